"""SQL expressions that only SQLite has. A port to another engine rewrites this file and no other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import peewee as pw


def thursday(day: Any) -> Any:
    """The Thursday of the week a day lies in, as ISO text: a week belongs to the year of its Thursday."""
    return pw.fn.DATE(day, "-3 days", "weekday 4")


def among(values: Iterable[int | str]) -> Any:
    """The right side of IN for any number of keys; SQLite allows at most 32,766 parameters in a query."""
    return pw.SQL("(SELECT value FROM json_each(?))", (json.dumps(list(values)),))
