"""SampleWriter writes the sample year: seeded random values, invented names, one operation per area."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from random import Random
from typing import Any

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.text.identity import check_digit
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.write.operations import Change, Operations
from lawgov_desktop.storage.write.validation import check

YEAR = 2023
_SURNAMES = "李王张刘陈杨赵郝崔苗申任暴路史常牛连秦韩宋郭段马胡冯魏田曹孔"
_GIVEN_MEN = (
    "建国", "国庆", "海旺", "志强", "保林", "俊平", "拴柱", "喜旺", "永红", "小军",
    "明山", "福生", "文斌", "志军", "卫东", "国强", "天明", "长锁", "二虎", "金柱",
)  # fmt: skip
_GIVEN_WOMEN = (
    "秀英", "玉梅", "瑞芳", "改兰", "桂香", "春花", "爱莲", "巧珍", "云仙", "红霞",
    "晓燕", "雪梅", "丽华", "静", "月娥", "彩凤", "变娥", "腊梅", "素珍", "凤英",
)  # fmt: skip


@dataclass
class SampleWriter:
    """Writes invented rows through Operations; the same seed gives the same rows, uids included."""

    operations: Operations
    random: Random = field(default_factory=lambda: Random(YEAR))
    #: Records one area writes and another links to, by name.
    shared: dict[str, Any] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)
    _ids: int = 0
    _area_code: str = "140499"

    def fork(self, name: str) -> SampleWriter:
        """A writer with a random generator of its own: rows added by it later do not change the rows of this one.

        A person's name may then occur twice, as in a real township; an ID number may not.
        """
        forks = self.shared.setdefault("forks", [])
        forks.append(name)
        return SampleWriter(
            self.operations, Random(f"{YEAR} {name}"), self.shared, _area_code=f"1404{98 - len(forks):02d}"
        )

    def ledger(self, key: str) -> Ledger:
        """A ledger by key."""
        return self.operations.file.catalogue.ledger(key)

    def put(self, change: Change, record: Record, **children: list[ChildRecord]) -> Any:
        """Check and write one record with its child rows. Raises AssertionError for a row that breaks a rule."""
        ledger = self.ledger(type(record).__name__.lower())
        rows = dict(children)
        record.normalise(rows)
        for row in [record, *(row for given in rows.values() for row in given)]:
            row.uid = f"{self.random.getrandbits(128):032x}"
        for given in rows.values():
            for row in given:
                row.normalise(record)
        problems = list(check(ledger, record, rows))
        if problems:
            raise AssertionError(f"sample row breaks a rule: {problems}")
        self.operations.put(change, ledger, record, rows)
        return record

    def add(self, change: Change, record: Record, **children: list[ChildRecord]) -> None:
        """Add child rows to a saved record, so that the random values of earlier rows stay the same."""
        ledger = self.ledger(type(record).__name__.lower())
        all_rows = children_of(ledger, record)
        for key, rows in children.items():
            for row in rows:
                row.uid = f"{self.random.getrandbits(128):032x}"
            all_rows[key] = [*all_rows[key], *rows]
        self.operations.put(change, ledger, record, all_rows)

    def trash(self, record: Record) -> None:
        """Move a written record to the trash: a decoy that a wrong query would count."""
        self.operations.trash(self.ledger(type(record).__name__.lower()), [record])

    def word(self, vocabulary: str, label: str) -> Term:
        """A word of a vocabulary by its label."""
        words = self.shared.setdefault("words", {})
        if (vocabulary, label) not in words:
            words[vocabulary, label] = Term.get((Term.vocabulary == vocabulary) & (Term.label == label))
        term: Term = words[vocabulary, label]
        return term

    def name(self, sex: str = "") -> str:
        """An invented name not used before."""
        while True:
            given = self.random.choice(
                _GIVEN_WOMEN if (sex or self.random.choice("男女")) == "女" else _GIVEN_MEN
            )
            name = self.random.choice(_SURNAMES) + given
            if name not in self._used:
                self._used.add(name)
                return name

    def id_number(self, birth_date: dt.date, sex: str) -> str:
        """A well-formed ID number of an area code that was never issued."""
        self._ids += 1
        serial = self._ids % 500 * 2 + (1 if sex == "男" else 0)
        first = f"{self._area_code}{birth_date:%Y%m%d}{serial:03d}"
        return first + check_digit(first)

    def phone(self) -> str:
        """A landline number that no subscriber has."""
        return f"0355-000{self.random.randrange(1000, 9999)}"

    def day(self, year: int, first: tuple[int, int] = (1, 3), last: tuple[int, int] = (12, 28)) -> dt.date:
        """A day of a year between two (month, day) pairs."""
        start, end = dt.date(year, *first), dt.date(year, *last)
        return start + dt.timedelta(days=self.random.randrange((end - start).days + 1))

    def days(
        self, year: int, count: int, first: tuple[int, int] = (1, 3), last: tuple[int, int] = (12, 28)
    ) -> list[dt.date]:
        """`count` days in ascending order: rows are registered as they happen."""
        return sorted(self.day(year, first, last) for _ in range(count))
