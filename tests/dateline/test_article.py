"""The head of an article: title, byline, outlet, dateline, captions, boilerplate."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.article import Article, read_head

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "articles.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]
FIELDS = ("title", "byline", "outlet", "language", "dateline_place")


def head_of(case: dict[str, Any]) -> Article:
    today = date.fromisoformat(case["today"]) if "today" in case else None
    return read_head(Article(text=case["text"], uri=case.get("uri")), today=today)


def iso(value: Any) -> str | None:
    return value.isoformat() if value else None


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_head_is_read(case: dict[str, Any]) -> None:
    article, expect = head_of(case), case["expect"]
    assert {f: getattr(article, f) for f in FIELDS if f in expect} == {
        f: expect[f] for f in FIELDS if f in expect
    }
    for name, value in (
        ("published", iso(article.published)),
        ("published_at", iso(article.published_at)),
        ("precision", article.published_precision),
        ("basis", article.published_basis),
        ("dateline_date", iso(article.dateline_date)),
    ):
        if name in expect:
            assert (name, value) == (name, expect[name])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_captions_and_boilerplate_are_spans_of_the_text(case: dict[str, Any]) -> None:
    article, expect = head_of(case), case["expect"]
    for span in (*article.captions, *article.boilerplate):
        assert article.text[span.start : span.end] == span.text
    if "captions" in expect:
        assert [span.text for span in article.captions] == expect["captions"]
    junk = "\n".join(span.text for span in article.boilerplate)
    for words in expect.get("junk", ()):
        assert words in junk
    for words in expect.get("kept", ()):
        assert words not in junk


def test_a_caption_printed_twice_is_twice_a_caption_and_once_boilerplate() -> None:
    [case] = [case for case in CASES if case["id"] == "caption-twice"]
    article = head_of(case)
    first, second = article.captions
    assert first.text == second.text
    assert second in article.boilerplate
    assert first not in article.boilerplate


def test_what_markup_told_is_never_overwritten() -> None:
    head = "Norlink orders two more ferries\nBy Tor Lund\nPublished: March 3, 2021\n\n"
    text = head + "HAMAR (AP) — The council agreed.\n"
    told = Article(
        text=text,
        title="Ferries",
        byline="A. Dahl",
        outlet="Fjord News",
        language="no",
        published=date(2020, 1, 2),
        published_basis="JSON-LD datePublished",
        dateline_place="Oslo",
    )
    read = read_head(told)
    for name in (*FIELDS, "published", "published_basis"):
        assert getattr(read, name) == getattr(told, name)


def test_a_day_from_markup_that_cannot_be_is_refused() -> None:
    told = Article(
        text="Norlink orders two more ferries.\n", published=date(2031, 3, 3), published_basis="meta"
    )
    read = read_head(told, today=date(2026, 1, 1))
    assert (read.published, read.published_precision, read.published_basis) == (None, None, None)


def test_reading_twice_changes_nothing() -> None:
    for case in CASES:
        once = head_of(case)
        today = date.fromisoformat(case["today"]) if "today" in case else None
        assert read_head(once, today=today) == once


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [line for case in CASES for line in case["text"].splitlines(keepends=True)]
            + [
                "\n",
                " ",
                "—",
                "2021-99-99\n",
                "Published:\n",
                "\u2028",
                "31 February 2020\n",
                "By \n",
                "()|/\n",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_any_text_has_a_head_with_true_spans(text: str) -> None:
    article = read_head(Article(text=text))
    for span in (*article.captions, *article.boilerplate):
        assert text[span.start : span.end] == span.text
    assert (
        (article.published is None)
        == (article.published_basis is None)
        == (article.published_precision is None)
    )
    if article.title:
        assert article.title.split()[0] in text


@given(st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    read_head(Article(text=text, uri=text[:40]))


@pytest.mark.parametrize("uri", ["http://[abc/2019/03/04/ferries", "https://exa\u2100mple.org/2019/03/04/"])
def test_a_malformed_address_tells_nothing(uri: str) -> None:
    article = read_head(Article(text=f"Ferries sail again\nURL: {uri}\n\nThe first one left.\n", uri=uri))
    assert (article.outlet, article.published) == (None, None)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Ferries 12, trains 9", None, id="too-short-to-tell"),
        pytest.param("Q1 4.2 Q2 4.4 Q3 4.9 Q4 5.1 " * 20, None, id="a-table"),
        pytest.param("Kies thee of koffie, melk of room", None, id="two-words-that-Dutch-shares"),
        pytest.param("The mayor and the council left with the keys.", "en", id="a-sentence"),
        pytest.param(
            "Le maire et le conseil de la ville ont quitté la salle avec les clés, et personne ne sait "
            "encore quand ils reviendront ni ce que la région pense de cette affaire.",
            "fr",
            id="French",
        ),
    ],
)
def test_language_is_told_from_words_not_from_few_letters(text: str, language: str | None) -> None:
    assert read_head(Article(text=text)).language == language


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\n\n"], ids=ascii)
def test_lines_end_as_files_have_it(end: str) -> None:
    body = "  The first one left at noon with ninety people and eleven cars, and the harbour master, who "
    lines = ["Ferries sail again", "By Tor Lund", "Published: March 3, 2021", body + "had said so, waved.  "]
    text = end.join(lines)
    article = read_head(Article(text=text))
    assert (article.title, article.byline, article.published) == (lines[0], "Tor Lund", date(2021, 3, 3))
    assert [text[span.start : span.end] for span in article.boilerplate] == lines[1:3]


def test_of_a_text_with_lines_beyond_number_both_ends_are_read() -> None:
    text = "Ferries sail again\nBy Tor Lund\n" + "7 tons\n" * 30_000 + "Copyright 2021 Harbour Ledger\n"
    article = read_head(Article(text=text))
    assert (article.title, article.byline) == ("Ferries sail again", "Tor Lund")
    last = article.boilerplate[-1]
    assert last.text == text[last.start : last.end] == "Copyright 2021 Harbour Ledger"
    assert len(article.boilerplate) < 20_000


def test_a_header_day_before_a_caption_is_the_day_of_publication():
    text = (
        " date 2023-03-12 A minister tours the stalls at the grain fair in Larissa March 10, 2023."
        " Picture by A. Doukas\n\nLARISSA, March 12 — The grain fair closed its doors today.\n"
    )
    article = read_head(Article(text=text))
    assert article.published == date(2023, 3, 12)
    assert [caption.text[:20] for caption in article.captions] == ["A minister tours the"]
    assert all(text[span.start : span.end] == span.text for span in article.captions)
