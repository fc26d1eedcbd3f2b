"""The office's own fonts of official documents (方正小标宋, 仿宋_GB2312, 楷体_GB2312, 黑体), found by family name.

They are licensed and cannot be shipped. The setting `office_fonts` puts those that this computer has at the head of
their chains; the shipped fonts stand behind them for every character they lack. A print is a context: what it draws
asks `in_use`, so that not every function between the setting and a glyph takes a parameter.
"""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any, TypeVar, cast

from lawgov_desktop.printing.fonts.sfnt import FaceNames, faces_of
from lawgov_desktop.records.settings import SettingValues

_Make = TypeVar("_Make", bound=Callable[..., Any])

SUFFIXES = frozenset({".ttf", ".otf", ".ttc"})

# Family names in Chinese and Latin, the font that the rules of official documents name first.
_TITLE = (
    "方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "方正小标宋_GB2312",
    "方正小标宋_GB18030",
)  # fmt: skip
_FANG = (
    "仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "FZFangSong-Z02", "方正仿宋简体",
    "FZFangSong-Z02S", "方正仿宋_GB2312", "华文仿宋", "STFangsong",
)  # fmt: skip
_KAI = (
    "楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "FZKai-Z03", "方正楷体简体", "FZKai-Z03S",
    "方正楷体_GB2312", "华文楷体", "STKaiti",
)  # fmt: skip
_HEI = (
    "黑体", "SimHei", "方正黑体_GBK", "FZHei-B01", "方正黑体简体", "FZHei-B01S", "方正黑体_GB2312", "华文黑体",
    "STHeiti",
)  # fmt: skip
FAMILIES: dict[str, tuple[str, ...]] = {
    "title": _TITLE, "fang": _FANG, "kai": _KAI, "kai_bold": _KAI, "hei": _HEI, "hei_bold": _HEI,
}  # fmt: skip


_IN_USE: ContextVar[bool] = ContextVar("office_fonts", default=False)


def in_use() -> bool:
    """Whether the running print takes the office's own fonts first; False outside `used`."""
    return _IN_USE.get()


@contextmanager
def used(first: bool) -> Iterator[None]:
    """Chains opened inside the block begin with the office's own fonts, if `first` is true."""
    before = _IN_USE.set(first)
    try:
        yield
    finally:
        _IN_USE.reset(before)


def as_set(make: _Make) -> _Make:
    """Decorate a function that prints from the office file in its first argument: the file's setting decides."""

    @functools.wraps(make)
    def print_as_set(file: Any, *words: Any, **options: Any) -> Any:
        with used(wanted(file.settings)):
            return make(file, *words, **options)

    return cast(_Make, print_as_set)


def wanted(settings: SettingValues) -> bool:
    """Whether the setting puts the office's own fonts first."""
    return settings["office_fonts"] == "用"


def faces_for(style: str, own: tuple[Path, ...]) -> tuple[FaceNames, ...]:
    """The faces of the office's fonts for a style, best first; those in the own folder before the system's.

    Fonts that may not be embedded are among them: the reader of the file refuses them and says why.
    """
    rank = {name.casefold(): index for index, name in enumerate(FAMILIES.get(style, ()))}
    if not rank:
        return ()
    faces = [face for path in own for face in faces_of(path)] + list(_system_faces())
    named = [
        (min(rank[name] for name in known), face) for face in faces if (known := face.families & rank.keys())
    ]
    return tuple(face for _, face in sorted(named, key=lambda pair: pair[0]))


@functools.cache
def _system_faces() -> tuple[FaceNames, ...]:
    """Every face with a name of FAMILIES in the system's font folders; they are read once per process."""
    wanted = {name.casefold() for names in FAMILIES.values() for name in names}
    return tuple(
        face
        for folder in system_folders()
        for path in _font_files(folder)
        for face in faces_of(path)
        if face.families & wanted
    )


def look_again() -> None:
    """Read the system's font folders again at the next print: a font may have been installed."""
    _system_faces.cache_clear()


def _font_files(folder: Path) -> list[Path]:
    """Font files below a folder, sorted; folders that cannot be read are left out."""
    return sorted(
        Path(place) / name
        for place, _folders, names in os.walk(folder)
        for name in names
        if Path(name).suffix.lower() in SUFFIXES
    )


def system_folders() -> list[Path]:
    """The folders in which this system and this user keep fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library" / "Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    data = os.environ.get("XDG_DATA_HOME", "").strip() or str(home / ".local" / "share")
    shared = os.environ.get("XDG_DATA_DIRS", "").strip() or "/usr/local/share:/usr/share"
    folders = [Path(data), *(Path(part) for part in shared.split(":") if part)]
    return [home / ".fonts", *(folder / "fonts" for folder in dict.fromkeys(folders))]
