"""A small town to import into."""

from __future__ import annotations

import pytest

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.write.operations import Operations


@pytest.fixture
def town(operations: Operations) -> Operations:
    """A file with three villages, and 2023 as its working year."""
    ledger = operations.file.catalogue.ledger("village")
    for name in ("东河村", "柳沟村", "石坡村"):
        operations.save(ledger, Village(name=name))
    dates.set_working_year(2023)
    return operations
