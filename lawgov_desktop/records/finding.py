"""Finding: one result of the check command, a sentence with the row it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: error: data or file are wrong; warning: a person should check it; note: for information.
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Finding:
    """One fault found by a check; `ledger` and `uid` identify the row, both are empty for the file as a whole."""

    severity: Severity
    ledger: str
    uid: str
    sentence: str

    def to_json(self) -> dict[str, str]:
        """Plain data for the command line."""
        return dict(self.__dict__)
