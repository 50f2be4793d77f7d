"""Events: on which days they are, and where, as told over a whole dispatch."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, Event, Span, extract

DAY = date(2022, 6, 15)  # a Wednesday
LEAD = "The price of fish rose to a record in Peru on Wednesday, officials said here.\n\n"
BACKGROUND = "Fish is a matter of pride on the coast.\n\n" * 4


def the(kind: str, text: str) -> Event:
    """The one event of a type."""
    article = Article(text=text, published=DAY, dateline_place="Lima" if LEAD in text else None)
    [event] = [e for e in extract(article).events if e.type == kind]
    return event


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        pytest.param(
            LEAD + BACKGROUND + "Police arrested nine people in front of the hall.",
            "other", "2022-06-15", "2022-06-15",
            id="narrated-without-a-day",
        ),
        pytest.param(
            LEAD + BACKGROUND + "Six contracts were signed with hotels.",
            "contract", "2022-06-15", "2022-06-15",
            id="narrated-in-the-passive",
        ),
        pytest.param(
            LEAD + BACKGROUND + "Police had arrested nine people in front of the hall.",
            "other", None, None,
            id="background-in-the-past-perfect",
        ),
        pytest.param(
            LEAD + BACKGROUND + '"Then the police arrested nine people," a fisherman recalled.',
            "other", None, None,
            id="told-by-somebody",
        ),
        pytest.param(
            "Norway and Chile held talks on Monday. A water forum opened in Oslo on the same day.",
            "forum", "2022-06-13", None,
            id="the-same-day",
        ),
        pytest.param(
            "The talks between Norway and Chile were suspended on Monday.",
            "meeting", None, None,
            id="day-of-calling-off",
        ),
        pytest.param(
            "The Oslo Dairy Fair runs through Saturday.",
            "expo", None, "2022-06-18",
            id="through-a-day",
        ),
    ],
)  # fmt: skip
def test_days(text, kind, start, end):
    event = the(kind, text)
    told = [day.isoformat() if day else None for day in (event.start_date, event.end_date)]
    assert told == [start, end]


@pytest.mark.parametrize(
    ("text", "kind", "place", "country"),
    [
        pytest.param(
            "Ministers met for talks in the Kenyan capital on Monday.", "meeting", "Nairobi", "KE",
            id="the-capital-of-a-country",
        ),
        pytest.param(
            "A water forum was held in the port city of Mombasa in May.", "forum", "Mombasa", "KE",
            id="the-city-of",
        ),
        pytest.param(
            "Ministers attended the St. Petersburg Grain Forum in May.", "forum", "St. Petersburg", "RU",
            id="the-town-in-its-name",
        ),
        pytest.param(
            "Ministers attended the 12th Norway Dairy Fair in May.", "expo", None, None,
            id="a-country-in-its-name",
        ),
        pytest.param(
            LEAD + BACKGROUND + "President Luis Vera received the Norwegian minister Odd Lund.",
            "meeting", "Lima", "PE",
            id="news-of-the-town",
        ),
    ],
)  # fmt: skip
def test_place(text, kind, place, country):
    event = the(kind, text)
    assert (event.place, event.country) == (place, country)


def test_what_began_today_and_goes_on_is_under_way():
    event = the("expo", LEAD + "The four-day Lima Fish Fair opened on Wednesday.")
    assert (event.start_date, event.end_date, event.status) == (DAY, date(2022, 6, 18), "ongoing")


def test_a_picture_tells_no_day_of_the_news():
    caption = "Visitors walk past a stall in Lima, Peru, June 13, 2022. (Halyard/Ana Prado)\n"
    article = Article(
        text=caption + LEAD + BACKGROUND + "Police arrested nine people in front of the hall.",
        published=DAY,
        dateline_place="Lima",
        captions=(Span(0, len(caption), caption),),
    )
    assert [e.start_date for e in extract(article).events if e.type == "other"] == [DAY]
