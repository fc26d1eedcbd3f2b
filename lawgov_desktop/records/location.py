"""A location inside the program: the target of a line that can be pressed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Location:
    """A page of the window; on an area's page also a ledger, and rows by uid with a title for them."""

    page: str
    ledger: str = ""
    uids: tuple[str, ...] = ()
    title: str = ""
