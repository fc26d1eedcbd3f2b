"""The structure of the package: small rooms, no import circles, small files and classes, unique class names."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "packaging" / "structure.py"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("structure", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["structure"] = module
    spec.loader.exec_module(module)
    return module


structure = load()


def package(root: Path, **files: str) -> Path:
    """A package with these files: a__b="…" is a/b.py."""
    for name, text in files.items():
        path = root / "lawgov_desktop" / (name.replace("__", "/") + ".py")
        for folder in (root / "lawgov_desktop", path.parent):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "__init__.py").touch()
        path.write_text(text, "utf-8")
    return root


def test_the_program_keeps_every_limit() -> None:
    assert list(structure.problems(structure.read_modules())) == []


def test_an_exception_that_is_not_needed_any_more_is_removed() -> None:
    modules = structure.read_modules()
    allowed = dict(structure.EXCEPTIONS)
    structure.EXCEPTIONS.clear()
    try:
        broken = "\n".join(structure.problems(modules))
    finally:
        structure.EXCEPTIONS.update(allowed)
    assert [key for key in allowed if key not in broken] == []


def test_a_circle_is_found_also_where_an_import_hides_in_a_function(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        a__one="from lawgov_desktop.a import two\n",
        a__two="def late():\n    from lawgov_desktop.b.three import x\n",
        b__three="import lawgov_desktop.a.one\nx = 1\n",
        b__four="from lawgov_desktop.b.three import x\n",
    )
    assert structure.file_circles(structure.read_modules(root)) == [
        ["lawgov_desktop.a.one", "lawgov_desktop.a.two", "lawgov_desktop.b.three"]
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("x = 1\n" * 301, "lawgov_desktop/a/one.py has 301 lines, more than 300"),
        (
            "class Big:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(21)),
            "lawgov_desktop/a/one.py:Big has 21 methods, more than 20",
        ),
        (
            "class Many:\n    def __init__(self, a, b, c, d, *, e, f, g): ...\n",
            "lawgov_desktop/a/one.py:Many takes 7 parameters, more than 6",
        ),
        ("def door(): ...\n", "lawgov_desktop/a/one.py uses the replaced name door"),
        ("class A:\n    save_wanted = 1\n", "lawgov_desktop/a/one.py uses the replaced name save_wanted"),
        ("class Row: ...\n", "class Row stands in lawgov_desktop/a/one.py, lawgov_desktop/b/two.py"),
    ],
)
def test_each_limit_is_seen(tmp_path: Path, text: str, problem: str) -> None:
    root = package(tmp_path, a__one=text, b__two="class Row: ...\n")
    assert list(structure.problems(structure.read_modules(root))) == [problem]


def test_a_crowded_room_is_seen(tmp_path: Path) -> None:
    root = package(tmp_path, **{f"shell__page{n}": "" for n in range(19)})
    assert list(structure.problems(structure.read_modules(root))) == ["room shell has 19 files, more than 18"]
    assert structure.levels(structure.read_modules(root), "shell") == 1


def test_levels_are_counted_between_files_and_between_rooms(tmp_path: Path) -> None:
    root = package(
        tmp_path,
        storage__low__one="",
        storage__low__two="from lawgov_desktop.storage.low import one\n",
        storage__high__three="from lawgov_desktop.storage.low import two\n",
    )
    modules = structure.read_modules(root)
    assert (structure.levels(modules, "storage"), structure.room_levels(modules, "storage")) == (3, 2)
