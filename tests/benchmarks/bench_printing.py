"""How long paper takes, each job in a process of its own: python tests/benchmarks/bench_printing.py."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

GOALS = {"certificates": 3.0, "ledger": 3.0, "roster": 0.3, "report": 0.5}
"""Seconds on two cores, from an imported program to finished bytes."""


def certificates() -> bytes:
    """1,000 certificates with QR, about 900 different characters."""
    from lawgov_desktop.printing.sheets.certificate import certificates
    from tests.printing.paper_samples import sheet

    random.seed(1)
    given = [chr(code) for code in range(0x4E00, 0x4E00 + 6000, 7)]
    people = [random.choice("王李张刘陈杨赵黄") + "".join(random.sample(given, 2)) for _ in range(1000)]
    sheets = [
        sheet(name, number, qr_text=f"XLFM-2023-{number:04d}-{name}") for number, name in enumerate(people)
    ]
    return certificates(sheets).pdf


def ledger() -> bytes:
    """5,000 rows of ten columns, about 3,500 different characters."""
    from lawgov_desktop.printing.sheets.register import ledger_table
    from lawgov_desktop.printing.sheets.table_columns import PrintColumn

    random.seed(3)
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 7000, 2)]

    def words(count: int) -> str:
        return "".join(random.choices(han, k=count))

    heads = (
        "编号",
        "受理日期",
        "村（社区）",
        "当事人",
        "纠纷类型",
        "纠纷事实",
        "调解员",
        "结果",
        "金额（元）",
        "备注",
    )
    columns = [PrintColumn(head, whole=head in {"编号", "受理日期", "金额（元）"}) for head in heads]
    rows = [
        (
            *(f"2023-{number:04d}", "2023-04-12", words(3), f"{words(3)}、{words(3)}", "邻里纠纷"),
            *(words(random.choice((6, 10, 18, 40))), words(3), "调解成功", "3,200.00", ""),
        )
        for number in range(5000)
    ]
    return ledger_table("下良镇矛盾纠纷调解台账", "单位：下良镇司法所", columns, rows, "5,000 件").pdf


def roster() -> bytes:
    """One page of 24 villages."""
    from lawgov_desktop.printing.sheets.table_printer import draw_table
    from tests.printing.paper_samples import roster

    return draw_table(roster()).pdf


def report() -> bytes:
    """An official document of three pages."""
    from lawgov_desktop.printing.sheets.official import official
    from tests.printing.paper_samples import report

    return official(report()).pdf


def measure(name: str) -> None:
    """Run one job and print seconds, their share of the goal, megabytes of the file and of memory."""
    start = time.perf_counter()
    pdf = globals()[name]()
    cold = time.perf_counter() - start
    start = time.perf_counter()
    globals()[name]()
    warm = time.perf_counter() - start
    ui_state = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:13} {cold:6.2f} s ({cold / GOALS[name]:4.0%} of the goal), again {warm:6.2f} s, "
        f"file {len(pdf) / 1e6:5.2f} MB, memory {ui_state:4.0f} MB",
        flush=True,
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1])
    else:
        for job in GOALS:
            subprocess.run([sys.executable, __file__, job], check=True)
