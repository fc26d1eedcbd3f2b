"""What we keep: records, fields, ledgers, periods, figures and claims, as plain declarations – no Qt, no SQL text."""
