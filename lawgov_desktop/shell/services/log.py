"""The log file in the user's folder: what the program did and where it failed, never any data of a ledger."""

from __future__ import annotations

import logging
import platform
import re
import traceback
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from lawgov_desktop import __version__

NAME = "lawgov-desktop.log"
_LOGGER = "lawgov_desktop"
_NAMES = re.compile(r'"[^"]*"|\'[^\']*\'|\([^()]*[/\\][^()]*\)|\S*[/\\].*|\S+\.\w{1,5}\b(?!\()|[^\x20-\x7e]+')
_SIZE, _KEPT = 512 * 1024, 3


class _QuietHandler(RotatingFileHandler):
    """A log that is silent about its own failures: on a full disk `logging` would print a traceback for each line."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line."""


def start(folder: Path) -> Path:
    """Write the log into `folder` from now on; returns the file. In a write-protected folder there is no log."""
    file = folder / NAME
    logger = logging.getLogger(_LOGGER)
    logger.setLevel(logging.INFO)
    stop()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = _QuietHandler(file, maxBytes=_SIZE, backupCount=_KEPT, encoding="utf-8", delay=True)
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
        # What the handler still holds is lost when the disk is full.
        with suppress(OSError):
            handler.close()


def note(text: str, *values: object) -> None:
    """Write one line. `values` are counts, keys and names of program files, never personal data."""
    logging.getLogger(_LOGGER).info(text, *values)


def without_names(message: str) -> str:
    """A message of Qt without paths, quoted texts, file names and Chinese words: they may be names of attachments."""
    return _NAMES.sub("…", message)


def places(trace: TracebackType | None) -> str:
    """The stack of a failure: file, line and function of each frame, without values of variables."""
    frames = traceback.extract_tb(trace)
    return "\n".join(f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)


def failure(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Log a bug and return its description: the class of the exception and the stack.

    The message of an exception may contain data of a row (a name, an ID number), so it is neither logged nor shown.
    """
    text = f"{kind.__module__}.{kind.__qualname__}\n{places(trace)}"
    logging.getLogger(_LOGGER).error("%s", text)
    return text
