"""Writes: the operations every change goes through, undo, attachments, quick add, print log."""
