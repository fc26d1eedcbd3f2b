"""The commands and their arguments, with argparse's messages in Chinese."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lawgov_desktop import __version__
from lawgov_desktop.cli import file, report, sheets
from lawgov_desktop.cli.session import Args


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"日期请写成 2023-11-30，现在是“{text}”") from None


#: Translations of argparse's messages for wrong arguments.
_USAGE = {
    "the following arguments are required: ": "还缺 ", "unrecognized arguments: ": "不认识 ",
    "expected one argument": "后面要写内容", "invalid int value: ": "要写数字，现在是 ",
    "invalid choice: ": "没有这一项 ", "choose from": "可以写", "argument ": "",
}  # fmt: skip


class _Parser(argparse.ArgumentParser):
    """Prints a wrong argument as one line of Chinese and exits with 2."""

    def error(self, message: str) -> Any:
        self.print_usage(sys.stderr)
        for english, chinese in _USAGE.items():
            message = message.replace(english, chinese)
        self.exit(2, f"命令写得不对：{message}\n")


def _command(
    kinds: Any, name: str, run: Callable[[Args], int | None], help_text: str
) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = kinds.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(run=run)
    return command


def parser() -> argparse.ArgumentParser:
    """The parser of all commands and their arguments."""
    top = _Parser(prog="lawgov-desktop", description="法治政府建设台账。不写命令就打开窗口。")
    top.add_argument("--version", action="version", version=__version__)
    top.add_argument("--data-dir", type=Path, metavar="DIR", help="数据文件夹")
    top.add_argument("--database", type=Path, metavar="FILE", help="台账文件")
    top.add_argument("--passphrase-file", type=Path, metavar="FILE", help="第一行是口令的文件")
    kinds = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    command = _command(kinds, "init", file.init, "新建台账文件")
    command.add_argument("--sample", action="store_true", help="装入样例镇 2023 年的数据")
    command = _command(kinds, "ledgers", sheets.ledgers, "列出全部工作领域、台账和字段")
    command.add_argument("--json", action="store_true")
    command = _command(kinds, "figures", report.figures, "年报数字和它们背后的行")
    _with_period(command)
    command.add_argument("--json", action="store_true")
    command.add_argument("--rows", metavar="KEY", help="列出一个数字背后的行")
    command = _command(kinds, "due", report.due, "要办的事：逾期的、快到期的、缺的")
    command.add_argument("--json", action="store_true")
    command = _command(kinds, "print", report.print_paper, "打印成 PDF")
    command.add_argument("kind", help="certificates、receipts、summary 或 ledger")
    command.add_argument("-o", "--output", required=True, metavar="FILE.pdf")
    command.add_argument("--ledger", metavar="NAME")
    command.add_argument("--pages", default="", metavar="3,7,9-10", help="只要这几页；不写就是全部")
    command.add_argument(
        "--on-missing", choices=("stop", "skip", "blank"), default="stop", help="字库没有的字怎么办"
    )
    _with_period(command)
    command = _command(kinds, "docx", report.docx, "年度总结存成可以修改的文档")
    command.add_argument("-o", "--output", required=True, metavar="FILE.docx")
    _with_period(command)
    left_out = "有行没有导入时逐行列出，退出码是 1，其余的行照常导入"
    command = _command(kinds, "import", sheets.import_sheet, f"从表格导入一本台账；{left_out}")
    command.add_argument("ledger", metavar="LEDGER")
    command.add_argument("file", metavar="FILE")
    command.add_argument("--dry-run", action="store_true", help="只核对，不写入")
    command.add_argument("--report", metavar="FILE.xlsx", help="没有导入的行另存成表格，改好后再导入")
    command.add_argument("--create-missing", action="store_true", help="没有登记的村和人员顺便登记")
    command = _command(kinds, "export", sheets.export, "导出一本台账")
    command.add_argument("ledger", metavar="LEDGER")
    command.add_argument("file", metavar="FILE.xlsx|.csv")
    command.add_argument("--year", type=int)
    command.add_argument("--audience", choices=("internal", "superior", "public"), default="internal")
    _command(kinds, "backup", file.backup, "备份并核验").add_argument("folder", metavar="FOLDER")
    _command(kinds, "verify", file.verify, "核验一份备份").add_argument("file", metavar="FILE")
    _command(kinds, "restore", file.restore, "从备份恢复").add_argument("file", metavar="FILE")
    command = _command(kinds, "check", file.check, "检查文件和数据")
    command.add_argument("--json", action="store_true")
    return top


def _with_period(command: argparse.ArgumentParser) -> None:
    command.add_argument("--year", type=int, help="年度；不写就是文件的工作年度")
    command.add_argument("--cutoff", type=_day, metavar="DATE", help="截止日，如 2023-11-30")


def parse(argv: Sequence[str]) -> Args:
    """The arguments; exits with 2 on wrong usage."""
    _write_any_character()
    return parser().parse_args(argv)


def _write_any_character() -> None:
    """Write UTF-8 into pipes and files whatever the system's code page is: GBK lacks rare characters of names."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="backslashreplace")
            else:
                stream.reconfigure(encoding="utf-8")
