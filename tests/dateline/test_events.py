"""Events: what happened, happens or is to happen, by rules over parsed sentences."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import extract, lexicon
from dateline.article import Article
from dateline.entities import find_entities
from dateline.events import event_at, find_events, may_hold
from dateline.events.syntax import ordinal
from dateline.events.triggers import forms
from dateline.nlp import Document
from dateline.records import EVENT_STATUSES, EVENT_TYPES, PARTICIPANT_ROLES, PLOVER_TYPES, PRECISIONS, Event
from dateline.spans import Span
from dateline.times import find_times

FILE = Path(__file__).parents[1] / "cases" / "events.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
DAY = date(2022, 6, 15)


def events_of(article: Article) -> tuple[Event, ...]:
    doc = Document(article.text, article.boilerplate)
    doc.parse(s for s in doc.sentences if may_hold(s.text))
    return find_events(doc, article, find_times(doc, article), find_entities(doc, article))


@cache
def events(text: str, published: date | None = DAY) -> tuple[Event, ...]:
    return events_of(Article(text=text, published=published))


def matched(found: tuple[Event, ...], mention: str) -> Event | None:
    return next((e for e in found for m in e.mentions if m.text == mention), None)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_case(case):
    published = date.fromisoformat(case["published"])
    article = Article(
        text=case["text"], published=published, dateline_place=case["dateline_place"], title=case["title"]
    )
    found = events_of(article)
    if not case["events"]:
        assert found == ()
    for expected in case["events"]:
        event = matched(found, expected["mentions"][0])
        assert event is not None, [m.text for e in found for m in e.mentions]
        assert [m.text for m in event.mentions][: len(expected["mentions"])] == expected["mentions"]
        told = {
            "type": event.type,
            "name": event.name,
            "series": event.series,
            "edition": event.edition,
            "start": event.start_date and event.start_date.isoformat(),
            "end": event.end_date and event.end_date.isoformat(),
            "date_precision": event.date_precision,
            "place": event.place,
            "country": event.country,
            "status": event.status,
            "plover": event.plover,
        }
        assert {k: told[k] for k in expected if k in told} == {k: v for k, v in expected.items() if k in told}
        assert set(expected.get("participants", ())) <= {p.name for p in event.participants}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_every_mention_is_in_the_text_and_every_value_is_legal(case):
    text = case["text"]
    for event in events(text, date.fromisoformat(case["published"])):
        assert event.mentions
        for mention in event.mentions:
            assert text[mention.start : mention.end] == mention.text
        assert list(event.mentions) == sorted(event.mentions, key=lambda m: m.start)
        assert event.type in EVENT_TYPES
        assert event.status in EVENT_STATUSES
        assert event.plover is None or event.plover in PLOVER_TYPES
        assert event.date_precision is None or event.date_precision in PRECISIONS
        assert (event.date_precision is None) == (event.start_date is None and event.end_date is None)
        assert all(p.role in PARTICIPANT_ROLES for p in event.participants)
        assert 0 <= event.confidence <= 1


def test_every_type_has_a_row_a_trigger_and_a_case():
    assert [row["type"] for row in lexicon.rows("event_types")] == list(EVENT_TYPES)
    assert {row["type"] for row in lexicon.rows("triggers")} - {""} == set(EVENT_TYPES)
    assert {e["type"] for case in CASES for e in case["events"]} == set(EVENT_TYPES)


def test_the_lexicon_holds_legal_values_only():
    for row in lexicon.rows("triggers"):
        assert row["pos"] in ("noun", "verb"), row
        assert row["plover"] == "" or row["plover"] in PLOVER_TYPES, row
    for row in lexicon.rows("event_verbs"):
        assert row["phase"] in ("whole", "start", "end"), row
        assert row["subject"] == "event" or row["subject"] in PARTICIPANT_ROLES, row
        assert set(row["types"].split("|")) - {""} <= set(EVENT_TYPES), row


def test_a_month_of_publication_gives_dates_of_that_month():
    article = Article(
        text="Ghana and Fiji will hold a business forum in Accra on Tuesday.",
        published=date(2023, 5, 1),
        published_precision="month",
    )
    [event] = events_of(article)
    assert (event.start_date, event.end_date) == (date(2023, 5, 1), date(2023, 5, 31))
    assert event.date_precision == "month"


def test_without_a_date_of_publication_a_weekday_tells_nothing():
    [event] = events("Ghana and Fiji will hold a business forum in Accra on Tuesday.", None)
    assert (event.start_date, event.end_date, event.date_precision) == (None, None, None)


def test_a_headline_joins_the_event_of_the_body():
    article = Article(
        text="Norway, Chile sign salmon pact\n\n"
        "Norway and Chile signed a salmon pact in Oslo on Monday, officials said.\n",
        title="Norway, Chile sign salmon pact",
        published=DAY,
    )
    [event] = events_of(article)
    assert [m.start for m in event.mentions] == [19, 58]


def test_an_event_is_found_by_its_place_in_the_text():
    text = "The Delta Book Fair opened in Cairo on Monday. The fair drew 4,000 readers."
    found = events(text)
    start = text.index("fair drew")
    event = event_at(found, start, start + 4)
    assert event is not None
    assert event.series == "Delta Book Fair"
    assert event_at(found, len(text) - 3, len(text)) is None


def test_nothing_is_found_in_nothing():
    assert events("") == ()
    assert events("Warm up.") == ()


@pytest.mark.parametrize(
    ("sentence", "worth"),
    [
        ("The ministers met in Oslo.", True),
        ("The summit drew 20 leaders.", True),
        ("They signed a deal.", True),
        ("The weather was mild and the bread was cheap.", False),
        ("He has a plan.", False),
    ],
)
def test_only_sentences_with_a_trigger_are_parsed(sentence, worth):
    assert may_hold(sentence) is worth


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("8th", 8),
        ("eighth", 8),
        ("twenty-first", 21),
        ("fortieth", 40),
        ("112th", 112),
        ("inaugural", 1),
        ("May", None),
        ("th", None),
    ],
)
def test_ordinals_are_numbers(word, number):
    assert ordinal(word) == number


def test_forms_of_a_word():
    assert {"carry", "carries", "carried", "carrying"} <= set(forms("carry", True, ""))
    assert {"met", "meets", "meeting"} <= set(forms("meet", True, "met"))
    assert {"ceremony", "ceremonies"} == set(forms("ceremony", False, ""))


WORDS = (
    "the a Fair fair summit of in on Oslo Ghana met signed contract visit will not 8th 2022 Monday "
    "(ABC) and , . "
    '"said" formerly \n \n\n renamed to war talks -'
).split(" ")


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_text_gives_grounded_events(words):
    text = " ".join(words)
    for event in events(text):
        assert all(text[m.start : m.end] == m.text for m in event.mentions)


def test_the_same_text_gives_the_same_events():
    text = "The Delta Book Fair opened in Cairo on Monday. Ana Sosa met Odd Lund at the fair."
    article = Article(text=text, published=DAY)
    assert events_of(article) == events_of(article)
    assert all(isinstance(m, Span) for e in events_of(article) for m in e.mentions)


def test_a_slip_of_spelling_is_not_the_name():
    text = (
        "The Norland-Austria Cork Fair opened in Porto on March 1, 2021. "
        "The Norland-Austria Cork Fair drew many. "
        "Guests of the Norland-Austrian Cork Fair left on Friday."
    )
    found = extract(text, published=date(2021, 3, 8)).events
    assert {event.series for event in found if event.type == "expo"} == {"Norland-Austria Cork Fair"}


def test_who_visits_takes_part_in_the_talks():
    text = (
        "Visiting Peruvian Vice President and Foreign Minister Ana Sosa held talks with Norwegian Foreign "
        "Minister Odd Lund in Oslo on Thursday."
    )
    [talks] = [event for event in extract(text, published=date(2021, 3, 8)).events if event.type == "meeting"]
    assert {(p.name, p.country) for p in talks.participants} == {("Ana Sosa", "PE"), ("Odd Lund", "NO")}


def test_the_trade_of_a_continent_is_no_purchase():
    text = "Africa bought goods worth 51 billion dollars from Norway between January and June 2018."
    assert not extract(text, published=date(2018, 10, 8)).events
