"""Exporting: rows of a ledger to xlsx or csv, template sheets, and what each audience may read."""
