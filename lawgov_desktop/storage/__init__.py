"""The office file: engine, tables, opening, reading, writing, backup and checks. No Qt."""
