"""Reading glyph outlines from font files, and choosing the first face of a chain with an outline for a character."""

from __future__ import annotations

import functools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawgov_desktop.printing.fonts import font_files
from lawgov_desktop.printing.fonts.font_files import FontKey, OwnFont, Style
from lawgov_desktop.printing.fonts.glyph_store import GlyphStore
from lawgov_desktop.printing.fonts.outlines import Step, contours
from lawgov_desktop.printing.fonts.printable_text import FORMAL
from lawgov_desktop.printing.fonts.sfnt import embedding_problem
from lawgov_desktop.printing.fonts.truetype import UNITS, Glyph, pack

_SPACES = frozenset({0x20, 0xA0, 0x3000, *range(0x2000, 0x200B)})


class Face:
    """One face of a font file, opened once per process; all measures are in 1/1000 em."""

    def __init__(self, key: FontKey) -> None:
        import uharfbuzz as hb

        self.key = key
        face = hb.Face(hb.Blob.from_file_path(key.path), key.face)
        self.font = hb.Font(face)
        self.font.scale = (UNITS, UNITS)
        if key.thicken:
            thicker = key.thicken / UNITS
            self.font.synthetic_bold = (thicker, thicker, True)  # In place: the advances stay.
        self.problem = _problem(face)
        self._store = GlyphStore(key)

    def glyph_id(self, codepoint: int) -> int:
        """The glyph of a character, 0 for none; a character mapped to an empty outline counts as none."""
        glyph = int(self.font.get_nominal_glyph(codepoint) or 0)
        if not glyph or codepoint in _SPACES:
            return glyph
        # Whoever asks draws it next: converting it now saves interpreting its outline twice.
        return glyph if self._store.has_outline(glyph) or self.draw(glyph).data else 0

    def advance(self, glyph: int) -> int:
        """Width of a glyph in thousandths of an em."""
        return int(self.font.get_glyph_h_advance(glyph))

    def draw(self, glyph: int) -> Glyph:
        """The packed TrueType outline of a glyph, from the store or converted and put there."""
        drawn = self._store.get(glyph)
        if drawn is None:
            steps: list[Step] = []
            self.font.draw_glyph(glyph, _draw_funcs(), steps)
            drawn = pack(contours(steps), self.advance(glyph))
            self._store.put(glyph, drawn)
        return drawn

    def keep(self) -> None:
        """Write newly converted outlines to the disk, for the next process."""
        self._store.save()


def _problem(face: Any) -> str:
    """Why a face cannot be used for printing, in Chinese; empty when it can."""
    if not face.glyph_count or not face.upem or "cmap" not in face.table_tags:
        return "文件读不出来，可能已损坏"
    os2 = bytes(face.reference_table("OS/2").data or b"")
    return embedding_problem(struct.unpack_from(">H", os2, 8)[0]) if len(os2) >= 10 else ""


@functools.cache
def _draw_funcs() -> Any:
    """The drawing callbacks of uharfbuzz; each appends a step to the list that is passed."""
    import uharfbuzz as hb

    def move(x: float, y: float, steps: list[Step]) -> None:
        steps.append((x, y, 0))

    def line(x: float, y: float, steps: list[Step]) -> None:
        steps.append((x, y))

    def quadratic(x1: float, y1: float, x: float, y: float, steps: list[Step]) -> None:
        steps.append((x1, y1, x, y))

    def cubic(x1: float, y1: float, x2: float, y2: float, x: float, y: float, steps: list[Step]) -> None:
        steps.append((x1, y1, x2, y2, x, y))

    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(move)
    funcs.set_line_to_func(line)
    funcs.set_quadratic_to_func(quadratic)
    funcs.set_cubic_to_func(cubic)
    funcs.set_close_path_func(lambda _steps: None)
    return funcs


@dataclass(frozen=True)
class Found:
    """The source of a character: the face, its glyph, its advance in 1/1000 em, and the code point.

    It is `borrowed` when the style's own faces lack it.
    """

    face: Face
    glyph: int
    advance: int
    codepoint: int
    borrowed: bool = False


class Chain:
    """The faces of one style in order; caches which face draws a character."""

    def __init__(self, links: tuple[tuple[Face, frozenset[int]], ...]) -> None:
        self._links = links
        self.faces = tuple(face for face, _ in links)
        self._own = [link for link in links if Path(link[0].key.path).parent == font_files.own_folder()]
        self.main = next((face for face, only in links if not only), None)
        self._found: dict[str, Found | None] = {}

    def find(self, char: str) -> Found | None:
        """The face and glyph that draw `char`, None when no face of the chain does."""
        if char not in self._found:
            self._found[char] = self._search(FORMAL.get(ord(char), ord(char)))
        return self._found[char]

    def _search(self, codepoint: int) -> Found | None:
        # Private-use characters are taken from the office's own fonts only: shipped fonts use them internally.
        private = 0xE000 <= codepoint <= 0xF8FF or codepoint >= 0xF0000
        for face, only in self._own if private else self._links:
            if only and codepoint not in only:
                continue
            glyph = face.glyph_id(codepoint)
            if glyph:
                borrowed = not only and face is not self.main
                return Found(face, glyph, face.advance(glyph), codepoint, borrowed)
        return None


@functools.cache
def _face(key: FontKey, changed: int) -> Face:
    del changed  # Part of the cache key, so that a replaced file is opened again.
    return Face(key)


def open_face(key: FontKey) -> Face:
    """The face of an existing file; for a damaged file its `problem` states the reason."""
    return _face(key, Path(key.path).stat().st_mtime_ns)


@functools.lru_cache(maxsize=32)
def _chain(links: tuple[tuple[Face, frozenset[int]], ...]) -> Chain:
    return Chain(links)


def open_chain(style: Style) -> Chain:
    """The chain of a style with its present files; takes microseconds when nothing changed."""
    links = tuple((open_face(link.key), link.only) for link in font_files.chain(style))
    return _chain(tuple(link for link in links if not link[0].problem))


def own_fonts() -> list[OwnFont]:
    """The office's own fonts, each with the reason in Chinese when it cannot be used."""
    return [OwnFont(path, open_face(FontKey(str(path))).problem) for path in font_files.own_files()]
