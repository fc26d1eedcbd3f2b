"""A file after an unclean end: wrong passphrase or damage, the full check, and the key removed from memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileDamaged, WrongPassphrase
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.verify import key_of
from lawgov_desktop.storage.check.page_check import check_sound
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations

SECRET = "七月十五赶集日子"


def _tear(path: Path, first: int, length: int = 300) -> None:
    data = bytearray(path.read_bytes())
    data[first : first + length] = os.urandom(length)
    path.write_bytes(data)


@pytest.fixture
def encrypted(tmp_path: Path, catalogue: Catalogue) -> Path:
    path = tmp_path / "密.db"
    create_file(path, catalogue, SECRET).close()
    return path


def test_a_wrong_passphrase_is_told_from_a_damaged_file(encrypted: Path, catalogue: Catalogue) -> None:
    with pytest.raises(WrongPassphrase, match="口令不对"):
        open_file(encrypted, catalogue, "猜一猜123")
    # Bytes 16 to 23 identify the file; everything else of the first page may be damaged.
    _tear(encrypted, 200)
    with pytest.raises(WrongPassphrase, match="口令不对"):
        open_file(encrypted, catalogue, "猜一猜123")
    with pytest.raises(FileDamaged, match="口令是对的"):
        open_file(encrypted, catalogue, SECRET)


def test_a_plain_file_with_a_torn_head_is_damaged(operations: Operations, catalogue: Catalogue) -> None:
    path = operations.file.path
    operations.file.close()
    _tear(path, 100)
    with pytest.raises(FileDamaged, match="损坏"):
        open_file(path, catalogue)


def test_a_file_left_behind_is_looked_through_and_a_closed_one_is_not(
    tmp_path: Path, sample_file: Path, catalogue: Catalogue
) -> None:
    path, looked = tmp_path / "台账.db", []
    shutil.copy(sample_file, path)

    def look(db: Database) -> None:
        check_sound(db, lambda done, total: looked.append((done, total)))

    open_file(path, catalogue, inspect=look).close()
    assert looked == []
    # A killed program leaves its name beside the file and no lock.
    path.with_name(path.name + ".holder").write_text("赵敏", "utf-8")
    with open_file(path, catalogue, inspect=look) as file:
        assert file.closed_uncleanly
    assert looked[0][0] == 0
    assert looked[-1][0] == looked[-1][1] > 30
    looked.clear()
    open_file(path, catalogue, inspect=look).close()
    assert looked == []


def test_what_is_left_behind_stays_known_until_somebody_looks(
    operations: Operations, catalogue: Catalogue
) -> None:
    path = operations.file.path
    operations.file.close()
    mark = path.with_name(path.name + ".holder")
    mark.write_text("赵敏", "utf-8")
    open_file(path, catalogue).close()
    assert mark.exists()
    open_file(path, catalogue, inspect=check_sound).close()
    assert not mark.exists()


def test_damage_deep_in_the_file_is_found_before_anything_is_written(
    tmp_path: Path, sample_file: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "台账.db"
    shutil.copy(sample_file, path)
    _tear(path, path.stat().st_size // 2 // 4096 * 4096, 4000)
    path.with_name(path.name + ".holder").write_text("赵敏", "utf-8")
    before = path.read_bytes()
    with pytest.raises(FileDamaged, match="备份"):
        open_file(path, catalogue, inspect=check_sound)
    assert path.read_bytes() == before


def test_a_file_forgets_its_key_and_keeps_its_lock(encrypted: Path, catalogue: Catalogue) -> None:
    with open_file(encrypted, catalogue, SECRET) as file:
        key = file.key
        file.forget_key()
        assert file.key_forgotten
        assert file.key is None
        assert not any(key in str(value) for _name, value in file.db._pragmas)
        assert not file.read_only
        with pytest.raises(WrongPassphrase):
            file.restore_key("猜一猜123")
        assert file.key_forgotten
        file.restore_key(SECRET)
        assert file.key == key
        Operations(file).save(file.catalogue.ledger("village"), Village(name="东河村"))
        assert Village.select().count() == 1


_SIT = """
import sys, time
from pathlib import Path
from lawgov_desktop.areas import catalogue
from lawgov_desktop.storage.opening import open_file
with open_file(Path(sys.argv[1]), catalogue(), sys.stdin.readline()[:-1]) as file:
    file.forget_key()
    print("sealed", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="the memory of a program is read through /proc"
)
def test_no_copy_of_the_key_is_left_in_the_memory_of_a_locked_program(encrypted: Path) -> None:
    env = os.environ | {"PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    command = [sys.executable, "-c", _SIT, str(encrypted)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(f"{SECRET}\n".encode())
        other.stdin.flush()
        assert other.stdout.readline() == b"sealed\n"
        memory = _memory_of(other.pid)
        other.kill()
    assert len(memory) > 1_000_000
    key = key_of(encrypted, SECRET)
    assert key is not None
    assert key.encode() not in memory
    assert bytes.fromhex(key) not in memory


def _memory_of(process: int) -> bytes:
    found = bytearray()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            place, rights, *_rest = line.split()
            if "rw" in rights:
                first, last = (int(end, 16) for end in place.split("-"))
                memory.seek(first)
                found += memory.read(last - first)
    return bytes(found)


def test_what_a_killed_change_of_the_passphrase_left_is_gone_at_the_next_start(
    encrypted: Path, catalogue: Catalogue
) -> None:
    left = [encrypted.with_name(encrypted.name + tail) for tail in (".convert-part", ".restore-part")]
    for path in left:
        path.write_bytes(b"rows without their passphrase")
    open_file(encrypted, catalogue, SECRET, read_only=True).close()
    assert all(path.exists() for path in left), "a reader may look while the writer works"
    open_file(encrypted, catalogue, SECRET).close()
    assert not any(path.exists() for path in left)
