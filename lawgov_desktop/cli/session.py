"""What the commands share: the file path, opening the file, the period, and output to stdout and stderr."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lawgov_desktop.areas import catalogue
from lawgov_desktop.errors import FileDamaged, FileReplaced, KnownError, WrongPassphrase
from lawgov_desktop.paths import user_paths
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.records.viewer import COMMAND_LINE
from lawgov_desktop.storage.engine.manifest import DATA_SUFFIX
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import open_file

Args = argparse.Namespace


def accept_any_path() -> None:
    """Let stdout print paths whose names are not UTF-8 as the bytes they are, and stderr with escapes."""
    for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=errors)


def say(text: str) -> None:
    """Print a sentence to stderr."""
    print(text, file=sys.stderr)


def database_path(args: Args) -> Path:
    """The path of the file: `--database`, else the one in the data folder."""
    return Path(args.database) if args.database else user_paths(args.data_dir).database


def passphrase_of(args: Args) -> str | None:
    """The passphrase from its file (first line), None when none is given."""
    if args.passphrase_file is None:
        return None
    try:
        lines = Path(args.passphrase_file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise KnownError(f"读不到口令文件 {args.passphrase_file}，请核对路径。") from None
    if not lines or not lines[0]:
        raise KnownError("口令文件是空的，请把口令写在第一行。")
    return lines[0]


def _backup_before(file: OfficeFile) -> Path:
    """The backup before a migration; its modules are loaded only then, which most commands never need."""
    from lawgov_desktop.storage.backup.backup import backup_before_upgrade

    return backup_before_upgrade(file)


@contextmanager
def opened(args: Args, *, read_only: bool = True) -> Iterator[OfficeFile]:
    """Open the file for one command; reading needs no lock, so it may be open in a window."""
    path, secret, areas = database_path(args), passphrase_of(args), catalogue()
    try:
        file = open_file(path, areas, secret, read_only=read_only, backup_before=_backup_before)
    except WrongPassphrase as error:
        if secret is not None and _salt_is_damaged(path, secret):
            text = f"口令是对的，但 {path.name} 的开头已经损坏，打不开。请用最近一次核验过的备份恢复。"
            raise FileDamaged(text) from error
        raise
    with file:
        file.operator = os.environ.get("LAWGOV_OPERATOR", COMMAND_LINE)
        try:
            yield file
            file.judge_identity()
        except FileReplaced as error:
            raise _rescued(file, error) from error


def _salt_is_damaged(path: Path, secret: str) -> bool:
    from lawgov_desktop.storage.backup.damaged_salt import passphrase_is_right
    from lawgov_desktop.storage.engine.backup_folder import default_backup_folder

    folders = (path.parent, default_backup_folder(path))
    return passphrase_is_right(
        path, secret, [b for folder in folders for b in folder.glob(f"*{DATA_SUFFIX}")]
    )


def _rescued(file: OfficeFile, error: FileReplaced) -> FileReplaced:
    """Write the rescue file of a lost file and close it; returns the error with the path of the rescue file."""
    from lawgov_desktop.storage.backup.rescue import put_companions_away, rescue
    from lawgov_desktop.storage.engine.backup_folder import default_backup_folder

    rescued = rescue(file, [default_backup_folder(file.path)])
    file.close()
    put_companions_away(file.path, rescued)
    kept = f"保存过的都在 {rescued.path}。" if rescued.path else f"没有抢救出来：{rescued.problem}"
    return FileReplaced(f"{error.sentence}{kept}")


def period(args: Args, file: OfficeFile) -> Period:
    """The period of `--year` and `--cutoff`; without a year, that of the cutoff, else the file's working year."""
    if args.year is None:
        return Period.of_year(args.cutoff.year if args.cutoff else file.year, args.cutoff)
    return Period.of_year(args.year, args.cutoff)


def print_json(data: Any) -> None:
    """Print data as indented JSON to stdout."""
    text = json.dumps(data, ensure_ascii=False, indent=1, default=str)
    try:
        text.encode()
    except UnicodeEncodeError:
        # A lone surrogate, from a file name that is not UTF-8: JSON has an escape for it.
        text = json.dumps(data, indent=1, default=str)
    print(text)


def print_table(rows: Sequence[dict[str, Any]]) -> None:
    """Print the values of each row to stdout, separated by tabs."""
    for row in rows:
        print("\t".join("" if value is None else str(value) for value in row.values()))
