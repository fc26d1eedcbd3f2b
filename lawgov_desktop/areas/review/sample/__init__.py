"""The sample year's three problems and four directions of the next year's plan, and those of other years."""

from __future__ import annotations

from lawgov_desktop.areas.review.sample.others import add_decoys, add_others
from lawgov_desktop.areas.review.sample.plans import add_plans
from lawgov_desktop.areas.review.sample.problems import add_problems
from lawgov_desktop.areas.sample_kit import SampleWriter


def write(sample: SampleWriter) -> None:
    """Problems and plans of three years."""
    with sample.operations.operation("样例：问题与计划") as change:
        add_problems(sample, change)
        add_plans(sample, change)
        add_others(sample.fork("review"), change)
        duplicate = add_decoys(sample.fork("othermatter"), change)
    sample.trash(duplicate)
