"""The tables beside the ledgers: migrations, history, numbering, search index, terms, holidays."""
