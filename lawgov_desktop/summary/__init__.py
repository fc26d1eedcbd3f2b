"""The annual summary: figures, phrases, claims and the report they stand in – no Qt."""
