"""Feeds entry by entry: what is damaged, oddly written or long."""

import gzip
import random

import pytest

import dateline
from dateline.readers import Limits

TEXT = "The ferry company will end its line to Tallow Island on May 1, it said in the café on Wednesday."
ENTRY = (
    "<item><title>Ferry line ends</title><pubDate>Wed, 05 Mar 2025 08:00:00 GMT</pubDate>"
    f"<description>{TEXT}</description></item>"
)
OPENING = "<rss version='2.0'><channel><title>Tallow Post</title><language>en</language>"
CLOSING = "</channel></rss>"


def feed(*entries, opening=OPENING, closing=CLOSING):
    return opening + "".join(entries) + closing


def texts(items):
    return [item.text if isinstance(item, dateline.Article) else item.reason for item in items]


@pytest.mark.parametrize(
    ("data", "read"),
    [
        pytest.param(feed(ENTRY, ENTRY).encode("utf-16"), [TEXT, TEXT], id="utf-16"),
        pytest.param(
            feed(ENTRY, "<!-- <item> --><![CDATa[ <item> ]]>", ENTRY).encode(),
            [TEXT, TEXT],
            id="cdata-in-small-letters",
        ),
        pytest.param(
            ("<?xml version='1.0' encoding='utf-16'?>" + feed(ENTRY)).encode("utf-16-le"),
            [TEXT],
            id="utf-16-without-a-mark",
        ),
        pytest.param(
            ("<?xml version='1.0' encoding='windows-1252'?>" + feed(ENTRY, ENTRY)).encode("cp1252"),
            [TEXT, TEXT],
            id="declared-encoding",
        ),
        pytest.param(
            feed(ENTRY.replace("May 1", "1&nbsp;May & so on"), ENTRY).encode(),
            [TEXT.replace("May 1", "1\xa0May & so on"), TEXT],
            id="entities-of-html",
        ),
        pytest.param(
            feed(ENTRY.replace("</item>", ""), ENTRY).encode(), [TEXT, TEXT], id="an-entry-never-closed"
        ),
        pytest.param(
            feed(ENTRY.replace(TEXT, f"<![CDATA[{TEXT} </item><item> And so on.]]>")).encode(),
            [f"{TEXT} </item><item> And so on."],
            id="tags-that-are-words",
        ),
        pytest.param(feed(f"<!-- {ENTRY} -->", ENTRY).encode(), [TEXT], id="an-entry-commented-out"),
        pytest.param(feed(ENTRY.replace("item>", "ITEM>")).encode(), [TEXT], id="capitals"),
        pytest.param(
            feed(
                ENTRY.replace("<item>", "<item rdf:about='a'>"),
                opening="<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
                "<channel><title>Tallow Post</title><items><rdf:Seq/></items></channel>",
                closing="</rdf:RDF>",
            ).encode(),
            [TEXT],
            id="rdf",
        ),
        pytest.param(
            feed(ENTRY, ENTRY).encode()[:-60],
            [TEXT, "the feed is cut off or damaged after 1 entries"],
            id="cut-inside-an-entry",
        ),
        pytest.param(
            feed(ENTRY, closing="").encode(),
            [TEXT, "the feed is cut off or damaged after 1 entries"],
            id="cut-between-entries",
        ),
        pytest.param(
            feed(ENTRY, "<item><![CDATA[", ENTRY).encode(),
            [TEXT, "the feed is cut off or damaged after 1 entries"],
            id="what-hides-tags-never-ends",
        ),
    ],
)
def test_entries_are_read_one_by_one(found, data, read):
    items = found(data, "feed.xml")
    assert texts(items) == read
    assert {item.outlet for item in items if isinstance(item, dateline.Article)} == {"Tallow Post"}


def test_empty_entries_cost_next_to_nothing(found):
    items = found(feed("<item>" * 20_000, ENTRY).encode(), "feed.xml")
    assert texts(items[-2:]) == ["the entry has no text", TEXT]
    assert len(items) == 20_001


def test_a_feed_may_be_larger_than_an_article_but_an_entry_not(found):
    limits = Limits(article_bytes=20_000)
    long = ENTRY.replace(TEXT, TEXT * 1_000)
    items = found(feed(*[ENTRY] * 200, long).encode(), "feed.xml", limits=limits)
    assert texts(items)[:200] == [TEXT] * 200
    assert "too much for one article" in items[200].reason


def test_a_feed_is_not_read_ahead(found):
    # Packed so that hardly anything is saved, and cut off: what came before the cut is given.
    hexadecimal = random.Random(1).randbytes(2_000_000).hex()
    entries = [
        ENTRY.replace("</desc", f" {hexadecimal[n : n + 40_000]}</desc") for n in range(0, 4_000_000, 40_000)
    ]
    packed = gzip.compress(feed(*entries).encode())
    *articles, error = found(packed[: len(packed) // 2], "feed.xml.gz")
    assert 40 < len(articles) <= 50
    assert all(article.text.startswith(TEXT) for article in articles)
    assert error.reason == "it ends too early: the file was cut off"
