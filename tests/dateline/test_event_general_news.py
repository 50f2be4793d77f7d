"""General news: disasters, attacks, votes and travel, told in several sentences, as one event each."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, extract

PUBLISHED = date(2026, 6, 20)  # a Saturday


def events_of(text):
    """The events of a report of that Saturday."""
    return extract(Article(text=text, published=PUBLISHED, published_precision="day")).events


@pytest.mark.parametrize(
    ("text", "kind", "words", "day"),
    [
        pytest.param(
            "Clashes erupted between troops and rebels on Wednesday. The fighting forced thousands to flee.",
            "conflict",
            ("Clashes", "fighting"),
            17,
            id="clashes-the-fighting",
        ),
        pytest.param(
            "Floods swept through eastern Bangladesh on Monday. The flooding also damaged bridges.",
            "other",
            ("Floods", "flooding"),
            15,
            id="floods-the-flooding",
        ),
        pytest.param(
            "A tornado tore through a town in Kansas on Thursday. The storm injured five people.",
            "other",
            ("tornado", "storm"),
            18,
            id="tornado-the-storm",
        ),
        pytest.param(
            "Protesters marched through Belgrade on Friday. The protest was the largest in months.",
            "other",
            ("marched", "protest"),
            19,
            id="marched-the-protest",
        ),
        pytest.param(
            "A drone strike hit a fuel depot in Odesa on Friday. The strike killed two people.",
            "conflict",
            ("drone strike", "strike"),
            19,
            id="drone-strike-the-strike",
        ),
        pytest.param(
            "A bomb exploded in Quetta, police said Thursday. The blast occurred on Wednesday evening.",
            "conflict",
            ("exploded", "blast"),
            17,
            id="exploded-the-blast",
        ),
        pytest.param(
            "A ferry carrying 120 people capsized in Lake Iseo on Wednesday. The sinking was due to wind.",
            "other",
            ("capsized", "sinking"),
            17,
            id="verb-like-a-participle",
        ),
    ],
)
def test_what_is_told_on_in_other_words_is_one_event(text, kind, words, day):
    [event] = events_of(text)
    assert (event.type, tuple(m.text for m in event.mentions)) == (kind, words)
    assert event.start_date == event.end_date == date(2026, 6, day)


def test_opening_fire_is_no_fire():
    [event] = events_of("Gunmen opened fire at a market in Kano on Thursday. The shooting lasted an hour.")
    assert (event.type, event.mentions[0].text) == ("conflict", "opened")


@pytest.mark.parametrize(
    ("text", "mention", "first", "last"),
    [
        pytest.param("Talks ended in Oslo on Wednesday after three days.", "Talks", 15, 17, id="after-days"),
        pytest.param(
            "Delegates ended three days of negotiations in Vienna on Thursday.",
            "negotiations",
            16,
            18,
            id="days-of",
        ),
        pytest.param(
            "The general strike, which lasted four days, ended on Friday.",
            "general strike",
            16,
            19,
            id="which-lasted",
        ),
        pytest.param(
            "The five-day book fair closed in Leipzig on Friday.",
            "five-day book fair",
            15,
            19,
            id="two-nouns",
        ),
        pytest.param(
            "The opposition won Sunday's vote. The vote was the first since 2019.", "vote", 14, 14, id="votes"
        ),
        pytest.param(
            "Voters in Norland went to the polls on Sunday. Polls closed at 8 p.m.",
            "polls",
            14,
            14,
            id="polls",
        ),
    ],
)
def test_days_of_what_lasted_and_of_votes(text, mention, first, last):
    [event] = events_of(text)
    assert event.mentions[0].text == mention
    assert (event.start_date, event.end_date) == (date(2026, 6, first), date(2026, 6, last))


def test_what_a_guest_does_is_done_where_the_guest_went():
    text = "The chancellor flew to Paris on Thursday. She met the mayor and signed a defense accord."
    places = {e.type: (e.place, e.end_date) for e in events_of(text)}
    assert places["meeting"] == places["agreement"] == ("Paris", date(2026, 6, 18))


def test_what_is_planned_on_a_visit_is_where_the_visit_leads():
    text = (
        "Prime Minister Jan Berg is in Ottawa for a two-day visit. He will meet business leaders on Monday."
    )
    assert {e.type: e.place for e in events_of(text)} == {"visit": "Ottawa", "meeting": "Ottawa"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Nine people were killed in a bus crash in Kenya on Friday.", "bus crash", id="in-a-crash"
        ),
        pytest.param(
            "Two people were killed when a bus overturned in Peru on Friday.", "overturned", id="when"
        ),
    ],
)
def test_whom_a_disaster_killed_is_no_event_of_its_own(text, words):
    [event] = events_of(text)
    assert (event.type, event.mentions[0].text) == ("other", words)
    assert event.start_date == date(2026, 6, 19)


def test_a_day_inside_the_phrase_of_another_event_is_that_events():
    text = "Thousands protested in Tbilisi after the arrest on Monday of an opposition leader."
    days = {e.mentions[0].text: e.start_date for e in events_of(text)}
    assert days == {"protested": None, "arrest": date(2026, 6, 15)}


def test_an_hour_alone_is_on_the_day_told_before():
    text = "A gas explosion shook Leeds on Thursday, police said on Friday. The blast happened at 6 a.m."
    [event] = (e for e in events_of(text) if len(e.mentions) > 1)
    assert event.start_date == event.end_date == date(2026, 6, 18)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Former minister jailed for fraud", "jailed", id="participle"),
        pytest.param("Minister sacked over lockdown party", "sacked", id="no-object"),
    ],
)
def test_a_headline_tells_in_participles_what_was_done(text, words):
    [event] = events_of(text)
    assert (event.mentions[0].text, event.status, event.start_date) == (words, "past", None)


def test_a_noun_tells_who_was_let_go_or_what_was_opened():
    [released] = events_of("The release of four hostages on Friday raised hopes.")
    [opened] = events_of("The opening of the tunnel on Friday drew thousands.")
    assert released.start_date == opened.start_date == date(2026, 6, 19)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Clashes erupted between troops and rebels near the town of Goma on Friday.", "Goma", id="foes"
        ),
        pytest.param(
            "Gunmen abducted 12 pupils from a school in Kaduna state on Friday.", "Kaduna state", id="from"
        ),
        pytest.param("Firefighters battled a blaze at a plant in Izmir on Friday.", "Izmir", id="battled"),
    ],
)
def test_where_it_happened(text, place):
    [event] = events_of(text)
    assert (event.place, event.start_date) == (place, date(2026, 6, 19))


def test_overnight_on_a_day_is_that_days_night():
    text = "Rebels killed 14 villagers, the army said on Friday. The attack happened overnight on Wednesday."
    [event] = events_of(text)
    assert event.start_date == event.end_date == date(2026, 6, 17)
