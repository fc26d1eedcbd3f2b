"""The cells of the summary page: the lines of figures and claims, the rows behind one, and its rule."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_desktop.records.figures.evidence import COMPLETE_WORD
from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.summary.figure_rows import EvidenceRow
from lawgov_desktop.summary.overview import SummaryLine
from lawgov_desktop.widgets.controls.text_table import TextCell

#: Rows shown at most; the ledger shows all of them.
_MOST = 500


def rule_words(line: SummaryLine, figure: Figure) -> str:
    """The rule by which a figure was counted, or what is missing for a claim."""
    if line.claim is None:
        assert line.figure is not None
        return f"{line.figure.value:,} {figure.unit} = {figure.rule}" if figure.rule else ""
    if line.claim.blanks:
        return f"{line.claim.gap}：{'、'.join(line.claim.blanks[:6])}"
    return f"属实：{figure.rule}" if line.claim.holds else f"{line.claim.gap}，下面是缺的"


def evidence_cells(evidence: Sequence[EvidenceRow], figure: Figure) -> list[list[TextCell]]:
    """The first rows behind a figure; a last line gives the number of the others."""
    counted = figure.reduce != ("count",)
    rows = [
        [
            TextCell(row.number),
            TextCell(row.date),
            TextCell(row.village),
            TextCell(row.matter),
            TextCell(str(row.amount) if counted and row.amount is not None else ""),
            TextCell(row.proof, "ink2" if row.proof == COMPLETE_WORD else "amber_ink"),
        ]
        for row in evidence[:_MOST]
    ]
    if len(evidence) > _MOST:
        rows.append([TextCell(f"还有 {len(evidence) - _MOST:,} 行，在台账里看", "ink2", small=True)])
    return rows


def line_cells(line: SummaryLine) -> list[TextCell]:
    """The cells of a line; the title of an area has one cell only."""
    if line.figure is not None:
        result = line.figure
        return [
            TextCell(line.title),
            TextCell(f"{result.value:,} {result.figure.unit}"),
            TextCell(result.phrase, bold=True),
            TextCell(line.before, "ink2"),
            TextCell(f"{result.rows:,} 行", "accent", link=True),
            TextCell(),
        ]
    if line.claim is None:
        return [TextCell(line.title, "ink2", bold=True, small=True)]
    claim = line.claim
    value = f"{claim.part:,} / {claim.whole:,}" if claim.whole else "无"
    state = (
        TextCell("属实", "green", icon="check") if claim.holds else TextCell(claim.gap, "red", icon="alert")
    )
    return [
        TextCell(line.title),
        TextCell(value),
        TextCell(claim.sentence, "ink" if claim.holds else "red", bold=True),
        TextCell(line.before, "ink2"),
        TextCell(f"{len(claim.missing) or claim.whole:,} 行", "accent", link=True),
        state,
    ]
