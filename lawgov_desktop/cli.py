"""The command line: every headless job, one small function each; data to stdout, everything else to stderr."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from lawgov_desktop import __version__
from lawgov_desktop.areas import catalogue
from lawgov_desktop.errors import FileLocked, FileProblem, KnownError
from lawgov_desktop.paths import user_paths
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import Fill, OfficeFile, create_file, open_file
from lawgov_desktop.storage.write.operations import Operations

Args = argparse.Namespace


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期请写成 2023-11-30，现在是“{text}”") from None


# -- the file ---------------------------------------------------------------------------------------------


def database_path(args: Args) -> Path:
    """The file meant: `--database`, else the one in the data folder."""
    return Path(args.database) if args.database else user_paths(args.data_dir).database


def passphrase(args: Args) -> str | None:
    """The passphrase from its file (first line), None when none is given."""
    if args.passphrase_file is None:
        return None
    try:
        lines = Path(args.passphrase_file).read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise KnownError(f"读不到口令文件 {args.passphrase_file}，请核对路径。") from None
    if not lines or not lines[0]:
        raise KnownError("口令文件是空的，请把口令写在第一行。")
    return lines[0]


@contextmanager
def opened(args: Args, *, read_only: bool = True) -> Iterator[OfficeFile]:
    """The file, open for one command; reading never needs the lock, so a file open in the window is fine."""
    from lawgov_desktop.storage.backup.backup import backup_before_upgrade

    path, secret, areas = database_path(args), passphrase(args), catalogue()
    with open_file(path, areas, secret, read_only=read_only, backup_before=backup_before_upgrade) as file:
        file.operator = os.environ.get("LAWGOV_OPERATOR", "命令行")
        yield file


def _period(args: Args, file: OfficeFile) -> Period:
    if args.year is None:
        return Period.of_year(args.cutoff.year if args.cutoff else file.year, args.cutoff)
    return Period.of_year(args.year, args.cutoff)


# -- commands ---------------------------------------------------------------------------------------------


def init(args: Args) -> None:
    """Create the file, with the sample year when asked."""
    path = database_path(args)
    fill: Fill | None = None
    if args.sample:
        from lawgov_desktop.areas import sample_year

        fill = sample_year.fill
    create_file(path, catalogue(), passphrase(args), fill).close()
    print(path)
    _say(f"已建立{'样例' if args.sample else ''}台账文件。")


def ledgers(args: Args) -> None:
    """Every area, ledger and field."""
    from lawgov_desktop.exchange.describe import describe

    areas = describe(catalogue())
    if args.json:
        _print_json(areas)
        return
    for area in areas:
        print(f"{area['key']}  {area['title']}")
        for ledger in area["ledgers"]:
            print(f"  {ledger['name']}  {ledger['title']}")
            for field in ledger["fields"]:
                print(
                    f"    {field['name']}  {field['label']}  {field['type']}{'  必填' if field['required'] else ''}"
                )


def figures(args: Args) -> None:
    """The figures of a year, or the rows behind one."""
    from lawgov_desktop.summary.claims import compute
    from lawgov_desktop.summary.figure_rows import evidence

    with opened(args) as file:
        period = _period(args, file)
        if args.rows:
            figure = file.catalogue.figures.get(args.rows)
            if figure is None:
                raise KnownError(
                    f"没有叫“{args.rows}”的数字，可以用的有：{'、'.join(file.catalogue.figures)}"
                )
            rows = [row.plain() for row in evidence(file, figure, period)]
            _print_json(rows) if args.json else _print_table(rows)
            return
        results = compute(file, period)
    data = [
        {"key": r.figure.key, "title": r.figure.title, "value": r.value,
         "phrase": r.phrase, "unit": r.figure.unit, "rows": r.rows}
        for r in results.figures.values()
    ]  # fmt: skip
    if args.json:
        _print_json(data)
        return
    _print_table(data)
    for claim in results.claims.values():
        print(f"{claim.claim.title}\t{claim.sentence}\t{claim.gap or '属实'}")


def print_paper(args: Args) -> None:
    """Certificates, receipts or the summary as PDF."""
    from lawgov_desktop.printing.paper.page import write_pdf

    target = Path(args.output)
    with _for_printing(args) as file:
        period = _period(args, file)
        printed = _make(args, file, period)
        write_pdf(printed.pdf, target)
        from lawgov_desktop.storage.write.print_log import log_printed

        log_printed(Operations(file), args.kind, printed)
    for note in printed.notes:
        _say(f"没有印全：{note}")
    print(target)


@contextmanager
def _for_printing(args: Args) -> Iterator[OfficeFile]:
    """Open for writing so that the print log is kept; where that cannot be, print without it."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(opened(args, read_only=False))
        except (FileLocked, FileProblem) as hindrance:
            file = stack.enter_context(opened(args))
            _say(f"{hindrance.sentence}这次打印不记入打印记录。")
        yield file


