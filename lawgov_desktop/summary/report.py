"""The annual report: a template with figure references is filled into paragraphs of keyed runs."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import resources
from lawgov_desktop.printing.fonts import office_fonts
from lawgov_desktop.printing.paragraphs import Paragraph, Run
from lawgov_desktop.records.time.dates import in_han
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.summary.claims import Results, compute
from lawgov_desktop.summary.filling import Filler

#: First word of a template line → level of the paragraph (0 is body text, 1 and 2 are headings).
_LEVELS = {"正文": 0, "一": 1, "二": 2}


@dataclass(frozen=True)
class Report:
    """The report of one period: title lines, paragraphs, signature and date."""

    title: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    signature: str
    date: dt.date
    results: Results
    #: Whether it is printed with the office's own fonts.
    office_fonts: bool = False

    @property
    def broken(self) -> frozenset[str]:
        """Keys of the claims that the rows do not support."""
        return frozenset(key for key, claim in self.results.claims.items() if not claim.holds)


def _words(file: OfficeFile, period: Period) -> dict[str, str]:
    settings, year, end = file.settings, period.year, period.end
    town = settings["town"] or "本镇"
    whole = (end.month, end.day) == (12, 31)
    campaign = in_han((year - 2021) // 5 + 8)  # 五年普法规划: 八五 is 2021–2025
    return {
        "year": str(year),
        "next_year": str(year + 1),
        "town": town,
        "government": settings["government"] or f"{settings['county']}{town}人民政府",
        "span": "全年" if whole else f"截至{end.month}月{end.day}日",
        "campaign": f"“{campaign}五”",
        "outline": "落实《法治政府建设实施纲要（2021－2025年）》，" if 2021 <= year <= 2025 else "",
        "services_in": "其中" if settings["inspections_and_services"] == "合并" else "",
        "lectures_in": "其中" if settings["activities_and_lectures"] == "合并" else "",
    }


def _lines() -> Iterator[tuple[str, str]]:
    path = resources() / "report" / "annual.txt"
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        raise KnownError(f"找不到年报模板 {path.name}，请重新安装程序。") from error
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            kind, _, body = line.partition(" ")
            yield kind, body.strip()


def _numbered(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Headings with their numbers, 一、 and （一）; a part without paragraphs is left out."""
    parts = sections = 0
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].level if index + 1 < len(paragraphs) else 1
        if paragraph.level == 1:
            if following == 1:
                continue
            parts, sections = parts + 1, 0
            yield replace(paragraph, runs=(Run(f"{in_han(parts)}、"), *paragraph.runs))
        elif paragraph.level == 2:
            sections += 1
            yield replace(paragraph, runs=(Run(f"（{in_han(sections)}）"), *paragraph.runs))
        else:
            yield paragraph


def draft(file: OfficeFile, period: Period) -> Report:
    """The report from the present rows; every number in it is a run with the key of its figure."""
    results = compute(file, period)
    words = _words(file, period)
    filler = Filler(file, period, results)
    title: list[str] = []
    paragraphs: list[Paragraph] = []
    for kind, body in _lines():
        text = re.sub(r"\{(\w+)\}", lambda match: words[match[1]], body)
        if kind == "标题":
            title.append(text)
        else:
            paragraphs += filler.paragraphs(_LEVELS[kind], text)
    return Report(
        tuple(title),
        tuple(_numbered(paragraphs)),
        words["government"],
        period.end,
        results,
        office_fonts.wanted(file.settings),
    )
