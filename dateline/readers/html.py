"""HTML: the main text of a saved web page, and what JSON-LD, OpenGraph and meta tags say about it."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from dateline.article import Article
from dateline.article.outlets import outlet_named, sounds_like_outlet
from dateline.errors import UnreadableFile
from dateline.readers import encodings, markup, metadata
from dateline.readers.files import File, too_large
from dateline.readers.metadata import Metadata
from dateline.readers.moments import Moment, first_moment
from dateline.readers.options import Limits, Options

_ELEMENTS = frozenset(
    "html head body title meta link script style base article section main header footer nav aside div span "
    "p a br h1 h2 h3 h4 h5 h6 ul ol li table tr td tbody thead img figure form font center b i em strong "
    "blockquote iframe noscript template".split()
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""")
_BETWEEN_NAMES = re.compile(r"\s*(?:[|•·»:]|\s[-–—]\s|^[-–—]\s|\s[-–—]$)\s*")
_FEWEST_WORDS = 8  # of a sentence; a page without one is a list, a form or an error
# Where pages say when they were published, the surer first; the names are compared in lower case.
DATE_METAS = (
    "article:published_time", "og:article:published_time", "datepublished", "date.published", "pubdate",
    "parsely-pub-date", "sailthru.date", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "article.published", "cxenseparse:recs:publishtime", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "citation_publication_date", "date",
)  # fmt: skip
_MAY_HAVE_AUTHOR = re.compile(r"auth?or|byline|posted|writer|journalist|contributor|reporter", re.IGNORECASE)
_SURE = ("metadata", "header", "address")  # bases that go before a date seen somewhere on the page
_FURTHEST = "2100-12-31"  # htmldate's own bound is today; the same page must give the same date on every day


def sniff(file: File) -> bool:
    """Whether the file begins with an element of HTML."""
    return file.root in _ELEMENTS


def read(file: File, options: Options) -> Iterator[Article | UnreadableFile]:
    """The one article of a saved page.

    Raises:
        UnreadableFile: If the page is too large, or no article is in it.
    """
    data = file.read(options.limits.page_bytes, "page_bytes")
    yield read_page(data, file.uri, "html", options.limits)


def read_page(
    data: bytes,
    uri: str,
    form: str,
    limits: Limits,
    *,
    address: str | None = None,
    charset: str | None = None,
) -> Article:
    """The article of a page, wherever it was kept.

    Args:
        data: The page.
        uri: What to call the article.
        form: Name of the format that the page was kept in.
        limits: How large it may be.
        address: Where it was on the web.
        charset: Encoding that the server gave; the page's own comes after it.

    Raises:
        UnreadableFile: If no article is in it.
    """
    if len(data) > limits.page_bytes:
        raise too_large(uri, limits.page_bytes, "page_bytes")
    import trafilatura

    page = encodings.decode(data, charset or _declared(data)).replace("\0", "")
    tree = trafilatura.load_html(page)
    if tree is None:
        raise _no_article(uri)
    if (elements := int(tree.xpath("count(//*)"))) > limits.page_elements:
        told = f"the page has {elements:,} elements, too many for one article"
        raise UnreadableFile(uri, told, "Give the article alone, or raise the limit `page_elements`.")
    about = _about(tree, page, address)
    found = trafilatura.bare_extraction(tree, include_comments=False)
    text = getattr(found, "text", None)
    if not text or not any(map(_has_sentence, text.split("\n"))):
        raise _no_article(uri)
    article = metadata.article(text, uri, form, about)
    if (article.published_basis or "").startswith(_SURE) or (seen := _seen(tree)) is None:
        return article
    return metadata.article(text, uri, form, dataclasses.replace(about, published=seen))


def _about(tree: Any, page: str, address: str | None) -> Metadata:
    """What the page says of the article.

    As trafilatura.extract_metadata, which also looks for categories, tags and a licence and takes as long as
    finding the text does.
    """
    from trafilatura import metadata as on_page

    told = on_page.examine_meta(tree)
    if told.author and " " not in told.author:  # "admin"
        told.author = None
    with suppress(Exception):  # JSON-LD comes in shapes that trafilatura doesn't expect, and it knows that
        told = on_page.extract_meta_json(tree, told)
    address = metadata.web_address(address) or metadata.web_address(on_page.extract_url(tree))
    byline = told.author or (on_page.extract_author(tree) if _MAY_HAVE_AUTHOR.search(page) else None)
    title = told.title or on_page.extract_title(tree)
    site = told.sitename or on_page.extract_sitename(tree) or _site_beside(title, tree)
    site = site or (address and urlsplit(address).hostname)
    return Metadata(
        title=title,
        byline=byline.replace("; ", ", ") if byline else None,
        outlet=site.removeprefix("@").removeprefix("www.") if site else None,
        published=_published(tree),
        address=address,
        captions=tuple(_keep_captions(tree)),
    )


def _site_beside(headline: str | None, tree: Any) -> str | None:
    """The outlet that the page's title names beside the headline: "Ferries sail | Harbour Ledger"."""
    title = " ".join((tree.findtext(".//title") or "").split())
    before, found, after = title.partition(headline) if headline else ("", "", "")
    if not found:
        return None
    for name in reversed(_BETWEEN_NAMES.split(before) + _BETWEEN_NAMES.split(after)):
        if name and (outlet_named(name) or sounds_like_outlet(name)):
            return outlet_named(name) or name
    return None


def _keep_captions(tree: Any) -> Iterator[str]:
    """The captions of pictures, made into paragraphs: trafilatura drops figures with all that is in them."""
    for caption in list(tree.iter("figcaption")):
        words = " ".join(markup.paragraphs(caption))
        linked = " ".join(line for link in caption.iter("a") for line in markup.paragraphs(link))
        if not words or linked == words:  # the headline of another story
            continue
        caption.clear(keep_tail=True)
        caption.tag, caption.text = "p", words
        for figure in caption.iterancestors("figure"):
            figure.tag = "div"
        yield words


def _has_sentence(line: str) -> bool:
    words = line.split()
    return any(word.rstrip("'\"”’)]").endswith((".", "!", "?", "…")) for word in words[_FEWEST_WORDS - 1 :])


def _declared(data: bytes) -> str | None:
    found = _XML_ENCODING.search(data[:300]) or _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _no_article(uri: str) -> UnreadableFile:
    return UnreadableFile(
        uri,
        "no article was found in the page",
        "Check that it is one article, and not a list or an error page.",
    )


def _published(tree: Any) -> Moment | None:
    """What the page says of its publication, to the moment: JSON-LD, then meta tags, then marked-up times."""
    told = [
        ("JSON-LD datePublished", value)
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for value in _in_json_ld(script.text or "")
    ]
    metas: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), meta.get("content") or "")
    told += [(f"meta {name}", metas[name]) for name in DATE_METAS if name in metas]
    told += [
        ("time element", time.get("datetime"))
        for time in tree.iter("time")
        if time.get("itemprop") == "datePublished" or time.get("pubdate") is not None
    ]
    return first_moment(told)


def _seen(tree: Any) -> Moment | None:
    """The date that readers of the page see, as htmldate finds it in its markup."""
    from htmldate import find_date

    day = find_date(tree, extensive_search=False, original_date=True, max_date=_FURTHEST)
    return first_moment([("a date on the page", day)])


def _in_json_ld(script: str) -> Iterator[Any]:
    """Values of datePublished, the outermost first."""
    try:
        waiting = deque([json.loads(script, strict=False)])
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.popleft()
        if isinstance(node, dict):
            yield node.get("datePublished")
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(node)
