"""Names and texts inside SQL: tables and columns made by another tool may hold blanks and quotes."""

from __future__ import annotations


def quote_name(name: str) -> str:
    """The name of a table, column, trigger or view as SQL reads it: in double quotes, quotes inside it doubled."""
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A text as an SQL literal, for statements that take no parameters, such as CREATE TRIGGER."""
    return "'" + text.replace("'", "''") + "'"
