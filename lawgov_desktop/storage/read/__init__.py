"""Reads for screen, export and paper: lists, choices, related rows, duplicates."""
