"""Pictures of characters that no font has, drawn by the office and kept in the file."""

from __future__ import annotations

from lawgov_desktop.storage.engine.engine import Database


def drawn_characters(db: Database) -> dict[str, bytes]:
    """The picture of every drawn character."""
    return dict(db.execute_sql("SELECT character, picture FROM drawn_character").fetchall())


def put_drawn_character(db: Database, character: str, picture: bytes) -> None:
    """Keep the picture of a character, in place of an older one; call inside an operation."""
    db.execute_sql(
        "INSERT INTO drawn_character (character, picture) VALUES (?, ?) "
        "ON CONFLICT (character) DO UPDATE SET picture = excluded.picture",
        (character, picture),
    )


def drop_drawn_character(db: Database, character: str) -> None:
    """Forget the picture of a character; call inside an operation."""
    db.execute_sql("DELETE FROM drawn_character WHERE character = ?", (character,))
