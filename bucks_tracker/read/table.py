"""Tables of known inspections: CSV as it is, a spreadsheet's first sheet as CSV. `extract` finds what columns mean."""

import csv
from datetime import date, datetime
from io import BytesIO, StringIO

from bucks_tracker.read.archive import check_sizes
from bucks_tracker.read.content import Content, no_text
from bucks_tracker.read.text import read_text

MAX_ROWS = 100_000
MAX_COLUMNS = 200


def read_csv(data: bytes) -> Content:
    """The table's text is the decoded file itself. Raises Unreadable."""
    content = read_text(data)
    return Content(content.text, doubts=content.doubts)


def read_xlsx(data: bytes) -> Content:
    """The first sheet that has cells, as CSV with ISO dates. A damaged one is a document without words."""
    check_sizes(data)
    import openpyxl

    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    try:
        book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)):
                if number == MAX_ROWS:
                    break
                filled = [_cell(cell) for cell in cells]
                while filled and not filled[-1]:
                    filled.pop()
                if filled:
                    rows.writerow(filled)
            if written.tell():
                break
        book.close()
    except Exception as error:  # whatever a damaged part makes of the library: KeyError, BadZipFile, ParseError
        return no_text(f"the spreadsheet cannot be opened: {type(error).__name__}")
    return Content(written.getvalue()) if written.tell() else no_text("the spreadsheet holds no cells")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\0", "")
