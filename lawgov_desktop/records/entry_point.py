"""Entry points: "module:name" texts in an area's declaration (paper, page, sample, batch), imported when used."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def fetch(named: str) -> Any:
    """The function or class named "module:name". Raises ImportError or AttributeError when it does not exist."""
    module, _, name = named.partition(":")
    return getattr(import_module(module), name)
