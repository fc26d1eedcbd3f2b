"""村法律顾问: one adviser for each village, and the services given there."""
