"""A finished printout: its PDF, and which record stands on which pages."""

from __future__ import annotations

from dataclasses import dataclass

#: Kinds of paper that belong to no area; the others are the keys of the printouts.
LEDGER, SUMMARY = "ledger", "summary"


@dataclass(frozen=True)
class PrintedRow:
    """A record on paper: its uid, the words the print log names it by, and its pages, counted from 0."""

    uid: str
    label: str
    pages: tuple[int, ...]


@dataclass(frozen=True)
class PrintResult:
    """A finished PDF of one kind of paper, with every record printed on it in the order of the pages."""

    kind: str
    pdf: bytes
    rows: tuple[PrintedRow, ...] = ()
    #: Sentences about rows left out, or characters left blank to fill in by hand.
    notes: tuple[str, ...] = ()
    #: False for the first pages of a printout that is still being made.
    complete: bool = True
