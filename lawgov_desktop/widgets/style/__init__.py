"""Colours, theme, screen fonts, icons and the flow layout."""
