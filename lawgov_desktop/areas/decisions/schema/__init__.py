"""Frozen SQL of this area's tables."""
