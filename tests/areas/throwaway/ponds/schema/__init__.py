"""Frozen SQL of the throw-away area."""
