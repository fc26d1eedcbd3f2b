"""The annual summary: figures, phrases, claims, tasks due and the report; no Qt."""
