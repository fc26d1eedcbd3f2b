"""The fonts of one print job: missing characters, text widths, and the fonts embedded into the PDF.

Each style of a job becomes one composite TrueType font: every character drawn is taken from the first face of the
style's chain that has a real outline, so a line of Kai may contain 𠮷 without being split. The PDF gets two-byte codes
and our own ToUnicode map. reportlab's own fonts are not used: they draw an unmapped character as a box without an
error, and map characters beyond U+FFFF to others.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawgov_desktop.printing.fonts import embed
from lawgov_desktop.printing.fonts.drawn_character import DrawnCharacter
from lawgov_desktop.printing.fonts.font_files import Style, missing_files, own_folder, screen_fonts
from lawgov_desktop.printing.fonts.glyphs import Chain, Found, open_chain, own_fonts
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices, choices_of
from lawgov_desktop.printing.fonts.printable_text import clean
from lawgov_desktop.printing.fonts.truetype import UNITS, Glyph, notdef, pack
from lawgov_desktop.printing.fonts.unprintable import Missing, OnMissing, UnprintableText

__all__ = [
    "JobFonts", "Missing", "OnMissing", "Preflight", "Style", "UnprintableText", "missing", "missing_files",
    "own_folder", "own_fonts", "printable", "screen_fonts",
]  # fmt: skip

_BLANK = pack([[(40, -110, True), (40, -80, True), (960, -80, True), (960, -110, True)]], UNITS)


def missing(strings: Iterable[tuple[Style, str]]) -> list[Missing]:
    """The characters of (style, text) pairs that cannot be printed, each once per text, in order."""
    return Preflight().missing(strings)


class Preflight:
    """Finds the characters that cannot be printed before page 1; opens each style's chain once."""

    def __init__(self) -> None:
        self._chains: dict[Style, Chain] = {}
        self._known: dict[Style, set[str]] = {}

    def missing(self, strings: Iterable[tuple[Style, str]]) -> list[Missing]:
        """As the function `missing`."""
        characters: dict[Missing, None] = {}
        for style, text in strings:
            if style not in self._chains:
                self._chains[style], self._known[style] = open_chain(style), set()
            known = self._known[style]
            if known.issuperset(text):
                continue
            for char in clean(text):
                if self._chains[style].find(char) is None:
                    characters[Missing(text, char, ord(char), style)] = None
                else:
                    known.add(char)
        return list(characters)


def printable(text: str, style: Style = "song") -> list[str]:
    """The characters of `text` that cannot be printed, each once. Fast enough to run while typing."""
    return [one.char for one in missing([(style, text)])]


class JobFont:
    """The font of one style of one job: codes are assigned in order of first use."""

    def __init__(self, style: Style, blanks: bool) -> None:
        self.style = style
        self.name = f"T{style.replace('_', '')}"
        self.chain = open_chain(style)
        self.choices = MissingChoices("blank" if blanks else "stop")
        self.units: dict[str, int] = {}
        #: Lines of broken texts, which a batch repeats: see paper/line_breaks.py.
        self.broken: dict[tuple[object, ...], list[str] | None] = {}
        self._hex: dict[str, str] = {}
        self._used: list[Found | DrawnCharacter | None] = []

    def width(self, text: str) -> int:
        """Width of a cleaned text in thousandths of an em; a missing character counts as one em."""
        units = self.units
        total = 0
        for char in text:
            if char not in units:
                glyph = self.chain.find(char)
                units[char] = glyph.advance if glyph else UNITS
            total += units[char]
        return total

    def hex(self, text: str) -> str:
        """The codes of a cleaned text, four hexadecimal digits for each character.

        Raises UnprintableText for a missing character that is neither drawn nor left blank.
        """
        codes = self._hex
        try:
            return "".join([codes[char] for char in text])
        except KeyError:
            for char in text:
                if char not in codes:
                    codes[char] = self._assign(char, text)
            return "".join([codes[char] for char in text])

    def _assign(self, char: str, text: str) -> str:
        glyph = self.chain.find(char) or self.choices.drawing(char)
        if glyph is None and not self.choices.is_blank(char):
            raise UnprintableText([Missing(text, char, ord(char), self.style)])
        self._used.append(glyph)
        return f"{len(self._used):04X}"

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls this name when it saves
        """Put the finished font into the PDF."""
        glyphs: list[Glyph] = [notdef()]
        glyphs += [_glyph(used) for used in self._used]
        codepoints = [None, *(used.codepoint if used else ord(" ") for used in self._used)]
        embed.add_font(document, self.name, self.style, glyphs, codepoints)
        for face in {used.face for used in self._used if isinstance(used, Found)}:
            face.keep()

    def borrowed(self) -> dict[str, str]:
        """{character: file} of the characters that the style's own faces lack."""
        return {
            chr(used.codepoint): used.face.key.path.replace("\\", "/").rsplit("/", 1)[-1]
            for used in self._used
            if isinstance(used, Found) and used.borrowed
        }


def _glyph(used: Found | DrawnCharacter | None) -> Glyph:
    """The outline of a character: from its face, from the office's picture, or a line to write on."""
    if used is None:
        return _BLANK
    return used.glyph() if isinstance(used, DrawnCharacter) else used.face.draw(used.glyph)


class JobFonts:
    """The fonts of all styles of one job; each PDF embeds only the characters it draws."""

    def __init__(self, on_missing: OnMissing | MissingChoices = "stop") -> None:
        self.choices = choices_of(on_missing)
        self.styles: dict[Style, JobFont] = {}

    def __getitem__(self, style: Style) -> JobFont:
        if style not in self.styles:
            self.styles[style] = JobFont(style, False)
            self.styles[style].choices = self.choices
        return self.styles[style]

    def width(self, style: Style, text: str, size: float, spacing: float = 0.0) -> float:
        """Width in mm of a text at `size` points with `spacing` points between its characters."""
        text = clean(text)
        points = self[style].width(text) * size / UNITS + spacing * max(len(text) - 1, 0)
        return points * 25.4 / 72

    def borrowed(self) -> dict[str, str]:
        """{character: file} of all characters from a fallback face, for the clerk to check before printing."""
        return {char: file for font in self.styles.values() for char, file in font.borrowed().items()}
