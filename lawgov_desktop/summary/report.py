"""The annual report as paragraphs with figure references: kept as a template, never as rendered text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lawgov_desktop.errors import KnownError
from lawgov_desktop.paths import resources
from lawgov_desktop.records.dates import in_han
from lawgov_desktop.records.period import Period
from lawgov_desktop.storage.file import OfficeFile
from lawgov_desktop.summary.claims import Results, compute
from lawgov_desktop.summary.compute import figure_rows

_REFERENCE = re.compile(r"\[\[([a-z_0-9]+)([*?]?)\]\]")
_SENTENCES = re.compile(r"(?<=。)")
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


class _Filler:
    """Fills the references of a template line; a reference nobody declares is our bug (KeyError)."""

    def __init__(self, file: OfficeFile, period: Period, results: Results) -> None:
        self._file, self._period, self._results = file, period, results

    def listed(self, key: str) -> list[str]:
        """Every row of a figure written out in the figure's own words."""
        figure = self._file.catalogue.figures[key]
        model = self._file.catalogue.ledgers[figure.ledger].model
        ids = [row.id for row in figure_rows(self._file, figure, self._period)]
        rows = {record.id: record for record in model.select().where(model.id.in_(ids))}
        return [
            figure.listed.format(ordinal=in_han(place), **rows[id_].__data__)
            for place, id_ in enumerate(ids, 1)
        ]

    def paragraphs(self, level: int, text: str) -> Iterator[Paragraph]:
        """The paragraphs of one template line: none, one, or one for each row of a listing."""
        alone = _REFERENCE.fullmatch(text)
        if alone and alone[2] == "*":
            yield from (Paragraph(level, (Run(line, alone[1]),)) for line in self.listed(alone[1]))
            return
        kept = "".join(sentence for sentence in _SENTENCES.split(text) if self._speaks(sentence))
        if kept:
            yield Paragraph(level, tuple(self._runs(kept)))

    def _speaks(self, sentence: str) -> bool:
        """Whether a sentence has something to say: every listing in it has a row."""
        marked = [found[1] for found in _REFERENCE.finditer(sentence) if found[2]]
        return all(self._results.figures[key].rows for key in marked)

    def _runs(self, text: str) -> Iterator[Run]:
        place = 0
        for found in _REFERENCE.finditer(text):
            if text[place : found.start()]:
                yield Run(text[place : found.start()])
            place = found.end()
            if found[2] != "?":
                yield self._run(found[1], found[2] == "*")
        if text[place:]:
            yield Run(text[place:])

    def _run(self, key: str, listing: bool) -> Run:
        if listing:
            return Run("".join(self.listed(key)), key)
        claim = self._results.claims.get(key)
        if claim is not None:
            return Run(claim.sentence, key, not claim.holds)
        return Run(self._results.figures[key].phrase, key)


def draft(file: OfficeFile, period: Period) -> Report:
    """The report as the rows stand now; every number in it is a run that names its figure."""
    results = compute(file, period)
    words = _words(file, period)
    filler = _Filler(file, period, results)
    title: list[str] = []
    paragraphs: list[Paragraph] = []
    for kind, body in _lines():
        text = re.sub(r"\{(\w+)\}", lambda found: words[found[1]], body)
        if kind == "标题":
            title.append(text)
        else:
            paragraphs += filler.paragraphs(_LEVELS[kind], text)
    return Report(tuple(title), tuple(paragraphs), words["government"], period.end, results)
