"""Finished kinds of paper: certificate, ruled table, ledger table, official document."""
