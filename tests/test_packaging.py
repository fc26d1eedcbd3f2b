"""Setting up: two commands, and one lock without the address of any machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import lawgov_desktop

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LOCK = (PACKAGING / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, list[tuple[str, str]]]:
    """Distribution → its (version, marker) lines."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, version, marker in re.findall(r"^([\w.-]+)==(\S+)(?: ; (.+?))? \\$", LOCK, re.MULTILINE):
        found.setdefault(normal(name), []).append((version, marker))
    return found


def test_the_lock_names_no_host_and_no_folder() -> None:
    assert not re.search(r"://|--(extra-)?index|--find-links|(^|\s)/|file:", LOCK)


def test_every_locked_release_has_a_hash() -> None:
    releases = re.findall(r"^[\w.-]+==[^\n]*\n    (\S+)", LOCK, re.MULTILINE)
    assert len(releases) == sum(map(len, locked().values()))
    assert all(line.startswith("--hash=sha256:") for line in releases)


def test_the_lock_is_as_new_as_the_project_s_dependencies() -> None:
    for text in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]:
        wanted = Requirement(text)
        versions = [version for version, _ in locked()[normal(wanted.name)]]
        assert all(version in wanted.specifier for version in versions), text


def test_qt_is_locked_to_the_last_release_for_the_offices_old_linux() -> None:
    versions = dict(locked()["pyside6-essentials"])
    assert "platform_machine == 'aarch64'" in versions["6.8.0.2"]
    assert "platform_machine != 'aarch64'" in versions["6.9.3"]
    assert locked()["shiboken6"] == locked()["pyside6-essentials"]


#: Run before there is an environment; schema.py is for those who already have one.
SET_UP = [PACKAGING / name for name in ("dev.py", "environment.py", "fonts.py", "system.py")]


@pytest.mark.parametrize("file", SET_UP, ids=lambda file: file.name)
def test_set_up_needs_nothing_but_the_standard_library(file: Path) -> None:
    own = {path.stem for path in SET_UP}
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        for name in names:
            assert name.split(".")[0] in sys.stdlib_module_names | own


def test_the_packaging_folder_never_hides_the_library_of_that_name() -> None:
    assert not (PACKAGING / "__init__.py").exists()


def test_the_version_is_written_once_and_in_the_change_log() -> None:
    assert PROJECT["dynamic"] == ["version"]
    change_log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## {re.escape(lawgov_desktop.__version__)}\b", change_log, re.MULTILINE)


def test_an_unknown_command_is_wrong_usage() -> None:
    done = subprocess.run(
        [sys.executable, PACKAGING / "dev.py", "build"],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "用法" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--data-dir", "d"], True),
        (["--database=台账.db", "--passphrase-file", "p"], True),
        (["--data-dir", "d", "figures"], False),
        (["--version"], False),
        (["print", "summary", "-o", "总结.pdf"], False),
    ],
)
def test_only_a_start_without_a_command_asks_for_a_screen(
    arguments: list[str], window: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    import dev

    assert dev.opens_window(arguments) is window
