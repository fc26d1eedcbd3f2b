"""Every field of every ledger is reached in its form, once, under a label that has the room."""

from __future__ import annotations

import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.records.catalogue import Catalogue

KEYS = list(load_catalogue().ledgers)
#: Characters of a label beside its field.
_LABEL = 6


@pytest.mark.parametrize("key", KEYS)
def test_every_field_stands_once_in_the_form(catalogue: Catalogue, key: str) -> None:
    ledger = catalogue.ledger(key)
    shown = [name for section in ledger.sections for name in section.fields]
    assert len(shown) == len(set(shown))
    # The number is given by the program and stands over the form.
    assert {field.name for field in ledger.model.spoken()} - {"number"} == set(shown)


@pytest.mark.parametrize("key", KEYS)
def test_no_label_is_longer_than_its_room(catalogue: Catalogue, key: str) -> None:
    ledger = catalogue.ledger(key)
    long = [f.label for f in ledger.model.spoken() if len(f.label) > 5 and len(f.short) > _LABEL - 1]
    assert long == []
