"""The form of a record: sections, field rows and tables of child rows."""
