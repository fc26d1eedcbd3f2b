"""The look as data: colours for light and dark, type sizes in points, steps of space in em."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True)
class Tokens:
    """One set of colours as #RRGGBB; the name or the remark beside it says where each is used."""

    dark: bool
    ground: str  # window, record pane, page ground
    rail: str  # sidebar, and the ground behind a page preview
    surface: str  # lists, bars, fields, cards
    line: str  # pane and card lines: decoration only
    hair: str  # between rows
    edge: str  # border of everything one can type in or press
    ink: str
    ink2: str  # labels, headers, secondary text
    ink3: str  # placeholder and disabled; never the only carrier of a fact
    accent: str  # focus ring, main button, links, tab underline, this year's bars
    accent_hover: str
    on_accent: str
    pick: str  # selected row while the list has the focus
    pick_off: str  # selected row while the record has it
    hover: str
    red: str  # wrong, overdue, cannot be undone; nothing else is red
    red_bg: str
    amber_ink: str
    amber_bg: str
    green: str
    green_bg: str
    g_red: str  # the 红黄绿 marks alone
    g_amber: str
    g_green: str
    chart2: str  # last year's bars and 其他
    scroll: str

    def colours(self) -> dict[str, str]:
        """Every colour by its name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "dark"}


LIGHT = Tokens(
    dark=False,
    ground="#F6F5F2",
    rail="#EBE9E4",
    surface="#FFFFFF",
    line="#E4E1DA",
    hair="#ECEAE4",
    edge="#928E86",
    ink="#22262A",
    ink2="#595D61",
    ink3="#7A7D80",
    accent="#2A5F95",
    accent_hover="#214C78",
    on_accent="#FFFFFF",
    pick="#DCE8F4",
    pick_off="#E8ECF0",
    hover="#F3F1ED",
    red="#B3302A",
    red_bg="#FCF2F0",
    amber_ink="#7D5400",
    amber_bg="#FAF1DD",
    green="#2C7048",
    green_bg="#E8F2EB",
    g_red="#B0241E",
    g_amber="#C08400",
    g_green="#1F8A70",
    chart2="#C9C5BC",
    scroll="#C9C5BC",
)

DARK = Tokens(
    dark=True,
    ground="#1D1F22",
    rail="#17191B",
    surface="#25282C",
    line="#363A3F",
    hair="#30343A",
    edge="#7B8087",
    ink="#E7E5E0",
    ink2="#AEB0AF",
    ink3="#8B8E90",
    accent="#86B6E6",
    accent_hover="#A3C8EE",
    on_accent="#10202F",
    pick="#2A3F55",
    pick_off="#303C48",
    hover="#2C3034",
    red="#F2938B",
    red_bg="#3A2725",
    amber_ink="#E6BE6E",
    amber_bg="#3A3222",
    green="#7CC799",
    green_bg="#22352A",
    g_red="#E8685C",
    g_amber="#EBC468",
    g_green="#6FCFAF",
    chart2="#565B61",
    scroll="#565B61",
)

#: Role of text → (points at normal size, bold). Two weights only: these fonts have no third.
TYPE: dict[str, tuple[float, bool]] = {
    "figure": (21.0, True),
    "page": (16.5, True),
    "record": (13.0, True),
    "rail": (12.0, False),
    "section": (10.5, True),
    "text": (10.5, False),
    "strong": (10.5, True),
    "sub": (9.75, False),
    "small": (9.0, False),
    "small_strong": (9.0, True),
}

#: The text size everything else is measured from.
TEXT_POINTS = TYPE["text"][0]


def luminance(colour: str) -> float:
    """Relative luminance (0…1) of #RRGGBB as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio (1…21) of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
