"""The Qt kit: controls, editors, forms, lists and the ledger page, for records of any area."""
