"""The record pane: form, history and attachments of one row."""
