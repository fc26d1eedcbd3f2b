"""A QR code as black boxes, one for each run of dark modules in a row."""

from __future__ import annotations

Box = tuple[float, float, float, float]


def boxes(text: str, x: float, y: float, side: float) -> list[Box]:
    """Boxes (x, y, width, height) in mm of `text` as a QR code, its top left module at x, y; no quiet zone.

    The mask is fixed, for trying all eight takes five times as long and every reader accepts any of them.
    """
    import segno

    code = segno.make(text, error="m", micro=False, boost_error=False, mask=2)
    step = side / len(code.matrix)
    found: list[Box] = []
    for row, modules in enumerate(code.matrix):
        start = -1
        for column, dark in enumerate((*modules, 0)):
            if dark and start < 0:
                start = column
            elif not dark and start >= 0:
                found.append((x + start * step, y + row * step, (column - start) * step, step))
                start = -1
    return found
