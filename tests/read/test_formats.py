"""PDF, Word files, mail, spreadsheets, archives, and telling them apart."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bucks_tracker.errors import InputError, InputWarning
from bucks_tracker.read import read
from bucks_tracker.read.archive import members
from bucks_tracker.read.content import Unreadable
from bucks_tracker.read.sniff import format_of
from bucks_tracker.records import Metadata, RawDocument

ARTICLE = "Inspectors return\n\nOfsted visited Devon County Council.\n"


def results(path: Path, data: bytes) -> list[RawDocument | InputError]:
    path.write_bytes(data)
    return list(read([path]))


def document(path: Path, data: bytes) -> RawDocument:
    [result] = results(path, data)
    assert isinstance(result, RawDocument), result
    return result


def pdf(*pages: str, fonts: bool = True) -> bytes:
    """A PDF written by hand, one text line a line; without `fonts` its pages hold a box and no text, like a scan."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(count))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"]
    font = 3 + 2 * count
    for i, page in enumerate(pages):
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {4 + 2 * i} 0 R "
            f"/Resources << /Font << /F1 {font} 0 R >> >> >>"
        )
        lines = "".join(f"({_escaped(line)}) Tj T*\n" for line in page.split("\n"))
        drawn = f"BT /F1 11 Tf 14 TL 50 780 Td\n{lines}ET" if fonts else "50 50 400 600 re f"
        bodies.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    bodies.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}"
    return data + f"{head}trailer << /Root 1 0 R /Size {len(bodies) + 1} >>\nstartxref\n{len(data)}\n%%EOF\n".encode()


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def word(*paragraphs: str) -> bytes:
    file = docx.Document()
    for paragraph in paragraphs:
        file.add_paragraph(paragraph)
    table = file.add_table(rows=1, cols=3)
    for cell, text in zip(table.rows[0].cells, ("Overall", "Good", "Good"), strict=True):
        cell.text = text
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()


