"""How typed text is made clean: width, spaces, the name dot – and what of it is refused."""

from __future__ import annotations

import re
import unicodedata

#: 间隔号 of ethnic names is U+00B7 (民委发〔2016〕33号); these are what keyboards and spreadsheets give instead.
NAME_DOT = "\u00b7"
_DOTS = str.maketrans(dict.fromkeys("•・．‧⋅·.･", NAME_DOT))
_SPACES = re.compile(r"[\s\u00a0\u3000\u200b\ufeff]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2028\u2029\ufeff]")


def clean_line(text: str) -> str:
    """One line of ordinary text: no control characters, line breaks and runs of spaces become one space."""
    return _SPACES.sub(" ", _CONTROLS.sub(" ", text)).strip()


def clean_block(text: str) -> str:
    """Text of several lines: control characters dropped, line ends unified, trailing blanks cut."""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def half_width(text: str) -> str:
    """Digits, letters and signs in their plain width, for numbers, codes and dates (never for names)."""
    return unicodedata.normalize("NFKC", text).strip()


def clean_name(text: str) -> str:
    """A person's name as typed, with the standard dot; inner characters are never changed or folded."""
    text = clean_line(text).translate(_DOTS)
    # A blank inside a Chinese name is layout left over from a Word table (李　明): no Han name has one.
    if re.fullmatch(r"[^\x00-\x7f]+( [^\x00-\x7f]+)+", text):
        text = text.replace(" ", "")
    return text.strip(NAME_DOT)
