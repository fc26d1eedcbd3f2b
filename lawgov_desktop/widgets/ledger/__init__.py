"""The page of a ledger: tabs, toolbar, list and record side by side."""
