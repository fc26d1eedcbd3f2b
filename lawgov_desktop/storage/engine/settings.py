"""The table of settings. It is written inside an operation, like every table."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.records.proxy import database
from lawgov_desktop.records.settings import SETTINGS
from lawgov_desktop.storage.engine.engine import Database


class Settings:
    """The settings of an open file: the stored text, or the declared default."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def __getitem__(self, key: str) -> str:
        """The value of a declared setting. Raises KeyError for an undeclared one."""
        default = SETTINGS[key].default
        row = self._db.execute_sql("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else default

    def all(self) -> dict[str, str]:
        """Every declared setting with its value."""
        stored = dict(self._db.execute_sql("SELECT key, value FROM setting").fetchall())
        return {key: stored.get(key, s.default) for key, s in SETTINGS.items()}

    def write(self, values: dict[str, str]) -> None:
        """Write values; call inside an operation. Raises KeyError for an undeclared key."""
        for key, value in values.items():
            assert key in SETTINGS, key
            self._db.execute_sql(
                "INSERT INTO setting (key, value) VALUES (?, ?) "
                "ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value IS NOT excluded.value",
                (key, value),
            )


def kept(key: str) -> str:
    """A setting of the file that the records are bound to, read by their rules."""
    open_file: Any = database
    return Settings(open_file)[key]


def whole(key: str) -> int:
    """A setting as an integer for a rule; the declared default when the stored text is no integer."""
    text = kept(key).strip()
    return int(text if text.isascii() and text.isdigit() else SETTINGS[key].default)
