"""The annual summary page."""
