"""The annual report as an editable document with the measures of GB/T 9704-2012. The PDF is the official output."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING, Any, Literal

from lawgov_desktop.printing.paragraphs import Paragraph
from lawgov_desktop.records.time.dates import in_arabic
from lawgov_desktop.summary.report import Report

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from docx.text.paragraph import Paragraph as Lines

TOP, BOTTOM, LEFT, RIGHT = 37.0, 35.0, 28.0, 26.0
"""Margins in mm; the type area is 156 × 225 mm."""
PITCH = 28.95
"""Points from line to line, exact: 22 lines fill the type area. A word processor gives every line its whole pitch."""
SIZE, TITLE_SIZE, NUMBER_SIZE = 16.0, 22.0, 14.0
_CLOSER = "-4"
"""Twentieths of a point between characters: 28 squares of 16 points would be wider than 156 mm."""
_FONTS = {
    "title": "方正小标宋简体",
    "body": "仿宋_GB2312",
    "hei": "黑体",
    "kai": "楷体_GB2312",
    "number": "宋体",
}
_LATIN = "Times New Roman"
#: Position of the page number: its dash is 7 mm below the type area (7.5), half a line above the line's foot.
_FOOT = BOTTOM - 7 - NUMBER_SIZE / 2 * 25.4 / 72


def docx_of(report: Report) -> bytes:
    """The report as a .docx file; equal reports give equal bytes."""
    import docx

    document = docx.Document()
    _clean(document)
    _page(document)
    _styles(document)
    _footers(document)
    for index, line in enumerate(report.title):
        _title_line(document, line, first=index == 0, last=index == len(report.title) - 1)
    for paragraph in report.paragraphs:
        _paragraph(document, paragraph)
    _signature(document, report)
    _about(document, report)
    buffer = io.BytesIO()
    document.save(buffer)
    return _same_bytes(buffer.getvalue())


# -- the sheet --------------------------------------------------------------------------------------------


def _clean(document: Document) -> None:
    """Remove the thumbnail, theme fonts and languages of python-docx's empty document."""
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND
    from docx.oxml.ns import qn

    package = document.part.package
    assert package is not None
    for key in [k for k, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
        del package.rels[key]
    for key in [k for k, rel in document.part.rels.items() if rel.reltype == KIND.CUSTOM_XML]:
        del document.part.rels[key]
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for name in [n for n in fonts.attrib if str(n).endswith("Theme")]:
            del fonts.attrib[name]
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _page(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(15), Mm(_FOOT)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:  # A grid of lines only: with characters, some programs set 20 of them on a line.
        grid.set(qn("w:type"), "lines")
        grid.set(qn("w:linePitch"), str(round(PITCH * 20)))


def _styles(document: Document) -> None:
    normal = _style(document, "Normal", "body", SIZE)
    normal.paragraph_format.widow_control = False
    _style(document, "Title", "title", TITLE_SIZE)
    _style(document, "Heading 1", "hei", SIZE)
    _style(document, "Footer", "number", NUMBER_SIZE)


def _style(document: Document, name: str, face: str, size: float) -> ParagraphStyle:
    """A built-in style reset to face, size and exact line pitch, without colour, space and rules."""
    from docx.enum.text import WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style: Any = document.styles[name]
    for part in ("w:rPr", "w:pPr"):
        for old in style.element.findall(qn(part)):
            for child in list(old):
                if child.tag not in (qn("w:outlineLvl"), qn("w:keepNext")):
                    old.remove(child)
    style.font.size = Pt(size)
    style.font.name = _latin(face)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), _FONTS[face])
    lines = style.paragraph_format
    lines.space_before = lines.space_after = Pt(0)
    lines.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    lines.line_spacing = Pt(PITCH if face != "number" else NUMBER_SIZE)
    return style  # type: ignore[no-any-return]


