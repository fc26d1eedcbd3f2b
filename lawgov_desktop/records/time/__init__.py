"""Days, periods, holidays and working days."""
