"""How large a sheet is shown: the whole page, the width of the view, or a percentage of its real size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Steps of the zoom in percent of the real size.
STEPS = (25, 33, 50, 67, 75, 90, 100, 125, 150, 200, 300, 400)


@dataclass
class Zoom:
    """The chosen size; `percent` counts for the mode "percent" only."""

    mode: Literal["page", "width", "percent"] = "page"
    percent: float = 100.0

    def step(self, by: int, shown: float) -> None:
        """Go to the next larger (1) or smaller (−1) step from the percentage shown now."""
        if by > 0:
            self.percent = next((step for step in STEPS if step > shown + 0.5), STEPS[-1])
        else:
            self.percent = next((step for step in reversed(STEPS) if step < shown - 0.5), STEPS[0])
        self.mode = "percent"

    def width(
        self, sheet: tuple[float, float], room: tuple[int, int], dots_per_mm: float, least: int
    ) -> float:
        """Width in pixels of a sheet of a size in mm, in a view of `room` pixels.

        A whole page is never narrower than `least` pixels unless the view is: it could not be read.
        """
        wide, high = sheet
        if self.mode == "percent":
            return wide * dots_per_mm * self.percent / 100
        if self.mode == "width":
            return float(max(1, room[0]))
        whole = min(room[0], room[1] * wide / high)
        return float(max(1.0, whole, min(room[0], least * max(1.0, wide / high))))
