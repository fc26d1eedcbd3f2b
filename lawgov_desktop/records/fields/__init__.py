"""The field classes a record is declared with; `options` are the values a link or term can be set to."""

from lawgov_desktop.records.fields.date_fields import Clock, Date, Month, Year
from lawgov_desktop.records.fields.field import LedgerField
from lawgov_desktop.records.fields.identity_fields import (
    CreditCode,
    DocumentNumber,
    IdNumber,
    PersonName,
    Phone,
)
from lawgov_desktop.records.fields.link_fields import Colour, Link, Word
from lawgov_desktop.records.fields.number_fields import Count, Flag, Money, RecordNumber
from lawgov_desktop.records.fields.text_fields import Choice, LongText, Text

__all__ = [
    "Choice",
    "Clock",
    "Colour",
    "Count",
    "CreditCode",
    "Date",
    "DocumentNumber",
    "Flag",
    "IdNumber",
    "LedgerField",
    "Link",
    "LongText",
    "Money",
    "Month",
    "PersonName",
    "Phone",
    "RecordNumber",
    "Text",
    "Word",
    "Year",
]
