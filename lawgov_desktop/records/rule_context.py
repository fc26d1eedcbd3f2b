"""RuleContext: what a rule of a record may read besides the record itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lawgov_desktop.records.settings import SettingValues, whole_number


@dataclass(frozen=True)
class RuleContext:
    """The settings of the file, the current day and the working year, handed to `problems` and `warnings`."""

    settings: SettingValues
    today: dt.date
    year: int

    def whole(self, key: str) -> int:
        """A setting as an integer; the declared default when the stored text is no integer."""
        return whole_number(self.settings, key)
