"""Frozen SQL of the tables every area stands on."""
