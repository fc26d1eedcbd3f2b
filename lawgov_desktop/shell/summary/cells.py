"""What the summary page writes in its cells: a figure or claim, the rows behind it, and the rule in one line."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_desktop.records.figures.evidence import COMPLETE_WORD
from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.summary.figure_rows import EvidenceRow
from lawgov_desktop.summary.overview import SummaryLine
from lawgov_desktop.widgets.controls.text_table import Cell

#: Rows behind a figure shown at once; the ledger shows all of them.
_MOST = 500


def rule_words(line: SummaryLine, figure: Figure) -> str:
    """How a figure was counted, or what is in the way of a claim."""
    if line.claim is None:
        assert line.figure is not None
        return f"{line.figure.value:,} {figure.unit} = {figure.rule}" if figure.rule else ""
    if line.claim.blanks:
        return f"{line.claim.gap}：{'、'.join(line.claim.blanks[:6])}"
    return f"属实：{figure.rule}" if line.claim.holds else f"{line.claim.gap}，下面是缺的"


def evidence_cells(found: Sequence[EvidenceRow], figure: Figure) -> list[list[Cell]]:
    """The rows behind a figure, the first of them at least; the last line says how many more there are."""
    counted = figure.reduce != ("count",)
    rows = [
        [
            Cell(row.number),
            Cell(row.date),
            Cell(row.village),
            Cell(row.matter),
            Cell(str(row.amount) if counted and row.amount is not None else ""),
            Cell(row.proof, "ink2" if row.proof == COMPLETE_WORD else "amber_ink"),
        ]
        for row in found[:_MOST]
    ]
    if len(found) > _MOST:
        rows.append([Cell(f"还有 {len(found) - _MOST:,} 行，在台账里看", "ink2", small=True)])
    return rows


def line_cells(line: SummaryLine) -> list[Cell]:
    """A line of the table; an area's title is one cell alone."""
    if line.figure is not None:
        one = line.figure
        return [
            Cell(line.title),
            Cell(f"{one.value:,} {one.figure.unit}"),
            Cell(one.phrase, bold=True),
            Cell(line.before, "ink2"),
            Cell(f"{one.rows:,} 行", "accent", link=True),
            Cell(),
        ]
    if line.claim is None:
        return [Cell(line.title, "ink2", bold=True, small=True)]
    claim = line.claim
    value = f"{claim.part:,} / {claim.whole:,}" if claim.whole else "无"
    state = Cell("属实", "green", icon="check") if claim.holds else Cell(claim.gap, "red", icon="alert")
    return [
        Cell(line.title),
        Cell(value),
        Cell(claim.sentence, "ink" if claim.holds else "red", bold=True),
        Cell(line.before, "ink2"),
        Cell(f"{len(claim.missing) or claim.whole:,} 行", "accent", link=True),
        state,
    ]
