"""Matching the headings of a clerk's sheet to fields: by label, short label, and synonyms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from lawgov_desktop.exchange.columns import (
    BOOKKEEPING,
    heading_of,
    identity_links,
    joined_fields,
    main_columns,
    sides_of,
)
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Row
from lawgov_desktop.records.time.period import Event
from lawgov_desktop.storage.read.listing import caption_field

#: Headings that the reject sheet adds; recognised when that sheet is imported again.
PROBLEM, CONFIRM = "问题", "仍要导入"
#: Number of rows searched for the heading.
_SEARCHED = 10
_IGNORED = {"序号", "序", "no", "no.", "行号", PROBLEM}
_EMPTY_WORDS = re.compile(r"^(纠纷|案件|事件|人民|本人|具体|主要|当前|目前)+")
#: Synonyms in the ledgers offices keep; the order has no meaning.
_SAME = (
    ("姓名", "名字", "人员姓名"),
    ("名称", "村名", "村名称", "单位名称", "部门名称"),
    ("身份证号", "身份证", "身份证号码", "公民身份号码", "公民身份证号", "证件号码", "证件号", "居民身份证号"),
    ("电话", "联系电话", "手机", "手机号", "手机号码", "联系方式", "电话号码", "联系号码"),
    ("村(社区)", "村", "村名", "所在村", "所属村", "行政村", "村居", "社区", "村社", "村(居)", "所在村(社区)"),
    ("住址", "家庭住址", "地址", "家庭地址", "现住址", "居住地址"),
    ("备注", "说明"),
    ("经办人", "承办人", "登记人", "填表人", "录入人"),
    ("纠纷类型", "类型", "类别", "纠纷类别", "案件类型", "案由"),
    ("案件来源", "来源", "纠纷来源"),
    ("简要情况", "纠纷简要情况", "案情", "基本案情", "案情简介", "纠纷情况", "主要内容", "事由"),
    ("结果", "调解结果", "调处结果", "处理结果", "办理结果"),
    ("涉及金额", "金额", "标的额", "涉案金额", "标的金额"),
    ("达成日期", "结案日期", "办结日期", "协议达成日期", "调解成功日期"),
    ("发生地点", "地点", "事发地点"),
    ("协议编号", "协议书编号", "协议文号"),
    ("甲方", "申请人", "甲方当事人", "申请方"),
    ("乙方", "被申请人", "乙方当事人", "被申请方"),
    ("调解员", "调解人", "调解人员", "主持调解人"),
    ("文化程度", "学历"),
    ("出生日期", "出生年月日", "生日"),
    ("编号", "登记编号", "台账编号"),
    ("认定日期", "聘任日期", "任命日期"),
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Meaning:
    """The meaning of a column.

    own: `field` of the record; through: `field` of the row `link` leads to; joined: child rows as one text;
    side: `field` of the child rows whose choice is `word` (甲方电话); confirm: 仍要导入; ignored: 序号.
    """

    kind: Literal["own", "through", "joined", "side", "confirm", "ignored"]
    field: Any = None
    link: Any = None
    child: str = ""
    word: str = ""
    #: Whether the heading gives the amount in 万元.
    ten_thousands: bool = False


@dataclass(frozen=True)
class HeadRow:
    """The heading rows and the meaning of each column, by index from 0."""

    #: Rows from the top up to and including the heading.
    depth: int
    names: tuple[str, ...]
    meanings: dict[int, Meaning]
    #: Headings without a meaning.
    unknown: tuple[str, ...]

    @property
    def score(self) -> int:
        """Number of columns with a meaning."""
        return sum(meaning.kind not in ("ignored", "confirm") for meaning in self.meanings.values())


def plain(text: object) -> str:
    """A heading without blanks, stars and colons, in half width: ＊姓　名： is 姓名."""
    return re.sub(r"[\s*:'\"“”、]+", "", unicodedata.normalize("NFKC", str(text))).lower()


def unbracketed(text: str) -> str:
    """A heading without its text in brackets: 涉及金额(元) is 涉及金额."""
    return re.sub(r"[(\[【〔].*?[)\]】〕]", "", text)


def _words_for(field: Any) -> list[str]:
    words = [heading_of(field), field.label]
    # 原因 alone means the cause of a dispute rather than the reason for not counting a row.
    return [plain(word) for word in (words if field.name in BOOKKEEPING else [*words, field.short])]


def _same_words(words: Iterable[str]) -> list[str]:
    words = list(words)
    known = {*words, *(unbracketed(word) for word in words)}
    return [plain(w) for group in _SAME if known & {plain(word) for word in group} for w in group]


class Dictionary:
    """The words that headings may use for the columns of one ledger, or of one kind of child rows."""

    def __init__(self) -> None:
        self._words: dict[str, Meaning] = {}

    def add(self, offers: Sequence[tuple[Sequence[str], Meaning]]) -> None:
        """Add words with their meanings, unless a word is in use; a word with two of these meanings is left out."""
        claims: dict[str, list[Meaning]] = {}
        for words, meaning in offers:
            for word in dict.fromkeys(words):
                claims.setdefault(word, []).append(meaning)
        for word, meanings in claims.items():
            if word and len(meanings) == 1:
                self._words.setdefault(word, meanings[0])

    def find(self, heading: str) -> Meaning | None:
        """The meaning of a heading, None when no word is close enough."""
        word = plain(heading)
        for form in (word, unbracketed(word)):
            for spelling in (form, form.replace("时间", "日期"), form.replace("年月", "日期")):
                if spelling in self._words:
                    return self._words[spelling]
        return self._near(unbracketed(word).replace("时间", "日期"))

    def _near(self, word: str) -> Meaning | None:
        """The only meaning whose word ends with this one (类型), or equals it without a prefix (纠纷…)."""
        if len(word) < 2:
            return None
        bare = _EMPTY_WORDS.sub("", word)
        near = {id(m): m for known, m in self._words.items() if known.endswith(word) or known == bare}
        return next(iter(near.values())) if len(near) == 1 else None


def dictionary_of(ledger: Ledger) -> Dictionary:
    """The words for a ledger's own sheet: its fields first, then child rows, then the person a row is about."""
    words = Dictionary()
    own = [(f, Meaning("own", f)) for f in ledger.model.shown_fields()]
    exported = [([plain(c.heading)], _meaning_of(c)) for c in main_columns(ledger)]
    words.add([(_words_for(f)[:2], meaning) for f, meaning in own])
    words.add(exported)
    words.add([([plain(PROBLEM), *_IGNORED], Meaning("ignored")), ([plain(CONFIRM)], Meaning("confirm"))])
    words.add([(_words_for(f), meaning) for f, meaning in own])
    _add_children(words, ledger)
    through = [
        # 姓名 means the link to the person, whatever the label of the link is.
        (f, Meaning("own", link) if f.name == caption_field(link.rel_model) else Meaning("through", f, link))
        for link in identity_links(ledger.model)
        for f in link.rel_model.shown_fields()
        if f.name not in BOOKKEEPING and f.name != "number"
    ]
    words.add([(_words_for(f), meaning) for f, meaning in through])
    words.add([(_same_words(_words_for(f)), meaning) for f, meaning in own])
    words.add([(_same_words(_words_for(f)), meaning) for f, meaning in through])
    if isinstance(ledger.time, Event):
        words.add([(["日期"], Meaning("own", ledger.model.field(ledger.time.field)))])
    return words


