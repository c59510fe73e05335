"""What a web page states of itself: JSON-LD first, then Open Graph and other meta elements, then its visible marks.

JSON-LD (https://schema.org/Article) is written by the paper's own system; meta elements often name the site in the
title, and a `time` may belong to a related story, so only one inside the article counts.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import html as lxml_html

from bucks_tracker.read.day import edtf_day
from bucks_tracker.records import Metadata

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report)$")
_DATE_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
)
_SITE_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,60}$")
_URL = re.compile(r"https?://\S+$")
_LONGEST_AUTHOR = 120
_BYLINE = re.compile(r"^\s*by\s+", re.I)


def page_metadata(tree: lxml_html.HtmlElement) -> Metadata:
    """The metadata of a parsed page; what it does not state is `None`."""
    article = next(_articles(tree), {})
    meta = _meta(tree)
    outlet = _named(article.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    return Metadata(
        title=_title(tree, article, meta, outlet),
        outlet=_clean(outlet),
        author=_author(tree, article, meta),
        published=_published(tree, article, meta),
        url=_address(tree, meta),
    )


def _articles(tree: lxml_html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every JSON-LD object that describes an article, in the page's order."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower().strip() == "application/ld+json" and script.text:
            try:
                todo = [json.loads(script.text, strict=False)]
            except (ValueError, RecursionError):
                continue
            while todo:
                item = todo.pop(0)
                if isinstance(item, list):
                    todo = item[:50] + todo
                elif isinstance(item, dict):
                    types = item.get("@type")
                    if any(_ARTICLE_TYPES.search(str(t)) for t in (types if isinstance(types, list) else [types])):
                        yield item
                    graph = item.get("@graph")
                    if isinstance(graph, list):
                        todo += graph[:50]


def _meta(tree: lxml_html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.lower().strip(), content.strip())
    return found


def _title(
    tree: lxml_html.HtmlElement, article: dict[str, Any], meta: dict[str, str], outlet: str | None
) -> str | None:
    headline = _clean(article.get("headline"))
    if headline:
        return headline
    heading = next((_clean(h.text_content()) for h in tree.iter("h1") if h.text_content().strip()), None)
    stated = _clean(meta.get("og:title") or meta.get("twitter:title"))
    if heading and (stated is None or stated.startswith(heading)):
        return heading
    title = stated or _clean(tree.findtext(".//title"))
    if title and outlet and title.casefold().endswith(outlet.casefold()):
        title = _SITE_TAIL.sub("", title)
    return title or heading


def _author(tree: lxml_html.HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    stated = article.get("author")
    names = [_named(one) for one in (stated if isinstance(stated, list) else [stated])]
    marked = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")
    candidates = [
        ", ".join(name for name in names if name),
        meta.get("author"),
        meta.get("article:author"),
        marked[0].text_content() if marked else None,
    ]
    for candidate in map(_clean, candidates):
        if candidate and not _URL.match(candidate) and len(candidate) <= _LONGEST_AUTHOR:
            return _BYLINE.sub("", candidate)
    return None


def _published(tree: lxml_html.HtmlElement, article: dict[str, Any], meta: dict[str, str]) -> str | None:
    stated = [article.get("datePublished"), *(meta.get(name) for name in _DATE_META)]
    for element in tree.xpath("//*[@itemprop='datePublished']"):
        stated += [element.get("datetime"), element.get("content")]
    for element in tree.xpath("(//article | //main | //header)//time[not(ancestor::aside)]"):
        stated += [element.get("datetime"), element.text_content()]
    return next((day for text in stated if isinstance(text, str) and (day := edtf_day(text))), None)


def _address(tree: lxml_html.HtmlElement, meta: dict[str, str]) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href")
    address = str(links[0]).strip() if links else meta.get("og:url", "")
    return address if _URL.match(address) else None


def _named(value: Any) -> str | None:
    """The name of a JSON-LD person or organisation, which may be a plain string."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return _clean(value)


def _clean(value: Any) -> str | None:
    """One line of text; systems leave entities in their JSON."""
    return " ".join(unescape(value).split()) or None if isinstance(value, str) else None
