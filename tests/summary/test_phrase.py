"""A number with 余 is strictly below the value; nothing is rounded up."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.summary.phrase import spoken_number


@pytest.mark.parametrize(
    ("number", "digits", "printed"),
    [
        (7, 1, "7"), (10, 1, "10"), (11, 1, "10余"), (19, 1, "10余"), (40, 1, "40"), (46, 1, "40余"), (93, 1, "90余"),
        (300, 1, "300"), (342, 1, "300余"), (437, 1, "400余"), (20_000, 1, "2万"), (20_001, 1, "2万余"),
        (29_999, 1, "2万余"), (23_460, 2, "2.3万余"), (1_234, 2, "1200余"), (229, 2, "220余"), (42, 0, "42"),
        (0, 1, "0"), (99_999, 1, "9万余"), (120_000, 2, "12万"),
    ],
)  # fmt: skip
def test_the_words_of_real_reports(number: int, digits: int, printed: str) -> None:
    assert spoken_number(number, digits) == printed


@given(st.integers(0, 10**8), st.sampled_from([0, 1, 2]))
def test_never_rounded_up_and_exact_without_yu(number: int, digits: int) -> None:
    found = re.fullmatch(r"([\d.]+)(万?)(余?)", spoken_number(number, digits))
    assert found
    said = round(float(found[1]) * (10_000 if found[2] else 1))
    assert said < number if found[3] else said == number
