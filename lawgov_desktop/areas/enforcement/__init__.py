"""综合执法: powers taken over, officers, inspections with their items, and the plates of villages."""
