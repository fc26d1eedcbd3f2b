"""`init --sample`: the invented year 2023 of 下良镇, area by area; the same command gives the same data."""

from __future__ import annotations

from importlib import import_module

from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.records import dates
from lawgov_desktop.storage.operations import Door


def write_sample(door: Door) -> None:
    """Fill an empty file with the sample year of every area that has one."""
    sample = SampleWriter(door)
    for area in door.file.catalogue.areas:
        if area.sample:
            module, function = area.sample.split(":")
            getattr(import_module(module), function)(sample)
    dates.set_working_year(door.file.year)
