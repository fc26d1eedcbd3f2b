"""Names of the tables a ledger's list and record show something of."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.records.ledger import Ledger


def _models(ledger: Ledger) -> list[Any]:
    return [ledger.model, *ledger.children.values()]


def watched_tables(ledger: Ledger) -> set[str]:
    """Tables after whose change the list or the record has to be read again."""
    own = {model.__name__.lower() for model in _models(ledger)}
    return own | {"attachment"} | register_tables(ledger)


def register_tables(ledger: Ledger) -> set[str]:
    """Tables its links and words are chosen from, without its own."""
    names = {f.rel_model.__name__.lower() for model in _models(ledger) for f in model._meta.refs}
    return names - {ledger.key}
