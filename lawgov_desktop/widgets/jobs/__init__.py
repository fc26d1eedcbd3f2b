"""Long work off the GUI thread, with progress and cancelling."""
