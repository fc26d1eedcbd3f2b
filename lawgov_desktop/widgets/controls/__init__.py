"""Qt controls without access to records: buttons, chips, cards, line edits, lists, tables of text."""
