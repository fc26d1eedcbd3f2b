"""What the commands share: the file path, opening the file, the period, and output to stdout and stderr."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lawgov_desktop.areas import catalogue
from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import user_paths
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.records.viewer import COMMAND_LINE
from lawgov_desktop.storage.office_file import OfficeFile, open_file

Args = argparse.Namespace


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
    with open_file(path, areas, secret, read_only=read_only, backup_before=_backup_before) as file:
        file.operator = os.environ.get("LAWGOV_OPERATOR", COMMAND_LINE)
        yield file


def period(args: Args, file: OfficeFile) -> Period:
    """The period of `--year` and `--cutoff`; without a year, that of the cutoff, else the file's working year."""
    if args.year is None:
        return Period.of_year(args.cutoff.year if args.cutoff else file.year, args.cutoff)
    return Period.of_year(args.year, args.cutoff)


def print_json(data: Any) -> None:
    """Print data as indented JSON to stdout."""
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()


def print_table(rows: Sequence[dict[str, Any]]) -> None:
    """Print the values of each row to stdout, separated by tabs."""
    for row in rows:
        print("\t".join("" if value is None else str(value) for value in row.values()))
