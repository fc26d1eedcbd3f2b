"""依法决策: normative documents, major decisions, legal reviews and the counsel of the town government."""
