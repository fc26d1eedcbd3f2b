"""Cleaning typed text: width, spaces, control characters, and the dot of ethnic names."""

from __future__ import annotations

import re
import unicodedata

#: 间隔号 of ethnic names is U+00B7 (民委发〔2016〕33号); keyboards and spreadsheets produce these instead.
NAME_DOT = "\u00b7"
_DOTS = str.maketrans(dict.fromkeys("•・‧⋅\u0387･", NAME_DOT))
#: A full stop replaces the dot only between two Chinese parts: not in J. Smith, not in a firm named 3.15.
_STOP = re.compile(r"(?<=[^\x00-\x7f])[.．](?=[^\x00-\x7f]|$)")
_SPACES = re.compile(r"\s+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
#: Invisible characters from copied text (directions, breaks), and unpaired surrogates.
_INVISIBLE = re.compile(r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_HAN = "[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
#: 李　明 and 李 明山, spaced for a table; longer names with a blank (古丽 那尔) keep it.
_SPACED = re.compile(f"{_HAN}(?: {_HAN}){{1,3}}|{_HAN} {_HAN}{{2}}|{_HAN}{{2}} {_HAN}")


def clean_line(text: str) -> str:
    """One line of text: control characters, line breaks and runs of spaces become one space."""
    return _SPACES.sub(" ", _CONTROLS.sub(" ", _INVISIBLE.sub("", text))).strip()


def clean_block(text: str) -> str:
    """Text of several lines: control characters removed, line ends unified, trailing blanks removed."""
    lines = _INVISIBLE.sub("", text).splitlines()
    return "\n".join(_CONTROLS.sub(_tab_or_nothing, line).rstrip() for line in lines).strip()


def _tab_or_nothing(control: re.Match[str]) -> str:
    return "\t" if control[0] == "\t" else ""


def half_width(text: str) -> str:
    """The text in half width (NFKC), for numbers, codes and dates, never for names."""
    return unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).strip()


def clean_name(text: str) -> str:
    """A person's name as typed, with the standard dot; its characters are never folded."""
    text = _STOP.sub(NAME_DOT, clean_line(text).translate(_DOTS))
    text = re.sub(f" ?{NAME_DOT} ?", NAME_DOT, text)
    if _SPACED.fullmatch(text):
        text = text.replace(" ", "")
    return text.strip(NAME_DOT)