def _make(args: Args, file: OfficeFile, period: Period) -> Any:
    if args.kind == "summary":
        from lawgov_desktop.records.ledger import PrintResult
        from lawgov_desktop.summary.report import draft
        from lawgov_desktop.summary.sheet import pdf_of

        return PrintResult(pdf_of(draft(file, period)).pdf)
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
    """The annual summary as a document to go on writing in."""
    from lawgov_desktop.exchange.atomic_file import finished
    from lawgov_desktop.summary.docx import docx_of
    from lawgov_desktop.summary.report import draft

    with opened(args) as file, finished(Path(args.output), (".docx",)) as out:
        out.write(docx_of(draft(file, _period(args, file))))
    print(args.output)


def import_sheet(args: Args) -> int:
    """Rows of a spreadsheet into a ledger; 1 when rows were left out, which does not keep the others out."""
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
        told = [str(problem) for problem in row.problems] or [f"第 {row.line} 行：可能重复，{row.twin_of}"]
        print(*told, sep="\n")
    unused = f"没有用到的列：{'、'.join(found.unknown)}。" if found.unknown else ""
    _say(said + unused)
    return 1 if found.left_out else 0


def export(args: Args) -> None:
    """One ledger as a spreadsheet."""
    from lawgov_desktop.exchange.exporting.export import export as write
    from lawgov_desktop.storage.read.listing import View

    with opened(args) as file:
        ledger = file.catalogue.ledger(args.ledger)
        year = args.year if args.year is not None or ledger.is_register else file.year
        count = write(file, ledger, Path(args.file), view=View(year), audience=args.audience)
    print(args.file)
    _say(f"导出 {count} {ledger.measure}{ledger.title}。")


def backup(args: Args) -> None:
    """A verified backup in a folder."""
    from lawgov_desktop.storage.backup.backup import backup as make

    with opened(args) as file:
        report = make(file, Path(args.folder))
    print(report.path)
    _say(report.sentence)


def verify(args: Args) -> None:
    """Whether a backup is what its manifest says."""
    from lawgov_desktop.storage.backup.verify import verify as look

    report = look(Path(args.file), passphrase(args))
    print(report.sentence)


def restore(args: Args) -> None:
    """Put a verified backup in the place of the file; the present file is set aside."""
    from lawgov_desktop.storage.backup.restore import restore as put_back

    report = put_back(Path(args.file), database_path(args), catalogue(), passphrase(args))
    print(report.sentence)


def check(args: Args) -> int:
    """File integrity, then consistency findings; 1 when something is wrong with the file itself."""
    from lawgov_desktop.storage.check.file_check import check_file

    with opened(args) as file:
        findings = check_file(file)
    if args.json:
        _print_json([finding.__dict__ for finding in findings])
    else:
        for finding in findings:
            print(f"{finding.severity}\t{finding.sentence}")
        _say("没有发现问题。" if not findings else f"共 {len(findings)} 条。")
    return 1 if any(finding.severity == "error" for finding in findings) else 0


# -- output -----------------------------------------------------------------------------------------------


