"""Each format: what is read from where."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import corpus
import pytest

import dateline
from dateline.readers import READERS, Options, read_files

CET = timezone(timedelta(hours=1))
TITLE = "Port of Lindholm opens second grain terminal"
FIRST = "The port of Lindholm opened a second grain terminal on Tuesday"


def articles(path):
    return [item for item in read_files(path) if isinstance(item, dateline.Article)]


def reasons(path):
    return {
        item.uri.rpartition("/")[2]: item.reason
        for item in read_files(path)
        if not isinstance(item, dateline.Article)
    }


def test_every_reader_has_a_sample(tmp_path):
    for name, data in corpus.corpus().items():
        (tmp_path / name).write_bytes(data)
    formats = {article.format for article in articles(tmp_path)}
    assert formats == set(READERS) | {"ninjs"}


def test_a_text_file_is_read_as_it_stands(sample):
    [article] = articles(sample("plain.txt"))
    assert article.text == sample("plain.txt").read_text(encoding="utf-8")
    assert (article.format, article.title, article.byline) == ("txt", TITLE, "Marta Okafor")


def test_a_page_gives_its_main_text_and_what_its_markup_says(sample):
    [article] = articles(sample("page.html"))
    assert (article.format, article.title, article.byline) == ("html", TITLE, "Marta Okafor")
    assert article.outlet == "Northern Wire"
    assert article.published_at == datetime(2025, 3, 4, 16, 20, tzinfo=CET)
    assert article.published_basis == "metadata: JSON-LD datePublished"
    assert FIRST in article.text
    for unwanted in ("Related news", "Sign up", "All rights reserved", "Sport", "color"):
        assert unwanted not in article.text
    [caption] = article.captions
    assert caption.text == "The new terminal on the eastern quay. Photo: Jonas Feld"
    assert article.text[caption.start : caption.end] == caption.text


BODY = "".join(
    f"<p>Paragraph {n} tells that the harbour will be dredged again before the winter comes.</p>"
    for n in "abcd"
)


def test_captions_of_a_page_stand_where_its_pictures_did(found):
    picture = (
        "<figure><img src=a.jpg><figcaption>A dredger at <b>work</b>.<p>Ann Lee</p></figcaption></figure>"
    )
    teaser = "<figure><img src=b.jpg><figcaption><a href=/b>Ferry line closes</a></figcaption></figure>"
    page = f"<html><body><article><h1>Harbour</h1>{BODY}{picture}{BODY}{teaser}</article></body></html>"
    [article] = found(page.encode())
    [caption] = article.captions
    assert caption.text == article.text[caption.start : caption.end] == "A dredger at work. Ann Lee"
    assert article.text.index("Paragraph d") < caption.start < article.text.rindex("Paragraph a")
    assert "Ferry line" not in article.text


@pytest.mark.parametrize(
    ("title", "outlet"),
    [
        ("Harbour opens | Harbour Ledger", "Harbour Ledger"),
        ("Business News - Harbour opens - The Harbour Times", "The Harbour Times"),
        ("Harbour opens - and closes", None),
        ("Harbour opens", None),
    ],
)
def test_a_page_title_names_the_outlet_beside_the_headline(found, title, outlet):
    page = f"<html><head><title>{title}</title></head><body><h1>Harbour opens</h1>{BODY}</body></html>"
    [article] = found(page.encode())
    assert (article.title, article.outlet) == ("Harbour opens", outlet)


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda html: {"title": "Harbour", "content": html}, id="json"),
        pytest.param(
            lambda html: {
                "uri": "x:1",
                "pubstatus": "usable",
                "headline": "Harbour",
                "versioncreated": "",
                "body_xhtml": html,
            },
            id="ninjs",
        ),
    ],
)
def test_captions_inside_a_record_are_known(found, wrap):
    html = f"<figure><img src=a.jpg><figcaption>A dredger at work.</figcaption></figure>{BODY}"
    [article] = found(json.dumps(wrap(html)).encode())
    assert [span.text for span in article.captions] == ["A dredger at work."]


@pytest.mark.parametrize(
    ("markup", "day", "basis"),
    [
        pytest.param(
            '<meta property="article:published_time" content="2025-03-04T08:00:00Z">',
            date(2025, 3, 4),
            "metadata: meta article:published_time",
            id="opengraph",
        ),
        pytest.param(
            '<meta name="DC.date.issued" content="2025-03">',
            date(2025, 3, 1),
            "metadata: meta dc.date.issued",
            id="month",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{}, {"datePublished": "2025-03-04"}]}</script>'
            '<meta name="date" content="2025-03-09">',
            date(2025, 3, 4),
            "metadata: JSON-LD datePublished",
            id="graph",
        ),
        pytest.param(
            '<script type="application/ld+json">{"datePub</script><meta name="date" content="4 March 2025">',
            date(2025, 3, 4),
            "metadata: meta date",
            id="broken-json",
        ),
        pytest.param(
            '<meta property="article:published_time" content="0001-01-01">',
            None,
            None,
            id="before-newspapers",
        ),
        pytest.param(
            '<meta property="article:published_time" content="2925-01-01">', None, None, id="far-future"
        ),
        pytest.param(
            '<link rel="canonical" href="https://news.example.org/2025/03/04/terminal">',
            date(2025, 3, 4),
            "address: '2025/03/04'",
            id="address",
        ),
    ],
)
def test_a_page_tells_its_day(found, markup, day, basis):
    body = "".join(
        f"<p>Paragraph {n} tells that the harbour will be dredged again before the winter comes.</p>"
        for n in "abc"
    )
    [article] = found(
        f"<html><head><title>T</title>{markup}</head><body><article>{body}</article></body></html>".encode()
    )
    assert (article.published, article.published_basis) == (day, basis)


def test_news_please_records_are_known(sample):
    [article] = articles(sample("news_please.json"))
    assert (article.title, article.byline) == (TITLE, "Marta Okafor, Jonas Feld")
    assert (article.published, article.published_basis) == (date(2025, 3, 4), "metadata: date_publish")
    assert article.uri.endswith("news_please.json")


def test_newsapi_records_are_known_and_their_cut_marked(sample):
    first, second = articles(sample("newsapi.json"))
    assert (first.outlet, first.byline, first.uri[-2:]) == ("Northern Wire", "Marta Okafor", "#1")
    assert first.published_at == datetime(2025, 3, 4, 15, 20, tzinfo=UTC)
    assert [span.text for span in first.boilerplate] == ["… [+1874 chars]"]
    assert second.outlet == "Tallow Island Post"
    assert reasons(sample("newsapi.json")) == {"newsapi.json#3": "the record's text is empty"}


def test_a_bad_line_does_not_cost_the_others(sample):
    assert [a.uri[-2:] for a in articles(sample("cc_news.jsonl"))] == ["#1", "#2", "#4"]
    assert "not valid JSON" in reasons(sample("cc_news.jsonl"))["cc_news.jsonl#3"]


def test_a_mapping_of_the_caller_goes_first(found):
    record = {
        "text": "Not this.",
        "story": {"main": "The council met on Monday to vote."},
        "by": "X",
        "when": "2025-03-04",
    }
    fields = {"text": "story.main", "published": "When"}
    [article] = found(json.dumps(record).encode(), fields=fields)
    assert (article.text, article.published) == ("The council met on Monday to vote.", date(2025, 3, 4))


def test_where_the_chosen_field_is_not_there_the_known_ones_are_read(found):
    table = b"title,text\nHarbour,The council met on Monday to vote.\n"
    [article] = found(table, fields={"text": "story.main"})
    assert (article.title, article.text) == ("Harbour", "The council met on Monday to vote.")
    [error] = found(b'{"story": {"main": ""}, "text": "Not this."}', fields={"text": "story.main"})
    assert error.reason == "the record's text is empty"


@pytest.mark.parametrize(
    ("record", "about"),
    [
        pytest.param(
            {
                "headline": {"main": "T"},
                "body": ["One.", "Two."],
                "byline": {"original": "By A. B."},
                "source": "P",
            },
            ("T", "A. B.", "P"),
            id="objects-and-lists",
        ),
        pytest.param(
            {"webTitle": "T", "fields": {"bodyText": "One.\nTwo.", "byline": "A. B."}},
            ("T", "A. B.", None),
            id="deeper",
        ),
        pytest.param(
            {
                "@type": "NewsArticle",
                "headline": "T",
                "articleBody": "<p>One.</p><p>Two.</p>",
                "author": [{"name": "A. B."}, {"name": "C. D."}],
                "publisher": {"@type": "Organization", "name": "P"},
            },
            ("T", "A. B., C. D.", "P"),
            id="schema.org",
        ),
        pytest.param({"Title": "T", "TEXT": "One.\nTwo."}, ("T", None, None), id="capitals"),
    ],
)
def test_fields_are_found_under_many_names(found, record, about):
    [article] = found(json.dumps(record).encode())
    assert article.text == "One.\nTwo."
    assert (article.title, article.byline, article.outlet) == about


def test_an_address_that_is_none_does_no_harm(found):
    [article] = found(
        b'{"text": "It rained.", "url": "https://[news/2025/03/04/", "source": "north.example"}'
    )
    assert (article.published, article.outlet) == (None, "north.example")
    [article] = found(corpus.warc([corpus.page_record(corpus.PAGE, url="http://[x/")]), "crawl")
    assert article.title == TITLE


def test_halves_of_characters_do_not_get_into_an_article(found):
    [article] = found(b'{"text": "A whale \\ud83d\\udc0b and a half \\ud83d swam.", "title": "\\udc0b"}')
    assert article.text == "A whale \U0001f40b and a half \ufffd swam."
    assert article.title == "\ufffd"


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda records: json.dumps(records), id="list"),
        pytest.param(lambda records: json.dumps(records, indent=1), id="indented-list"),
        pytest.param(
            lambda records: json.dumps({"meta": {"n": 1}, "data": {"items": records}}), id="inside-an-object"
        ),
        pytest.param(lambda records: "\n".join(map(json.dumps, records)), id="lines"),
        pytest.param(
            lambda records: "\n\n".join(json.dumps(r, indent=2) for r in records), id="one-after-the-other"
        ),
        pytest.param(lambda records: "\ufeff" + "\r\n".join(map(json.dumps, records)), id="mark-and-crlf"),
    ],
)
def test_records_are_found_however_they_are_wrapped(found, wrap):
    records = [{"text": f'Report {n}: the ferry sails \\ again, {n} times "a" day.'} for n in range(200)]
    items = found(wrap(records).encode())
    assert [item.text for item in items] == [record["text"] for record in records]
    assert [item.uri.rpartition("#")[2] for item in items] == [str(n) for n in range(1, 201)]


def test_a_list_longer_than_any_buffer_is_streamed(found):
    records = [{"title": f"t{n}", "text": "The ferry sails again. " * 50} for n in range(3000)]
    items = found(json.dumps({"status": "ok", "articles": records}).encode())
    assert len(items) == 3000
    assert items[2999].title == "t2999"


def test_long_records_with_lists_of_their_own_are_records(found):
    records = [
        {"text": f"Report {n}. " + "The ferry sails again. " * 20_000, "items": [{"text": "no"}]}
        for n in range(3)
    ]
    for data in ("\n".join(map(json.dumps, records)), "\n".join(json.dumps(r, indent=1) for r in records)):
        assert [item.text for item in found(data.encode())] == [record["text"] for record in records]


def test_ninjs_takes_main_values_and_the_provider(sample):
    [article] = articles(sample("item.ninjs.json"))
    assert (article.format, article.title, article.byline) == ("ninjs", TITLE, "Marta Okafor")
    assert (article.outlet, article.dateline_place) == ("Northern Wire", "Lindholm")
    assert article.published_at == datetime(2025, 3, 4, 16, 20, tzinfo=CET)
    assert (
        article.text.splitlines()[1]
        == '"Farmers have waited ten years for this," said Ilse Brandt & two colleagues.'
    )


def test_ninjs_of_version_1_and_withdrawn_items(found):
    item = {
        "uri": "x:1",
        "versioncreated": "2025-03-04",
        "pubstatus": "usable",
        "headline": "H",
        "body_text": "It rained.",
    }
    withdrawn = {**item, "pubstatus": "canceled"}
    article, error = found(json.dumps([item, withdrawn]).encode())
    assert (article.text, article.title, article.format) == ("It rained.", "H", "ninjs")
    assert "withdrew" in error.reason


def test_newsml_reads_each_item_of_a_message(sample):
    xhtml, plain = articles(sample("message.newsml.xml"))
    assert (xhtml.title, xhtml.byline, xhtml.outlet) == (TITLE, "Marta Okafor", "Northern Wire")
    assert (xhtml.dateline_place, xhtml.language) == ("Lindholm", "en")
    assert xhtml.published_at == datetime(2025, 3, 4, 16, 20, tzinfo=CET)
    assert xhtml.published_basis == "metadata: firstCreated"
    assert xhtml.text.splitlines() == [
        f"{FIRST}, doubling its capacity to 1.8 million tonnes a year.",
        '"Farmers have waited ten years for this," said Ilse Brandt.',
    ]
    assert (plain.uri[-2:], plain.title) == ("#4", "Rail bridge closed for repairs")
    told = reasons(sample("message.newsml.xml"))
    assert "class picture" in told["message.newsml.xml#2"]
    assert "withdrew" in told["message.newsml.xml#3"]


def test_nitf_gives_dateline_and_captions(sample):
    [article] = articles(sample("story.nitf.xml"))
    assert (article.title, article.byline, article.outlet) == (TITLE, "Marta Okafor", "Northern Wire")
    assert (article.dateline_place, article.dateline_date) == ("Lindholm", date(2025, 3, 4))
    assert article.published_at == datetime(2025, 3, 4, 16, 20, tzinfo=CET)
    assert [span.text for span in article.captions] == ["The new terminal on the eastern quay.", "Jonas Feld"]
    assert all(article.text[span.start : span.end] == span.text for span in article.captions)


def test_rss_takes_the_longest_text_of_an_entry(sample):
    full, summary = articles(sample("rss.xml"))
    assert (full.title, full.byline, full.outlet) == (TITLE, "Marta Okafor", "Northern Wire")
    assert full.published_at == datetime(2025, 3, 4, 16, 20, tzinfo=CET)
    assert full.text.endswith("\n“Farmers have waited ten years for this,” said Ilse Brandt.")
    assert summary.text.startswith("The ferry company will end its line")
    assert reasons(sample("rss.xml")) == {"rss.xml#3": "the entry has no text"}


def test_atom_entries_are_read(sample):
    [article] = articles(sample("atom.xml"))
    assert (article.title, article.byline) == ("Ferry line & harbour bus end in May", "Peer Holm")
    assert (article.outlet, article.published) == ("Tallow Island Post", date(2025, 3, 5))


def test_csv_rows_are_read_whatever_stands_between(sample):
    first, third = articles(sample("table.csv"))
    assert (first.title, first.outlet, first.published) == (TITLE, "Northern Wire", date(2025, 3, 4))
    assert first.text.count("\n") == 2
    assert (third.uri[-2:], third.published) == ("#3", date(2025, 3, 5))
    assert reasons(sample("table.csv")) == {"table.csv#2": "the record's text is empty"}


def test_a_table_without_a_column_of_texts_says_which_there_are(found):
    [error] = found(b"id,colour\n1,red\n2,blue\n", "t.csv")
    assert error.reason == "the table has no column that is known to hold texts"
    assert "id, colour" in error.remedy


def test_parquet_rows_are_read(found):
    rows = [
        {"headline": "One", "content": corpus.STORY, "published_at": datetime(2025, 3, 4, 9, tzinfo=UTC)},
        {"headline": "Two", "content": None, "published_at": None},
    ]
    article, error = found(corpus.parquet(rows), "table.bin")
    assert (article.text, article.title, article.format) == (corpus.STORY, "One", "parquet")
    assert article.published_at == datetime(2025, 3, 4, 9, tzinfo=UTC)
    assert error.uri.endswith("table.bin#2")


def test_a_crawl_gives_the_pages_that_were_answered(found):
    page = corpus.PAGE.replace(b"2025-03-04T16:20:00+01:00", b"")
    list_page = b"<html><body><ul><li><a href='/a'>A</a></li><li><a href='/b'>B</a></li></ul></body></html>"
    records = [
        corpus.page_record(page),
        corpus.page_record(b"<html>gone</html>", status="404 Not Found"),
        corpus.page_record(b"\x89PNG", kind="image/png"),
        corpus.page_record(list_page),
        corpus.page_record(
            page.replace("“".encode(), "“".encode("cp1252")), kind="text/html; charset=windows-1252"
        ),
    ]
    article, error, second = found(corpus.warc(records), "crawl")
    assert (article.format, article.title, article.uri[-2:]) == ("warc", TITLE, "#1")
    assert (article.published, article.published_basis) == (date(2025, 3, 4), "address: '2025/03/04'")
    assert error.reason == "no article was found in the page"
    assert second.uri.endswith("#3")


@pytest.mark.parametrize(
    ("data", "form"),
    [
        pytest.param(
            b"[Photo: VCG] The mayor spoke on Monday, and the rain did not stop.\n", "txt", id="bracket"
        ),
        pytest.param(
            b"{sic} was all that she wrote on the wall of the old customs house.\n", "txt", id="brace"
        ),
        pytest.param(
            b"<Reuters> reports that the bridge is open again after two weeks.\n", "txt", id="angle"
        ),
        pytest.param(
            b"Body, content and text\nThe author spoke of all three, in that order.\n",
            "txt",
            id="comma-headline",
        ),
        pytest.param(
            b"3 < 4, said the teacher, and nobody in the class objected to that.\n", "txt", id="less-than"
        ),
        pytest.param(
            b"BM announced on Tuesday that it would close its plant in spring.\n", "txt", id="letters"
        ),
        pytest.param(
            b"OggS is a name that nobody at the fair could pronounce or explain.\n",
            "txt",
            id="signature-in-letters",
        ),
        pytest.param(
            b"MZ, the paper of the region, printed its last issue on Wednesday.\n",
            "txt",
            id="program-in-letters",
        ),
    ],
)
def test_text_that_looks_like_something_else_is_text(found, data, form):
    [article] = found(data, "x.html")
    assert (article.format, article.text) == (form, data.decode())


def test_the_name_of_a_file_decides_nothing(found):
    [article] = found(corpus.PAGE, "page.csv")
    assert article.format == "html"
    [article] = found(corpus.corpus()["story.gz"], "story.txt")
    assert article.text == corpus.STORY


def test_read_takes_a_path_and_gives_articles():
    path = Path(corpus.SAMPLES / "plain.txt")
    assert [article.uri for article in dateline.read(path)] == [path.as_posix()]
    assert [article.uri for article in dateline.read(str(path))] == [path.as_posix()]


def test_a_date_in_the_future_is_no_basis(tmp_path):
    path = tmp_path / "story.json"
    text = "HAMAR, March 3, 2021 (Northern Wire) -- The harbour council agreed to dredge the inner basin."
    path.write_text(json.dumps({"text": text, "date": "2031-05-04T10:00:00Z"}))
    [article] = dateline.read(path)
    assert (article.published, article.published_basis) == (date(2031, 5, 4), "metadata: date")
    [article] = read_files(path, options=Options(latest=date(2026, 1, 1)))
    assert (article.published, article.published_at) == (date(2021, 3, 3), None)
    assert article.published_basis == "dateline 'March 3, 2021'"


def test_a_date_seen_on_a_page_goes_before_what_the_text_lets_guess(found):
    body = "".join(
        f"<p>Paragraph {n} tells that the harbour will be dredged before winter.</p>" for n in "abc"
    )
    date_line = '<header><span class="post-date">March 4, 2025</span></header>'
    page = f"<html><head><title>T</title></head><body>{date_line}<article>{body}</article></body></html>"
    [article] = found(page.encode())
    assert (article.published, article.published_basis) == (date(2025, 3, 4), "metadata: a date on the page")
