"""组织领导: rules in force, the leading team's study of law, and training of staff."""
