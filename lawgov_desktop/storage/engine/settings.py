"""The table of settings. It is written inside an operation, like every table."""

from __future__ import annotations

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
