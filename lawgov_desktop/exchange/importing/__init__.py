"""Importing: read a sheet, match its headings and rows to a ledger, plan what changes, apply the plan."""
