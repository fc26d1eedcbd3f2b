"""Everything on paper: fonts that hold rare characters, certificates, tables, official documents; no Qt, no records."""
