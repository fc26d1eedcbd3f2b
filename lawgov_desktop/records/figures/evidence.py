"""Evidence (佐证): the papers a row must have attached, and the computed column 齐 / 缺 n."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.figures.figure import Condition

#: Path of the column 佐证 in lists, filters and figures.
EVIDENCE = "evidence"
#: Values that a condition on that path compares with; the operator `empty` finds rows that need no paper.
COMPLETE, LACKING = "complete", "lacking"
#: Text of a row that has all of its papers.
COMPLETE_WORD = "齐"


@dataclass(frozen=True)
class RequiredPaper:
    """One kind of paper (受理登记表) that a row must have attached.

    `when` selects the rows that need it, all when empty. It is data like a figure's conditions and not a method of the
    record, so that a million rows can be counted, filtered and sorted by their missing papers.
    """

    kind: str
    when: tuple[Condition, ...] = ()


class EvidenceState:
    """The computed column 佐证, used where a path names a field: it is derived from the attachments, never stored."""

    name = EVIDENCE
    kind = "evidence"
    label = short = "佐证"
    unit = ""
    width = 4.0
    # Every row has a state, so that no filter 没有填 is offered.
    required = True
    sensitive = internal = False

    def __init__(self, model: Any) -> None:
        self.model = model

    def format(self, value: int | None) -> str:
        """齐, 缺 2, or "" when no paper is required."""
        if value is None:
            return ""
        return f"缺 {value}" if value else COMPLETE_WORD

    mask = format
