"""reportlab's canvas without its defaults: no Helvetica in the file, no text state at the start of every page."""

from __future__ import annotations

import zlib
from functools import partial
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

rl_config.useA85 = 0  # ASCII85 makes the file a fifth larger and saving slower.


class BareCanvas(Canvas):
    """A canvas with embedded fonts only, in Chinese; equal drawings give equal bytes.

    The pages of a batch are nearly equal: they share one dictionary of resources, and a finished page is kept
    compressed. reportlab formats every page anew, which takes half of the time of a certificate.
    """

    def __init__(self, buffer: Any, size: tuple[float, float]) -> None:
        self._resources: dict[tuple[str, ...], Any] = {}
        super().__init__(buffer, pagesize=size, invariant=1, pageCompression=1, lang="zh-CN")

    def _make_preamble(self) -> None:
        self._preamble = ""

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Finish a page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.Contents = _Compressed(page.stream.encode("latin-1"))
        page.stream = None
        page.Resources = self._shared_resources(page)
        page.format = partial(_page, page)

    def _shared_resources(self, page: Any) -> Any:
        """The dictionary of the fonts and of the forms and pictures a page draws, one object for all such pages."""
        drawn = tuple(sorted(page.XObjects.dict)) if page.XObjects else ()
        if drawn not in self._resources:
            shared = _Resources()
            shared.basicFonts()
            shared.allProcs()
            if drawn:
                shared.XObject = page.XObjects
            self._resources[drawn] = shared
        return self._resources[drawn]


def _page(page: Any, document: Any) -> bytes:
    """The dictionary of a page; reportlab's own goes through every attribute a page could have."""
    contents, resources, parent = (
        document.Reference(each).format(document) for each in (page.Contents, page.Resources, document.Pages)
    )
    size = f"[0 0 {page.pagewidth:.4f} {page.pageheight:.4f}]".encode("ascii")
    return b"<< /Type /Page /Parent %s /MediaBox %s /Resources %s /Contents %s >>" % (
        parent, size, resources, contents,
    )  # fmt: skip


class _Resources(pdfdoc.PDFResourceDictionary):
    """A dictionary of resources as an object of its own."""

    __RefOnly__ = 1


class _Compressed(pdfdoc.PDFObject):
    """A stream of page content, compressed at once."""

    __RefOnly__ = 1

    def __init__(self, content: bytes) -> None:
        self._data = zlib.compress(content)

    def format(self, _document: Any) -> bytes:
        """The stream object as it stands in the file."""
        head = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(self._data)
        return head + self._data + b"\nendstream\n"