def _meaning_of(column: Any) -> Meaning:
    if column.child:
        return Meaning("joined", child=column.child)
    return Meaning("through" if column.link is not None else "own", column.field, column.link)


def _add_children(words: Dictionary, ledger: Ledger) -> None:
    for section in ledger.sections:
        if not section.child:
            continue
        model = ledger.child_model(section.child)
        title = plain(section.title)
        spellings = [title, *_same_words([title])]
        names = [
            title + plain(w)
            for f in joined_fields(model)
            if f.kind == "person_name"
            for w in ("姓名", f.label)
        ]
        words.add([(spellings + names, Meaning("joined", child=section.child))])
        sides = sides_of(model)
        for word in sides[0].words if sides else ():
            _add_side(words, section.child, model, word, sides[1] if sides else None)


def _add_side(words: Dictionary, child: str, model: type[ChildRecord], word: str, name: Any) -> None:
    spellings = [plain(word), *_same_words([plain(word)])]
    words.add([(spellings, Meaning("side", name, child=child, word=word))])
    for field in _fields_beside(model):
        labels = [*_words_for(field), *_same_words(_words_for(field))]
        both = [side + label for side in spellings for label in labels]
        words.add([(both, Meaning("side", field, child=child, word=word))])


def _fields_beside(model: type[Row]) -> list[Any]:
    hidden = {"position", getattr(model, "parent_name", lambda: "")()}
    return [f for f in model.shown_fields() if f.name not in hidden and f.kind != "link"]


