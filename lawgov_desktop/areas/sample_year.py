"""`init --sample`: the invented year 2023 of 下良镇, area by area; the same command gives the same data."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from random import Random
from typing import Any

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.records.entry_point import fetch
from lawgov_desktop.records.fields import RecordNumber
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import attachment_rows
from lawgov_desktop.storage.tables.required_papers import wanted
from lawgov_desktop.storage.write.operations import Operations

#: The operator of the sample year.
CLERK = "赵敏"
#: Rows of the year, by ledger and serial, that lack the last of their required papers.
_INCOMPLETE = {
    "dispute": (12, 17, 18, 24, 30, 36),
    "inspection": (41, 77, 102),
    "activity": (9, 38),
    "training": (6,),
}


def fill(file: OfficeFile) -> None:
    """Write the sample year into a new file, with CLERK as the operator."""
    file.operator = CLERK
    write_sample(Operations(file))


def write_sample(operations: Operations) -> None:
    """Fill an empty file with the sample year of every area that has one, then attach the papers."""
    sample = SampleWriter(operations)
    for area in operations.file.catalogue.areas:
        if area.sample:
            fetch(area.sample)(sample)
    _attach(operations)
    dates.set_working_year(operations.file.year)


def _attach(operations: Operations) -> None:
    """Attach the required papers of every live row; a random generator of its own keeps the rows independent of it."""
    chance = Random("佐证")
    with operations.operation("样例：佐证") as change:
        for ledger in operations.file.catalogue.ledgers.values():
            model: Any = ledger.model
            if not model.required_papers:
                continue
            incomplete = {YEAR * RecordNumber.YEAR + serial for serial in _INCOMPLETE.get(ledger.key, ())}
            for row in model.select().where(model.deleted_at.is_null()).order_by(model.id):
                kinds = wanted(row)
                for kind in kinds[:-1] if row.number in incomplete else kinds:
                    name, content = _paper(kind)
                    name = f"{model.number.format(row.number)} {name}"
                    uid = f"{chance.getrandbits(128):032x}"
                    attachment_rows.put(operations.file.db, row.uid, name, content, kind, 1, uid)
        change.tables.add("attachment")


@cache
def _paper(kind: str) -> tuple[str, bytes]:
    """(file name, content) for all papers of a kind: the file stores equal content only once."""
    if kind.endswith(("照片", "截图")):
        return f"{kind}.png", _picture()
    return f"{kind}.pdf", _page(f"样例：{kind}")


def _page(words: str) -> bytes:
    """One A4 page with a line of Chinese in the viewer's own font."""
    content = f"BT /F 28 Tf 90 700 Td <{words.encode('utf-16-be').hex()}> Tj ET"
    font = "/Type /Font /Subtype"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        f"<< {font} /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>",
        f"<< {font} /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 7 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] "
        "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    )
    document, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(document))
        document += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    return (
        f"{document}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(document)}\n%%EOF\n"
    ).encode("ascii")


def _picture(width: int = 320, height: int = 240) -> bytes:
    """A PNG of a hill under a pale sky."""
    lines = []
    for y in range(height):
        edge = [height * (0.45 + 0.2 * abs(x / width - 0.4)) for x in range(width)]
        pixels = (b"\xdd\xe6\xec" if y < top else b"\x9d\xae\x8c" for top in edge)
        lines.append(b"\0" + b"".join(pixels))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(lines), 9)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
