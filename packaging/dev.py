"""The two commands of the project: `python3 packaging/dev.py run [arguments …]` and `… test`.

Both first set up what is missing, starting from a Debian with only python3. This file uses the standard library only.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from collections.abc import Sequence

import environment
import system
from system import ROOT, say

USAGE = "用法：python3 packaging/dev.py run [程序的参数……] 或 python3 packaging/dev.py test"
PYTHON = str(environment.PYTHON)
# -P: do not import modules from the current folder.
PROGRAM = [PYTHON, "-P", "-m", "lawgov_desktop"]
#: Options of the program that go before a command, each with one value.
OPTIONS = ("--data-dir", "--database", "--passphrase-file")
#: Papers printed on a machine without a screen: argument of the command → file name.
SAMPLE_PAPERS = {
    "certificates": "法律明白人证书.pdf",
    "roster": "村法律顾问一览表.pdf",
    "summary": "年度总结.pdf",
}


def main(arguments: Sequence[str]) -> int:
    """Run one of the two commands; the exit code is the command's own, 2 for wrong usage."""
    if sys.version_info < (3, 11):  # noqa: UP036 – the system's own Python may be older
        say("需要 Python 3.11 或更新的版本。")
        return 1
    if arguments[:1] == ["run"]:
        return run(arguments[1:])
    if arguments == ["test"]:
        return test()
    say(USAGE)
    return 2


def prepare(window: bool) -> None:
    """Set up everything the project needs; with `window`, also what only a window needs."""
    with system.alone():
        system.prepare(window)
        environment.prepare()
        # The script reports missing fonts itself; printing then uses the fonts installed by pip.
        subprocess.call([sys.executable, str(ROOT / "packaging" / "fonts.py"), "--quiet"], stdout=sys.stderr)


def run(arguments: Sequence[str]) -> int:
    """Open the window, run the given command, or print sample papers on a machine without a screen."""
    window = opens_window(arguments)
    screen = has_screen()
    prepare(window=window and screen)
    if window and not screen:
        return show_sample()
    return subprocess.call([*PROGRAM, *arguments])


def opens_window(arguments: Sequence[str]) -> bool:
    """True if the arguments name no command."""
    rest = list(arguments)
    while rest and rest[0].split("=")[0] in OPTIONS:
        del rest[: 1 if "=" in rest[0] else 2]
    return not rest


def has_screen() -> bool:
    """True if there is a screen."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def show_sample() -> int:
    """Make the sample township's file in a fresh folder, print its papers there and name them."""
    say("这里没有显示器，打不开窗口，改为生成样例乡镇的数据和打印件。")
    folder = ROOT / "样例" / f"{dt.datetime.now():%Y%m%d-%H%M%S}"
    folder.mkdir(parents=True)
    commands = [["init", "--sample"]]
    commands += [["print", what, "-o", str(folder / paper)] for what, paper in SAMPLE_PAPERS.items()]
    for command in commands:
        code = subprocess.call([*PROGRAM, "--data-dir", str(folder), *command], stdout=subprocess.DEVNULL)
        if code != 0:
            return code
    say("样例在这里：")
    for file in sorted([*folder.glob("*.db"), *folder.glob("*.pdf")]):
        print(file)
    return 0


def test() -> int:
    """Check format, lint, types and import contracts, and run the tests; every check runs, even if one fails."""
    prepare(window=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Dozens of tests start the program in a new process: let them share the compiled files.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks = {
        "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "."],
        "ruff check": [PYTHON, "-m", "ruff", "check", "."],
        "mypy": [PYTHON, "-m", "mypy"],
        "lint-imports": [PYTHON, "-c", lint_imports],
        "pytest": [PYTHON, "-m", "pytest", "-n", "2"],
    }
    failed = [name for name, command in checks.items() if not passes(name, command)]
    print(f"没有通过：{'、'.join(failed)}" if failed else "全部通过。", flush=True)
    return 1 if failed else 0


def passes(name: str, command: list[str]) -> bool:
    """Run one check at the project's root."""
    print(f"\n== {name}", flush=True)
    return subprocess.call(command, cwd=ROOT) == 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError:
        say("准备没有完成，原因见上。请检查网络，再运行一次同样的命令。")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
