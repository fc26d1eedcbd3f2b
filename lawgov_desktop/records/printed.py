"""What a printout gives back: the PDF, whom it is about, and what could not be printed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Printed:
    """A finished PDF with (uid, label) of every subject on it, for the print log."""

    pdf: bytes
    subjects: tuple[tuple[str, str], ...] = ()
    #: Sentences about texts left out or left blank to fill by hand.
    notes: tuple[str, ...] = field(default=())
