"""reportlab's canvas without its defaults: no Helvetica in the file, no text state at the start of every page."""

from __future__ import annotations

from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # ASCII85 makes the file a fifth larger and saving slower.


class BareCanvas(Canvas):
    """A canvas with embedded fonts only, in Chinese; equal drawings give equal bytes."""

    def __init__(self, buffer: Any, size: tuple[float, float]) -> None:
        super().__init__(buffer, pagesize=size, invariant=1, pageCompression=1, lang="zh-CN")

    def _make_preamble(self) -> None:
        self._preamble = ""
