"""矛盾调解: disputes from intake to agreement, and the committees that mediate them."""
