"""Converted outlines are kept on the disk: the next process draws the same without converting."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_desktop.printing.fonts import glyph_store
from lawgov_desktop.printing.fonts.font_files import FontKey, chain
from lawgov_desktop.printing.fonts.glyphs import Face
from lawgov_desktop.printing.fonts.truetype import Glyph

TEXT = "法治政府建设"


@pytest.fixture
def key(cache_copy: Path) -> FontKey:
    """The PostScript outlines of the shipped Song, which take longest to convert."""
    return next(link.key for link in chain("song"))


def drawn(key: FontKey, text: str = TEXT) -> list[Glyph]:
    """The outlines of a text, drawn by a face opened anew and kept."""
    face = Face(key)
    glyphs = [face.draw(face.glyph_id(ord(char))) for char in text]
    face.keep()
    return glyphs


def files() -> list[Path]:
    return sorted(glyph_store.folder().iterdir())


def test_the_next_process_draws_the_same_outlines_without_converting(key: FontKey) -> None:
    first = drawn(key)
    command = (
        "import sys;from lawgov_desktop.printing.fonts.font_files import FontKey;"
        "from lawgov_desktop.printing.fonts.glyphs import Face;"
        f"face=Face(FontKey(*{tuple(key)!r}));"
        f"print([face.draw(face.glyph_id(ord(c))) for c in {TEXT!r}]);"
        "print('fontTools' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True).stdout
    assert told.splitlines() == [repr(first), "False"]


def test_new_outlines_join_those_of_earlier_jobs(key: FontKey) -> None:
    first = drawn(key)
    drawn(key, "证书")
    store = glyph_store.GlyphStore(key)
    face = Face(key)
    assert [store.get(face.glyph_id(ord(char))) for char in TEXT] == first
    assert store.has_outline(face.glyph_id(ord("证")))
    assert not store.has_outline(face.glyph_id(ord("国")))
    assert len(files()) == 1


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "foreign"])
def test_a_damaged_file_is_ignored_and_written_anew(key: FontKey, damage: str) -> None:
    first = drawn(key)
    (path,) = files()
    content = bytearray(path.read_bytes())
    if damage == "flipped":
        content[len(content) // 2] ^= 4
    changed = {"cut": content[:200], "flipped": content, "emptied": b"", "foreign": b"%PDF-1.4" * 99}[damage]
    path.write_bytes(changed)
    assert drawn(key) == first
    assert path.read_bytes() != changed
    assert glyph_store.GlyphStore(key).get(Face(key).glyph_id(ord("法"))) == first[0]


def test_outlines_of_a_replaced_font_file_are_not_used(key: FontKey) -> None:
    drawn(key)
    real = Path(key.path).resolve()
    link = Path(key.path)
    link.unlink()
    link.write_bytes(real.read_bytes())
    os.utime(link, (1, 1))
    store = glyph_store.GlyphStore(key)
    assert store.get(Face(key).glyph_id(ord("法"))) is None


def test_a_thickened_face_keeps_its_own_outlines(key: FontKey) -> None:
    plain, bold = drawn(key), drawn(key._replace(thicken=30))
    assert plain != bold
    assert drawn(key) == plain
    assert len(files()) == 2


def test_what_a_killed_process_left_is_deleted_the_next_day(key: FontKey) -> None:
    glyph_store.folder().mkdir()
    old, new = glyph_store.folder() / ".a.part", glyph_store.folder() / ".b.part"
    old.write_bytes(b"half")
    new.write_bytes(b"half")
    os.utime(old, (1, 1))
    drawn(key)
    assert (old.exists(), new.exists()) == (False, True)


def test_printing_goes_on_when_nothing_can_be_kept(key: FontKey) -> None:
    glyph_store.folder().write_text("a file where the folder should be", "utf-8")
    assert drawn(key) == drawn(key)
