"""File names made from data (towns, headings, attachments): valid on every system, without unseen characters."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path, PurePath

#: Longest file name in bytes of UTF-8 on Linux; on Windows it is 255 UTF-16 units, which is never less.
MOST_BYTES = 255
#: Bytes left free for a number in brackets, so that a second file of the name keeps the whole of it.
_ROOM = 10
#: Longest file name in characters; the table `attachment` takes no more.
_MOST_CHARACTERS = 200
#: Longest name extension in characters that is kept when a name is cut.
_LONGEST_SUFFIX = 10
#: Bytes of "-journal", which SQLite appends to the name of a database.
_JOURNAL = 8
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]+')
#: Devices of Windows (CreateFile): no file can have these names, with any extension.
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE
)
#: Categories of characters without a shape of their own: controls, format characters (directions, joiners), line and
#: paragraph separators, surrogates. Not the unassigned ones: rare Chinese characters are newer than Python's tables.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
#: Letters that show as a blank: the Hangul fillers and the Braille blank.
_BLANK = re.compile("[\u115f\u1160\u3164\uffa0\u2800]")


def is_unseen(character: str) -> bool:
    """Whether a character shows nothing or changes the order of others: U+202E, U+200B, controls, lone surrogates."""
    return unicodedata.category(character) in _UNSEEN or _BLANK.match(character) is not None


def visible(text: str) -> str:
    """The text with every unseen character as its code point in brackets: 申请[U+202E]fdp.exe."""
    return "".join(f"[U+{ord(c):04X}]" if is_unseen(c) else c for c in text)


def file_name(text: str, fallback: str, *, most: int = MOST_BYTES - _ROOM) -> str:
    """`text` as a file name of at most `most` bytes; `fallback` when nothing is left of it.

    Unseen characters and those a file system refuses are removed, an extension is kept when the name is cut, and the
    name of a Windows device gets an underscore.
    """
    seen = "".join(" " if c.isspace() else c for c in text if not is_unseen(c) or c in "\t\n\r")
    name = _FORBIDDEN.sub("", seen)
    # Of \u202e.pdf only the extension is left.
    name = fallback + name if name.startswith(".") and not text.startswith(".") else name
    name = name.strip(" .") or fallback
    stem, suffix = split(name)
    stem = stem[: _MOST_CHARACTERS - len(suffix) - 1]
    stem = _spared(cut(stem, most - len(suffix.encode())).rstrip(" .") or fallback)
    return cut(stem, most - len(suffix.encode())) + suffix


def split(name: str) -> tuple[str, str]:
    """(stem, extension with its dot) of a file name; no extension when what follows the last dot is long or empty."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem or not ending or len(ending) > _LONGEST_SUFFIX:
        return name, ""
    return stem, f".{ending}"


def cut(text: str, most: int) -> str:
    """The beginning of `text` of at most `most` bytes of UTF-8, never half a character."""
    return text.encode()[: max(most, 0)].decode(errors="ignore")


def numbered(name: str, number: int) -> str:
    """The name for the `number`-th file of that name: 协议（2）.pdf."""
    stem, suffix = split(name)
    tail = f"（{number}）{suffix}"
    return cut(stem, MOST_BYTES - len(tail.encode())) + tail


def beside(path: Path, tail: str, head: str = "") -> Path:
    """The path of a temporary file beside `path`: its name between `head` and `tail`, cut where it would be too long.

    A cut name carries a digest of the whole one, so that two long names with one beginning do not collide. Room is
    left for the -journal of SQLite.
    """
    name = path.name
    most = MOST_BYTES - _JOURNAL - len(head.encode()) - len(tail.encode())
    if len(_encoded(name)) > most:
        digest = hashlib.sha256(_encoded(name)).hexdigest()[:8]
        name = cut(name.encode(errors="replace").decode(), most - 9) + f"-{digest}"
    return path.with_name(f"{head}{name}{tail}")


def fits(path: PurePath) -> bool:
    """Whether SQLite can keep its -journal beside a database of this name."""
    return len(_encoded(path.name)) <= MOST_BYTES - _JOURNAL


def _spared(stem: str) -> str:
    """A stem that is no device of Windows: the part before the first dot decides there."""
    first, dot, rest = stem.partition(".")
    return f"{first.rstrip(' ')}_{dot}{rest}" if _DEVICE.fullmatch(first.rstrip(" ")) else stem


def _encoded(name: str) -> bytes:
    return name.encode(errors="surrogateescape")
