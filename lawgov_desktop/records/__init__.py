"""Declarations: records, fields, ledgers, periods, figures and claims. No Qt, no SQL text."""
