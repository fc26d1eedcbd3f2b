"""Filling the references of the report's template; a sentence whose references have no rows is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_desktop.printing.paragraphs import Paragraph, Run
from lawgov_desktop.records.fields import Link, Word
from lawgov_desktop.records.ledger import resolve
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.dates import in_han
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables.search_terms import texts_of
from lawgov_desktop.summary.claims import Results
from lawgov_desktop.summary.compute import figure_rows

_REFERENCE = re.compile(r"\[\[([a-z_0-9]+)(?:(\*)|\.([a-z_.]+):(\d))?\]\]")
_SENTENCES = re.compile(r"(?<=。)")
_CLAUSES = re.compile(r"(?<=[，；])")
#: Words left out when the report lists the subjects of rows.
_EMPTY_WORDS = frozenset(("", "其他", "综合"))


class Filler:
    """Fills the references of a template line. An undeclared reference is a bug and raises KeyError."""

    def __init__(self, file: OfficeFile, period: Period, results: Results) -> None:
        self._file, self._period, self._results = file, period, results
        self._filled: dict[str, Run | None] = {}

    def paragraphs(self, level: int, text: str) -> Iterator[Paragraph]:
        """The paragraphs of one template line: none, one, or one for each row of a listing."""
        alone = _REFERENCE.fullmatch(text)
        if alone and alone[2]:
            yield from (Paragraph(level, (Run(line, alone[1]),)) for line in self.listed(alone[1]))
            return
        sentences = [part for part in _SENTENCES.split(text) if part]
        sentences_kept = [clause_text for part in sentences if (clause_text := self._spoken(part))]
        only_heading = level == 2 and len(sentences_kept) == 1 and len(sentences) > 1
        if sentences_kept and not only_heading:
            yield Paragraph(level, tuple(self._runs("".join(sentences_kept))))

    def _spoken(self, sentence: str) -> str:
        """The clauses of a sentence whose references have rows; empty when none of its references has."""
        clauses = _CLAUSES.split(sentence)
        clauses_kept = [clause for clause in clauses if None not in self._references(clause)]
        if any(self._references(sentence)) or not self._references(sentence):
            return re.sub(r"[，；]$", "。", "".join(clauses_kept))
        return ""

    def _references(self, text: str) -> list[Run | None]:
        return [self._run(match) for match in _REFERENCE.finditer(text)]

    def _runs(self, text: str) -> Iterator[Run]:
        start = 0
        for match in _REFERENCE.finditer(text):
            if text[start : match.start()]:
                yield Run(text[start : match.start()])
            start = match.end()
            run = self._run(match)
            assert run is not None, "a clause with nothing to say was kept"
            yield run
        if text[start:]:
            yield Run(text[start:])

    def _run(self, reference: re.Match[str]) -> Run | None:
        """The text of a reference as a run; None when it has no rows."""
        if reference[0] not in self._filled:
            self._filled[reference[0]] = self._fill(*reference.groups())
        return self._filled[reference[0]]

    def _fill(self, key: str, listing: str | None, path: str | None, most: str | None) -> Run | None:
        claim = self._results.claims.get(key)
        if claim is not None:
            return Run(claim.sentence, key) if claim.sentence else None
        figure = self._results.figures[key]
        if not figure.value:
            return None
        if path is None:
            return Run("".join(self.listed(key)) if listing else figure.phrase, key)
        words = self._words(key, path, int(most or 0))
        return Run(words, key) if words else None

    # -- rows ---------------------------------------------------------------------------------------------

    def _records(self, key: str) -> list[Any]:
        """The rows behind a figure, in the order of the ledger's numbers."""
        figure = self._file.catalogue.figures[key]
        model = self._file.catalogue.ledgers[figure.ledger].model
        ids = [row.id for row in figure_rows(self._file, figure, self._period)]
        records = {record.id: record for record in model.select().where(model.id.in_(ids))}
        return [records[id_] for id_ in ids]

    def listed(self, key: str) -> list[str]:
        """Every row of a figure as text, by the figure's pattern `listed`."""
        pattern = self._file.catalogue.figures[key].listed
        return [
            pattern.format(ordinal=in_han(ordinal), **_values(record, titles="《{" in pattern))
            for ordinal, record in enumerate(self._records(key), 1)
        ]

    def _words(self, key: str, path: str, most: int) -> str:
        """The most frequent values of a field: 住建、农业农村、自然资源等; 等 only when there are more."""
        records = self._records(key)
        counted: Counter[str] = Counter()
        for text in _texts(records, path):
            parts = (word.strip("《》 ") for word in re.split("[、，；]|(?<=》)", text))
            counted.update(dict.fromkeys(parts, 1))
        # most_common keeps the order of the rows for equal counts.
        words = [word for word, _count in counted.most_common() if word not in _EMPTY_WORDS]
        ranks = _ranks(resolve(type(records[0]), path)[-1], words) if records else {}
        chosen = sorted(words[:most], key=lambda word: ranks.get(word, 0))
        return "、".join(chosen) + ("等" if len(words) > most else "")


def _texts(records: Sequence[Any], path: str) -> Iterator[str]:
    """The texts at the end of a path from the rows; linked terms are read once, not for every row."""
    if "." in path:
        yield from (text for texts in texts_of(records, path) for text in texts)
        return
    field = type(records[0]).field(path) if records else None
    values = [record.__data__.get(path) for record in records]
    if isinstance(field, Link):
        target = field.rel_model
        names = {row.id: str(row) for row in target.select().where(target.id.in_(set(values)))}
        values = [names.get(value) for value in values]
    yield from (str(value) for value in values if value)


def _ranks(field: Any, words: Sequence[str]) -> dict[str, int]:
    """{word: position in its vocabulary}: subjects are listed in this order, whatever their counts."""
    if isinstance(field, Word):
        terms = Term.select(Term.label, Term.position).where(
            (Term.vocabulary == field.vocabulary) & Term.label.in_(words)
        )
        return dict(terms.tuples())
    return {word: rank for rank, (word, _label) in enumerate(field.choices or ())}


def _values(record: Any, *, titles: bool) -> dict[str, Any]:
    """The fields of a row for use in a sentence: on one line, without punctuation that the sentence adds."""
    return {
        name: _inside(value, titles) if isinstance(value, str) else value
        for name, value in record.__data__.items()
    }


def _inside(text: str, title: bool) -> str:
    text = re.sub(r"\s*\n\s*", "", text.strip()).rstrip("。；;.，")
    if not title:
        return text
    if re.fullmatch("《[^《》]*》", text):
        return text[1:-1]
    return text.translate(str.maketrans("《》", "〈〉"))  # a title inside a title (GB/T 15834)
