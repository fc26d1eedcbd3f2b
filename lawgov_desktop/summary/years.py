"""The years for which a file has rows, for the menu of years."""

from __future__ import annotations

import datetime as dt

import peewee as pw

from lawgov_desktop.records.time.period import Register
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile

#: Most years offered; a mistyped 1923 must not fill the menu.
_MOST = 15


def years_of(file: OfficeFile, *also: int) -> list[int]:
    """Years from the oldest row's to the newest's, this year, the working year and `also`; newest first.

    Reads only the first and last day of each ledger, from an index.
    """
    years = {dt.date.today().year, file.year, *also}
    with storage_errors(file.path):
        for ledger in file.catalogue.ledgers.values():
            if isinstance(ledger.time, Register):
                continue
            field = ledger.model.field(ledger.time.fields[0])
            for end in (pw.fn.MIN, pw.fn.MAX):
                value = ledger.model.select(end(field)).where(field.is_null(False)).scalar()
                if value is not None and str(value)[:4].isdigit():
                    years.add(int(str(value)[:4]))
    newest = max(years)
    return list(range(newest, max(min(years), newest - _MOST + 1) - 1, -1))
