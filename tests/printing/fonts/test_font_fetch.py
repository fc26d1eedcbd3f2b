from __future__ import annotations

import hashlib
import importlib.util
import io
import shutil
import sys
import tarfile
from pathlib import Path
from types import ModuleType

import pytest

from lawgov_desktop.paths import font_cache

SCRIPT = Path(__file__).resolve().parents[3] / "packaging" / "fonts.py"


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location("font_fetch", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "font_fetch", module)
    spec.loader.exec_module(module)
    return module


def deb(path: Path, members: dict[str, bytes]) -> Path:
    """A small Debian package: an `ar` archive with a compressed tar in it."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:xz") as tar:
        for name, data in members.items():
            info = tarfile.TarInfo(f"./{name}")
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    parts = {"debian-binary": b"2.0\n", "control.tar.xz": b"odd", "data.tar.xz": packed.getvalue()}
    archive = b"!<arch>\n"
    for name, data in parts.items():
        archive += f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(data):<10}`\n".encode("ascii")
        archive += data + b"\n" * (len(data) % 2)
    path.write_bytes(archive)
    return path


@pytest.mark.parametrize("with_dpkg", [True, False])
def test_right_files_are_taken_and_wrong_ones_named(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, with_dpkg: bool
) -> None:
    if not with_dpkg:
        monkeypatch.setattr(shutil, "which", lambda _: None)
    right, wrong = b"right font", b"tampered font"
    wanted = [
        script.FontFile("p", "usr/share/fonts/a.ttf", hashlib.sha256(right).hexdigest()),
        script.FontFile("p", "usr/share/fonts/b.ttf", hashlib.sha256(right).hexdigest()),
        script.FontFile("p", "usr/share/fonts/c.ttf", hashlib.sha256(right).hexdigest()),
    ]
    members = {
        "usr/share/doc/p/copyright": b"licence",
        "usr/share/fonts/a.ttf": right,
        "usr/share/fonts/b.ttf": wrong,
        "usr/bin/evil": b"not wanted",
    }
    folder = tmp_path / "fonts"
    folder.mkdir()
    cache = script.Cache(folder)
    problems = script.unpack(deb(tmp_path / "p.deb", members), "p", wanted, cache)
    assert problems == ["b.ttf 的校验值不对，没有使用", "c.ttf 不在软件包里"]
    assert sorted(path.name for path in folder.iterdir()) == ["a.ttf", "fetched.json", "licences"]
    assert (folder / "licences" / "p.txt").read_bytes() == b"licence"
    again = script.Cache(folder)
    assert [again.holds(file) for file in wanted] == [True, False, False]


def test_a_file_that_was_changed_is_not_used(script: ModuleType, tmp_path: Path) -> None:
    file = script.FontFile("p", "usr/a.ttf", hashlib.sha256(b"right").hexdigest())
    cache = script.Cache(tmp_path)
    cache.take(file, io.BytesIO(b"right"))
    assert script.Cache(tmp_path).holds(file)
    (tmp_path / "a.ttf").write_bytes(b"wrong")
    assert not script.Cache(tmp_path).holds(file)
    assert not (tmp_path / "a.ttf").exists()


def test_a_machine_without_apt_is_told_in_one_sentence(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert script.main() == 0
    said = capsys.readouterr().out.strip()
    assert said.count("\n") == 0
    assert "普通姓名不受影响" in said


def test_the_script_and_the_program_mean_the_same_folder(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert script.cache_folder() == font_cache()
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert script.cache_folder() == font_cache()
