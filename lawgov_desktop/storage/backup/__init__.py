"""Backups: write, verify, list, restore, and delete by age (retention)."""
