"""Mail messages (.eml): the subject as headline, the words, and what is attached."""

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime

from bucks_tracker.read.content import Content, no_text
from bucks_tracker.records import Metadata

_MAX_ATTACHMENTS = 50
_NO_DOCUMENTS = frozenset((
    "application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature", "application/pgp-keys",
    "text/calendar", "text/vcard", "text/x-vcard", "application/ics",
))  # fmt: skip


def read_eml(data: bytes) -> Content:
    """Subject and body of a message: its plain text, or its HTML where it has none."""
    message = _parsed(data)
    found = _metadata(message)
    try:
        body = message.get_body(("plain", "html"))
        words = body.get_content() if body is not None else ""
    except (LookupError, ValueError, AttributeError, KeyError, UnicodeError) as error:
        return no_text(f"the message cannot be decoded: {type(error).__name__}", found)
    if body is not None and body.get_content_subtype() == "html":
        from bucks_tracker.read.html import read_html

        words = read_html(words.encode("utf-8", "replace")).text
    words = words.replace("\r\n", "\n").replace("\0", "").strip("\n")
    if not words.strip():
        return no_text("the message holds no words", found)
    first = words.lstrip().split("\n", 1)[0].strip()
    headline = f"{found.title}\n\n" if found.title and found.title != first else ""
    return Content(f"{headline}{words}\n", found)


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file attached to a message. Signatures, cards and pictures set into the text are none."""
    for number, part in enumerate(_parsed(data).iter_attachments()):
        name = part.get_filename()
        payload = part.get_payload(decode=True)
        if part.get_content_type() in _NO_DOCUMENTS or (part.get_content_maintype() == "image" and _set_in(part)):
            continue
        if number < _MAX_ATTACHMENTS and name and isinstance(payload, bytes) and payload:
            yield name.replace("/", "_").replace("\\", "_"), payload


def _set_in(part: Message) -> bool:
    """Whether a part is shown within the message's text, as a letterhead's logo is."""
    return "content-id" in part or part.get_content_disposition() == "inline"


def _parsed(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage), "the default policy makes nothing else"
    return message


def _metadata(message: EmailMessage) -> Metadata:
    """Subject, sender and day. A header that is no header (the library raises many things) is one not given."""
    return Metadata(title=_header(message, "subject"), author=_sender(message), published=_day(message))


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        return " ".join(str(message.get(name, "")).split()) or None
    except Exception:  # malformed headers break the parser in its own ways
        return None


def _sender(message: EmailMessage) -> str | None:
    name = (_header(message, "from") or "").partition("<")[0].strip(" \"'")
    return name or None


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "date") or "").date().isoformat()
    except (ValueError, TypeError, OverflowError):
        return None
