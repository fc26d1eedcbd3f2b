"""Fonts of a print job: font files, glyph outlines, the missing-glyph check, embedding into the PDF."""
