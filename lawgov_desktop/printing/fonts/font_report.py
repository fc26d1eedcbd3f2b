"""Which font each style of the paper is printed with on this computer, for the settings page: files, no outlines."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.printing.fonts import font_files, office_fonts
from lawgov_desktop.printing.fonts.font_files import Style
from lawgov_desktop.printing.fonts.sfnt import FaceNames, embedding_problem, faces_of

#: Style, where it is used, the font that the rules of official documents name; none for Song, which is shipped.
_STYLES: tuple[tuple[Style, str, str], ...] = (
    ("title", "标题", "方正小标宋"),
    ("fang", "正文", "仿宋_GB2312"),
    ("kai", "二级标题、证书", "楷体_GB2312"),
    ("hei", "一级标题、表头", "黑体"),
    ("song", "表格、页码", ""),
)
_SONG = "思源宋体"
_NAMES = {
    "NotoSerifCJK-Bold.ttc": "思源宋体（粗）",
    "FandolFang-Regular.otf": "Fandol 仿宋",
    "LXGWWenKai-Regular.ttf": "霞鹜文楷",
    "NotoSansCJK-Regular.ttc": "思源黑体",
    "NotoSansSC-Regular.otf": "思源黑体",
}


@dataclass(frozen=True)
class StyleReport:
    """One style: where it is used, the official font, the office's file of it, and the font that prints now.

    `problem` states in Chinese why the office's file is not used, or which shipped file is missing.
    """

    used_for: str
    official: str
    file: Path | None
    prints_with: str
    problem: str = ""


def report(office: bool) -> list[StyleReport]:
    """The styles of the paper, with the office's own fonts in use or not."""
    return [_style(style, used_for, official, office) for style, used_for, official in _STYLES]


def _style(style: Style, used_for: str, official: str, office: bool) -> StyleReport:
    faces = office_fonts.faces_for(style, tuple(font_files.own_files()))
    usable = [face for face in faces if not embedding_problem(face.fs_type)]
    shipped, problem = _shipped(style)
    if not faces:
        return StyleReport(used_for, official, None, shipped, problem)
    if not usable:
        return StyleReport(used_for, official, faces[0].path, shipped, embedding_problem(faces[0].fs_type))
    if office:
        return StyleReport(used_for, official, usable[0].path, _family(usable[0], style))
    return StyleReport(used_for, official, usable[0].path, shipped, problem)


def _shipped(style: Style) -> tuple[str, str]:
    """Name of the shipped font that prints a style, and the sentence about a missing file."""
    first = font_files.CHAINS[style][0]
    present = [Path(link.key.path).name for link in font_files.chain(style) if not link.only]
    name = next((name for name in present if name in font_files.CHAINS[style]), "")
    shown = _NAMES.get(name, _SONG)
    floor = first.startswith("Noto") and shown == _NAMES.get(first, _SONG)
    return shown, "" if name == first or floor else f"缺 {first}，先用{shown}印"


def _family(face: FaceNames, style: Style) -> str:
    """The name by which an office's font was found, as the rules write it."""
    names = office_fonts.FAMILIES[style]
    return next((name for name in names if name.casefold() in face.families), face.path.stem)


def own_problems() -> list[tuple[str, str]]:
    """(file name, why it cannot be used) of the files dropped into the own folder; the reason is empty when it can."""
    rows = []
    for path in font_files.own_files():
        faces = faces_of(path)
        problem = embedding_problem(faces[0].fs_type) if faces else "文件读不出来，可能已损坏"
        rows.append((path.name, problem))
    return rows
