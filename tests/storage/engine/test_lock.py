"""The write lock when the name of its holder cannot be written or read."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.errors import FileLocked
from lawgov_desktop.storage.engine.lock import WriteLock


def test_a_file_opens_although_its_holder_cannot_be_written_down(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    # Stands for a full disk: nothing can be written under this name.
    (tmp_path / "台账.db.holder").mkdir()
    lock = WriteLock(path)
    lock.take()
    with pytest.raises(FileLocked, match="另一个窗口正在使用"):
        WriteLock(path).take()
    lock.release()
    WriteLock(path).take()


def test_a_torn_name_of_the_holder_is_no_name(tmp_path: Path) -> None:
    path = tmp_path / "台账.db"
    lock = WriteLock(path)
    lock.take()
    (tmp_path / "台账.db.holder").write_bytes("赵敏".encode()[:4])
    with pytest.raises(FileLocked, match="另一个窗口正在使用"):
        WriteLock(path).take()
    lock.release()