def _print_json(data: Any) -> None:
    json.dump(data, sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()


def _print_table(rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        print("\t".join("" if value is None else str(value) for value in row.values()))


# -- the words of the command line -------------------------------------------------------------------------


#: What argparse says when the words of a command are wrong.
_USAGE = {
    "the following arguments are required: ": "还缺 ", "unrecognized arguments: ": "不认识 ",
    "expected one argument": "后面要写内容", "invalid int value: ": "要写数字，现在是 ",
    "invalid choice: ": "没有这一项 ", "choose from": "可以写", "argument ": "",
}  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line of Chinese and leaves with 2."""

    def error(self, message: str) -> Any:
        self.print_usage(sys.stderr)
        for english, chinese in _USAGE.items():
            message = message.replace(english, chinese)
        self.exit(2, f"命令写得不对：{message}\n")


def _command(
    kinds: Any, name: str, run: Callable[[Args], int | None], help_text: str
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = kinds.add_parser(name, help=help_text, description=help_text)
    made.set_defaults(run=run)
    return made


def parser() -> argparse.ArgumentParser:
    """All commands and their words."""
    top = _Parser(prog="lawgov-desktop", description="法治政府建设台账。不写命令就打开窗口。")
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--data-dir", type=Path, metavar="DIR", help="数据文件夹")
    top.add_argument("--database", type=Path, metavar="FILE", help="台账文件")
    top.add_argument("--passphrase-file", type=Path, metavar="FILE", help="第一行是口令的文件")
    kinds = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    made = _command(kinds, "init", init, "新建台账文件")
    made.add_argument("--sample", action="store_true", help="装入样例镇 2023 年的数据")
    made = _command(kinds, "ledgers", ledgers, "列出全部工作领域、台账和字段")
    made.add_argument("--json", action="store_true")
    made = _command(kinds, "figures", figures, "年报数字和它们背后的行")
    _with_period(made)
    made.add_argument("--json", action="store_true")
    made.add_argument("--rows", metavar="KEY", help="列出一个数字背后的行")
    made = _command(kinds, "print", print_paper, "打印成 PDF")
    made.add_argument("kind", help="certificates、receipts、summary 或 ledger")
    made.add_argument("-o", "--output", required=True, metavar="FILE.pdf")
    made.add_argument("--ledger", metavar="NAME")
    made.add_argument(
        "--on-missing", choices=("stop", "skip", "blank"), default="stop", help="字库没有的字怎么办"
    )
    _with_period(made)
    made = _command(kinds, "docx", docx, "年度总结存成可以修改的文档")
    made.add_argument("-o", "--output", required=True, metavar="FILE.docx")
    _with_period(made)
    left_out = "有行没有导入时逐行列出，退出码是 1，其余的行照常导入"
    made = _command(kinds, "import", import_sheet, f"从表格导入一本台账；{left_out}")
    made.add_argument("ledger", metavar="LEDGER")
    made.add_argument("file", metavar="FILE")
    made.add_argument("--dry-run", action="store_true", help="只核对，不写入")
    made.add_argument("--report", metavar="FILE.xlsx", help="没有导入的行另存成表格，改好后再导入")
    made.add_argument("--create-missing", action="store_true", help="没有登记的村和人员顺便登记")
    made = _command(kinds, "export", export, "导出一本台账")
    made.add_argument("ledger", metavar="LEDGER")
    made.add_argument("file", metavar="FILE.xlsx|.csv")
    made.add_argument("--year", type=int)
    made.add_argument("--audience", choices=("internal", "superior", "public"), default="internal")
    _command(kinds, "backup", backup, "备份并核验").add_argument("folder", metavar="FOLDER")
    _command(kinds, "verify", verify, "核验一份备份").add_argument("file", metavar="FILE")
    _command(kinds, "restore", restore, "从备份恢复").add_argument("file", metavar="FILE")
    made = _command(kinds, "check", check, "检查文件和数据")
    made.add_argument("--json", action="store_true")
    return top


def _with_period(made: argparse.ArgumentParser) -> None:
    made.add_argument("--year", type=int, help="年度；不写就是文件的工作年度")
    made.add_argument("--cutoff", type=_day, metavar="DATE", help="截止日，如 2023-11-30")


def parse(argv: Sequence[str]) -> Args:
    """The arguments; exits with 2 on wrong usage."""
    _write_any_character()
    return parser().parse_args(argv)


def _write_any_character() -> None:
    """UTF-8 into pipes and files whatever the system's code page: GBK lacks the rare characters of names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8")


def run(args: Args) -> int:
    """Run one command: 0 done, 1 a known error as one sentence on stderr."""
    try:
        return args.run(args) or 0
    except KnownError as error:
        _say(error.sentence)
    except BrokenPipeError:
        # The reader (`| head`) has left: nothing more to say, and nothing to flush at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _say("已取消。")
    return 1
