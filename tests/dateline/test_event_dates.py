"""Events: which of the dates around them are theirs, and what sort of bound each is."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Event, extract

DAY = date(2022, 6, 15)  # a Wednesday


def found(text: str) -> dict[str, Event]:
    """Events by the words of their first mention."""
    return {e.mentions[0].text: e for e in extract(text, published=DAY).events}


@pytest.mark.parametrize(
    ("text", "mention", "start", "end"),
    [
        pytest.param(
            "The mining pact, which took effect on May 1, was signed in Lima in March 2021.", "mining pact",
            "2021-03-01", "2021-03-31",
            id="signed-not-in-force",
        ),
        pytest.param(
            "The mining pact took effect on May 1.", "mining pact", "2022-05-01", "2022-05-01",
            id="in-force-alone",
        ),
        pytest.param(
            "The meeting has been put off from June 20 to July 4.", "meeting", "2022-07-04", "2022-07-04",
            id="moved-from-to",
        ),
        pytest.param(
            "At its meeting on May 14, the board decided to close the mill in December.", "close",
            "2022-12-01", "2022-12-31",
            id="not-of-the-decision",
        ),
        pytest.param(
            "The mill, closed in December, will be sold.", "closed", "2021-12-01", "2021-12-31",
            id="done-before-a-plan",
        ),
        pytest.param("The road was built from 2012 to 2016.", "built",
            "2012-01-01", "2016-12-31",
            id="years",
        ),
        pytest.param(
            "The premier returned on Tuesday from a four-day visit to Peru.", "four-day visit",
            "2022-06-11", "2022-06-14",
            id="back-from-a-visit",
        ),
        pytest.param(
            "The premier left Lima on Tuesday after a four-day visit.", "four-day visit",
            "2022-06-11", "2022-06-14",
            id="left-after-a-visit",
        ),
        pytest.param("Dockers have been on strike since May 6.", "strike", "2022-05-06", None, id="state"),
        pytest.param(
            "The premier visited Peru last autumn.", "visited", "2021-01-01", "2021-12-31", id="season"
        ),
        pytest.param(
            "Shareholders will vote on the merger at the end of July.", "vote", None, "2022-07-31",
            id="at-the-end-of",
        ),
        pytest.param(
            "Norway will invest $2 billion in the port over the next two years.", "invest",
            "2022-06-15", "2024-06-15",
            id="years-from-now",
        ),
        pytest.param(
            'A "Year of Peru" was held in Norway in 2006.', "Year of Peru", "2006-01-01", "2006-12-31",
            id="name-in-quotes",
        ),
        pytest.param(
            "The fair opened in Oulu on Monday. It will run until Saturday.", "fair",
            "2022-06-13", "2022-06-18",
            id="told-on-by-it",
        ),
        pytest.param(
            "Peru and Chile have concluded a mining treaty. It was signed on Monday.", "mining treaty",
            "2022-06-13", "2022-06-13",
            id="signed-as-it",
        ),
        pytest.param(
            "Alnor, which sold 40 dryers at last year's fair, will build a plant. It is to open in 2024.",
            "fair", "2021-01-01", "2021-12-31",
            id="it-is-no-fair-named-in-passing",
        ),
    ],
)  # fmt: skip
def test_dates_of_an_event(text, mention, start, end):
    event = found(text)[mention]
    days = (event.start_date, event.end_date)
    assert tuple(d and d.isoformat() for d in days) == (start, end)


def test_what_is_held_as_part_of_a_fair_has_a_day_of_its_own():
    told = found("The Reed Fair opened on Monday. On Tuesday, a forum was held as part of the fair.")
    assert told["Reed Fair"].start_date == date(2022, 6, 13)
    assert told["forum"].start_date == date(2022, 6, 14)


def test_it_is_the_subject_of_the_sentence_before():
    told = found("The fair at Oulu followed a summit in Lima. It opened on Monday.")
    assert told["fair"].start_date == date(2022, 6, 13)
    assert told["summit"].start_date is None


FAIR = "The Reed Fair was held in Oulu on May 6-9. "


@pytest.mark.parametrize(
    ("told", "mention", "day"),
    [
        pytest.param(
            "Two firms signed a contract on the second day of the fair.", "contract", 7, id="second"
        ),
        pytest.param("On the opening day of the fair, Odd Lund met Ana Prado.", "met", 6, id="opening"),
        pytest.param("A forum on reeds was held on the last day of the fair.", "forum", 9, id="last"),
    ],
)
def test_a_day_of_the_fair_by_its_number(told, mention, day):
    event = found(FAIR + told)[mention]
    assert (event.start_date, event.end_date) == (date(2022, 5, day), date(2022, 5, day))
    assert event.place == "Oulu"


def test_authorities_act_in_the_country_that_the_article_is_about():
    text = "Peru sells much fish, Peru's fleet is old, and Peru wants to keep it. "
    told = found(text + "The government raised a tax on boats in May.")
    assert told["raised"].country == "PE"


def test_what_a_plan_lasts_is_no_date_of_its_announcement():
    text = "Alto Group announced a plan to ship more fish to Peru over the next five years."
    assert all(e.end_date != date(2027, 6, 15) for e in found(text).values())


def test_the_country_of_the_whole_is_that_of_the_part():
    text = "The fair was held at the Marrow Show Grounds on May 6-9. Two firms signed a contract at the fair."
    told = found(text)
    assert told["contract"].country == told["fair"].country


def test_a_later_day_of_a_visit_is_not_its_first():
    told = found(
        "Odd Lund arrived in Lima on Monday for a three-day visit. He will visit a mill in Oulu on Wednesday."
    )
    assert told["arrived"].start_date == date(2022, 6, 13)


def test_the_years_of_what_is_signed_are_not_those_of_the_meeting():
    text = "The two plan to sign a program for 2021-2025 at the next meeting, which is scheduled for October."
    meeting = found(text)["meeting"]
    assert (meeting.start_date, meeting.end_date) == (date(2022, 10, 1), date(2022, 10, 31))
