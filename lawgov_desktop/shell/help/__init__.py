"""The help page and the help topic of a ledger."""
