"""Qt controls that know no record: buttons, chips, cards, line edits, lists, tables of text."""
