"""Editors of one field: line, text block, flag, date, choice."""