def child_dictionary(ledger: Ledger, child: str) -> Dictionary:
    """The words for a sheet of child rows; its 编号 is the record's number."""
    model = ledger.child_model(child)
    words = Dictionary()
    number = ("编号", Meaning("own", ledger.model.field("number")))
    fields = [
        (f, Meaning("own", f))
        for f in model.shown_fields()
        if f.name not in ("position", model.parent_name())
    ]
    words.add([([plain(number[0])], number[1])])
    words.add([(_words_for(f)[:2], meaning) for f, meaning in fields])
    words.add([([plain(PROBLEM), *_IGNORED], Meaning("ignored"))])
    words.add([(_words_for(f), meaning) for f, meaning in fields])
    words.add([(_same_words(_words_for(f)), meaning) for f, meaning in fields])
    return words


# -- finding the heading -----------------------------------------------------------------------------


def find_head(rows: Sequence[Sequence[object]], words: Dictionary) -> HeadRow | None:
    """The heading among the first rows: the row, or two consecutive rows, with the most meanings; None without any."""
    best: HeadRow | None = None
    for index in range(min(_SEARCHED, len(rows))):
        for depth in (1, 2):
            if index + depth <= len(rows) and (
                depth == 1 or _looks_like_two_rows(rows[index], rows[index + 1])
            ):
                head = _head(rows, index, depth, words)
                if head.score and (best is None or head.score > best.score):
                    best = head
    needed = 2 if any(sum(cell != "" for cell in row) > 1 for row in rows[:_SEARCHED]) else 1
    return best if best is not None and best.score >= needed else None


def _looks_like_two_rows(upper: Sequence[object], lower: Sequence[object]) -> bool:
    """Whether the heading has two rows: the upper one has gaps or repeats (merged cells), neither has digits."""
    grouped = "" in upper or any(one == other for one, other in pairwise(upper))
    return grouped and all(isinstance(cell, str) and not re.search(r"\d", cell) for cell in lower)


def _head(rows: Sequence[Sequence[object]], index: int, depth: int, words: Dictionary) -> HeadRow:
    names: list[str] = []
    meanings: dict[int, Meaning] = {}
    unknown: list[str] = []
    width = max(len(row) for row in rows[index : index + depth])
    for column in range(width):
        parts = [str(row[column]).strip() if column < len(row) else "" for row in rows[index : index + depth]]
        name, meaning = _one_heading(list(dict.fromkeys(part for part in parts if part)), words)
        names.append(name)
        if meaning is not None and meaning.field is not None and meaning.field.kind == "money":
            meaning = replace(meaning, ten_thousands="万元" in plain(name))
        if meaning is None or (
            meaning.kind != "ignored" and any(_same(meaning, m) for m in meanings.values())
        ):
            unknown += [name] if name else []
        else:
            meanings[column] = meaning
    return HeadRow(index + depth, tuple(names), meanings, tuple(unknown))


def _one_heading(parts: list[str], words: Dictionary) -> tuple[str, Meaning | None]:
    """The heading of a column in two rows: both joined (甲方 over 电话), else the lower, else the upper."""
    for name in ("".join(parts), *reversed(parts)):
        meaning = words.find(name) if name else None
        if meaning is not None:
            return name, meaning
    return (parts[-1] if parts else ""), None


def _same(one: Meaning, other: Meaning) -> bool:
    return (
        one.kind == other.kind
        and one.field is other.field
        and (one.child, one.word) == (other.child, other.word)
    )
