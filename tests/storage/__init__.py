"""Promises about the file: nothing saved is lost, nothing torn is trusted."""