def _footers(document: Document) -> None:
    """— 1 — on the outer side: odd pages right, even pages left, one square in."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        lines = footer.paragraphs[0]
        lines.style = document.styles["Footer"]
        _align(lines, "right" if side == "right" else "left")
        _indent(lines, **{side: 1.0}, size=NUMBER_SIZE)
        _run(lines, "— ", "number", NUMBER_SIZE)
        _page_field(lines)
        _run(lines, " —", "number", NUMBER_SIZE)


def _page_field(lines: Lines) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "", "separate", "1", "end"):
        run: Any = _run(lines, "1" if kind == "1" else "", "number", NUMBER_SIZE)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = " PAGE "
            run._r.append(code)


# -- the text ---------------------------------------------------------------------------------------------


def _title_line(document: Document, text: str, *, first: bool, last: bool) -> None:
    """One line of the title, with the space of an empty line above the first and below the last."""
    from docx.shared import Pt

    lines = document.add_paragraph(style="Title")
    _align(lines, "center")
    lines.paragraph_format.line_spacing = Pt(PITCH * 1.25)
    if first:
        lines.paragraph_format.space_before = Pt(PITCH)
    if last:
        lines.paragraph_format.space_after = Pt(PITCH)
    _run(lines, text, "title", TITLE_SIZE)


def _paragraph(document: Document, paragraph: Paragraph) -> None:
    """One paragraph, two squares in; at level 2 the words up to the first 。 are set in Kai as a heading."""
    lines = document.add_paragraph(style="Heading 1" if paragraph.level == 1 else "Normal")
    _align(lines, "both")
    _indent(lines, first=2.0)
    heading = paragraph.level == 2
    for run in paragraph.runs:
        text = run.text
        if heading:
            head, stop, text = text.partition("。")
            _run(lines, head + stop, "kai")
            heading = not stop
        if text:
            _run(lines, text, "hei" if paragraph.level == 1 else "body")


def _signature(document: Document, report: Report) -> None:
    """署名 and 成文日期 (7.3.5): the name two squares from the right, the date below two squares further right."""
    from docx.shared import Pt

    date = in_arabic(report.date)
    wide, date_wide = float(len(report.signature)), sum(0.5 if c.isdigit() else 1 for c in date)
    # A longer date is two squares from the right, and the name is two squares before it.
    name_right = date_wide + 4 - wide if date_wide > wide else 2.0
    date_right = 2.0 if date_wide > wide else wide - date_wide
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    name = document.add_paragraph()
    name.paragraph_format.space_before = Pt(PITCH)
    name.paragraph_format.keep_with_next = True
    for lines, text, right in (
        (name, report.signature, name_right),
        (document.add_paragraph(), date, date_right),
    ):
        _align(lines, "right")
        _indent(lines, right=right)
        _run(lines, text, "body")


def _run(lines: Lines, text: str, face: str, size: float = SIZE) -> Any:
    """A run with its Han font; the hint applies the font to “ ” — … as well."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run = lines.add_run(text)
    run.font.name = _latin(face)
    run.font.size = Pt(size)
    properties = run._r.get_or_add_rPr()
    fonts: Any = properties.rFonts
    fonts.set(qn("w:eastAsia"), _FONTS[face])
    fonts.set(qn("w:hint"), "eastAsia")
    if size == SIZE:
        closer = OxmlElement("w:spacing")
        closer.set(qn("w:val"), _CLOSER)
        properties.find(qn("w:sz")).addprevious(closer)
    return run


def _latin(face: str) -> str:
    """The Latin face: half-width Song for the page number (7.5), else the usual one."""
    return _FONTS[face] if face == "number" else _LATIN


def _align(lines: Lines, side: Literal["left", "right", "center", "both"]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    lines.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
        "center": WD_ALIGN_PARAGRAPH.CENTER,
        "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
    }[side]


def _indent(lines: Lines, *, first: float = 0, left: float = 0, right: float = 0, size: float = SIZE) -> None:
    """Set indents in squares: as characters, which follow a change of type size, and in twentieths of a point."""
    from docx.oxml.ns import qn

    indent = lines._p.get_or_add_pPr().get_or_add_ind()
    for name, squares in (("firstLine", first), ("left", left), ("right", right)):
        if squares:
            indent.set(qn(f"w:{name}Chars"), str(round(squares * 100)))
            indent.set(qn(f"w:{name}"), str(round(squares * size * 20)))


# -- the file ---------------------------------------------------------------------------------------------


def _about(document: Document, report: Report) -> None:
    day = dt.datetime.combine(report.date, dt.time())
    about = document.core_properties
    about.title, about.author, about.last_modified_by = (
        "".join(report.title),
        report.signature,
        report.signature,
    )
    about.comments = about.keywords = about.subject = about.category = ""
    about.created = about.modified = day
    about.revision = 1


def _same_bytes(packed: bytes) -> bytes:
    """The package with fixed times, so that equal reports are equal files."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o600 << 16
            new.writestr(fixed, old.read(entry))
    return buffer.getvalue()
