"""Patterns in the settings: text with placeholders in braces, without other features of Python's formats."""

from __future__ import annotations

from string import Formatter

from lawgov_desktop.errors import InputProblem


def fill(label: str, pattern: str, **words: object) -> str:
    """The pattern of the setting `label`, filled in. Raises InputProblem naming the allowed placeholders."""
    try:
        named = {name for _text, name, _format, _how in Formatter().parse(pattern) if name is not None}
        if named <= set(words):
            return pattern.format(**words)
    except (ValueError, KeyError, IndexError):
        pass
    known = "、".join(f"{{{word}}}" for word in words)
    raise InputProblem(f"设置里的“{label}”写错了：花括号里只能是 {known}，请改正。")
