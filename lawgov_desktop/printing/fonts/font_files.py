"""Which font files stand behind each style of type, in what order, and where on this computer they lie."""

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

# Song closes every chain before the rare-character tail: a character of the wrong style beats none at all.
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
    """A font file the office laid into its own folder, and why it cannot be used, if it cannot."""

    path: Path
    problem: str = ""


def own_folder() -> Path:
    """Where an office lays its own .ttf, .otf and .ttc files; the last link of every chain. May not exist yet."""
    return paths.font_cache() / "own"


@functools.cache
def _floor_folder() -> Path | None:
    """Folder of the PyPI package with the fonts that are always there."""
    spec = importlib.util.find_spec(FLOOR)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


def _find(name: str) -> Path | None:
    """A shipped font: fetched by the user, carried by the installer, or from PyPI, in this order."""
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
    """What tells that a folder's files are still the same, without looking at them."""
    try:
        return str(folder), folder.stat().st_mtime_ns
    except OSError:
        return str(folder), 0


@functools.lru_cache(maxsize=64)
def _chain(style: Style, cache: tuple[str, int], own: tuple[str, int]) -> tuple[FontKey, ...]:
    del cache, own  # part of the key: a fetched or added font is seen at once
    names = (*CHAINS[style], *TAIL)
    shipped = [(str(path), _FACE.get(name, 0)) for name in names if (path := _find(name)) is not None]
    return (*shipped, *((str(path), 0) for path in own_files()))


def missing_files() -> list[str]:
    """Names of the shipped fonts that were not fetched on this computer; empty when all is well."""
    names_wanted = dict.fromkeys(name for names in CHAINS.values() for name in names)
    floor = {"NotoSerifSC-Regular.otf", "NotoSansSC-Regular.otf"}
    return [name for name in (*names_wanted, *TAIL) if name not in floor and _find(name) is None]


def screen_fonts() -> list[Path]:
    """Font files the window should load too, so that a rare name is seen as it is printed: tail and own fonts."""
    return [path for name in TAIL if (path := _find(name)) is not None] + own_files()
