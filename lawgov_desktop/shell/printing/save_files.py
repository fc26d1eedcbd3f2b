"""Asks for a file and writes a finished document into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lawgov_desktop.shell.services.context import AppContext


def save_pdf(context: AppContext, pdf: bytes, title: str) -> None:
    """Ask for a file and write the PDF into it, completely or not at all.

    Saving is no print: it stands in the history, as an export does, and not in the print log.
    """

    def note() -> None:
        with context.operations.operation(f"存为 PDF：{title}"):
            pass

    def done() -> None:
        if not context.file.read_only:
            context.try_to(note)

    save_file(context, lambda: pdf, "存为 PDF", ".pdf", f"{title}.pdf", done)


def save_file(
    context: AppContext,
    make: Callable[[], bytes],
    title: str,
    suffix: str,
    name: str,
    done: Callable[[], None] | None = None,
) -> None:
    """Ask for a file, make a document and write it, completely or not at all; then call `done`."""
    folder = str(context.ui_state.get("paper.folder", str, "") or Path.home())
    chosen = context.choose(title, folder, f"{suffix[1:].upper()} 文件 (*{suffix})", name)
    if not chosen:
        return
    target = Path(chosen) if chosen.lower().endswith(suffix) else Path(f"{chosen}{suffix}")
    if write_document(context, make, target):
        context.ui_state.put("paper.folder", str(target.parent))
        if done is not None:
            done()


def write_document(context: AppContext, make: Callable[[], bytes], target: Path) -> bool:
    """Write a document and say where it is; False, with the reason in the message bar, when it could not be written."""

    def write() -> bool:
        from lawgov_desktop.printing.paper.page import write_pdf

        write_pdf(make(), target)
        return True

    if not context.try_to(write):
        return False
    context.tell(f"已存为 {target}", good=True)
    return True
