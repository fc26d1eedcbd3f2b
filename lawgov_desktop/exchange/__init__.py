"""Spreadsheets in and out – no Qt."""
