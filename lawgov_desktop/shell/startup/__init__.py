"""Everything before the main window: first start, unlocking, checking, rescue."""
