"""Files a clerk adds for characters no font has: a font for this computer, a picture of one character for the file."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from lawgov_desktop.errors import KnownError, PaperProblem
from lawgov_desktop.shell.services.context import AppContext

#: Pixels of a rendered SVG.
_SIDE = 1200
_MOST_BYTES = 8_000_000


def add_font(context: AppContext) -> bool:
    """Ask for a font file and copy it into the office's own folder; False when nothing was added."""
    folder = str(context.ui_state.get("paper.fonts", str, "") or Path.home())
    chosen = context.choose("添加字体", folder, "字体 (*.ttf *.otf *.ttc)", "")
    if not chosen:
        return False
    path = Path(chosen)
    context.ui_state.put("paper.fonts", str(path.parent))
    return bool(context.try_to(lambda: _copy_font(path)))


def _copy_font(path: Path) -> bool:
    """Copy a font; raises KnownError when it cannot be read or used."""
    from lawgov_desktop.printing.fonts.job_fonts import own_folder, own_fonts

    target = own_folder() / path.name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    except shutil.SameFileError:
        return True
    except OSError as problem:
        raise KnownError(f"字体“{path.name}”没有复制过来，请核对文件，再试一次。") from problem
    reason = next((font.problem for font in own_fonts() if font.path == target), "")
    if reason:
        target.unlink()
        raise KnownError(f"字体“{path.name}”不能用：{reason}。请换一个字体。")
    return True


def character_picture(context: AppContext, character: str) -> bytes | None:
    """Ask for a picture of a character and keep it in the file; a file open read-only keeps it for this print only.

    Returns the prepared picture, None when nothing was chosen or the picture cannot be used.
    """
    folder = str(context.ui_state.get("paper.pictures", str, "") or Path.home())
    kinds = "图片 (*.png *.svg *.jpg *.jpeg)"
    chosen = context.choose(f"选一张“{character}”的图片，白底黑字", folder, kinds, "")
    if not chosen:
        return None
    path = Path(chosen)
    context.ui_state.put("paper.pictures", str(path.parent))
    picture: bytes | None = context.try_to(lambda: read_picture(path))
    if picture is not None and not context.file.read_only:
        kept = context.try_to(lambda: _keep(context, character, picture))
        return picture if kept else None
    return picture


def read_picture(path: Path) -> bytes:
    """The prepared picture of an image file. Raises PaperProblem."""
    from lawgov_desktop.printing.fonts.drawn_character import prepared_picture

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise PaperProblem("这张图太大，请换一张 8 MB 以内的。")
        data = path.read_bytes()
    except OSError as problem:
        raise PaperProblem(f"读不到“{path.name}”，请核对文件。") from problem
    return prepared_picture(_rendered(data) if path.suffix.lower() == ".svg" else data)


def _rendered(data: bytes) -> bytes:
    """An SVG as PNG on white."""
    renderer = QSvgRenderer(QByteArray(data))
    if not renderer.isValid():
        raise PaperProblem("这个文件不是图片，或者已经损坏，请换成 PNG、SVG 或 JPG 图片。")
    size = renderer.defaultSize().scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size.expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _keep(context: AppContext, character: str, picture: bytes) -> bool:
    from lawgov_desktop.storage.tables.drawn_characters import put_drawn_character

    with context.operations.operation(f"画字：{character}"):
        put_drawn_character(context.file.db, character, picture)
    return True
