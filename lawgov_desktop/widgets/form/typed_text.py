"""Everything in a form as plain text, for a file the user reads when the form cannot be saved."""

from __future__ import annotations

from lawgov_desktop.widgets.form.form import Form


def typed_lines(form: Form) -> list[str]:
    """One line per field that is not empty (名称：值), then one line per child row, as they stand on the screen."""
    lines = []
    for editor in form.inputs.values():
        text = editor.typed_text().strip() or _value_text(editor.value())
        if text:
            lines.append(f"{editor.field.label}：{text}")
    for body in form.bodies:
        if body.table is None:
            continue
        model = body.table.rows
        for row in range(model.rowCount()):
            cells = [
                f"{field.short}：{model.text(row, column)}"
                for column, field in enumerate(model.fields)
                if model.text(row, column)
            ]
            if cells:
                lines.append(f"{body.section.title} 第 {row + 1} 行：{'；'.join(cells)}")
    return lines


def _value_text(value: object) -> str:
    """Text of a value that is not typed but ticked; links and dates always have a typed text."""
    if isinstance(value, bool):
        return "是" if value else ""
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else ""
