"""Evidence (佐证): which papers a row must have beside it, and the column 齐 / 缺 n that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.figures.figure import Condition

#: The path under which lists, filters and figures find the state of a row's evidence.
EVIDENCE = "evidence"
#: Values a condition on that path compares with; `empty` finds rows that want no paper.
COMPLETE, LACKING = "complete", "lacking"
#: What a row says that has all of its papers.
COMPLETE_WORD = "齐"


@dataclass(frozen=True)
class RequiredPaper:
    """One kind of paper (受理登记表) a row must have beside it.

    `when` names the rows that must have it, all of them when empty. It is data like a figure's conditions, not a
    method of the record, so that a million rows can be counted, filtered and sorted by what they lack.
    """

    kind: str
    when: tuple[Condition, ...] = ()


class EvidenceState:
    """The column 佐证, where a field's path is asked for: it is never stored but follows from what is attached."""

    name = EVIDENCE
    kind = "evidence"
    label = short = "佐证"
    unit = ""
    width = 4.0
    # Every row is in one of its states: there is no 没有填 to look for.
    required = True
    sensitive = internal = False

    def __init__(self, model: Any) -> None:
        self.model = model

    def format(self, value: int | None) -> str:
        """齐, 缺 2, or nothing where no paper is wanted."""
        if value is None:
            return ""
        return f"缺 {value}" if value else COMPLETE_WORD

    mask = format
