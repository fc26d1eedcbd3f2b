"""Viewer: who reads rows and for what; every read for screen, export and paper takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lawgov_desktop.records.figures.figure import Condition

Purpose = Literal["screen", "export", "paper"]
#: The only role so far.
ADMINISTRATOR = "管理员"
#: The operator of commands that name none (LAWGOV_OPERATOR); it stands in the history, never on paper.
COMMAND_LINE = "命令行"


@dataclass(frozen=True)
class Viewer:
    """The person who reads, their role, and the purpose of reading.

    Roles are office order, not cryptography: whoever holds file and passphrase can read every row.
    """

    operator: str = ""
    role: str = ADMINISTRATOR
    purpose: Purpose = "screen"

    def conditions(self, ledger: str) -> tuple[Condition, ...]:
        """Conditions that rows of the ledger with this key fulfil for the viewer; 管理员 reads every row."""
        del ledger
        return ()


#: Reads every row, for no particular person: the default of every read.
EVERY_ROW = Viewer()
