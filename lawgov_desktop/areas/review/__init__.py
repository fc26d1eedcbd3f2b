"""问题与计划: shortcomings with their causes, and the plan for the next year."""
