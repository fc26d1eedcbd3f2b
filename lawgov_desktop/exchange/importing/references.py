"""Resolving names in cells to rows: villages and terms by name, persons by ID number, or by name and village."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.exchange.columns import keeps_id_numbers
from lawgov_desktop.exchange.linked_rows import LinkedRows, chunks, has_own_caption, numbered
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.fields import RecordNumber
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Register
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.tables import query
from lawgov_desktop.storage.write.quick_add import guessed
from lawgov_desktop.storage.write.validation import check

#: Suffixes of village and office names that people add or leave out.
_TAILS = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村")
#: Registers without a name column are read whole to find a name; larger ones than this need the number.
_MOST_READ = 50_000


def _stem(name: str) -> str:
    for tail in _TAILS:
        if name.endswith(tail) and len(name) > len(tail):
            return name.removesuffix(tail)
    return name


class ReferenceResolver:
    """Finds the rows that names refer to, and creates missing ones when allowed."""

    def __init__(self, catalogue: Catalogue, links: LinkedRows, create_missing: bool) -> None:
        self._catalogue = catalogue
        self._links = links
        self._create_missing = create_missing
        self._by_name: dict[Any, dict[str, list[Any]]] = {}
        self._by_id_number: dict[Any, dict[str, Any]] = {}
        self._terms: dict[str, list[Term]] = {}
        #: New register rows in the order of creation; their ids are negative until they are saved.
        self.made: list[tuple[Ledger, Any]] = []

    # -- reading ahead ----------------------------------------------------------------------------------

    def expect(self, model: Any, names: Iterable[str]) -> None:
        """Read every live row of `model` that one of these names may refer to."""
        known = self._by_name.setdefault(model, {})
        forms = {form for name in names for form in self._forms(name)} - known.keys()
        known.update({name: [] for name in forms})
        if has_own_caption(model):
            column = model.field(caption_field(model))
            for part in chunks(sorted(forms)):
                for row in model.select().where(column.in_(part) & query.live(model)):
                    known[getattr(row, column.name)].append(row)
        elif any(numbered(name) is None for name in forms):
            self._read_whole(model, known)
        if "number" in model._meta.fields:
            self._read_numbers(model, known, forms)

    def _forms(self, name: str) -> set[str]:
        stem = _stem(name)
        return {name, stem, *(stem + tail for tail in _TAILS[2:])}

    def _read_whole(self, model: Any, known: dict[str, list[Any]]) -> None:
        rows = list(model.select().where(query.live(model)).limit(_MOST_READ + 1))
        if len(rows) > _MOST_READ:
            return
        self._links.attach(rows)
        for row in rows:
            if row not in known.setdefault(row.caption, []):
                known[row.caption].append(row)

    def _read_numbers(self, model: Any, known: dict[str, list[Any]], texts: Iterable[str]) -> None:
        """Read the rows named by number; a number distinguishes two rows of one name."""
        field: RecordNumber = model.field("number")
        numbers: dict[int, list[tuple[str, str]]] = {}
        for text in texts:
            if (number := numbered(text)) is not None:
                numbers.setdefault(int(field.parse(number[1]) or 0), []).append((number[0], text))
        for part in chunks(numbers):
            rows = list(model.select().where(model.number.in_(part) & query.live(model)))
            self._links.attach([] if has_own_caption(model) else rows)
            for row in rows:
                for name, text in numbers[row.number]:
                    if not known[text] and name in ("", row.caption):
                        known[text].append(row)

    def expect_id_numbers(self, model: Any, field: Any, numbers: Iterable[str]) -> None:
        """Read every live row of `model` with one of these ID numbers."""
        known = self._by_id_number.setdefault(model, {})
        for part in chunks(sorted(set(numbers) - known.keys())):
            for row in model.select().where(field.in_(part) & query.live(model)):
                known[getattr(row, field.name)] = row

    # -- finding ----------------------------------------------------------------------------------------

    def labels(self, field: Any) -> set[str]:
        """Every label of a field's vocabulary, including retired ones."""
        return {str(term.label) for term in self._words(field)}

    def _words(self, field: Any) -> list[Term]:
        if field.vocabulary not in self._terms:
            chosen = Term.select().where(Term.vocabulary == field.vocabulary).order_by(Term.position, Term.id)
            self._terms[field.vocabulary] = list(chosen)
        return self._terms[field.vocabulary]

    def word(self, field: Any, text: str) -> Term:
        """The term of a field's vocabulary with the label `text`. Raises InputProblem naming the labels."""
        terms = self._words(field)
        same = [t for t in terms if t.label == text]
        if same:
            return same[0]
        offered = [t for t in terms if t.retired_at is None]
        longer = [t for t in offered if text in t.label]
        inside = sorted((t for t in offered if text.startswith(t.label)), key=lambda t: -len(t.label))
        if len(longer) == 1 or (not longer and inside):
            return longer[0] if longer else inside[0]
        words = "、".join(t.label for t in offered)
        raise InputProblem(
            f"{field.short}没有“{text}”这一项，请改成其中一项：{words}（也可以先在设置里添加）"
        )

    def named(self, field: Any, text: str, village: Any = None) -> Any:
        """The row a link's text names; of several, the one of `village`. Raises InputProblem for none or several.

        A missing row is created when that is allowed and a name is enough for the register.
        """
        model = field.rel_model
        self.expect(model, [text])
        rows = self._candidates(model, text)
        if len(rows) > 1 and village is not None and "village" in model._meta.fields:
            rows = [row for row in rows if row.__data__.get("village") == village.id] or rows
        if len(rows) == 1:
            return rows[0]
        title = self._title(model)
        if rows:
            numbers = "、".join(model.number.format(row.number) for row in rows[:5])
            raise InputProblem(f"{title}里叫“{text}”的有 {len(rows)} 个（编号 {numbers}），请改写成编号")
        # Only the person a row is about is registered: private people named in a case must not fill the pickers.
        may = self._can_make(model) and not keeps_id_numbers(model)
        if self._create_missing and may:
            return self.make(field, {caption_field(model): text})
        hint = "，或允许自动登记缺少的" if may else ""
        raise InputProblem(f"{title}里没有“{text}”，请核对，或先登记{hint}")

    def _candidates(self, model: Any, text: str) -> list[Any]:
        known = self._by_name[model]
        if known.get(text):
            return known[text]
        # 东河 and 东河村委会 mean 东河村, unless there is a 东河社区 too.
        return [row for form in sorted(self._forms(text) - {text}) for row in known.get(form, [])]

    def person(self, link: Any, name: str, beside: dict[str, Any]) -> Any:
        """The person a row is about: by ID number, else by name and village, else by a name that is unique.

        `beside` holds the sheet's values about the person, by field. Raises InputProblem when they contradict the
        register, or when none or several persons fit.
        """
        model, number = link.rel_model, _id_number_of(link.rel_model, beside)
        self.expect(model, [name])
        if number:
            self.expect_id_numbers(model, _id_field(model), [number])
            holder = self._by_id_number[model].get(number)
            if holder is not None:
                if holder.name != name:
                    raise InputProblem(
                        f"身份证号 {number} 在{self._title(model)}里是{holder.name}，这里写的是{name}，请核对"
                    )
                return holder
        rows = [row for row in self._by_name[model].get(name, []) if self._fits(row, number)]
        village = beside.get("village")
        if village is not None:
            local = [row for row in rows if row.__data__.get("village") in (None, village.id)]
            if len(local) == 1:
                return local[0]
            if not local and rows and not self._create_missing:
                raise InputProblem(f"{self._title(model)}里的{name}不在{village}，请核对村，或先登记这个人")
            rows = local
        if not rows and self._create_missing:
            return self.make(link, {caption_field(model): name, **beside})
        return self._only(link, name, rows)

    def _fits(self, row: Any, number: str | None) -> bool:
        own_number = row.__data__.get(_id_field(type(row)).name)
        return number is None or own_number is None or own_number == number

    def _only(self, link: Any, name: str, rows: list[Any]) -> Any:
        if len(rows) == 1:
            return rows[0]
        title = self._title(link.rel_model)
        if rows:
            numbers = "、".join(link.rel_model.number.format(row.number) for row in rows[:5])
            raise InputProblem(
                f"{title}里叫“{name}”的有 {len(rows)} 个（编号 {numbers}），请写上身份证号，或把姓名改成编号"
            )
        raise InputProblem(f"{title}里没有“{name}”，请核对，或先登记，或允许自动登记缺少的")

    # -- making -----------------------------------------------------------------------------------------

    def _title(self, model: Any) -> str:
        ledger = self._catalogue.ledger_of(model)
        return f"“{ledger.title}”" if ledger is not None else ""

    def _can_make(self, model: Any) -> bool:
        ledger = self._catalogue.ledger_of(model)
        return ledger is not None and isinstance(ledger.time, Register) and has_own_caption(model)

    def make(self, link: Any, values: dict[str, Any]) -> Any:
        """A new row of a register, saved with the import. Raises InputProblem when the register needs more values."""
        model = link.rel_model
        ledger = self._catalogue.ledger_of(model)
        name = values[caption_field(model)]
        if ledger is None or not self._can_make(model):
            raise InputProblem(f"{self._title(model)}里没有“{name}”，请先登记")
        cleaned = {key: model.field(key).parse(v) if isinstance(v, str) else v for key, v in values.items()}
        row = model(**(guessed(model, name) | cleaned))
        row.id = -1 - len(self.made)
        children: dict[str, list[Any]] = {key: [] for key in ledger.children}
        row.normalise(children)
        problems = [p.sentence for p in check(ledger, row, children)]
        if problems:
            raise InputProblem(
                f"{self._title(model)}里没有“{name}”，自动登记不了（{'；'.join(problems)}），请先登记"
            )
        self.made.append((ledger, row))
        self._by_name.setdefault(model, {}).setdefault(name, []).append(row)
        number = _id_number_of(model, values) if keeps_id_numbers(model) else None
        if number:
            self._by_id_number.setdefault(model, {})[number] = row
        return row


def _id_field(model: Any) -> Any:
    return next(f for f in model.shown_fields() if f.kind == "id_number")


def _id_number_of(model: Any, values: dict[str, Any]) -> str | None:
    return values.get(_id_field(model).name)
