"""Tests of the storage: no saved row is lost, no incomplete file is accepted."""
