"""Page lists as typed and shown ("3,7,9-10"): pages are counted from 1 in the text and from 0 in the program."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from lawgov_desktop.errors import InputProblem

_SEPARATOR = re.compile(r"[,、;。.\s]+")
_PART = re.compile(r"第?(\d+)?页?张?(?:(-)第?(\d+)?)?页?张?")
_DASHES = str.maketrans(dict.fromkeys("~—–−‐‑至到", "-"))


def parse_pages(text: str, count: int) -> list[int]:
    """The pages of a typed list, ascending, each once; all `count` pages for an empty text.

    "7-" reads to the last page. Raises InputProblem for a text that is no page list and for a page that does not exist.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    plain = re.sub(r"\s*-\s*", "-", plain).strip()
    if plain in ("", "全部"):
        return list(range(count))
    pages: set[int] = set()
    for part in filter(None, _SEPARATOR.split(plain)):
        pages.update(_range(part, text, count))
    if not pages:
        raise InputProblem(_unreadable(text))
    return sorted(pages)


def _range(part: str, text: str, count: int) -> range:
    match = _PART.fullmatch(part)
    if match is None or not (match[1] or match[3]) or len(part) > 20:
        raise InputProblem(_unreadable(text))
    first = int(match[1] or 1)
    last = int(match[3]) if match[3] else count if match[2] else first
    for page in (first, last):
        if not 1 <= page <= count:
            raise InputProblem(f"没有第 {page} 页，请写 1 到 {count} 之间的页码。")
    if first > last:
        raise InputProblem(f"“{part}”前面的页码比后面的大，请改成 {last}-{first}。")
    return range(first - 1, last)


def _unreadable(text: str) -> str:
    return f"“{text.strip()[:20]}”不是页码，请像 3,7,9-10 这样写。"


def page_list(pages: Iterable[int]) -> str:
    """The pages as a list in ascending order: [2, 6, 8, 9] gives "3,7,9-10"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and runs[-1][1] == page - 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return ",".join(f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in runs)
