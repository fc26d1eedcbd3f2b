"""The print log: what was printed, when and by whom."""

from __future__ import annotations

from lawgov_desktop.records.ledger import PrintResult
from lawgov_desktop.storage.write.operations import Operations


def log_printed(operations: Operations, kind: str, printed: PrintResult) -> None:
    """Log every row on a finished printout in one operation; does nothing for a file open read-only."""
    if operations.file.read_only or not printed.subjects:
        return
    with operations.operation(f"打印{kind}"):
        for uid, label in printed.subjects:
            operations.file.db.execute_sql(
                "INSERT INTO print_log (kind, subject_uid, label, operator) VALUES (?, ?, ?, ?)",
                (kind, uid, label, operations.file.operator),
            )
