"""Spreadsheets: importing, exporting, and what both need. No Qt."""
