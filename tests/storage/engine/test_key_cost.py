"""scrypt's cost: new files and new passphrases get today's, files and backups of the former cost keep opening."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawgov_desktop.errors import WrongPassphrase
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.engine import engine
from lawgov_desktop.storage.engine.engine import derive_key, read_salt
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.passphrase_change import change_passphrase

SECRET, NEXT = "七月十五赶集日子", "石桥 杏花 算盘 北斗"


@pytest.fixture
def todays_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cost as the program ships it."""
    monkeypatch.setattr(engine, "COST", 2**17)
    monkeypatch.setattr(engine, "COSTS", (2**17, 2**15))


def test_a_changed_passphrase_raises_the_cost_and_the_old_backup_still_opens(
    tmp_path: Path, stick: Path, catalogue: Catalogue, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "台账.db"
    # Made with the former cost.
    with create_file(path, catalogue, SECRET) as file:
        salt = read_salt(path)
        assert salt is not None
        assert file.key == derive_key(SECRET, salt, 2**15)
        old = backup(file, stick).path
    request.getfixturevalue("todays_cost")
    change_passphrase(open_file(path, catalogue, SECRET), NEXT)
    with open_file(path, catalogue, NEXT) as file:
        salt = read_salt(path)
        assert salt is not None
        assert file.key == derive_key(NEXT, salt, 2**17)
    with pytest.raises(WrongPassphrase):
        open_file(path, catalogue, SECRET)
    assert verify(old, SECRET).opened
    restore(old, path, catalogue, SECRET, present_key=None)
    open_file(path, catalogue, SECRET).close()


def test_a_new_file_has_todays_cost(tmp_path: Path, catalogue: Catalogue, todays_cost: None) -> None:
    path = tmp_path / "台账.db"
    with create_file(path, catalogue, SECRET) as file:
        salt = read_salt(path)
        assert salt is not None
        assert file.key == derive_key(SECRET, salt, 2**17)


def test_a_damaged_first_page_of_either_cost_is_no_wrong_passphrase(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "台账.db"
    create_file(path, catalogue, SECRET).close()
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\0" * 500)
    shutil.copy(path, tmp_path / "另.db")
    with pytest.raises(Exception, match="口令是对的，但"):
        open_file(path, catalogue, SECRET)
    with pytest.raises(WrongPassphrase):
        open_file(path, catalogue, NEXT)
