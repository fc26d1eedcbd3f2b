"""Masks for sensitive values: written by exports, and recognised by imports so that stars never replace a value."""

from __future__ import annotations

import re
from typing import Any

#: Stands for a sensitive value that has no middle to hide.
HIDDEN = "***"
_ID_NUMBER = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")


def masked_numbers(text: str) -> str:
    """Free text in which the middle of every ID number and mobile number is replaced by stars."""
    return _MOBILE.sub(r"\1****\2", _ID_NUMBER.sub(r"\1********\2", text))


def masked_text(field: Any, text: str) -> str:
    """A sensitive value with its middle masked, or HIDDEN when the field's own mask changes nothing."""
    if field.kind == "person_name":
        return f"{text[0]}**"
    masked = str(field.mask(text))
    return masked if masked != text else HIDDEN
