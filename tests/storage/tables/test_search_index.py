"""The search finds a row by a character, a word, initials or digits, and finds no other row."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.tables import search_sync, search_terms
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import dispute, person, village


def found(operations: Operations, ledger: str, text: str) -> list[int]:
    return sorted(Listing(operations.file.db, operations.file.catalogue.ledger(ledger)).ids(View(text=text)))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("李", True),
        ("明山", True),
        ("李明山", True),
        ("李山", False),
        ("lms", True),
        ("lm", True),
        ("LMS", True),
        ("139", True),
        ("13903551234", True),
        ("东河 李明", True),
        ("西沟 李明", False),
        ("阿卜杜", False),
        ('"', False),
        ("*", False),
        ("李' OR 1 --", False),
        ("NEAR(李)", False),
    ],
)
def test_a_person_is_found_by_what_one_remembers(operations: Operations, text: str, there: bool) -> None:
    one = person(operations, "李明山", phone="13903551234", village=village(operations))
    person(operations, "王秀英")
    assert found(operations, "person", text) == ([one.id] if there else [])


def test_minority_names_and_rare_characters_are_found(operations: Operations) -> None:
    ali, rare = person(operations, "阿卜杜拉·买买提"), person(operations, "𠮷田")
    assert found(operations, "person", "买买提") == [ali.id]
    assert found(operations, "person", "阿卜杜拉·买") == [ali.id]
    assert found(operations, "person", "𠮷") == [rare.id]


def test_surnames_are_found_by_either_reading(operations: Operations) -> None:
    one = person(operations, "单玉梅")
    assert found(operations, "person", "sym") == [one.id]


def test_a_dispute_is_found_by_its_number_its_village_and_its_parties(operations: Operations) -> None:
    record = dispute(operations, village(operations), "2023-04-12")
    for text in ("2023", "001", "2023-001", "东河", "王秀英", "wxy"):
        assert found(operations, "dispute", text) == [record.id], text


def test_a_changed_row_is_found_by_the_new_words_only(operations: Operations) -> None:
    record = person(operations, "李明山")
    record.name = "李海旺"
    operations.save(operations.file.catalogue.ledger("person"), record)
    assert found(operations, "person", "海旺") == [record.id]
    assert found(operations, "person", "明山") == []


def test_a_row_is_found_by_the_new_name_of_what_it_points_at(operations: Operations) -> None:
    east, west = village(operations, "东河村"), village(operations, "西沟村")
    record, other = dispute(operations, east), dispute(operations, west)
    east.name = "下川村"
    operations.save(operations.file.catalogue.ledger("village"), east)
    assert found(operations, "dispute", "下川") == [record.id]
    assert found(operations, "dispute", "东河") == []
    assert found(operations, "dispute", "西沟") == [other.id]


def test_the_index_made_anew_is_the_index_there_was(sample: Operations) -> None:
    db = sample.file.db
    sql = "SELECT table_name, row_id, terms FROM search_row ORDER BY 1, 2"
    before = db.execute_sql(sql).fetchall()
    words = ("李", "东河", "2023", "lms", "邻里")
    hits = {(key, w): found(sample, key, w) for key in ("dispute", "person", "village") for w in words}
    assert search_sync.rebuild(db, sample.file.catalogue) == len(before)
    assert db.execute_sql(sql).fetchall() == before
    assert {(key, w): found(sample, key, w) for key, w in hits} == hits


NAMES = st.text(st.sampled_from("李王明山秀英东河𠮷㐀·a1"), min_size=1, max_size=6).filter(
    lambda t: t.strip("·")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=NAMES, data=st.data())
def test_every_piece_of_han_text_finds_it(name: str, data: st.DataObject, operations: Operations) -> None:
    terms = set(search_terms.terms_of(name))
    start = data.draw(st.integers(0, len(name) - 1))
    piece = name[start : data.draw(st.integers(start + 1, len(name)))]
    for part in search_terms._HAN.findall(piece):
        wanted = [part] if len(part) == 1 else [part[i : i + 2] for i in range(len(part) - 1)]
        assert set(wanted) <= terms


@given(text=st.text(max_size=30))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_in_the_search_field_ever_fails(text: str, operations: Operations) -> None:
    assert found(operations, "village", text) == []
