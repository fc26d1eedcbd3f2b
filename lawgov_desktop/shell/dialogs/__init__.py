"""Dialogs and small windows of the shell: questions, operator, passphrase, search, related rows, import."""
