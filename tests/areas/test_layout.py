"""File names in every area: `<stem>.py` holds a model, `<stem>_ledger.py` its ledger."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import lawgov_desktop.areas
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger

AREAS = Path(lawgov_desktop.areas.__file__).parent


def _imports(path: Path) -> set[str]:
    """The modules a file imports, imports inside functions included."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module}


def test_each_ledger_is_declared_in_the_ledger_file_beside_its_model(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        module = import_module(f"{ledger.model.__module__}_ledger")
        assert module.__name__.startswith("lawgov_desktop.areas."), module.__name__
        ledgers = [value for value in vars(module).values() if isinstance(value, Ledger)]
        assert ledgers == [ledger], module.__name__


def test_a_file_declares_a_ledger_only_if_its_name_says_so() -> None:
    for path in AREAS.glob("*/*.py"):
        calls = (
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        )
        ledgers = [node for node in calls if isinstance(node.func, ast.Name) and node.func.id == "Ledger"]
        assert len(ledgers) == path.stem.endswith("_ledger"), path


def test_no_model_imports_its_ledger(catalogue: Catalogue) -> None:
    for ledger in catalogue.ledgers.values():
        module = ledger.model.__module__
        path = Path(str(import_module(module).__file__))
        assert f"{module}_ledger" not in _imports(path), path


def test_no_file_is_the_second_half_of_another() -> None:
    assert [path for path in AREAS.rglob("*.py") if path.stem.endswith("_more")] == []
