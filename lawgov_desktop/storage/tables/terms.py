"""Terms, the words an office may change: those an area declares are added to a file and never removed."""

from __future__ import annotations

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import history

_INSERT = (
    "INSERT INTO term (vocabulary, code, label, statistic_code, note, position) VALUES (?, ?, ?, ?, ?, ?)"
)


def seed(db: Database, catalogue: Catalogue) -> int:
    """Add the declared terms that the file lacks; renamed and retired terms stay as the office left them."""
    existing = {tuple(row) for row in db.execute_sql("SELECT vocabulary, code FROM term").fetchall()}
    missing = [
        (vocabulary, *word, *[""] * (4 - len(word)), position)
        for area in catalogue.areas
        for vocabulary, words in area.vocabularies
        for position, word in enumerate(words)
        if (vocabulary, word[0]) not in existing
    ]
    if missing:
        with history.preparing(db, "准备用语"):
            for row in missing:
                db.execute_sql(_INSERT, row)
    return len(missing)
