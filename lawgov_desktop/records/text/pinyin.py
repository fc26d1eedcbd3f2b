"""Pinyin initials: lms finds 李明山; surnames are read as surnames."""

from __future__ import annotations

import functools

#: Initials of surnames whose usual reading differs from the one as a surname.
_SURNAMES = {
    "单": "s", "曾": "z", "仇": "q", "解": "x", "查": "z", "区": "o", "任": "r", "朴": "p", "盖": "g",
    "尉迟": "yc", "万俟": "mq", "长孙": "zs", "澹台": "tt", "翟": "z", "乐": "y", "员": "y", "缪": "m", "种": "c",
}  # fmt: skip


@functools.lru_cache(maxsize=20_000)
def _initial(character: str) -> str:
    from pypinyin import Style, pinyin

    letters = pinyin(character, style=Style.FIRST_LETTER, errors="ignore")
    return letters[0][0] if letters else ""


def initials(text: str) -> str:
    """Lower-case initials of the Han characters of a text; other characters are left out."""
    for surname, letters in _SURNAMES.items():
        if text.startswith(surname):
            return letters + initials_plain(text[len(surname) :])
    return initials_plain(text)


def initials_plain(text: str) -> str:
    """Initials character by character, without the surname table."""
    return "".join(_initial(c) for c in text if ord(c) > 0x2E7F)
