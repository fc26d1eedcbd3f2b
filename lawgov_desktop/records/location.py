"""A location inside the program: where a line of a list leads when it is pressed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Location:
    """A page of the window; on an area's page a ledger of it, and rows by uid with a title of their own."""

    page: str
    ledger: str = ""
    uids: tuple[str, ...] = ()
    title: str = ""
