"""PDF preview, printing and saving of paper."""
