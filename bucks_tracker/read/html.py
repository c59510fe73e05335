"""Saved web pages: the article's words by trafilatura, the rest of the page left out; metadata by `page_metadata`.

trafilatura kept all 84 paragraphs of a trial and let nothing of adverts, teasers and comments in; its date finder is
not used: it guesses where a page states none.
"""

import re

import trafilatura
from lxml import html as lxml_html

from bucks_tracker.read.content import Content, Unreadable, no_text
from bucks_tracker.read.page_metadata import page_metadata
from bucks_tracker.read.text import decode

MAX_BYTES = 10_000_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,300}\?>")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{3,40})", re.I)
# What stands on a page without being read: removed before the article is looked for, since short articles let it win.
_NOT_ARTICLE = "script|style|noscript|template|svg|iframe|form|button|nav|footer|aside|dialog|figcaption"  # by element
_SLOT = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert|advertisement|advertising|cookie|cookies|consent|comments?|related|recommended|"
    r"teasers?|promo|newsletter|share|sharing|social-(?:share|media|links|icons)|breadcrumbs?|most-read|trending|paywall|sponsored)(?:$|[\s_-])",
    re.I,
)
# A report saved as a page has no article in it, and repeats itself ("Good", "Good"), which trafilatura leaves out.
_REPORT = re.compile(r"\b(?:inspection|visit)\s+dates?\s{0,3}:?\s{0,3}\d|\bthis\s+letter\s+summarises", re.I)
_FRONT = 6000
_BLOCK = re.compile(
    r"address|article|blockquote|body|br|caption|d[dlt]|div|h[1-6]|header|hr|li|main|ol|p|pre|section|"
    r"table|tbody|t[dhr]|thead|ul"
)
_BLANK = re.compile(r"[ \t\u00a0]*\n[ \t\u00a0]*")


def decode_page(data: bytes) -> str:
    """The page's text: a byte-order mark, then the page's own charset, then as any text. Raises Unreadable."""
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii").lower() if declared else ""
    if name and name not in ("utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii", "windows-1252"):
        try:
            text = data.decode(name)
            if "\0" not in text:
                return text
        except (LookupError, UnicodeDecodeError):
            pass
    # Pages that call themselves ISO-8859-1 are Windows-1252, where they are not UTF-8 after all (WHATWG Encoding).
    return decode(data)[0]


def read_html(data: bytes) -> Content:
    """The headline and the paragraphs of the page's article, a blank line between them. Raises Unreadable."""
    if len(data) > MAX_BYTES:
        raise Unreadable(f"is a page of more than {MAX_BYTES // 1_000_000} MB")
    page = _DECLARATION.sub("", decode_page(data), count=1)
    try:
        tree = lxml_html.document_fromstring(page)
        found = page_metadata(tree)
        _cut(tree)
        everything = _all_lines(tree)
        if _REPORT.search(everything[:_FRONT]):
            words = everything
        else:
            words = trafilatura.extract(tree, include_comments=False, include_tables=True, favor_recall=True) or ""
    except (ValueError, RecursionError, AttributeError, TypeError, lxml_html.etree.LxmlError) as error:
        return no_text(f"the page cannot be read: {type(error).__name__}")
    paragraphs = [line.strip() for line in _BLANK.split(words) if line.strip()]
    if not paragraphs:
        return no_text("the page holds no article", found)
    if found.title:
        # What stands above the headline is the site's: a section's name, a kind of story.
        above = next((i for i, line in enumerate(paragraphs[:4]) if _plain(line) == _plain(found.title)), -1)
        paragraphs = [found.title, *paragraphs[above + 1 :]]
    return Content("\n\n".join(paragraphs) + "\n", found)


def _all_lines(tree: lxml_html.HtmlElement) -> str:
    """All words of the page, a line for each block."""
    pieces: list[str] = []
    for event, element in lxml_html.etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str) or element.tag in ("head", "title"):
            continue
        if _BLOCK.fullmatch(element.tag):
            pieces.append("\n")
        pieces.append((element.text if event == "start" else element.tail) or "")
    return "".join(pieces)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _cut(tree: lxml_html.HtmlElement) -> None:
    """Take out of the page what is certainly not its article. A part that holds most of the words stays, whatever
    its name: a design may call the whole page "has-comments".
    """
    for element in list(tree.iter(*_NOT_ARTICLE.split("|"))):
        element.drop_tree()
    most = len(tree.text_content()) / 2
    for element in list(tree.iter("div", "section", "ul", "p", "li")):
        name = f"{element.get('class', '')} {element.get('id', '')}"
        if _SLOT.search(name) and element.getparent() is not None and len(element.text_content()) < most:
            element.drop_tree()
