"""Rows copied from a spreadsheet, spread over the cells of a child table."""

from __future__ import annotations

from lawgov_desktop.widgets.form.child_model import ChildModel

#: More than this is a spreadsheet to import, not a paste.
MOST_ROWS = 500


def cells_of(text: str) -> list[list[str]]:
    """Rows and cells of copied text; quoted cells that hold line ends are kept whole."""
    rows: list[list[str]] = [[""]]
    quoted = False
    for place, character in enumerate(text.replace("\r\n", "\n").replace("\r", "\n")):
        here = rows[-1]
        if character == '"' and (quoted or here[-1] == ""):
            quoted = not quoted
        elif character == "\t" and not quoted:
            here.append("")
        elif character == "\n" and not quoted:
            rows.append([""])
        else:
            here[-1] += character
        if place > 200_000:
            break
    return [row for row in rows if any(cell.strip() for cell in row)][:MOST_ROWS]


def spread(model: ChildModel, text: str, row: int, column: int) -> int:
    """Put copied cells into the model from (row, column) on; a heading row that names our columns is obeyed.

    Returns how many cells with a text found no column.
    """
    lost = 0
    rows = cells_of(text)
    targets: list[int] | None = None
    if rows:
        targets = _headed(model, rows[0])
        if targets is not None:
            rows = rows[1:]
    for offset, cells in enumerate(rows):
        here = row + offset
        while here >= len(model.rows):
            model.append()
        for place, cell in enumerate(cells):
            target = column + place if targets is None else targets[place] if place < len(targets) else -1
            if 0 <= target < len(model.fields):
                model.take_text(here, target, cell)
            elif cell.strip():
                lost += 1
    return lost


def _headed(model: ChildModel, cells: list[str]) -> list[int] | None:
    """Column of each cell when the row is a heading (at least two of its words are our labels)."""
    names = {}
    for place, field in enumerate(model.fields):
        names[field.label] = names[field.short] = place
    found = [names.get(cell.strip(), -1) for cell in cells]
    return found if sum(place >= 0 for place in found) >= 2 else None
