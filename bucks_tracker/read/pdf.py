"""PDF: the text of each page as PDFium gives it (in the order of the page's content), and where each page begins.

The file's own metadata are no evidence: they name a template and the day on which a file was made.
pypdfium2 is five times as fast as pypdf on inspection reports and keeps two-column pages apart; PyMuPDF is AGPL.
"""

import re

import pypdfium2

from bucks_tracker.read.content import Content, no_text
from bucks_tracker.records import Doubt, Span

MAX_PAGES = 2000
MAX_CHARACTERS = 10_000_000

# What stands in PDF text for other characters: the hyphen at which a line was broken (U+FFFE, as PDFium writes it, with
# the line break gone) and ligatures. NUL, other controls and halves of surrogate pairs are no text at all.
_LIGATURES = dict(
    zip("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
_MENDED = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": None, **_LIGATURES})
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\uffff]")
# Nothing that a page prints comes near this few characters; a stamp on a scanned page does.
_FEWEST_CHARACTERS = 20
PAGE_BREAK = "\n\n"


def read_pdf(data: bytes) -> Content:
    """The words of a PDF. A damaged, locked or image-only one is a document without words, and a doubt."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return no_text(f"the PDF cannot be opened: {_reason(error)}")
    try:
        pages, doubts = _page_texts(pdf)
    finally:
        pdf.close()
    starts, length = [], 0
    for page in pages:
        starts.append(length)
        length += len(page) + len(PAGE_BREAK)
    text = PAGE_BREAK.join(pages)
    if len(text.strip()) < _FEWEST_CHARACTERS:
        return no_text("the PDF holds no readable text: its pages are pictures")
    return Content(text, pages=tuple(starts), doubts=doubts)


def _page_texts(pdf: pypdfium2.PdfDocument) -> tuple[list[str], tuple[Doubt, ...]]:
    pages: list[str] = []
    total = 0
    for number in range(len(pdf)):
        if number == MAX_PAGES or total > MAX_CHARACTERS:
            return pages, (Doubt(Span(0, 0), "pdf", f"only the first {number} of {len(pdf)} pages are read"),)
        try:
            page = pdf[number]
            words = page.get_textpage()
            pages.append(_mend(words.get_text_range()))
            words.close()
            page.close()
        except pypdfium2.PdfiumError as error:
            pages.append("")
            return [*pages, *[""] * (len(pdf) - number - 1)], (
                Doubt(Span(0, 0), "pdf", f"page {number + 1} cannot be read: {_reason(error)}"),
            )
        total += len(pages[-1])
    return pages, ()


def _mend(text: str) -> str:
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").translate(_MENDED))


def _reason(error: Exception) -> str:
    """PDFium's own words: "Failed to load document (PDFium: Data format error)." -> "data format error"."""
    words = re.search(r"PDFium: ([^).]+)", str(error))
    return words.group(1).lower() if words else str(error)
