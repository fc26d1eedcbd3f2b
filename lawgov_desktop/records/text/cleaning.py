"""How typed text is made clean: width, spaces, the name dot – and what of it is refused."""

from __future__ import annotations

import re
import unicodedata

#: 间隔号 of ethnic names is U+00B7 (民委发〔2016〕33号); these are what keyboards and spreadsheets give instead.
NAME_DOT = "\u00b7"
_DOTS = str.maketrans(dict.fromkeys("•・‧⋅\u0387･", NAME_DOT))
#: A full stop is the dot of a name only between its parts: not in J. Smith, and not in a firm called 3.15.
_STOP = re.compile(r"(?<=[^\x00-\x7f])[.．](?=[^\x00-\x7f]|$)")
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
#: Marks without width or shape that copying brings along (directions, breaks), and halves of characters.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
#: 李　明 and 李 明山, spaced so in a table; longer names with a blank (古丽 那尔) are other people's way of writing.
_SPACED = re.compile(f"{_HAN}(?: {_HAN}){{1,3}}|{_HAN} {_HAN}{{2}}|{_HAN}{{2}} {_HAN}")


def clean_line(text: str) -> str:
    """One line of ordinary text: no control characters, line breaks and runs of spaces become one space."""
    return _SPACES.sub(" ", _CONTROLS.sub(" ", _INVISIBLE.sub("", text))).strip()


def clean_block(text: str) -> str:
    """Text of several lines: control characters dropped, line ends unified, trailing blanks cut."""
    lines = _INVISIBLE.sub("", text).splitlines()
    return "\n".join(_CONTROLS.sub(_tab_or_nothing, line).rstrip() for line in lines).strip()


def _tab_or_nothing(control: re.Match[str]) -> str:
    return "\t" if control[0] == "\t" else ""


def half_width(text: str) -> str:
    """Digits, letters and signs in their plain width, for numbers, codes and dates (never for names)."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip()


def clean_name(text: str) -> str:
    """A person's name as typed, with the standard dot; inner characters are never changed or folded."""
    text = _STOP.sub(NAME_DOT, clean_line(text).translate(_DOTS))
    text = re.sub(f" ?{NAME_DOT} ?", NAME_DOT, text)
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    return text.strip(NAME_DOT)
