"""LedgerField, the base of every field: parsing, formatting and masking beyond what peewee does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lawgov_desktop.records.text.cleaning import clean_line


class LedgerField:
    """The base of every field: parses typed text, formats and masks values, beyond what peewee does."""

    kind = "text"
    #: Minimum width in em of the screen's text font, for the form and the list.
    width = 9.0

    verbose_name: str | None
    help_text: str | None
    null: bool
    name: str
    default: Any
    column_name: str

    if TYPE_CHECKING:
        # A field is its value on a row and an expression on the model: Any covers both.
        def __get__(self, instance: object, owner: object) -> Any: ...
        def __set__(self, instance: object, value: Any) -> None: ...

    def __init__(
        self,
        label: str,
        *args: Any,
        short: str = "",
        hint: str | None = None,
        unit: str = "",
        required: bool = False,
        sensitive: bool = False,
        internal: bool = False,
        wide: bool = False,
        **kwargs: Any,
    ) -> None:
        self.short = short or label
        #: Whether the form gives it a row of its own, because its values do not fit into half a pane.
        self.wide = wide
        self.unit = unit
        #: Whether the clerk must fill it in. The column may allow NULL, so that a file edited outside still opens.
        self.required = required
        #: 敏感: masked at rest, masked in lists for a superior, left out of public ones (个人信息保护法 Art. 28, 51).
        self.sensitive = sensitive
        #: 内部: read in full by the office and its superiors, left out of public sheets (why somebody left).
        self.internal = internal
        kwargs.setdefault("null", not required)
        super().__init__(*args, verbose_name=label, help_text=hint, **kwargs)  # type: ignore[call-arg]

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        """A new field that shares the attributes of this one; they are never changed.

        Every record class copies the inherited columns; deep copies of their attributes took a tenth of the start.
        """
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        return copy

    @property
    def label(self) -> str:
        """The full Chinese term."""
        return self.verbose_name or self.name

    def parse(self, text: str) -> Any:
        """The value of typed text, None for an empty one. Raises InputProblem."""
        return clean_line(text) or None

    def format(self, value: Any) -> str:
        """The value as text, as a clerk types and reads it; "" for None."""
        return "" if value is None else str(value)

    def mask(self, value: Any) -> str:
        """The value as shown when it is not being edited: the middle of a sensitive value is masked."""
        return self.format(value)

    def blank(self, value: Any) -> bool:
        """Whether the value counts as empty."""
        return value is None or value == ""
