"""The annual report as paragraphs with figure references: kept as a template, never as rendered text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import resources
from lawgov_desktop.records.period import Period
from lawgov_desktop.storage.file import OfficeFile
from lawgov_desktop.summary.claims import Results, compute

_REFERENCE = re.compile(r"\[\[([a-z_0-9]+)\]\]")
#: First word of a template line → level of the paragraph (0 is body text, 1 and 2 are headings).
_LEVELS = {"正文": 0, "一": 1, "二": 2}


@dataclass(frozen=True)
class Run:
    """A piece of text; `key` names the figure or claim it came from, `broken` a claim that does not hold."""

    text: str
    key: str = ""
    broken: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the report at its level."""

    level: int
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Report:
    """The report of one period: title lines, paragraphs, and who signs it when."""

    title: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    signature: str
    date: dt.date
    results: Results


def _words(file: OfficeFile, period: Period) -> dict[str, str]:
    settings = file.settings
    town = settings["town"] or "本镇"
    return {
        "year": str(period.year),
        "next_year": str(period.year + 1),
        "town": town,
        "government": settings["government"] or f"{town}人民政府",
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


def _runs(text: str, results: Results) -> tuple[Run, ...]:
    """Split a line at its references and fill them; a reference nobody declares is our bug (KeyError)."""
    runs: list[Run] = []
    for place, part in enumerate(_REFERENCE.split(text)):
        if place % 2 == 0:
            runs += [Run(part)] if part else []
        elif part in results.claims:
            claim = results.claims[part]
            runs.append(Run(claim.sentence, part, not claim.holds))
        else:
            runs.append(Run(results.figures[part].phrase, part))
    return tuple(runs)


def draft(file: OfficeFile, period: Period) -> Report:
    """The report as the rows stand now; every number in it is a run that names its figure."""
    results = compute(file, period)
    words = _words(file, period)
    title: list[str] = []
    paragraphs: list[Paragraph] = []
    for kind, body in _lines():
        text = re.sub(r"\{(\w+)\}", lambda found: words[found[1]], body)
        if kind == "标题":
            title.append(text)
        else:
            paragraphs.append(Paragraph(_LEVELS[kind], _runs(text, results)))
    return Report(tuple(title), tuple(paragraphs), words["government"], period.end, results)