def spreadsheet() -> bytes:
    from datetime import datetime

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["urn", "start", "overall"])
    sheet.append([80461, datetime(2019, 5, 1), "Good, again"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def archive(files: dict[str, bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, data in files.items():
            pack.writestr(name, data)
    return saved.getvalue()


def mail(html: bool = False, attached: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Ofsted letter – children’s services"
    message["From"] = '"Press Office" <press@example.org>'
    message["Date"] = "Tue, 20 Feb 2018 09:15:00 +0000"
    message["Message-ID"] = "<1@example.org>"
    words = "The council said: “We are sorry.”"
    if html:
        message.set_content(f"<html><body><article><p>{words}</p></article></body></html>", subtype="html")
    else:
        message.set_content(words)
    if attached:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="../letter.pdf")
    return message.as_bytes()


# ---------------------------------------------------------------- PDF


def test_pdf_pages(tmp_path: Path) -> None:
    raw = document(tmp_path / "r.pdf", pdf("First page (1)\nof the report", "Second page’s words"))
    assert raw.text == "First page (1)\nof the report\n\nSecond page’s words"
    assert [raw.text[start:].split("\n")[0] for start in raw.pages] == ["First page (1)", "Second page’s words"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pdf("x", fonts=False), "its pages are pictures"),
        (pdf("Words of a report that was cut off")[:60], "cannot be opened"),
        (b"%PDF-1.7\n" + b"garbage" * 99, "cannot be opened"),
    ],
)
def test_pdf_without_words_is_a_document_and_a_doubt(tmp_path: Path, data: bytes, why: str) -> None:
    raw = document(tmp_path / "r.pdf", data)
    assert (raw.text, raw.pages) == ("", ())
    [doubt] = raw.doubts
    assert doubt.rule == "unreadable"
    assert why in doubt.why


# ---------------------------------------------------------------- Word, spreadsheets


def test_docx(tmp_path: Path) -> None:
    raw = document(tmp_path / "a.docx", word("Inspectors return", "", "They said: “Good.”"))
    assert raw.text == "Inspectors return\n\nThey said: “Good.”\n\nOverall Good\n"
    assert (raw.format, raw.found) == ("docx", Metadata())


def test_damaged_docx_is_a_document_and_a_doubt(tmp_path: Path) -> None:
    data = archive({"[Content_Types].xml": b"<broken", "word/document.xml": b"<broken"})
    raw = document(tmp_path / "a.docx", data)
    assert (raw.text, [d.rule for d in raw.doubts]) == ("", ["unreadable"])


def test_xlsx_is_a_table(tmp_path: Path) -> None:
    raw = document(tmp_path / "known.xlsx", spreadsheet())
    assert (raw.format, raw.text) == ("table", 'urn,start,overall\n80461,2019-05-01,"Good, again"\n')


def test_damaged_xlsx_is_a_document_and_a_doubt(tmp_path: Path) -> None:
    data = archive({"[Content_Types].xml": b"<broken", "xl/workbook.xml": b"<broken"})
    raw = document(tmp_path / "a.xlsx", data)
    assert (raw.format, raw.text, [d.rule for d in raw.doubts]) == ("table", "", ["unreadable"])


# ---------------------------------------------------------------- mail


@pytest.mark.parametrize("html", [False, True])
def test_mail(tmp_path: Path, html: bool) -> None:
    raw = document(tmp_path / "m.eml", mail(html))
    assert raw.text == "Ofsted letter – children’s services\n\nThe council said: “We are sorry.”\n"
    assert raw.found == Metadata(
        title="Ofsted letter – children’s services", author="Press Office", published="2018-02-20"
    )


def test_what_is_attached_is_read_too(tmp_path: Path) -> None:
    first, second = results(tmp_path / "m.eml", mail(attached=pdf("Dear Director of Children’s Services")))
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert (second.path, second.format) == (f"{tmp_path}/m.eml/.._letter.pdf", "pdf")


@pytest.mark.parametrize(
    "data",
    [
        b"Message-ID: <1>\nFrom: a\nDate: never\nSubject: =?no-such?B?xx?=\n\nwords",
        b"Message-ID: <1>\nFrom: \xff\xfe\nContent-Type: text/plain; charset=nonsense\n\nwords",
        b"Message-ID: <1>\nFrom: a\nContent-Type: multipart/mixed; boundary=x\n\nno parts",
        b"Message-ID: <1>\nFrom: a\nContent-Transfer-Encoding: base64\n\n%%%%",
        b"Message-ID: <1>\nFrom: a\n",
    ],
)
def test_odd_mail_raises_nothing(tmp_path: Path, data: bytes) -> None:
    assert all(isinstance(r, RawDocument) for r in results(tmp_path / "m.eml", data))


# ---------------------------------------------------------------- archives


def test_zip(tmp_path: Path) -> None:
    data = archive(
        {
            "b.txt": b"B",
            "a/c.txt": b"C",
            "a/.hidden": b"h",
            "__MACOSX/b.txt": b"m",
            "manifest.csv": b"path,outlet\nb.txt,Post\ngone,x\n",
        }
    )
    first, second, third = results(tmp_path / "pile.zip", data)
    assert isinstance(first, RawDocument)
    assert isinstance(second, RawDocument)
    assert (first.path, first.text) == (f"{tmp_path}/pile.zip/a/c.txt", "C")
    assert (second.path, second.given.outlet) == (f"{tmp_path}/pile.zip/b.txt", "Post")
    assert isinstance(third, InputWarning)
    assert str(third) == f"{tmp_path}/pile.zip/manifest.csv: line 3: no file matches 'gone'"


def test_zip_with_saved_pages_and_data(tmp_path: Path) -> None:
    packed = {"a/page.html": b"<html><p>Words</p></html>", "a/page_files/x.html": b"<p>Advert</p>", "a/d.json": b"{}"}
    page, warning = results(tmp_path / "pile.zip", archive(packed))
    assert isinstance(page, RawDocument)
    assert page.path == f"{tmp_path}/pile.zip/a/page.html"
    assert isinstance(warning, InputWarning)
    assert str(warning) == f"{tmp_path}/pile.zip: passed over 1 file of kinds that hold no document (.json)"


def test_a_letterhead_and_a_signature_are_no_attachments(tmp_path: Path) -> None:
    message = EmailMessage()
    message["Subject"], message["From"] = "Visit", "Clerk <clerk@example.org>"
    message.set_content("Inspectors came in May.")
    message.add_attachment(b"\x89PNG\r\n\x1a\n", "image", "png", filename="logo.png", cid="<1>", disposition="inline")
    message.add_attachment(b"\x30\x80\0", "application", "pkcs7-signature", filename="smime.p7s")
    message.add_attachment(b"\xff\xd8\xff", "image", "jpeg", filename="scan.jpg")
    body, scan = results(tmp_path / "m.eml", bytes(message))
    assert isinstance(body, RawDocument)
    assert str(scan) == f"{tmp_path}/m.eml/scan.jpg: is a JPEG picture; this kind of file is not read"


def test_zip_members_that_are_refused(tmp_path: Path) -> None:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w") as pack:
        for name in ("../up.txt", "/abs.txt", "C:/drive.txt", "good.txt"):
            pack.writestr(name, "words")
        pack.writestr("empty.txt", "")
        pack.writestr("nul.txt", "a\0b")
        pack.writestr("inner.zip", archive({"x.txt": b"x"}))
    found = results(tmp_path / "pile.zip", saved.getvalue())
    assert [r.path for r in found if isinstance(r, RawDocument)] == [f"{tmp_path}/pile.zip/good.txt"]
    told = "\n".join(str(r) for r in found if isinstance(r, InputError))
    assert told.count("leads out of the archive") == 3
    for words in ("empty.txt: is empty", "nul.txt: holds a NUL", "inner.zip: is an archive within another"):
        assert words in told


def test_zip_bomb(tmp_path: Path) -> None:
    [result] = results(tmp_path / "bomb.zip", archive({"zeros.txt": b"0" * 5_000_000}))
    assert isinstance(result, InputError)
    assert "packed 200 times and more" in str(result)


def test_zip_of_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bucks_tracker.read.archive.MAX_MEMBERS", 2)
    with pytest.raises(Unreadable, match="more than 2"):
        list(members(archive({"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"})))


def test_zip_that_unpacks_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bucks_tracker.read.archive.MAX_TOTAL_BYTES", 10)
    with pytest.raises(Unreadable, match="unpacks to"):
        list(members(archive({"a.txt": b"a" * 20})))


# ---------------------------------------------------------------- telling apart


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        (
            "report.pdf",
            b"<!DOCTYPE html><html><body>Not found</body></html>",
            "html",
        ),  # an error page saved as a report
        ("page.txt", b"\n<html><p>words</p>", "html"),
        ("page.html", b"just words", "text"),
        ("page.htm", b"<p>words</p> and more", "html"),
        ("notes.txt", pdf("x"), "pdf"),
        ("-", b"%PDF-1.4", "pdf"),
        ("report.docx", archive({"a.txt": b"x"}), "zip"),
        ("letter.txt", mail(), "eml"),
        ("article.txt", b"From: the archive\nDate: 2018\n\nwords", "text"),  # two lines of metadata make no mail
        ("known.csv", b"urn,start\n", "table"),
        ("article.md", b"# Heading\n\nwords", "text"),
        ("article", ARTICLE.encode("utf-16"), "text"),
    ],
)
def test_format_is_told_from_content(name: str, data: bytes, kind: str) -> None:
    assert format_of(name, data) == kind


@given(
    st.sampled_from([pdf("words"), word("words"), spreadsheet(), mail(), archive({"a.txt": b"words"})]),
    st.integers(0, 3000),
    st.binary(max_size=8),
)
def test_damage_is_one_line_or_a_doubt(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, at: int, dirt: bytes
) -> None:
    """Wherever a file is damaged, reading it gives documents and errors, and raises nothing."""
    path = tmp_path_factory.getbasetemp() / "damaged"
    at %= len(data)
    for result in results(path, data[:at] + dirt + data[at + len(dirt) :]) + results(path, data[: at + 1]):
        if isinstance(result, RawDocument):
            result.text.encode()
        else:
            assert "\n" not in str(result)
