"""问题与计划: what is lacking and why, and what is planned for the next year."""
