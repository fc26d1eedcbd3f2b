"""The pages for developers name files, classes and commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawgov_desktop.cli.parser import parser
from lawgov_desktop.records.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))


def named_paths(text: str) -> set[str]:
    """Every file or folder in backticks, without placeholders such as <ledger>."""
    words = re.findall(r"`([\w./-]+)`", text)
    made = (".venv", ".system")
    return {
        word
        for word in words
        if not word.startswith(made) and ("/" in word or word.endswith((".py", ".md", ".toml", ".html")))
    }


@pytest.mark.parametrize("page", [*DOCS, ROOT / "README.md"], ids=lambda page: page.name)
def test_every_file_a_page_names_exists(page: Path) -> None:
    places = [ROOT, ROOT / "lawgov_desktop", *(p for p in (ROOT / "lawgov_desktop").rglob("*") if p.is_dir())]
    paths = named_paths(page.read_text("utf-8"))
    assert sorted(path for path in paths if not any((place / path).exists() for place in places)) == []


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_glossary_has_every_ledger_and_child_row(catalogue: Catalogue) -> None:
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    lacking = []
    for ledger in catalogue.ledgers.values():
        names = [ledger.model.__name__, ledger.title]
        for key, model in ledger.children.items():
            title = next(section.title for section in ledger.sections if section.child == key)
            names.append(f"{model.__name__} {title}")
        lacking += [name for name in names if name not in text]
    assert lacking == []


def test_the_readme_lists_every_command() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    page = text[text.index("## The command line") : text.index("## For developers")]
    (commands,) = (action.choices for action in parser()._actions if action.dest == "command")
    assert commands is not None
    assert [name for name in commands if not re.search(rf"(^      |· ){name}\b", page, re.MULTILINE)] == []
