"""What an area names as "module:name" (paper, page, sample, batch), fetched when it is wanted and not before."""

from __future__ import annotations

from importlib import import_module
from typing import Any


def fetch(named: str) -> Any:
    """The function or class "module:name" means; ImportError or AttributeError when there is none, which is our bug."""
    module, _, name = named.partition(":")
    return getattr(import_module(module), name)
