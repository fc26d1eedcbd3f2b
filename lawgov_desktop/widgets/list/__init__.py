"""The list of a ledger: table, filters, columns, footer."""
