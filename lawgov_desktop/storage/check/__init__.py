"""Checks of the office file: SQLite pages, the file as a whole, the rows of every ledger."""
