"""The work areas in tab order: this list is the table of contents of the program."""

from __future__ import annotations

from importlib import import_module

from lawgov_desktop.records.catalogue import Catalogue

#: One folder each; adding an area is its folder and one line here.
AREAS = (
    "township",
    "leadership",
    "decisions",
    "advisers",
    "enforcement",
    "mediation",
    "corrections",
    "publicity",
    "legal_service",
    "volunteers",
    "review",
)


def catalogue() -> Catalogue:
    """Every area of this program, checked. Raises DeclarationError when an area names what does not exist."""
    return Catalogue([import_module(f"{__name__}.{key}.area").AREA for key in AREAS])
