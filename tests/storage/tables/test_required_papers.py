"""Missing papers of a saved row: in the form, the list, a filter and behind a figure."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.areas.publicity.activity import Activity, MaterialIssue
from lawgov_desktop.errors import FileProblem, OperationRefused
from lawgov_desktop.printing.preview import pages_of
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import DeclarationError, Ledger, resolve
from lawgov_desktop.records.record import Record
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Event, Period
from lawgov_desktop.storage.read.cell_text import AMBER, QUIET, CellFormatter
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.tables import attachment_rows, history, required_papers
from lawgov_desktop.storage.write import attachments
from lawgov_desktop.storage.write.attachments import Loaded
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.summary.figure_rows import evidence as rows_behind
from tests.storage.rows import again, dispute, village

LACKS, HAS = Condition("evidence", "in", ("lacking",)), Condition("evidence", "in", ("complete",))


def states(operations: Operations, key: str = "dispute", **view: Any) -> dict[int, str]:
    """{id: text of the column 佐证}."""
    ledger = operations.file.catalogue.ledger(key)
    listing, place = Listing(operations.file.db, ledger), [c.path for c in ledger.columns].index("evidence")
    shown = CellFormatter(ledger, ledger.columns[place], 2023)
    return {r.id: shown.show(r.values[place])[0] for r in listing.rows(listing.ids(View(**view)))}


def lay(operations: Operations, row: Any, *kinds: str) -> None:
    for kind in kinds:
        attachments.keep(operations, [row.uid], [Loaded(f"{kind}.pdf", f"样例{kind}".encode())], kind)


def settled(operations: Operations, row: Any, outcome: str) -> None:
    """Give a dispute another outcome, as an import does."""
    with operations.operation("试"):
        type(row).update(outcome=outcome, concluded_on=dt.date(2023, 6, 1)).where(
            type(row).id == row.id
        ).execute()


@pytest.mark.parametrize(
    ("outcome", "papers"),
    [
        ("正在调解", ("受理登记表", "权利义务告知书")),
        ("调解成功（书面协议）", ("受理登记表", "权利义务告知书", "调解记录", "协议书")),
        ("调解成功（口头协议）", ("受理登记表", "权利义务告知书", "调解记录", "口头协议登记表")),
        ("即时履行", ("受理登记表", "权利义务告知书", "调解记录")),
        ("调解不成（终止）", ("受理登记表", "权利义务告知书", "调解记录")),
        ("当事人拒绝（终止）", ("受理登记表",)),
        ("撤回", ("受理登记表",)),
    ],
)
def test_a_dispute_wants_the_papers_of_its_outcome(
    operations: Operations, outcome: str, papers: tuple[str, ...]
) -> None:
    row = dispute(operations, village(operations), "2023-04-12")
    settled(operations, row, outcome)
    assert required_papers.wanted(again(row)) == papers
    assert states(operations) == {row.id: f"缺 {len(papers)}"}
    lay(operations, row, *papers[:-1])
    assert states(operations) == {row.id: "缺 1"}
    lay(operations, row, papers[-1], papers[-1])
    assert states(operations) == {row.id: "齐"}


def test_what_another_paper_or_one_in_the_trash_is_does_not_count(operations: Operations) -> None:
    row = dispute(operations, village(operations), "2023-04-12")
    lay(operations, row, "受理登记表", "现场照片", "")
    assert states(operations) == {row.id: "缺 1"}
    first = attachment_rows.of_row(operations.file.db, row.uid)[0]
    attachments.remove(operations, first.uid)
    assert states(operations) == {row.id: "缺 2"}
    attachments.bring_back(operations, first.uid)
    attachments.call(operations, attachment_rows.of_row(operations.file.db, row.uid)[1].uid, "权利义务告知书")
    assert states(operations) == {row.id: "齐"}


def test_a_paper_may_be_wanted_because_of_the_child_rows(operations: Operations) -> None:
    theme = Term.get(Term.vocabulary == "publicity_theme")
    ledger = operations.file.catalogue.ledger("activity")
    bare, giving = (
        Activity(held_on=dt.date(2023, 5, 4), title=title, form="集中宣传", theme=theme) for title in "甲乙"
    )
    operations.save(ledger, bare, {"materials": []})
    operations.save(ledger, giving, {"materials": [MaterialIssue(name="折页", quantity=100)]})
    assert required_papers.wanted(bare) == ("现场照片",)
    assert required_papers.wanted(giving) == ("现场照片", "资料签领单")


def test_rows_that_want_nothing_say_nothing_and_lie_in_no_filter(sample: Operations) -> None:
    certificate = next(iter(sample.file.catalogue.ledger("certificate").model.select().limit(1)))
    with sample.operation("试"):
        type(certificate).update(collected_on=None).where(type(certificate).id == certificate.id).execute()
    assert states(sample, "certificate")[certificate.id] == ""
    for test in (LACKS, HAS):
        assert certificate.id not in states(sample, "certificate", filters=(test,))
    assert list(states(sample, "certificate", filters=(Condition("evidence", "empty"),))) == [certificate.id]


def test_the_filter_finds_what_the_column_says_in_every_ledger(sample: Operations) -> None:
    wanting = [ledger for ledger in sample.file.catalogue.ledgers.values() if ledger.model.required_papers]
    assert len(wanting) >= 6
    for ledger in wanting:
        said = states(sample, ledger.key)
        lacking = {row_id for row_id, text in said.items() if text.startswith("缺")}
        assert set(states(sample, ledger.key, filters=(LACKS,))) == lacking
        assert set(states(sample, ledger.key, filters=(HAS,))) == {i for i, t in said.items() if t == "齐"}
        assert "evidence" in ledger.filters


def test_complete_is_quiet_and_lacking_is_amber(catalogue: Catalogue) -> None:
    ledger = catalogue.ledger("dispute")
    show = CellFormatter(ledger, next(c for c in ledger.columns if c.path == "evidence"), 2023).show
    assert (show(0), show(2), show(None)[0]) == (("齐", QUIET), ("缺 2", AMBER), "")


def test_the_sample_year_lacks_a_few_papers_and_keeps_each_content_once(
    sample: Operations,
) -> None:
    assert sum(t == "缺 1" for t in states(sample, year=2023).values()) == 6
    assert sum(t == "齐" for t in states(sample, year=2023).values()) == 46
    kept = sample.file.db.execute_sql("SELECT kind, sha256 FROM attachment").fetchall()
    kinds, contents = {row[0] for row in kept}, {row[1] for row in kept}
    assert len(kept) > 500
    assert len(contents) <= len(kinds)
    for digest in contents:
        content = attachment_rows.read(sample.file.db, digest)
        assert pages_of(content) == 1 or content.startswith(b"\x89PNG")


def test_the_rows_behind_a_figure_tell_what_they_lack(sample: Operations) -> None:
    file = sample.file
    for key in ("mediated_disputes", "inspections", "villages"):
        figure = file.catalogue.figures[key]
        rows = rows_behind(file, figure, Period.of_year(2023))
        model = file.catalogue.ledgers[figure.ledger].model
        said = states(sample, figure.ledger) if model.required_papers else {}
        ids = {row.uid: row.id for row in model.select()}
        assert [row.proof for row in rows] == [said.get(ids[row.uid], "") for row in rows]
        assert "proof" not in rows[0].plain()
        assert list(rows[0].plain()) == ["ledger", "uid", "number", "date", "village", "matter", "amount"]


def test_a_ledger_that_names_a_wrong_field_for_its_papers_is_refused(catalogue: Catalogue) -> None:
    class Odd(Record):
        required_papers = (RequiredPaper("照片", (Condition("nowhere", "filled"),)),)

    with pytest.raises(DeclarationError, match="nowhere"):
        Ledger(Odd, title="试", measure="件", time=Event("number"), columns=(), sections=())
    with pytest.raises(DeclarationError, match="evidence"):
        resolve(catalogue.ledger("village").model, "evidence")


def test_a_sheet_all_have_signed_is_kept_once_for_all_of_them_and_taken_back_at_once(
    operations: Operations,
) -> None:
    rows = [
        dispute(operations, village(operations, name), "2023-04-12")
        for name in ("东河村", "西沟村", "柳沟村")
    ]
    undo = Undo(operations.file, operations)
    attachments.keep(
        operations, [r.uid for r in rows], [Loaded("签名表.pdf", b"%PDF signed", 2)], "受理登记表"
    )
    assert set(states(operations).values()) == {"缺 1"}
    assert operations.file.db.execute_sql("SELECT count(*) FROM blob").fetchone() == (1,)
    assert {attachment_rows.of_row(operations.file.db, r.uid)[0].pages for r in rows} == {2}
    assert undo.undo().name == "撤销：添加佐证：受理登记表，给 3 行"
    assert set(states(operations).values()) == {"缺 2"}
    undo.redo()
    assert set(states(operations).values()) == {"缺 1"}


def test_who_added_a_paper_is_told_and_the_history_names_it(operations: Operations) -> None:
    row = dispute(operations, village(operations), "2023-04-12")
    lay(operations, row, "协议书")
    (kept,) = attachment_rows.of_row(operations.file.db, row.uid)
    assert kept.added_by == "赵敏"
    operations.file.operator = "李建国"
    attachments.call(operations, kept.uid, "调解记录")
    attachments.remove(operations, kept.uid)
    attachments.bring_back(operations, kept.uid)
    assert attachment_rows.of_row(operations.file.db, row.uid)[0].added_by == "赵敏"
    assert [c.name for c in history.changes_of(operations.file.db, [kept.uid])] == [
        "恢复佐证：调解记录",
        "移除佐证：调解记录",
        "改佐证种类：调解记录",
        "添加佐证：协议书",
    ]


def test_of_several_files_all_are_added_or_none(operations: Operations, tmp_path: Path) -> None:
    good, empty = tmp_path / "好.pdf", tmp_path / "空.pdf"
    good.write_bytes(b"%PDF")
    empty.touch()
    with pytest.raises(OperationRefused, match=r"空文件.*这次选的 2 份都没有添加"):
        attachments.load_all([good, empty])
    with pytest.raises(FileProblem, match="不在文件里"):
        attachments.call(operations, "nobody", "协议书")


def test_a_paper_is_saved_elsewhere_whole_or_not_at_all(operations: Operations, tmp_path: Path) -> None:
    row = dispute(operations, village(operations), "2023-04-12")
    lay(operations, row, "协议书")
    (kept,) = attachment_rows.of_row(operations.file.db, row.uid)
    target = tmp_path / "另存.pdf"
    target.write_bytes(b"old")
    attachments.save_as(operations.file.db, kept, target)
    assert target.read_bytes() == "样例协议书".encode()
    with pytest.raises(FileProblem, match="不能写到"):
        attachments.save_as(operations.file.db, kept, tmp_path / "没有" / "另存.pdf")
    assert sorted(p.suffix for p in tmp_path.iterdir() if "另存" in p.name) == [".pdf"]


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"text", b""])
def test_pages_are_counted_only_where_they_can_be(content: bytes) -> None:
    assert pages_of(content) is None
