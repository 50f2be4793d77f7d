"""Events: words that tell of none, mentions that are of one event, and where and when it takes place."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.records import Event

DAY = date(2022, 6, 15)


def events(text: str, published: date | None = DAY) -> tuple[Event, ...]:
    return extract(text, published=published).events


@pytest.mark.parametrize(
    "text",
    [
        "In any event, prices will fall.",
        "Senator Ana Prado attacked her rival for his votes on fish.",
        "His attacks on Senator Prado went on for months.",
        "The opposition seized on the mistake.",
        "The candidates court the farm vote.",
        "The actor died of a heart attack, his agent told The Ines Solvang Show.",
        "The law is complicated.",
        "Cheers erupted when she came in.",
        "The Republican-controlled Congress disagrees.",
    ],
)
def test_no_event(text):
    assert [m.text for e in events(text) for m in e.mentions if m.text != "died"] == []


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Gunmen attacked a convoy near Bamako on Sunday.", "attacked", "conflict"),
        ("The attack on the fuel depot lasted two hours.", "attack", "conflict"),
        ("A judge ruled on Friday that the ferry company must pay.", "ruled", "other"),
        ("The union sued the ferry company on Monday.", "sued", "other"),
        ("Almendra reported a quarterly profit of 20 million dollars.", "reported", "statement"),
        ("The ferry company fired its director on Monday.", "fired", "other"),
        ("The European Council meets on June 23.", "meets", "meeting"),
        ("A bridge collapsed in Lima on Monday.", "collapsed", "other"),
        ("Norway reached a deal with Chile on Monday.", "deal", "agreement"),
        ("Almendra Foods won a deal with Solvang Shipping on Monday.", "deal", "contract"),
        ("Prado held a rally in Lima on Monday.", "rally", "other"),
    ],
)
def test_event_of_a_kind(text, mention, kind):
    found = [e for e in events(text) if mention in [m.text for m in e.mentions]]
    assert [e.type for e in found] == [kind]
    assert all(text[m.start : m.end] == m.text for m in found[0].mentions)


def test_a_verb_takes_up_what_a_noun_told():
    [event] = events("A judge issued a ruling on Friday. The judge ruled that the company must pay.")
    assert [m.text for m in event.mentions] == ["ruling", "ruled"]


def test_a_verb_whose_object_is_an_event_adds_none():
    [event] = events("Ana Prado won the Lakeland primary on Tuesday.")
    assert [m.text for m in event.mentions] == ["Lakeland primary"]


def test_words_for_violence_take_up_one_another():
    [event] = events("A mass shooting shook Lima on Sunday. The attack was the worst in years.")
    assert [m.text for m in event.mentions] == ["mass shooting", "attack"]
    assert event.status == "past"


def test_whom_an_earthquake_killed_is_no_event_of_its_own():
    assert [e.name for e in events("An earthquake killed 23 people in Peru on Monday.")] == [
        "Earthquake in Peru"
    ]


def test_the_place_before_the_noun_is_where_it_is():
    [event] = events("The Lima talks ended on Monday.")
    assert (event.place, event.country) == ("Lima", "PE")


def test_a_country_that_votes_is_the_country_and_no_place():
    [event] = events("Gambia's election was held on Saturday.")
    assert (event.place, event.country) == (None, "GM")


def test_a_small_town_has_a_country():
    [event] = events("The fair closed in Lillehammer on Monday.")
    assert (event.place, event.country) == ("Lillehammer", "NO")


def test_a_domestic_event_is_in_the_articles_country():
    text = "Farmers came from Antofagasta and Valparaiso to Santiago. They held a protest on Monday."
    assert [e.country for e in events(text) if e.plover == "PROTEST"] == ["CL"]


def test_an_authority_acts_in_its_own_country():
    [event] = events("Norway's fisheries ministry issued a decree on Monday.")
    assert (event.type, event.country) == ("policy", "NO")


def test_the_year_before_a_noun_is_that_nouns():
    [event] = events("Ministers signed an agreement that ends the 1967 limit.")
    assert (event.type, event.start_date) == ("agreement", None)


def test_a_weekday_ahead_of_which_something_is_told_is_the_coming_one():
    found = events("Prado leads ahead of Tuesday's Lakeland primary.", date(2022, 6, 16))
    assert [e.start_date for e in found] == [date(2022, 6, 21)]


def test_a_war_that_is_over_is_past():
    [event] = events("The town was poor after World War II.")
    assert (event.name, event.status, event.start_date) == ("World War II", "past", None)


def test_an_election_of_fixed_terms_is_in_the_next_such_year():
    text = (
        "Polls in Brazil changed little before the presidential election. Candidates went to Manaus, "
        "and one candidate spoke in Recife and Brasilia."
    )
    [event] = [e for e in events(text) if "election" in e.name.lower()]
    assert (event.start_date, event.end_date, event.date_precision) == (
        date(2022, 1, 1),
        date(2022, 12, 31),
        "year",
    )
