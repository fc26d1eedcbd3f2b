"""The settings page: office profile, vocabularies, holidays, history of settings."""
