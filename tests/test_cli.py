"""The command line as scripts use it: exit codes, one sentence on stderr, data on stdout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import apsw
import pypdfium2 as pdfium
import pytest

#: Tables whose rows the program itself creates, with random uids.
_BY_CHANCE = ("term", "holiday", "setting", "change")
ROOT = Path(__file__).resolve().parent.parent


def run(*words: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """One command in a process of its own, without a display."""
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    env["PYTHONPATH"] = str(cwd or ROOT)
    return subprocess.run(
        [sys.executable, "-m", "lawgov_desktop", *map(str, words)],
        capture_output=True,
        text=True,
        env=env,
        cwd=cwd or ROOT,
        timeout=120,
        check=False,
    )


def _told(path: Path) -> list[list[tuple[object, ...]]]:
    """Every row's uid and every paper of a file."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    with_uid = [
        t for t in tables if any(c[1] == "uid" for c in connection.execute(f"PRAGMA table_info({t})"))
    ]
    asked = ["SELECT owner_uid, name, kind, sha256 FROM attachment ORDER BY id"]
    asked += [f"SELECT uid FROM {table} ORDER BY id" for table in sorted(with_uid) if table not in _BY_CHANCE]
    return [list(connection.execute(sql)) for sql in asked]


def test_the_whole_way_of_a_file(tmp_path: Path, sample_file: Path) -> None:
    where = ("--data-dir", tmp_path / "数据")
    assert run(*where, "init", "--sample").returncode == 0
    figures = json.loads(run(*where, "figures", "--json").stdout)
    values = {f["key"]: (f["value"], f["phrase"], f["rows"]) for f in figures}
    assert values["mediated_disputes"] == (42, "42件", 42)
    assert set(figures[0]) == {"key", "title", "value", "phrase", "unit", "rows"}

    rows = json.loads(run(*where, "figures", "--rows", "mediated_disputes", "--json").stdout)
    assert len(rows) == 42
    assert set(rows[0]) == {"ledger", "uid", "number", "date", "village", "matter", "amount"}
    # The same command gives the same sample, to the last uid and paper.
    assert _told(tmp_path / "数据" / "台账.db") == _told(sample_file)

    out = tmp_path / "证书.pdf"
    assert run(*where, "print", "certificates", "-o", out).returncode == 0
    assert len(pdfium.PdfDocument(out)) == 120

    assert run(*where, "print", "certificates", "-o", out, "--pages", "3、7，9－10").returncode == 0
    assert len(pdfium.PdfDocument(out)) == 4
    wrong = run(*where, "print", "certificates", "-o", out, "--pages", "121")
    assert (wrong.returncode, wrong.stderr) == (1, "没有第 121 页，请写 1 到 120 之间的页码。\n")
    connection = apsw.Connection(str(tmp_path / "数据" / "台账.db"))
    assert connection.execute("SELECT count(*) FROM print_job").fetchall() == [(0,)], "a PDF is no print"
    connection.close()

    summary = tmp_path / "年报.pdf"
    assert run(*where, "print", "summary", "-o", summary).returncode == 0
    pages = (page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(summary))
    text = "".join(pages).replace("\r\n", "")
    assert "成功调解案件42件" in text
    assert "队伍120人，全部发放证书和徽章" in text

    stick = tmp_path / "U盘"
    stick.mkdir()
    made = run(*where, "backup", stick)
    assert made.returncode == 0
    copy = Path(made.stdout.strip())
    assert run("verify", copy).returncode == 0
    assert run(*where, "restore", copy).returncode == 0
    again = json.loads(run(*where, "figures", "--json").stdout)
    assert again == figures


def test_the_map_of_ledgers_has_the_promised_shape() -> None:
    areas = json.loads(run("ledgers", "--json").stdout)
    assert [a["key"] for a in areas][:1] == ["township"]
    for area in areas:
        for ledger in area["ledgers"]:
            assert {"name", "table", "title", "fields"} <= set(ledger)
            for field in ledger["fields"]:
                assert set(field) == {"name", "column", "label", "type", "required", "choices"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("figures",), "找不到文件"),
        (("backup", "nowhere"), "找不到文件"),
        (("verify", "nowhere.lawgov"), "nowhere.lawgov"),
        (("print", "certificates", "-o", "x.pdf"), "找不到文件"),
        (("export", "dispute", "x.xlsx"), "找不到文件"),
    ],
)
def test_a_known_error_is_one_sentence_and_exit_1(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    done = run("--data-dir", tmp_path, *words)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_errors_inside_a_good_file(tmp_path: Path) -> None:
    where = ("--data-dir", tmp_path)
    assert run(*where, "init").returncode == 0
    for words, said in [
        (("init",), "已经有文件了"),
        (("figures", "--rows", "nothing"), "没有叫“nothing”的数字"),
        (("figures", "--year", "2023", "--cutoff", "2022-11-30"), "不在 2023 年内"),
        (("export", "nothing", str(tmp_path / "x.xlsx")), "没有叫“nothing”的台账"),
        (("print", "posters", "-o", str(tmp_path / "x.pdf")), "不能打印“posters”"),
        (("print", "certificates", "-o", str(tmp_path / "x.pdf"), "--year", "2023"), "没有有效的证书"),
        (("print", "summary", "-o", str(tmp_path / "no" / "x.pdf")), "不存在"),
        (("backup", str(tmp_path / "no")), "no"),
    ]:
        done = run(*where, *words)
        assert done.returncode == 1, words
        assert said in done.stderr, (words, done.stderr)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


def test_wrong_usage_is_exit_2() -> None:
    for words in (("nonsense",), ("print",), ("figures", "--cutoff", "soon"), ("figures", "--year", "this")):
        done = run(*words)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_an_encrypted_file_needs_its_passphrase(tmp_path: Path) -> None:
    secret, wrong = tmp_path / "口令.txt", tmp_path / "错.txt"
    secret.write_text("青山绿水 2023\n", "utf-8")
    wrong.write_text("不是这个\n", "utf-8")
    where = ("--database", tmp_path / "密.db")
    assert run(*where, "--passphrase-file", secret, "init").returncode == 0
    assert b"SQLite format 3" not in (tmp_path / "密.db").read_bytes()[:16]
    assert run(*where, "--passphrase-file", secret, "figures").returncode == 0
    assert "口令" in run(*where, "figures").stderr
    assert "口令不对" in run(*where, "--passphrase-file", wrong, "figures").stderr


def test_version() -> None:
    from lawgov_desktop import __version__

    assert run("--version").stdout.strip() == __version__
