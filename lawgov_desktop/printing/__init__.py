"""The printing kit: fonts with rare characters, certificates, tables, official documents. No Qt, no records."""
