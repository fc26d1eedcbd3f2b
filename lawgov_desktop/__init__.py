"""lawgov_desktop: the offline ledgers (台账) behind a township's annual report on rule-of-law government."""

__version__ = "0.1.0"
