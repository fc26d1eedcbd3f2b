"""Preparing text for printing: remove invisible characters, replace private-use code points by standard ones."""

from __future__ import annotations

import re

# Zero-width and control characters, and the selectors that only choose a variant of the character before them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)
_SPACE = re.compile("[\t\r\n\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f]")

# GB 18030-2000 put these characters into the private-use area, U+E815 to U+E864 in this order; old input
# methods and ID-card systems still produce them. Formal code points as of GB 18030-2005 and -2022.
_GB18030_PRIVATE = (
    "⺁\U00020087\U00020089\U000200cc⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧\U000215d7龸⺪䁖䅟⺮䌷⺳⺶⺷"
    "\U0002298f䎱䎬⺻䏝䓖䙡䙌龹䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶龺\U000241fe䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻"
)
FORMAL = {0xE815 + offset: ord(char) for offset, char in enumerate(_GB18030_PRIVATE)}


def clean(text: str) -> str:
    """The text of one printed line: without invisible characters, with ordinary spaces; its ends are not stripped."""
    if text.isascii() and text.isprintable():
        return text
    return _SPACE.sub(" ", _INVISIBLE.sub("", text))
