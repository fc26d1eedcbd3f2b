"""The window and its pages: home, annual summary, backup, settings, help; put together by app.py."""
