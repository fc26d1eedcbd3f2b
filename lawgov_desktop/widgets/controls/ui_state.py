"""Widths, sorting and splitters of this user, kept in a small file beside the configuration."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

_PAUSE = 400


class UiState(QObject):
    """Stores window sizes, column widths and the like as JSON in a file; a missing or damaged file is read as empty."""

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """With `path` None the values are lost when the program ends."""
        super().__init__(parent)
        self._path = path
        self._values: dict[str, Any] = _read(path) if path else {}
        # Dragging a splitter gives a hundred values a second; only the last one is written.
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.flush)

    def get(self, key: str, kind: type, default: Any) -> Any:
        """The value kept under `key` if it is of that kind (bool, int, str, list, dict), else `default`."""
        value = self._values.get(key, default)
        return value if type(value) is kind else default

    def put(self, key: str, value: Any) -> None:
        """Set a plain value; it is written to disk a moment later."""
        if self._values.get(key) != value:
            self._values[key] = value
            self._timer.start()

    def forget(self, key: str) -> None:
        """Remove the value of `key`."""
        if self._values.pop(key, None) is not None:
            self._timer.start()

    def flush(self) -> None:
        """Write unsaved values now; an error of the folder is ignored, it costs only the widths."""
        self._timer.stop()
        if self._path is None:
            return
        part = self._path.with_name(self._path.name + ".part")
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # In ASCII: the path of a folder whose name is not UTF-8 could not be written otherwise.
            part.write_text(json.dumps(self._values, indent=1, sort_keys=True), "utf-8")
            part.replace(self._path)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return values if isinstance(values, dict) else {}
