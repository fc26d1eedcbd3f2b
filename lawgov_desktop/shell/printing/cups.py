"""Sending a PDF to a print queue of CUPS (Linux, macOS) with its own programs `lp` and `lpstat`."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence

from lawgov_desktop.errors import PaperProblem

#: Seconds before a program that does not answer is given up.
_PATIENCE = 60


def is_queue(printer: str) -> bool:
    """Whether a printer of this name is a queue of CUPS that takes a PDF."""
    if not printer or shutil.which("lp") is None or shutil.which("lpstat") is None:
        return False
    try:
        listed = _run(["lpstat", "-e"], b"")
    except (OSError, subprocess.TimeoutExpired):
        return False
    return printer in listed.stdout.decode("utf-8", "replace").splitlines()


def send_to_queue(
    pdf: bytes, queue: str, title: str, *, copies: int = 1, options: Sequence[str] = ()
) -> None:
    """Hand a PDF to a queue; `options` are those of `lp -o`. Raises PaperProblem when it is not accepted.

    The PDF goes through a pipe: nothing is left on the disk.
    """
    command = ["lp", "-d", queue, "-n", str(copies), "-t", title]
    for option in options:
        command += ["-o", option]
    try:
        answer = _run([*command, "-"], pdf)
    except subprocess.TimeoutExpired:
        raise PaperProblem(
            f"打印机“{queue}”一直没有回应，没有打印。请看看打印机是否开着，再试一次。"
        ) from None
    except OSError as problem:
        raise PaperProblem("打印程序没有运行起来，没有打印。请重新启动电脑，再试一次。") from problem
    if answer.returncode:
        raise PaperProblem(_refusal(queue, answer.stderr.decode("utf-8", "replace")))


def _run(command: list[str], data: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a program of CUPS; its messages are in English, so that they can be told apart."""
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C", "LANGUAGE": "C"}
    return subprocess.run(
        command, input=data, capture_output=True, timeout=_PATIENCE, env=environment, check=False
    )


def _refusal(queue: str, message: str) -> str:
    """One sentence for what `lp` wrote to stderr."""
    words = message.lower()
    if "does not exist" in words or "unknown destination" in words:
        return f"打印机“{queue}”不在这台电脑上了，没有打印。请换一台打印机。"
    if "not accepting" in words:
        return f"打印机“{queue}”停止接收了，没有打印。请在系统的打印机设置里恢复它，再试一次。"
    if "unable to connect" in words or "scheduler" in words or "connection refused" in words:
        return "系统的打印服务没有运行，没有打印。请重新启动电脑，再试一次。"
    if "not allowed" in words or "forbidden" in words or "unauthorized" in words:
        return f"您没有用打印机“{queue}”的权限，没有打印。请找管理电脑的人，或换一台打印机。"
    told = message.strip().removeprefix("lp:").strip().replace("\n", " ")[:120]
    return f"打印机“{queue}”没有接收，没有打印。请检查打印机，再试一次{f'（{told}）' if told else ''}。"
