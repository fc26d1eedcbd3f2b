"""Tables, triggers and views of a file that this program did not make: another tool added them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from lawgov_desktop.errors import ForeignCode
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.text.file_names import visible
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.migrations import known_steps

_TABLE = re.compile(r"CREATE (?:VIRTUAL )?TABLE (?:IF NOT EXISTS )?(\w+)")
#: Tables that SQLite itself keeps for the full-text index `search`, and the list of the applied steps.
_UNLISTED = ("schema_step", "search_config", "search_content", "search_data", "search_docsize", "search_idx")
_KINDS = {"trigger": "触发器", "view": "视图"}
#: Characters of SQL that a sentence shows.
_SHOWN = 300


@dataclass(frozen=True)
class ForeignObject:
    """One trigger or view that another tool added; `kind` is `trigger` or `view`."""

    kind: str
    name: str
    sql: str

    @property
    def title(self) -> str:
        """Kind and name as a sentence names them: 触发器“x”."""
        return f"{_KINDS[self.kind]}“{visible(self.name)[:60]}”"

    @property
    def text(self) -> str:
        """Its SQL on one line, cut after 300 characters."""
        text = _one_line(self.sql)
        return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def known_tables(catalogue: Catalogue) -> frozenset[str]:
    """The names of every table that the migrations create, in lower case."""
    names = {name.lower() for step in known_steps(catalogue) for name in _TABLE.findall(step.sql)}
    return frozenset(names | set(_UNLISTED))


def foreign_tables(rows: Iterable[tuple[str, str]], catalogue: Catalogue) -> list[str]:
    """Of (name, SQL) of tables, the names of those that another tool made."""
    known = known_tables(catalogue)
    return [name for name, _sql in rows if name.lower() not in known and not name.startswith("sqlite_")]


def foreign_code(rows: Iterable[tuple[str, str, str]], catalogue: Catalogue) -> list[ForeignObject]:
    """Of (kind, name, SQL) of triggers and views, those that another tool made.

    A trigger with the name of one of the history is none of them: `history.install` replaces it when its SQL differs.
    """
    own = {name.lower() for name in history.trigger_names(catalogue)}
    return [
        ForeignObject(kind, name, sql)
        for kind, name, sql in rows
        if kind == "view" or name.lower() not in own
    ]


#: Selects the triggers and views of a file: (type, name, sql).
CODE_SQL = (
    "SELECT type, name, coalesce(sql, '') FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name"
)


def refuse_foreign_code(connection: apsw.Connection, catalogue: Catalogue) -> None:
    """Raise ForeignCode when a file holds a trigger or view of another tool: a trigger runs with every save."""
    rows = [(str(kind), str(name), str(sql)) for kind, name, sql in connection.execute(CODE_SQL)]
    found = foreign_code(rows, catalogue)
    if found:
        raise ForeignCode(refusal(found))


class ForeignCodeCheck:
    """Refuses triggers and views that another program adds while the file is open; costs one PRAGMA when none was."""

    def __init__(self) -> None:
        #: SQLite's counter of changes of the schema when the triggers were looked at last.
        self._version = -1

    def refuse(self, connection: apsw.Connection, catalogue: Catalogue) -> None:
        """Raise ForeignCode when the schema changed since the last call and holds such code."""
        version = int(connection.execute("PRAGMA schema_version").get)
        if version != self._version:
            refuse_foreign_code(connection, catalogue)
            self._version = version


def refusal(found: list[ForeignObject]) -> str:
    """The sentence about triggers and views of another tool, with the SQL of the first."""
    names = "、".join(item.title for item in found[:3])
    more = f"等 {len(found)} 个" if len(found) > 3 else ""
    return (
        f"文件里有别的工具加的{names}{more}，它们会在保存时自己改动内容，所以不能打开来改；"
        f"可以只读打开查看，要改请先让加它的人删去。原文：{found[0].text}"
    )


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))
