"""Declarations that count and judge rows: figures, claims, due rules, required papers."""
