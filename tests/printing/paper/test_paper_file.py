from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.paper.page import write_pdf
from lawgov_desktop.printing.preview import Preview
from lawgov_desktop.printing.sheets.certificate import certificates
from lawgov_desktop.printing.sheets.table_printer import draw_table
from tests.printing.paper_samples import names, roster, sheet

TWICE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from tests.printing.paper_samples import names, report, roster, sheet
from lawgov_desktop.printing.sheets.certificate import certificates
from lawgov_desktop.printing.sheets.official import official
from lawgov_desktop.printing.sheets.table_printer import draw_table
people = certificates([sheet(name, qr_text=name) for name in names(120)])
for pdf in (people.pdf, official(report()).pdf, draw_table(roster()).pdf):
    print(hashlib.sha256(pdf).hexdigest())
"""


def test_the_same_paper_has_the_same_bytes_in_every_process(all_fonts: None) -> None:
    def run(seed: str) -> list[str]:
        command = [sys.executable, "-c", TWICE, str(Path(__file__).resolve().parents[3])]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout.split()

    first = run("1")
    assert first == run("2")
    assert first[2] == hashlib.sha256(draw_table(roster()).pdf).hexdigest()


def test_a_file_is_written_whole_with_nothing_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "证书.pdf"
    target.write_bytes(b"old")
    write_pdf(certificates([sheet("李明山")]).pdf, target)
    assert target.read_bytes().startswith(b"%PDF")
    assert [path.name for path in tmp_path.iterdir()] == ["证书.pdf"]
    assert target.stat().st_mode & 0o777 == 0o644


def test_a_full_disk_leaves_the_old_file_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "证书.pdf"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PaperProblem, match="磁盘已满"):
        write_pdf(b"%PDF-new", target)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["证书.pdf"]


def test_a_missing_folder_and_a_folder_in_the_way_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(PaperProblem, match="不存在"):
        write_pdf(b"%PDF", tmp_path / "没有" / "a.pdf")
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(PaperProblem, match="换一个位置"):
        write_pdf(b"%PDF", tmp_path / "a.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_files_are_well_formed_and_open_without_complaint() -> None:
    pdf = certificates([sheet(name, qr_text=name) for name in names(20)]).pdf
    document = pypdfium2.PdfDocument(pdf)
    assert len(document) == 20
    assert pdf.rstrip().endswith(b"%%EOF")
    # Every object the cross-reference table promises begins where it says.
    start = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    table = pdf[start:].split(b"trailer")[0].splitlines()
    count = int(table[1].split()[1])
    for number, entry in enumerate(table[3 : 2 + count], 1):
        assert pdf[int(entry.split()[0]) :].startswith(b"%d 0 obj" % number)
    for word in (b"Helvetica", b"/ASCII85Decode", b"/JavaScript"):
        assert word not in pdf


def test_a_border_drawn_once_serves_every_page() -> None:
    one = len(certificates([sheet("李明山")]).pdf)
    many = len(certificates([sheet("李明山", number) for number in range(50)]).pdf)
    assert (many - one) / 49 < 1500


def test_a_page_is_shown_as_pixels_of_the_size_asked_for() -> None:
    preview = Preview(certificates([sheet("李明山"), sheet("王秀英")]).pdf)
    assert preview.pages == 2
    assert preview.size(0) == (pytest.approx(297, abs=0.01), pytest.approx(210, abs=0.01))
    shown = preview.picture(1, 4)
    assert (shown.width, shown.height) in {(1188, 840), (1189, 840)}
    assert len(shown.data) >= shown.stride * shown.height >= shown.width * 4 * shown.height
    paper = shown.data[10 * shown.stride + 40 : 10 * shown.stride + 43]
    ink = shown.data[int(9.9 * 4) * shown.stride + 2400 : int(9.9 * 4) * shown.stride + 2403]
    assert paper == b"\xff\xff\xff"
    assert ink[2] > ink[0]  # gold: more red than blue, and blue comes first
    preview.close()


def test_a_preview_reads_files_too(tmp_path: Path) -> None:
    write_pdf(certificates([sheet("李明山")]).pdf, tmp_path / "证书.pdf")
    preview = Preview(tmp_path / "证书.pdf")
    assert preview.pages == 1
    preview.close()
