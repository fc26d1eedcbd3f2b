"""The check reports faults with their rows, and nothing for a sound file."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from pathlib import Path

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.finding import Finding
from lawgov_desktop.storage.check.file_check import check_file
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.write import attachments
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import dispute, person, village


def outside(path: Path, sql: str) -> None:
    """Change the file with another tool, foreign keys off as most have them."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(sql)


def after(operations: Operations, catalogue: Catalogue, sql: str, *, mend: bool = False) -> list[Finding]:
    """The findings after another program ran `sql`; with `mend`, the file is opened for writing first."""
    operations.file.close()
    outside(operations.file.path, sql)
    with open_file(operations.file.path, catalogue, read_only=not mend) as file:
        return check_file(file)


def test_the_sample_year_and_a_new_file_have_nothing_wrong(sample: Operations) -> None:
    assert [f for f in check_file(sample.file) if f.severity == "error"] == []


def test_a_new_file_has_nothing_to_say(operations: Operations) -> None:
    assert check_file(operations.file) == []


def test_a_year_whose_holidays_nobody_entered_is_said(operations: Operations) -> None:
    operations.configure({"working_year": "2035"})
    assert ["2035 年的节假日还没有填" in found.sentence for found in check_file(operations.file)] == [True]


def test_a_damaged_page_is_found_and_restoring_is_advised(
    sample_file: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    path = tmp_path / "坏.db"
    shutil.copy(sample_file, path)
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2 // 4096 * 4096)
        file.write(bytes(3 * 4096))
    with open_file(path, catalogue, read_only=True) as office:
        found = check_file(office)
    assert found
    assert {f.severity for f in found} == {"error"}
    assert "恢复" in found[0].sentence


def test_a_link_to_a_row_that_is_gone_is_found(operations: Operations, catalogue: Catalogue) -> None:
    record = dispute(operations, village(operations))
    found = after(operations, catalogue, "DELETE FROM village")
    errors = [f for f in found if f.severity == "error"]
    assert [(f.ledger, f.uid) for f in errors] == [("dispute", record.uid)]
    assert "纠纷 2023-001" in errors[0].sentence


def test_a_link_into_the_trash_is_found(operations: Operations, catalogue: Catalogue) -> None:
    record = person(operations, village=village(operations))
    found = after(operations, catalogue, "UPDATE village SET deleted_at = '2023-01-01 00:00:00.000'")
    assert [(f.ledger, f.uid) for f in found if "回收站" in f.sentence] == [("person", record.uid)]


def test_rules_another_tool_does_not_know_are_checked(operations: Operations, catalogue: Catalogue) -> None:
    record = dispute(operations, village(operations))
    found = after(operations, catalogue, "UPDATE dispute SET outcome = '调解成功（口头协议）'", mend=True)
    said = [f.sentence for f in found if f.uid == record.uid]
    assert any("请填写达成" in text for text in said)
    assert any("外部修改" in text for text in said)


def test_dropped_triggers_and_an_index_behind_are_found_and_mended_by_opening(
    operations: Operations, catalogue: Catalogue
) -> None:
    village(operations)
    found = after(
        operations, catalogue, "DROP TRIGGER village_update; INSERT INTO village (name) VALUES ('下川村');"
    )
    assert any("留痕" in f.sentence for f in found)
    assert any("编进搜索" in f.sentence for f in found)
    assert any("还没有编号" in f.sentence for f in found)
    with open_file(operations.file.path, catalogue) as file:
        assert {f.severity for f in check_file(file)} == {"note"}


def test_gaps_are_reported_and_never_refilled(operations: Operations) -> None:
    first, _ = village(operations), village(operations, "西沟村")
    ledger = operations.file.catalogue.ledger("village")
    operations.trash(ledger, [first])
    operations.purge(ledger, [type(first).get_by_id(first.id)])
    (found,) = check_file(operations.file)
    assert (found.severity, found.ledger) == ("note", "village")
    assert "001" in found.sentence


def test_evidence_that_was_changed_is_found(
    operations: Operations, catalogue: Catalogue, tmp_path: Path
) -> None:
    record = village(operations)
    (tmp_path / "协议.pdf").write_bytes(b"%PDF-1.4 agreement")
    attachments.add(operations, record.uid, tmp_path / "协议.pdf")
    found = after(operations, catalogue, "UPDATE blob SET content = x'00'")
    assert [f.severity for f in found] == ["error"]
    assert "协议.pdf" in found[0].sentence


def test_every_finding_leads_to_its_row(sample: Operations, catalogue: Catalogue) -> None:
    sample.file.close()
    outside(sample.file.path, "UPDATE dispute SET concluded_on = '2001-01-01' WHERE concluded_on IS NOT NULL")
    with open_file(sample.file.path, catalogue) as file:
        found = check_file(file)
    assert found
    uids = {f.uid for f in found if f.ledger == "dispute" and f.uid}
    assert uids
    assert all(set(f.to_json()) == {"severity", "ledger", "uid", "sentence"} for f in found)
