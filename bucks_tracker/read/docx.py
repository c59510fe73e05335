"""Word-processor files (.docx): paragraphs and table rows in the order of the page.

The file's own properties are no evidence: they name a template and whoever first saved it.
"""

from io import BytesIO

import docx
from docx.table import Table

from bucks_tracker.read.archive import check_sizes
from bucks_tracker.read.content import Content, no_text


def read_docx(data: bytes) -> Content:
    """The words of a document, a blank line between paragraphs. A damaged one is a document without words."""
    check_sizes(data)
    try:
        pieces = list(docx.Document(BytesIO(data)).iter_inner_content())
        lines = [_row_lines(piece) if isinstance(piece, Table) else piece.text for piece in pieces]
    except Exception as error:  # whatever a damaged part makes of the library: KeyError, XMLSyntaxError, ValueError
        return no_text(f"the document cannot be opened: {type(error).__name__}")
    text = "\n\n".join(line.replace("\0", "") for line in lines if line.strip())
    return Content(text + "\n") if text else no_text("the document holds no words")


def _row_lines(table: Table) -> str:
    rows = []
    for row in table.rows:
        cells = [" ".join(cell.text.split()) for cell in row.cells]
        # A cell that spans columns comes once for each.
        rows.append(" ".join(cell for i, cell in enumerate(cells) if cell and (i == 0 or cell != cells[i - 1])))
    return "\n".join(rows)
