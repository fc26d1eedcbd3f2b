"""The backup page: the list of backups, one backup in detail, restoring."""
