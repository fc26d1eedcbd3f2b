"""With a passphrase, no name or number is readable on the disk: in the file, its WAL or any file beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.areas.mediation.dispute import DisputeParty
from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.passphrase_change import change_passphrase
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.write.operations import Operations

SECRET, NEW = "七月十五赶集日子", "正月十五闹元宵节"


def _private() -> list[bytes]:
    """Names and numbers of people in the sample, as SQLite or Python would write them."""
    texts = [str(p.name) for p in Person.select().limit(40)]
    texts += [str(p.id_number) for p in Person.select().where(Person.id_number.is_null(False)).limit(40)]
    texts += [str(p.name) for p in DisputeParty.select().limit(40)]
    assert len(texts) > 100
    return [text.encode(coding) for text in texts for coding in ("utf-8", "utf-16-le")]


def _open_files(folder: Path) -> list[Path]:
    """Every file below `folder`, and the deleted files this process still holds open."""
    fds = Path("/proc/self/fd")
    nameless = [link for link in fds.iterdir() if "(deleted)" in _target(link)] if fds.is_dir() else []
    return [path for path in folder.rglob("*") if path.is_file()] + nameless


def _target(link: Path) -> str:
    try:
        return str(link.readlink())
    except OSError:
        return ""


def _none_shown(folder: Path, private: list[bytes]) -> None:
    looked = 0
    for path in _open_files(folder):
        content = path.read_bytes()
        looked += len(content)
        shown = [text for text in private if text in content]
        assert shown == [], path
    assert looked > 1_000_000


def test_no_private_word_stands_on_the_disk(
    tmp_path: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, stick, path = tmp_path / "临时", tmp_path / "U盘", tmp_path / "台账.db"
    temporary.mkdir()
    stick.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    with create_file(path, catalogue, SECRET) as file:
        file.db.execute_sql("PRAGMA cache_size = 10")
        writer = SampleWriter(Operations(file))
        for area in catalogue.areas:
            if area.key in ("township", "mediation"):
                fetch(area.sample)(writer)
        private = _private()
        assert path.with_name(path.name + "-wal").stat().st_size > 100_000
        _none_shown(tmp_path, private)
        # A sort too large for the cache, halfway through its rows.
        rows = file.db.execute_sql(
            "SELECT p.name FROM person p, village v ORDER BY p.address, v.name, random()"
        )
        rows.fetchone()
        Listing(file.db, catalogue.ledger("person")).ids(View(text="李"))
        _none_shown(tmp_path, private)
        file.operator = str(Person.select().first().name)
        made = backup(file, stick).path
    _none_shown(tmp_path, private)
    change_passphrase(open_file(path, catalogue, SECRET), NEW)
    restore(made, path, catalogue, SECRET)
    with open_file(path, catalogue, SECRET):
        _none_shown(tmp_path, private)
