"""Commands of ledgers and spreadsheets: the map of all ledgers, import and export."""

from __future__ import annotations

from pathlib import Path

from lawgov_desktop.areas import catalogue
from lawgov_desktop.cli.session import Args, opened, print_json, say
from lawgov_desktop.storage.write.operations import Operations


def ledgers(args: Args) -> None:
    """Print every area, ledger and field."""
    from lawgov_desktop.exchange.describe import describe

    areas = describe(catalogue())
    if args.json:
        print_json(areas)
        return
    for area in areas:
        print(f"{area['key']}  {area['title']}")
        for ledger in area["ledgers"]:
            print(f"  {ledger['name']}  {ledger['title']}")
            for field in ledger["fields"]:
                print(
                    f"    {field['name']}  {field['label']}  {field['type']}{'  必填' if field['required'] else ''}"
                )


def import_sheet(args: Args) -> int:
    """Import a spreadsheet into a ledger. Returns 1 when rows were left out; the others are imported."""
    from lawgov_desktop.exchange.importing.apply import apply
    from lawgov_desktop.exchange.importing.plan import plan
    from lawgov_desktop.exchange.importing.reader import read
    from lawgov_desktop.exchange.importing.reject_sheet import write_report

    with opened(args, read_only=args.dry_run) as file:
        found = plan(file, file.catalogue.ledger(args.ledger), read(Path(args.file)), args.create_missing)
        if args.report:
            write_report(found, Path(args.report))
        said = found.sentence if args.dry_run else apply(Operations(file), found).sentence
    for row in found.left_out:
        told = [str(problem) for problem in row.problems] or [
            f"第 {row.line} 行：可能重复，{row.duplicate_of}"
        ]
        print(*told, sep="\n")
    unused = f"没有用到的列：{'、'.join(found.unknown)}。" if found.unknown else ""
    say(said + unused)
    return 1 if found.left_out else 0


def export(args: Args) -> None:
    """Export one ledger as a spreadsheet."""
    from lawgov_desktop.exchange.exporting.export import export as write
    from lawgov_desktop.storage.read.listing import View

    with opened(args) as file:
        ledger = file.catalogue.ledger(args.ledger)
        year = args.year if args.year is not None or ledger.is_register else file.year
        count = write(file, ledger, Path(args.file), view=View(year), audience=args.audience)
    print(args.file)
    say(f"导出 {count} {ledger.measure}{ledger.title}。")
