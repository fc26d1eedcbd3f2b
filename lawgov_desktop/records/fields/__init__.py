"""The field classes a record is declared with, and the options a link or word field can be set to."""
