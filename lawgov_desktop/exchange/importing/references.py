"""Names in cells to rows of the registers: villages and words by name, people by ID number or name and village."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.exchange.columns import keeps_id_numbers
from lawgov_desktop.exchange.linked_rows import LinkedRows, chunks, has_own_caption, numbered
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.fields.fields import RecordNumber
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Register
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.tables import query
from lawgov_desktop.storage.write.quick_add import guessed
from lawgov_desktop.storage.write.validation import check

#: What people put behind a village's or office's name, or leave off.
_TAILS = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村")
#: Registers whose rows have no name of their own are read whole to find one by name; beyond this ask for the number.
_MOST_READ = 50_000


def _stem(name: str) -> str:
    for tail in _TAILS:
        if name.endswith(tail) and len(name) > len(tail):
            return name.removesuffix(tail)
    return name


class ReferenceResolver:
    """Finds the rows that names mean, and makes those that are missing when it may."""

    def __init__(self, catalogue: Catalogue, links: LinkedRows, create_missing: bool) -> None:
        self._catalogue = catalogue
        self._links = links
        self._create_missing = create_missing
        self._by_name: dict[Any, dict[str, list[Any]]] = {}
        self._by_id_number: dict[Any, dict[str, Any]] = {}
        self._terms: dict[str, list[Term]] = {}
        #: Rows that are to be registered, in the order they were asked for; their ids are negative until they are.
        self.made: list[tuple[Ledger, Any]] = []

    # -- reading ahead ----------------------------------------------------------------------------------

    def expect(self, model: Any, names: Iterable[str]) -> None:
        """Read every live row of `model` that one of these names may mean."""
        known = self._by_name.setdefault(model, {})
        wanted = {form for name in names for form in self._forms(name)} - known.keys()
        known.update({name: [] for name in wanted})
        if has_own_caption(model):
            column = model.field(caption_field(model))
            for part in chunks(sorted(wanted)):
                for row in model.select().where(column.in_(part) & query.live(model)):
                    known[getattr(row, column.name)].append(row)
        elif any(numbered(name) is None for name in wanted):
            self._read_whole(model, known)
        if "number" in model._meta.fields:
            self._read_numbers(model, known, wanted)

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

    def _read_numbers(self, model: Any, known: dict[str, list[Any]], wanted: Iterable[str]) -> None:
        """A number in place of a name says exactly which of two rows of one name is meant."""
        field: RecordNumber = model.field("number")
        numbers: dict[int, list[tuple[str, str]]] = {}
        for text in wanted:
            if (meant := numbered(text)) is not None:
                numbers.setdefault(int(field.parse(meant[1]) or 0), []).append((meant[0], text))
        for part in chunks(numbers):
            found = list(model.select().where(model.number.in_(part) & query.live(model)))
            self._links.attach([] if has_own_caption(model) else found)
            for row in found:
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
        """Every word of the office's list behind a field, retired ones too."""
        return {str(term.label) for term in self._words(field)}

    def _words(self, field: Any) -> list[Term]:
        if field.vocabulary not in self._terms:
            chosen = Term.select().where(Term.vocabulary == field.vocabulary).order_by(Term.position, Term.id)
            self._terms[field.vocabulary] = list(chosen)
        return self._terms[field.vocabulary]

    def word(self, field: Any, text: str) -> Term:
        """The word of the office's list meant by `text`. Raises InputProblem with the words there are."""
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
        """The row a link's text names; of several the one of `village`. Raises InputProblem when none or not one.

        A missing row is made when that was asked for and its name is all it needs.
        """
        model = field.rel_model
        self.expect(model, [text])
        found = self._candidates(model, text)
        if len(found) > 1 and village is not None and "village" in model._meta.fields:
            found = [row for row in found if row.__data__.get("village") == village.id] or found
        if len(found) == 1:
            return found[0]
        title = self._title(model)
        if found:
            numbers = "、".join(model.number.format(row.number) for row in found[:5])
            raise InputProblem(f"{title}里叫“{text}”的有 {len(found)} 个（编号 {numbers}），请改写成编号")
        # Private people named beside a case must not fill everybody's picker: only who a row is about is registered.
        may = self._can_make(model) and not keeps_id_numbers(model)
        if self._create_missing and may:
            return self.make(field, {caption_field(model): text})
        hint = "，或允许自动登记缺少的" if may else ""
        raise InputProblem(f"{title}里没有“{text}”，请核对，或先登记{hint}")

    def _candidates(self, model: Any, text: str) -> list[Any]:
        known = self._by_name[model]
        if known.get(text):
            return known[text]
        # 东河 and 东河村委会 mean 东河村 – as long as there is no 东河社区 beside it.
        return [row for form in sorted(self._forms(text) - {text}) for row in known.get(form, [])]

    def person(self, link: Any, name: str, beside: dict[str, Any]) -> Any:
        """The person a row is about: by ID number, else by name and village, else by a name only one has.

        `beside` holds what the sheet says of the person, by field. Raises InputProblem when that contradicts
        the register, or nobody or more than one fits.
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
        found = [row for row in self._by_name[model].get(name, []) if self._fits(row, number)]
        village = beside.get("village")
        if village is not None:
            there = [row for row in found if row.__data__.get("village") in (None, village.id)]
            if len(there) == 1:
                return there[0]
            if not there and found and not self._create_missing:
                raise InputProblem(f"{self._title(model)}里的{name}不在{village}，请核对村，或先登记这个人")
            found = there
        if not found and self._create_missing:
            return self.make(link, {caption_field(model): name, **beside})
        return self._only(link, name, found)

    def _fits(self, row: Any, number: str | None) -> bool:
        kept = row.__data__.get(_id_field(type(row)).name)
        return number is None or kept is None or kept == number

    def _only(self, link: Any, name: str, found: list[Any]) -> Any:
        if len(found) == 1:
            return found[0]
        title = self._title(link.rel_model)
        if found:
            numbers = "、".join(link.rel_model.number.format(row.number) for row in found[:5])
            raise InputProblem(
                f"{title}里叫“{name}”的有 {len(found)} 个（编号 {numbers}），请写上身份证号，或把姓名改成编号"
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
        """A new row of a register, written with the import. Raises InputProblem when it needs more than is known."""
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
