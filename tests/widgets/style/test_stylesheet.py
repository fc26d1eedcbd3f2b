"""Every class named in the style sheet exists: a selector of a renamed class would be ignored without a word."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from lawgov_desktop.paths import resources

PACKAGE = Path(__file__).resolve().parents[3] / "lawgov_desktop"


def test_every_class_in_the_style_sheet_is_one_of_ours_or_of_qt() -> None:
    text = re.sub(
        r"\{[^}]*\}|/\*.*?\*/", ",", (resources() / "style.qss").read_text("utf-8"), flags=re.DOTALL
    )
    named = set(re.findall(r"(?<![\w@#.:\"-])[A-Z]\w+", text))
    classes = {
        node.name
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert {"LineEdit", "TextEditor", "ChildGrid"} <= named
    assert {name for name in named if not name.startswith("Q")} <= classes
