"""The home page: cards, charts and the list of things to do."""
