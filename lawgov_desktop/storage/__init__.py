"""How it survives: open and encrypt, schema steps, the one door for writing, history, search, backup – no Qt."""
