"""Commands of the annual report: figures, things to do, paper and the editable document."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from lawgov_desktop.cli.session import Args, opened, period, print_json, print_table, say
from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.printed import SUMMARY, PrintResult
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile


def figures(args: Args) -> None:
    """Print the figures of a year, or the rows behind one."""
    from lawgov_desktop.summary.claims import compute
    from lawgov_desktop.summary.figure_rows import evidence

    with opened(args) as file:
        chosen = period(args, file)
        if args.rows:
            figure = file.catalogue.figures.get(args.rows)
            if figure is None:
                raise KnownError(
                    f"没有叫“{args.rows}”的数字，可以用的有：{'、'.join(file.catalogue.figures)}"
                )
            rows = [row.plain() for row in evidence(file, figure, chosen, viewer=file.viewer("export"))]
            print_json(rows) if args.json else print_table(rows)
            return
        results = compute(file, chosen)
    data = [
        {"key": r.figure.key, "title": r.figure.title, "value": r.value,
         "phrase": r.phrase, "unit": r.figure.unit, "rows": r.rows}
        for r in results.figures.values()
    ]  # fmt: skip
    if args.json:
        print_json(data)
        return
    print_table(data)
    for claim in results.claims.values():
        print(f"{claim.claim.title}\t{claim.sentence}\t{claim.gap or '属实'}")


def due(args: Args) -> None:
    """Print the tasks of the working year (要办的事); the state of the backups is not among them."""
    from lawgov_desktop.summary.home_overview import read_tasks

    with opened(args) as file:
        tasks = read_tasks(file, file.year, dt.date.today())
    if args.json:
        print_json([task.plain() for task in tasks])
        return
    print_table(
        [{"when": task.when, "what": task.what, "area": task.area, "detail": task.detail} for task in tasks]
    )


def print_paper(args: Args) -> None:
    """Write certificates, receipts, a ledger or the summary as PDF, or some of its pages.

    Nothing is sent to a printer, so nothing stands in the print log.
    """
    from lawgov_desktop.printing.pages import only_pages
    from lawgov_desktop.printing.paper.page import write_pdf

    target = Path(args.output)
    with opened(args) as file:
        printed = _make(args, file, period(args, file))
    write_pdf(only_pages(printed.pdf, args.pages), target)
    for note in printed.notes:
        say(f"没有印全：{note}。")
    print(target)


def _make(args: Args, file: OfficeFile, period: Period) -> Any:
    if args.kind == "summary":
        from lawgov_desktop.printing.fonts.missing_choices import choices_for
        from lawgov_desktop.summary.report import draft
        from lawgov_desktop.summary.sheet import pdf_of

        choices = choices_for(file.db, args.on_missing)
        return PrintResult(SUMMARY, pdf_of(draft(file, period), choices).pdf)
    if args.kind == "ledger":
        from lawgov_desktop.summary.ledger_pdf import ledger_pdf

        return ledger_pdf(file, file.catalogue.ledger(args.ledger or ""), period, args.on_missing)
    printout = file.catalogue.printouts.get(args.kind)
    if printout is None:
        kinds = [*file.catalogue.printouts, "summary", "ledger"]
        raise KnownError(f"不能打印“{args.kind}”，可以打印的有：{'、'.join(kinds)}")
    printed: PrintResult = fetch(printout.make)(file, None, period, args.on_missing)
    return printed


def docx(args: Args) -> None:
    """Write the annual summary as an editable document."""
    from lawgov_desktop.exchange.atomic_file import finished
    from lawgov_desktop.summary.docx import docx_of
    from lawgov_desktop.summary.report import draft

    with opened(args) as file, finished(Path(args.output), (".docx",)) as out:
        out.write(docx_of(draft(file, period(args, file))))
    print(args.output)
