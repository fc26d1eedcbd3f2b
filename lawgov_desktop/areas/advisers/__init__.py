"""村法律顾问: one adviser for each village, and what they did there."""
