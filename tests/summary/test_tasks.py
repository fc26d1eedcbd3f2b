"""要办的事: overdue, due soon and missing, from real rows."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.mediation.committee import MediationCommittee
from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.dates import after_months
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.home_content import SOURCES
from lawgov_desktop.summary.tasks import (
    Task,
    backup_task,
    broken_claims,
    changed_outside,
    due_tasks,
)

TODAY = dt.date(2026, 3, 20)


def word(vocabulary: str) -> Term:
    return Term.select().where(Term.vocabulary == vocabulary).order_by(Term.position).get()


def dispute(operations: Operations, accepted_on: dt.date, **values: object) -> Dispute:
    """A dispute in the village, which is created if missing."""
    catalogue = operations.file.catalogue
    village = Village.get_or_none(Village.name == "东河村")
    if village is None:
        village = Village(name="东河村")
        operations.save(catalogue.ledger("village"), village)
        operations.save(
            catalogue.ledger("mediationcommittee"), MediationCommittee(name="镇调委会", level="镇")
        )
    made = Dispute(
        accepted_on=accepted_on,
        village=village,
        kind=word("dispute_kind"),
        source=word("dispute_source"),
        committee=MediationCommittee.get(),
        **values,
    )
    parties = [DisputeParty(side="甲方", name="甲某"), DisputeParty(side="乙方", name="乙某")]
    operations.save(
        catalogue.ledger("dispute"), made, {"parties": parties, "mediators": [DisputeMediator(name="丙某")]}
    )
    return made


def lines(operations: Operations, today: dt.date = TODAY) -> list[Task]:
    """The tasks of the due rules; claims are tested elsewhere."""
    results = compute(operations.file, Period.of_year(today.year))
    return due_tasks(operations.file, operations.file.catalogue.due, (), today.year, today, results)


def test_a_claim_that_does_not_hold_leads_to_the_rows_in_the_way(operations: Operations) -> None:
    village = Village(name="东河村")
    operations.save(operations.file.catalogue.ledger("village"), village)
    results = compute(operations.file, Period.of_year(TODAY.year))
    found = list(broken_claims(operations.file, TODAY.year, TODAY, results))
    assert any("每村一名法律顾问" in d.what and d.location.uids == (village.uid,) for d in found)
    assert all(d.days is None for d in found)


def test_a_ledger_nobody_keeps_makes_no_demands(operations: Operations) -> None:
    results = compute(operations.file, Period.of_year(TODAY.year))
    assert (
        due_tasks(operations.file, operations.file.catalogue.due, SOURCES, TODAY.year, TODAY, results) == []
    )


def test_a_month_ends_on_the_same_day_or_the_last() -> None:
    assert after_months(dt.date(2026, 1, 31), 1) == dt.date(2026, 2, 28)
    assert after_months(dt.date(2026, 12, 5), 1) == dt.date(2027, 1, 5)


def test_a_dispute_under_way_is_due_a_month_after_it_was_taken(operations: Operations) -> None:
    late = dispute(operations, dt.date(2026, 2, 18))
    soon = dispute(operations, dt.date(2026, 2, 23))
    dispute(operations, dt.date(2026, 3, 10))
    found = lines(operations)
    assert [(d.when, d.tone) for d in found] == [("逾期 2 天", "red"), ("3 天后", "amber_ink")]
    assert [d.location.uids for d in found] == [(late.uid,), (soon.uid,)]
    assert "2026-001" in found[0].what
    assert "东河村" in found[0].detail


def test_what_is_due_today_says_so(operations: Operations) -> None:
    dispute(operations, dt.date(2026, 2, 20))
    assert [d.when for d in lines(operations)] == ["今天"]


def test_several_late_ones_are_one_line_that_leads_to_all(operations: Operations) -> None:
    made = [dispute(operations, dt.date(2026, 1, day)) for day in (5, 6, 7, 8)]
    (only,) = lines(operations)
    assert only.what == "4 件纠纷调解满一个月，还没有结果"
    assert set(only.location.uids) == {m.uid for m in made}
    assert only.location.ledger == "dispute"


def test_a_written_agreement_without_number_is_missing_it(operations: Operations) -> None:
    dispute(operations, dt.date(2026, 3, 1), outcome="调解成功（书面协议）", concluded_on=dt.date(2026, 3, 3))
    dispute(
        operations,
        dt.date(2026, 3, 1),
        outcome="调解成功（书面协议）",
        concluded_on=dt.date(2026, 3, 3),
        agreement_number="下人调字〔2026〕2号",
    )
    (only,) = lines(operations)
    assert (only.when, only.what) == ("缺编号", "1 件书面协议没有编号")
    assert lines(operations, dt.date(2027, 3, 20)) == []


def test_rows_in_the_trash_ask_for_nothing(operations: Operations) -> None:
    made = dispute(operations, dt.date(2026, 2, 1))
    operations.trash(operations.file.catalogue.ledger("dispute"), [made])
    assert lines(operations) == []


def test_rows_changed_by_another_tool_are_shown_for_a_week(operations: Operations) -> None:
    made = dispute(operations, dt.date.today())
    operations.file.db.execute_sql("UPDATE dispute SET place = '村口' WHERE id = ?", (made.id,))
    results = compute(operations.file, Period.of_year(dt.date.today().year))
    (only,) = changed_outside(operations.file, dt.date.today().year, dt.date.today(), results)
    assert only.when == "外部修改"
    assert only.location.uids == (made.uid,)
    later = dt.date.today() + dt.timedelta(days=9)
    assert list(changed_outside(operations.file, later.year, later, results)) == []


def test_overdue_comes_before_dated_before_missing() -> None:
    location = Location("mediation")
    mixed = [
        Task("c", "", "", location, None, "缺证书"),
        Task("b", "", "", location, 8),
        Task("a", "", "", location, -2),
        Task("z", "", "", location, -900),
    ]
    assert [d.what for d in sorted(mixed, key=lambda d: d.order)] == ["z", "a", "b", "c"]
    assert mixed[3].when == "逾期 2 年"


def test_a_backup_is_missed_after_a_week() -> None:
    none = backup_task(None, TODAY)
    assert none is not None
    assert (none.when, none.location.page) == ("今天", "backup")
    assert backup_task(TODAY - dt.timedelta(days=7), TODAY) is None
    old = backup_task(TODAY - dt.timedelta(days=10), TODAY)
    assert old is not None
    assert (old.what, old.when, old.tone) == ("10 天没有备份了", "逾期 3 天", "red")
    ahead = backup_task(TODAY + dt.timedelta(days=900), TODAY)
    assert ahead is not None
    assert (ahead.what, ahead.detail) == ("最近一份备份的日期在将来", "核对电脑的日期，再按 Ctrl+B")
