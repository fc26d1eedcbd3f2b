"""The window: frame, home, annual summary, backups, settings, help – ordinary pages, put together by app.py."""
