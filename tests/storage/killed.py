"""A program to be killed: it saves, backs up, restores, changes the passphrase or migrates an old file in a loop.

It prints what was committed.

By hand, a hundred kills in the middle of each (or of those named: save backup restore change upgrade first):

    PYTHONPATH=. python tests/storage/killed.py 100
    PYTHONPATH=. python tests/storage/killed.py 100 save --passphrase 七月十五赶集日子
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.backup import backup, backup_before_upgrade
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.verify import BAD, examine
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.engine.engine import is_encrypted
from lawgov_desktop.storage.engine.raw_reader import connect
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.passphrase_change import change_passphrase
from lawgov_desktop.storage.tables import search_terms
from lawgov_desktop.storage.write.operations import Operations

ROOT = Path(__file__).resolve().parent.parent.parent


def tell(**what: Any) -> None:
    """Print a committed result and flush it, so that it survives the kill."""
    os.write(1, (json.dumps(what, ensure_ascii=False) + "\n").encode())


# -- the killed program -------------------------------------------------------------------------


def save(path: Path, passphrase: str | None) -> None:
    """Add, change and trash people with their roles, one operation each."""
    with open_file(path, load_catalogue(), passphrase) as file:
        # Small cache and early checkpoints, so that kills hit them too.
        file.db.execute_sql("PRAGMA wal_autocheckpoint = 20")
        file.db.execute_sql("PRAGMA cache_size = 20")
        operations, chance = Operations(file), random.Random()
        ledger, count = file.catalogue.ledger("person"), 0
        while True:
            count += 1
            record = Person(name="李明山", address=f"东河村 {count} 组")
            roles = [PersonRole(role="网格员", post=f"第 {n} 网格") for n in range(chance.randrange(4))]
            operations.save(ledger, record, {"roles": roles})
            said: dict[str, Any] = {"uid": record.uid, "number": record.number}
            tell(**said, address=record.address, roles=len(roles), trashed=False)
            if chance.random() < 0.3:
                record.address, roles = f"西沟村 {count} 组", roles[:1]
                operations.save(ledger, record, {"roles": roles})
                tell(**said, address=record.address, roles=len(roles), trashed=False)
            if chance.random() < 0.1:
                operations.trash(ledger, [record])
                tell(**said, address=record.address, roles=len(roles), trashed=True)


def back_up(path: Path, passphrase: str | None) -> None:
    """Back the file up again and again into the folder beside it."""
    with open_file(path, load_catalogue(), passphrase) as file:
        while True:
            tell(path=str(backup(file, path.parent / "U盘").path))


def put_back(path: Path, passphrase: str | None) -> None:
    """Restore one backup and the other in turn."""
    found = sorted((path.parent / "U盘").glob("*.lawgov"))
    while True:
        for one in found:
            restore(one, path, load_catalogue(), passphrase, aside=path.parent / "恢复前")
            tell(done=True)


def change(path: Path, _passphrase: str | None) -> None:
    """Set and remove the passphrase again and again."""
    while True:
        for now in ("七月十五赶集日子", None):
            change_passphrase(open_any(path, load_catalogue()), now)
            tell(passphrase=now)


def upgrade(path: Path, _passphrase: str | None) -> None:
    """Copy a file of an older program to the path and open it, in a loop."""
    old, part = path.with_name("旧.db"), path.with_name("取来.part")
    while True:
        shutil.copy(old, part)
        part.replace(path)
        open_file(path, load_catalogue(), backup_before=backup_before_upgrade).close()
        tell(done=True)


def first_start(path: Path, _passphrase: str | None) -> None:
    """Create the file with its first rows, and delete it, in a loop."""

    def fill(file: OfficeFile) -> None:
        Operations(file).save(file.catalogue.ledger("village"), Village(name="东河村"))

    tell(begun=True)
    while True:
        create_file(path, load_catalogue(), fill=fill).close()
        tell(done=True)
        path.unlink()


def open_any(path: Path, catalogue: Catalogue) -> OfficeFile:
    """The file, whichever of the two states the last kill left it in."""
    return open_file(path, catalogue, "七月十五赶集日子" if is_encrypted(path) else None)


DEEDS = {
    "save": save,
    "backup": back_up,
    "restore": put_back,
    "change": change,
    "upgrade": upgrade,
    "first": first_start,
}


# -- the killing test -----------------------------------------------------------------------------------


def run_and_kill(deed: str, path: Path, passphrase: str | None, seconds: float) -> list[dict[str, Any]]:
    """Start the program, kill it with SIGKILL `seconds` after its first output, return its output."""
    arguments = [sys.executable, __file__, deed, str(path), *([passphrase] if passphrase else [])]
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        assert first, "the program ended by itself"
        time.sleep(seconds)
        child.kill()
        lines = [first, *child.stdout.read().splitlines(keepends=True)]
    return [json.loads(line) for line in lines if line.endswith(b"\n")]


def kept_people(
    path: Path, catalogue: Catalogue, told: dict[str, dict[str, Any]], passphrase: str | None
) -> None:
    """Assert that every acknowledged row is saved as printed, and that the file is consistent."""
    with open_file(path, catalogue, passphrase) as file:
        ledger = file.catalogue.ledger("person")
        rows = {row.uid: row for row in Person.select()}
        for uid, said in told.items():
            row = rows[uid]
            assert row.number == said["number"]
            # The operation running at the kill may be committed; an acknowledged one must be.
            if row.address == said["address"]:
                live = (
                    PersonRole.deleted_at.is_null()
                    if row.deleted_at is None
                    else PersonRole.deleted_at == row.deleted_at
                )
                roles = PersonRole.select().where((PersonRole.person == row.id) & live).count()
                assert roles == said["roles"], (row.__data__, said)
            else:
                assert said["address"].startswith("东河村")
                assert row.address.startswith("西沟村")
            assert row.deleted_at is not None or not said["trashed"]
        numbers = [row.number for row in rows.values()]
        assert None not in numbers
        assert len(set(numbers)) == len(numbers)
        changes = file.db.execute_sql(
            "SELECT count(DISTINCT uid) FROM change WHERE table_name = 'person'"
        ).fetchone()[0]
        assert changes == len(rows)
        indexed = dict(
            file.db.execute_sql("SELECT row_id, terms FROM search_row WHERE table_name = 'person'").fetchall()
        )
        assert indexed == {row.id: search_terms.document_of(ledger, row) for row in rows.values()}
        assert file.db.execute_sql("SELECT operation FROM context").fetchone()[0] is None
        assert [finding for finding in check_file(file) if finding.severity != "note"] == []


def kill_while_saving(folder: Path, kills: int, passphrase: str | None = None, seed: int = 1) -> int:
    """Kill the saving program `kills` times on the same file; returns how many commits it had acknowledged."""
    catalogue, path, chance = load_catalogue(), folder / "台账.db", random.Random(seed)
    create_file(path, catalogue, passphrase).close()
    told: dict[str, dict[str, Any]] = {}
    count = 0
    for _ in range(kills):
        for said in run_and_kill("save", path, passphrase, chance.uniform(0, 0.08)):
            told[said["uid"]] = said
            count += 1
        kept_people(path, catalogue, told, passphrase)
    return count


def _villages(path: Path, catalogue: Catalogue) -> list[str]:
    """The villages of a file, which must be consistent."""
    with open_any(path, catalogue) as file:
        assert check_file(file) == []
        return [row.name for row in Village.select()]


def kill_while_backing_up(folder: Path, kills: int, seed: int = 4) -> int:
    """Kill backups: acknowledged ones verify, no incomplete file has a final name. Returns the number of backups."""
    path, stick, chance = folder / "台账.db", folder / "U盘", random.Random(seed)
    stick.mkdir()
    if not path.exists():
        create_file(path, load_catalogue()).close()
    proved: set[Path] = set()
    for _ in range(kills):
        for said in run_and_kill("backup", path, None, chance.uniform(0, 0.15)):
            assert examine(Path(said["path"])).good
        new = set(stick.glob("*.lawgov")) - proved
        assert BAD not in {examine(found).state for found in new}
        proved |= new
    assert {file.suffix for file in stick.iterdir()} <= {".lawgov", ".json", ".part"}
    return len(proved)


def kill_while_restoring(folder: Path, kills: int, seed: int = 5) -> int:
    """Kill restores of two backups in turn: the file is one of them, whole, and never a mix."""
    catalogue, path, stick, chance = load_catalogue(), folder / "台账.db", folder / "U盘", random.Random(seed)
    stick.mkdir()
    with create_file(path, catalogue) as file:
        for name in ("东河村", "西沟村"):
            Operations(file).save(catalogue.ledger("village"), Village(name=name))
            backup(file, stick)
    for _ in range(kills):
        run_and_kill("restore", path, None, chance.uniform(0, 0.15))
        assert _villages(path, catalogue) in (["东河村"], ["东河村", "西沟村"])
    return kills


def kill_while_changing(folder: Path, kills: int, seed: int = 6) -> int:
    """Kill changes of the passphrase: the file opens with the old one or the new one, with every row."""
    catalogue, path, chance = load_catalogue(), folder / "台账.db", random.Random(seed)
    with create_file(path, catalogue) as file:
        Operations(file).save(catalogue.ledger("village"), Village(name="东河村"))
    for _ in range(kills):
        run_and_kill("change", path, None, chance.uniform(0, 0.3))
        assert _villages(path, catalogue) == ["东河村"]
    return kills


def kill_while_upgrading(folder: Path, kills: int, seed: int = 7) -> int:
    """Kill the migration of an older file: each step is applied completely or not at all, and every row stays."""
    catalogue, chance = load_catalogue(), random.Random(seed)
    old, path, fresh = folder / "旧.db", folder / "台账.db", folder / "新.db"
    with create_file(old, Catalogue(catalogue.areas[:1])) as file:
        Operations(file).save(catalogue.ledger("village"), Village(name="东河村"))
    create_file(fresh, catalogue).close()
    for _ in range(kills):
        run_and_kill("upgrade", path, None, chance.uniform(0, 0.3))
        assert _villages(path, catalogue) == ["东河村"]
        assert _tables(path) == _tables(fresh)
    return kills


def kill_while_creating(folder: Path, kills: int, seed: int = 8) -> int:
    """Kill the first start: there is no file, or one with its first rows; a new attempt succeeds in both cases."""
    catalogue, path, chance = load_catalogue(), folder / "台账.db", random.Random(seed)
    for _ in range(kills):
        run_and_kill("first", path, None, chance.uniform(0, 0.6))
        if not path.exists():
            with create_file(path, catalogue) as file:
                Operations(file).save(catalogue.ledger("village"), Village(name="东河村"))
        assert _villages(path, catalogue) == ["东河村"]
        # The mark of an unclean end stays until a window has checked the file.
        left = {found.name for found in folder.iterdir()} - {"台账.db", "台账.db.lock", "台账.db.holder"}
        assert left == set(), left
        path.unlink()
    return kills


def _tables(path: Path) -> set[tuple[str, str]]:
    connection = connect(path, None)
    try:
        return set(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())  # type: ignore[arg-type]
    finally:
        connection.close()


KILLERS = {
    "backup": kill_while_backing_up,
    "restore": kill_while_restoring,
    "change": kill_while_changing,
    "upgrade": kill_while_upgrading,
    "first": kill_while_creating,
}


def main() -> None:
    """Run as the program to be killed or, with a number, as the killing test."""
    if sys.argv[1] in DEEDS:
        DEEDS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else None)
        return
    parser = argparse.ArgumentParser(
        description="Kill the program in the middle of its work, and see what is left."
    )
    parser.add_argument("kills", type=int)
    parser.add_argument("deeds", nargs="*", default=list(DEEDS))
    parser.add_argument("--passphrase")
    wanted = parser.parse_args()
    for deed in wanted.deeds:
        seed = random.randrange(10**6)
        with tempfile.TemporaryDirectory() as folder:
            if deed == "save":
                count = kill_while_saving(Path(folder), wanted.kills, wanted.passphrase, seed)
                print(
                    f"save: {wanted.kills} kills, {count} acknowledged operations, none lost, the file whole each time"
                )
            else:
                KILLERS[deed](Path(folder), wanted.kills, seed)
                print(f"{deed}: {wanted.kills} kills, the old or the new state each time, never a mix")


if __name__ == "__main__":
    main()
