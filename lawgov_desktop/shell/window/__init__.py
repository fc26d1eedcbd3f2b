"""The main window: sidebar, page stack, message bar, lock screen, the page of a work area."""
