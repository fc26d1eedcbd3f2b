"""Fields that identify a person or thing: names, ID and credit codes, telephones, document numbers."""

from __future__ import annotations

import re
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields.text_fields import Text
from lawgov_desktop.records.text import identity
from lawgov_desktop.records.text.cleaning import clean_line, clean_name, half_width

#: Emoji and pictographs that telephones insert; no font of the program has them.
_PICTURES = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")


class PersonName(Text):
    """姓名: up to 50 characters, `·` U+00B7, every Unicode character as typed (民委发〔2016〕33号)."""

    kind = "person_name"

    def __init__(self, label: str = "姓名", **kwargs: Any) -> None:
        super().__init__(label, max_length=50, **kwargs)

    def clean(self, text: str) -> str:
        return clean_name(text)

    def parse(self, text: str) -> str | None:
        value = super().parse(text)
        if value and re.search(r"\d", value):
            raise InputProblem(f"{self.short}里有数字，请核对")
        if value and (match := _PICTURES.search(value)):
            raise InputProblem(f"{self.short}里有“{match[0]}”，证书上印不出来，请删去")
        return value


class IdNumber(Text):
    """居民身份证号 (GB 11643): 18 characters with a check digit; old area codes stay valid."""

    kind = "id_number"
    width = 12.5

    def __init__(self, label: str = "身份证号", **kwargs: Any) -> None:
        super().__init__(label, max_length=18, sensitive=True, **kwargs)

    def parse(self, text: str) -> str | None:
        text = half_width(text).replace(" ", "").replace("-", "").upper()
        return identity.check_id_number(text) if text else None

    def mask(self, value: Any) -> str:
        text = self.format(value)
        return text[:6] + "*" * 8 + text[-4:] if len(text) == 18 else "*" * len(text)


class CreditCode(Text):
    """统一社会信用代码 (GB 32100): 18 characters with a check character; public, unlike a person's number."""

    kind = "credit_code"
    width = 12.5

    def __init__(self, label: str = "统一社会信用代码", **kwargs: Any) -> None:
        kwargs.setdefault("short", "信用代码")
        super().__init__(label, max_length=18, **kwargs)

    def parse(self, text: str) -> str | None:
        text = half_width(text).replace(" ", "").replace("-", "").upper()
        return identity.check_credit_code(text) if text else None


class Phone(Text):
    """电话: mobile, landline or a short number; blanks and hyphens of a mobile number are removed."""

    kind = "phone"

    def __init__(self, label: str = "电话", *, public: bool = False, **kwargs: Any) -> None:
        super().__init__(label, max_length=20, sensitive=not public, **kwargs)

    def parse(self, text: str) -> str | None:
        text = half_width(text).replace(" ", "")
        return identity.check_phone(text, self.short) if text else None

    def mask(self, value: Any) -> str:
        text = self.format(value)
        if not self.sensitive:
            return text
        return text[:3] + "****" + text[-4:] if len(text) == 11 and text[0] == "1" else text


class DocumentNumber(Text):
    """文号 such as 下政发〔2023〕5号: hexagonal brackets, four-digit year, no padding (GB/T 9704 7.2.5)."""

    kind = "document_number"
    width = 14.0

    def __init__(self, label: str = "文号", **kwargs: Any) -> None:
        super().__init__(label, max_length=60, **kwargs)

    def clean(self, text: str) -> str:
        text = clean_line(text)
        # Only brackets around a year are normalised; other brackets are part of the text.
        text = re.sub(
            r"\s*[\[［【(（〔]\s*([0-9０-９]{4})\s*[\]］】)）〕]\s*",
            lambda m: f"〔{half_width(m[1])}〕",
            text,
        )
        return re.sub(r"(?<=〕)\s*第?\s*([0-9０-９]+)\s*号", lambda m: f"{int(half_width(m[1]))}号", text)
