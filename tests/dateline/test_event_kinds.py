"""Kinds of events that news tells often: measures, talks, deals in prospect, statements."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.article import Article
from dateline.records import Event

DAY = date(2022, 6, 15)  # a Wednesday


def told(text: str) -> dict[str, Event]:
    """Events by the words of their first mention."""
    found = extract(Article(text=text, published=DAY, published_precision="day")).events
    return {event.mentions[0].text: event for event in found}


FOUND = [
    pytest.param(
        "Norway is slapping duties on tiles and wire from Chile.", "duties", "sanction", id="duties-on"
    ),
    pytest.param(
        "Chile vowed to put levies on everything from tea to boats.", "levies", "sanction", id="put-on"
    ),
    pytest.param("Norway also weighs curbs on buses.", "curbs", "sanction", id="weighed"),
    pytest.param(
        "Union envoys have agreed on a set of sanctions against Norway.",
        "sanctions",
        "sanction",
        id="against",
    ),
    pytest.param(
        "The firm was hit with a 5 million euro fine.", "5 million euro fine", "sanction", id="hit-with"
    ),
    pytest.param(
        "Chile's government announced plans to charge 12 percent on wool.",
        "plans",
        "statement",
        id="announced-plans",
    ),
    pytest.param(
        "They agreed to open negotiations for a farm trade pact.",
        "negotiations",
        "meeting",
        id="negotiations",
    ),
    pytest.param("An accord on landing rights could follow.", "accord", "agreement", id="a-deal-in-prospect"),
    pytest.param(
        '"The pumps failed," the utility said in a statement.', "statement", "statement", id="statement"
    ),
]


@pytest.mark.parametrize(("text", "mention", "kind"), FOUND)
def test_news_of_many_kinds_is_an_event(text, mention, kind):
    assert told(text)[mention].type == kind


NONE = [
    pytest.param("The guard was on duty. Her duties include cleaning.", id="duties-of-a-post"),
    pytest.param("The pact will remove tariffs on most goods.", id="ended-not-put"),
    pytest.param("The union called on Norway to ease curbs on buses.", id="to-be-eased"),
    pytest.param("She agreed with the minister that prices would rise.", id="of-one-opinion"),
    pytest.param("Trade grew with foreign investment of 3 billion euros.", id="a-mass"),
    pytest.param("Prices hit the market and rates were kept in mind.", id="no-weapon-hits"),
    pytest.param("The senator's statement was true.", id="words-at-large"),
    pytest.param("The candidates' plans do not hold out much hope.", id="plans-at-large"),
    pytest.param("Firms follow the rules of trade agreements.", id="agreements-at-large"),
    pytest.param("The firm filed its financial statements.", id="books"),
]


@pytest.mark.parametrize("text", NONE)
def test_what_only_sounds_like_it_is_none(text):
    assert told(text) == {}


def test_a_measure_told_again_is_one_event():
    text = "Chile slapped an extra 12 percent duty on Norwegian wine on Monday. The duty will hurt buyers."
    [event] = told(text).values()
    assert [m.text for m in event.mentions] == ["extra 12 percent duty", "duty"]


def test_the_crowd_of_a_fair_pays_no_visit():
    assert [e.type for e in told("Some 40,000 people visited the fair in Lima on Friday.").values()] == [
        "expo"
    ]


def test_who_goes_on_to_another_country_pays_two_visits():
    found = told("Ana Prado, who landed in Lima on Sunday, goes on to Chile on Friday.")
    assert {e.place for e in found.values() if e.type == "visit"} == {"Lima", "Chile"}


def test_what_is_said_at_an_opening_does_not_put_it_in_doubt():
    found = told("Opening the summit in Lima on Monday, the president called for calm.")
    assert found["summit"].status == "ongoing"


def test_the_next_edition_is_one_of_the_series_without_a_day():
    found = told("The Reed Book Fair closed in Lima on Sunday. The next edition will move to a larger hall.")
    assert found["edition"].series == found["Reed Book Fair"].series == "Reed Book Fair"
    assert found["edition"].status == "scheduled"


def test_who_answers_questions_gives_no_speech():
    found = told("Speaking at a press conference in Lima, Ana Prado praised the hosts.")
    assert "Speaking" not in found
