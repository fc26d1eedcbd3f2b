"""What the clerk chose for characters no font has: leave a blank, print a drawn picture, or leave out the row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from lawgov_desktop.printing.fonts.drawn_character import DrawnCharacter
from lawgov_desktop.printing.fonts.unprintable import Missing, OnMissing, UnprintableText
from lawgov_desktop.storage.tables.drawn_characters import drawn_characters


@dataclass(frozen=True)
class MissingChoices:
    """The choices for one print job; `otherwise` decides about a character or row without a choice of its own."""

    otherwise: OnMissing = "stop"
    #: Characters whose place stays blank.
    blank: frozenset[str] = frozenset()
    #: Uids of the records that are left out.
    skip: frozenset[str] = frozenset()
    #: Prepared picture by character.
    drawn: Mapping[str, bytes] = field(default_factory=dict)
    #: Uid of the record in each row, in the order of the rows.
    uids: Sequence[str] = ()

    def is_blank(self, char: str) -> bool:
        """Whether the place of a missing character is left blank."""
        return self.otherwise == "blank" or char in self.blank

    def drawing(self, char: str) -> DrawnCharacter | None:
        """The picture of a character, None without one."""
        picture = self.drawn.get(char)
        return None if picture is None else DrawnCharacter(ord(char), picture)

    def without_drawn(self, gaps: Sequence[Missing]) -> list[Missing]:
        """The missing characters that have no picture."""
        return [one for one in gaps if one.char not in self.drawn]

    def _uid(self, row: int) -> str:
        return self.uids[row] if 0 <= row < len(self.uids) else ""

    def skips(self, row: int) -> bool:
        """Whether a row was chosen to be left out."""
        return self._uid(row) in self.skip

    def left_out(self, gaps: Mapping[int, Sequence[Missing]], rows: int) -> set[int]:
        """The rows to leave out of `rows` rows; `gaps` has the missing characters of each row, −1 for the headings.

        Raises UnprintableText with all of them while one has no choice, and when no row would be left.
        """
        skipped = {row for row in range(rows) if self.skips(row)}
        every = [replace(one, row=row, uid=self._uid(row)) for row, own in gaps.items() for one in own]
        for one in every:
            if one.row in skipped or self.is_blank(one.char):
                continue
            if self.otherwise == "stop" or one.row < 0:
                raise UnprintableText(every)
            skipped.add(one.row)
        if rows and len(skipped) == rows and every:
            raise UnprintableText(every)
        return skipped


def choices_of(on_missing: OnMissing | MissingChoices) -> MissingChoices:
    """The choices as given, or one choice for every character."""
    return on_missing if isinstance(on_missing, MissingChoices) else MissingChoices(on_missing)


def choices_for(db: Any, on_missing: OnMissing | MissingChoices, uids: Sequence[str] = ()) -> MissingChoices:
    """The choices for a printout of a file: with the characters drawn by the office, and the records of its rows."""
    choices = choices_of(on_missing)
    return replace(choices, drawn={**drawn_characters(db), **choices.drawn}, uids=tuple(uids))


@contextmanager
def named_rows(labels: Sequence[str]) -> Iterator[None]:
    """Inside the block, an UnprintableText names the record of each missing character by the label of its row."""
    try:
        yield
    except UnprintableText as error:
        named = [replace(one, record=labels[one.row]) if one.row >= 0 else one for one in error.missing]
        raise UnprintableText(named) from error


def notes_of(missing: Sequence[Missing], skipped: Collection[int], labels: Sequence[str]) -> tuple[str, ...]:
    """Sentences about a finished printout: the rows left out, then the characters left blank."""
    left_out = [f"“{labels[row]}”没有印" for row in sorted(skipped)]
    blank = dict.fromkeys(
        f"“{one.text[:12]}”中的“{one.char}”（{one.label}）留了空" for one in missing if one.row not in skipped
    )
    return (*left_out, *blank)
