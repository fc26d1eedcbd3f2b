"""Rows copied from a spreadsheet, spread over the cells of a child table."""

from __future__ import annotations

from lawgov_desktop.widgets.form.child_model import ChildModel

#: Longer texts are spreadsheets to be imported, not pasted.
MOST_ROWS = 500


def cells_of(text: str) -> list[list[str]]:
    """Rows and cells of copied text; quoted cells that hold line ends are kept whole."""
    rows: list[list[str]] = [[""]]
    quoted = False
    for index, character in enumerate(text.replace("\r\n", "\n").replace("\r", "\n")):
        cells = rows[-1]
        if character == '"' and (quoted or cells[-1] == ""):
            quoted = not quoted
        elif character == "\t" and not quoted:
            cells.append("")
        elif character == "\n" and not quoted:
            rows.append([""])
        else:
            cells[-1] += character
        if index > 200_000:
            break
    return [row for row in rows if any(cell.strip() for cell in row)][:MOST_ROWS]


def spread(model: ChildModel, text: str, row: int, column: int) -> int:
    """Put copied cells into the model from (row, column) on; a heading row decides the columns of the cells.

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
        target_row = row + offset
        while target_row >= len(model.rows):
            model.append()
        for index, cell in enumerate(cells):
            target = column + index if targets is None else targets[index] if index < len(targets) else -1
            if 0 <= target < len(model.fields):
                model.take_text(target_row, target, cell)
            elif cell.strip():
                lost += 1
    return lost


def _headed(model: ChildModel, cells: list[str]) -> list[int] | None:
    """Column of each cell when the row is a heading (at least two of its words are our labels)."""
    names = {}
    for index, field in enumerate(model.fields):
        names[field.label] = names[field.short] = index
    columns = [names.get(cell.strip(), -1) for cell in cells]
    return columns if sum(index >= 0 for index in columns) >= 2 else None
