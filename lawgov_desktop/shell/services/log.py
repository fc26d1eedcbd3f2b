"""The log file in the user's folder: what the program did and where it failed, never what a clerk typed."""

from __future__ import annotations

import logging
import platform
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from lawgov_desktop import __version__

NAME = "lawgov-desktop.log"
_LOGGER = "lawgov_desktop"
_SIZE, _KEPT = 512 * 1024, 3


def start(folder: Path) -> Path:
    """Write the log into `folder` from now on; returns the file. A write-protected folder costs only the log."""
    file = folder / NAME
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.INFO)
    stop()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
    except OSError:
        return file
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger.addHandler(handler)
    logger.info("start %s on %s, Python %s", __version__, platform.platform(), platform.python_version())
    return file


def stop() -> None:
    """Close the log."""
    logger = logging.getLogger(_LOGGER)
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def note(text: str, *values: object) -> None:
    """One line; `values` are counts, keys and file names of ours, never a person's data."""
    logging.getLogger(_LOGGER).info(text, *values)


def places(trace: TracebackType | None) -> str:
    """Where a failure happened, line by line: files, lines and functions without the values of any variable."""
    frames = traceback.extract_tb(trace)
    return "\n".join(f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)


def failure(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Note a failure of ours and return its description: the kind and the places.

    The message of an exception may quote a row (a name, an ID number), so it is neither kept nor shown.
    """
    text = f"{kind.__module__}.{kind.__qualname__}\n{places(trace)}"
    logging.getLogger(_LOGGER).error("%s", text)
    return text
