"""The font files of each style: their order in the fallback chain, and where they lie on this computer."""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from lawgov_desktop import paths
from lawgov_desktop.printing.fonts import office_fonts

Style = Literal["song", "song_bold", "title", "hei", "hei_bold", "kai", "kai_bold", "fang"]


class FontKey(NamedTuple):
    """A face: the font file, the face inside it, and by how many 1/1000 em its strokes are thickened."""

    path: str
    face: int = 0
    thicken: int = 0


class ChainFace(NamedTuple):
    """One face of a chain; it draws the code points of `only`, or every one it has when `only` is empty."""

    key: FontKey
    only: frozenset[int] = frozenset()


FLOOR = "pylopdf_fonts_zh_cn"
TAIL = ("HanaMinB.ttf", "HanaMinA.ttf", "BabelStoneHan.ttf")
_SERIF, _SANS = "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"
_SERIF_BOLD, _SANS_BOLD = "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Bold.ttc"
_SERIF_FLOOR, _SANS_FLOOR = "NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"
_SONG = (_SERIF, _SERIF_FLOOR)

# Every chain ends with Song before the rare-character fonts: a character in another style is better than none.
CHAINS: dict[Style, tuple[str, ...]] = {
    "song": _SONG,
    "song_bold": (_SERIF_BOLD, *_SONG),
    "title": (_SERIF_BOLD, *_SONG),
    "hei": (_SANS, _SANS_FLOOR, *_SONG),
    "hei_bold": (_SANS_BOLD, _SANS, _SANS_FLOOR, *_SONG),
    "kai": ("LXGWWenKai-Regular.ttf", *_SONG),
    "kai_bold": ("LXGWWenKai-Bold.ttf", "LXGWWenKai-Regular.ttf", *_SONG),
    # BabelStone Han is as light as FangSong and has the mainland forms; Noto Serif would look bold in a name.
    "fang": ("FandolFang-Regular.otf", "BabelStoneHan.ttf", "HanaMinB.ttf", *_SONG),
}
# The slab digits and letters of Fandol look bold beside its Han: 0.20 of their square is ink, of the Han 0.14.
# HanaMinA's digits (0.16) are half an em wide, so that two fill one square; its letters are all of one width.
_EVERY: frozenset[int] = frozenset()
_DIGITS = frozenset(range(0x30, 0x3A))
_LATIN = frozenset(range(0x21, 0x7F))
_BEFORE: dict[Style, tuple[tuple[str, frozenset[int]], ...]] = {
    "fang": (("HanaMinA.ttf", _DIGITS), *((name, _LATIN) for name in _SONG)),
}

# Stroke weights in 1/1000 em above those of the rare-character fonts, measured as ink on paper. A face lighter than
# its style is thickened by the difference: a name with a rare character is printed in one weight.
_WEIGHTS: dict[Style, int] = {
    "song": 8, "song_bold": 30, "title": 30, "hei": 22, "hei_bold": 52, "kai": 8, "kai_bold": 18, "fang": 0,
}  # fmt: skip
_FILE_WEIGHTS = {
    _SERIF: 8, _SERIF_FLOOR: 8, _SERIF_BOLD: 30, _SANS: 22, _SANS_FLOOR: 22, _SANS_BOLD: 52,
    "LXGWWenKai-Regular.ttf": 8, "LXGWWenKai-Bold.ttf": 18,
}  # fmt: skip
REGULAR: dict[Style, Style] = {
    "song": "song", "song_bold": "song", "title": "title", "hei": "hei", "hei_bold": "hei", "kai": "kai",
    "kai_bold": "kai", "fang": "fang",
}  # fmt: skip
"""The style of the same letters in its lightest weight."""
# The faces of one CJK collection differ in the national form of a glyph; 2 is simplified Chinese.
_FACE = {_SERIF: 2, _SANS: 2, _SERIF_BOLD: 2, _SANS_BOLD: 2}


@dataclass(frozen=True)
class OwnFont:
    """A font file in the office's own folder, and the reason when it cannot be used."""

    path: Path
    problem: str = ""


def own_folder() -> Path:
    """Folder of the office's own .ttf, .otf and .ttc files, the last of every chain. It may not exist."""
    return paths.font_cache() / "own"


@functools.cache
def _floor_folder() -> Path | None:
    """Folder of the PyPI package with the fonts that are always installed."""
    spec = importlib.util.find_spec(FLOOR)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _find(name: str) -> Path | None:
    """The path of a shipped font: downloaded, from the installer, or from PyPI, in this order."""
    folders = (paths.font_cache(), paths.resources() / "fonts", _floor_folder())
    return next((folder / name for folder in folders if folder and (folder / name).is_file()), None)


def own_files() -> list[Path]:
    """The office's own font files, sorted by name."""
    folder = own_folder()
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in office_fonts.SUFFIXES)


def chain(style: Style) -> tuple[ChainFace, ...]:
    """The faces of a style that are on this computer, first choice first: the office's own when they are in use."""
    shipped = _chain(style, *(_changed(folder) for folder in (paths.font_cache(), own_folder())))
    return (*_office_faces(style), *shipped) if office_fonts.in_use() else shipped


def _office_faces(style: Style) -> Iterator[ChainFace]:
    """The office's own faces; these fonts have one weight, so the bold styles thicken them."""
    thicken = _WEIGHTS[style] - _WEIGHTS[REGULAR[style]]
    for face in office_fonts.faces_for(style, tuple(own_files())):
        yield ChainFace(FontKey(str(face.path), face.index, thicken))


def _changed(folder: Path) -> tuple[str, int]:
    """A value that changes when the files of a folder change, without reading them."""
    try:
        return str(folder), folder.stat().st_mtime_ns
    except OSError:
        return str(folder), 0


@functools.lru_cache(maxsize=64)
def _chain(style: Style, cache: tuple[str, int], own: tuple[str, int]) -> tuple[ChainFace, ...]:
    del cache, own  # Part of the cache key, so that a downloaded or added font is used at once.
    wanted = [*_BEFORE.get(style, ()), *((name, _EVERY) for name in dict.fromkeys((*CHAINS[style], *TAIL)))]
    links = [
        ChainFace(FontKey(str(path), _FACE.get(name, 0), _thicken(style, name)), only)
        for name, only in wanted
        if (path := _find(name)) is not None
    ]
    return (*links, *(ChainFace(FontKey(str(path), 0, _thicken(style, _SERIF))) for path in own_files()))


def _thicken(style: Style, name: str) -> int:
    """By how much a font is lighter than a style, in 1/1000 em; 0 for a font as heavy or heavier."""
    return max(0, _WEIGHTS[style] - _FILE_WEIGHTS.get(name, 0))


def missing_files() -> list[str]:
    """Names of the shipped fonts that are missing on this computer."""
    names = dict.fromkeys((*(name for names in CHAINS.values() for name in names), *TAIL))
    return [name for name in names if name not in (_SERIF_FLOOR, _SANS_FLOOR) and _find(name) is None]


def screen_fonts() -> list[Path]:
    """Font files for the screen, so that a rare name looks as it is printed: rare-character and own fonts."""
    return [path for name in TAIL if (path := _find(name)) is not None] + own_files()
