"""Finding: one thing that is not as it should be, in a sentence, with the row it stands at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: error: data or file are wrong; warning: a person should look; note: worth knowing, nothing to do.
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True)
class Finding:
    """What is not as it should be; `ledger` and `uid` lead to the row, both empty for the file as a whole."""

    severity: Severity
    ledger: str
    uid: str
    sentence: str

    def to_json(self) -> dict[str, str]:
        """Plain data for the command line."""
        return dict(self.__dict__)
