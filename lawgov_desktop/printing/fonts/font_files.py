"""The font files of each style: their order in the fallback chain, and where they lie on this computer."""

from __future__ import annotations

import functools
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from lawgov_desktop import paths

Style = Literal["song", "song_bold", "title", "hei", "hei_bold", "kai", "kai_bold", "fang"]
FontKey = tuple[str, int]
"""A font file and the face inside it."""

FLOOR = "pylopdf_fonts_zh_cn"
TAIL = ("HanaMinB.ttf", "HanaMinA.ttf", "BabelStoneHan.ttf")
_SERIF, _SANS = "NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc"
_SERIF_BOLD, _SANS_BOLD = "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Bold.ttc"
_SONG = (_SERIF, "NotoSerifSC-Regular.otf")

# Every chain ends with Song before the rare-character fonts: a character in another style is better than none.
CHAINS: dict[Style, tuple[str, ...]] = {
    "song": _SONG,
    "song_bold": (_SERIF_BOLD, *_SONG),
    "title": (_SERIF_BOLD, *_SONG),
    "hei": (_SANS, "NotoSansSC-Regular.otf", *_SONG),
    "hei_bold": (_SANS_BOLD, _SANS, "NotoSansSC-Regular.otf", *_SONG),
    "kai": ("LXGWWenKai-Regular.ttf", *_SONG),
    "kai_bold": ("LXGWWenKai-Bold.ttf", "LXGWWenKai-Regular.ttf", *_SONG),
    "fang": ("FandolFang-Regular.otf", *_SONG),
}
# The faces of one CJK collection differ in the national form of a glyph; 2 is simplified Chinese.
_FACE = {_SERIF: 2, _SANS: 2, _SERIF_BOLD: 2, _SANS_BOLD: 2}


@dataclass(frozen=True)
class OwnFont:
    """A font file in the office's own folder, and the reason when it cannot be used."""

    path: Path
    problem: str = ""


def own_folder() -> Path:
    """Folder of the office's own .ttf, .otf and .ttc files, the last link of every chain. It may not exist."""
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
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in {".ttf", ".otf", ".ttc"})


def chain(style: Style) -> tuple[FontKey, ...]:
    """The faces of a style that are on this computer, first choice first."""
    return _chain(style, *(_changed(folder) for folder in (paths.font_cache(), own_folder())))


def _changed(folder: Path) -> tuple[str, int]:
    """A value that changes when the files of a folder change, without reading them."""
    try:
        return str(folder), folder.stat().st_mtime_ns
    except OSError:
        return str(folder), 0


@functools.lru_cache(maxsize=64)
def _chain(style: Style, cache: tuple[str, int], own: tuple[str, int]) -> tuple[FontKey, ...]:
    del cache, own  # Part of the cache key, so that a downloaded or added font is used at once.
    names = (*CHAINS[style], *TAIL)
    shipped = [(str(path), _FACE.get(name, 0)) for name in names if (path := _find(name)) is not None]
    return (*shipped, *((str(path), 0) for path in own_files()))


def missing_files() -> list[str]:
    """Names of the shipped fonts that are missing on this computer."""
    names = dict.fromkeys(name for names in CHAINS.values() for name in names)
    floor = {"NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"}
    return [name for name in (*names, *TAIL) if name not in floor and _find(name) is None]


def screen_fonts() -> list[Path]:
    """Font files for the screen, so that a rare name looks as it is printed: rare-character and own fonts."""
    return [path for name in TAIL if (path := _find(name)) is not None] + own_files()
