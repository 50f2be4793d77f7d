"""Events: days that a sentence tells by another day, or by what led up to them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, Event, extract

DAY = date(2024, 5, 16)  # a Thursday
LEAD = "Copper traders had a quiet week in Lima, an exchange official said on Thursday.\n\n"


def told(text: str, word: str) -> Event:
    """The event that a word of the text belongs to."""
    start = len(LEAD) + text.index(word)
    events = extract(Article(text=LEAD + text, published=DAY)).events
    [event] = [e for e in events if any(m.start <= start < m.end for m in e.mentions)]
    return event


@pytest.mark.parametrize(
    ("text", "word", "start", "end"),
    [
        pytest.param(
            "The minister resigned on Monday, two days after the army raided his villa.",
            "raided", "2024-05-11", "2024-05-11",
            id="days-before-another",
        ),
        pytest.param(
            "The closure was announced on Tuesday, six days after the two firms signed a merger agreement.",
            "agreement", "2024-05-08", "2024-05-08",
            id="days-before-by-its-verb",
        ),
        pytest.param(
            "The embargo comes a week after Peru imposed tariffs on Chilean steel.",
            "tariffs", "2024-05-09", "2024-05-09",
            id="a-week-before-the-news",
        ),
        pytest.param(
            "The vote comes two months after the central bank raised its key rate.",
            "raised", "2024-03-01", "2024-03-31",
            id="told-in-months",
        ),
        pytest.param(
            "The talks come ten days before a summit of Andean leaders in Quito.",
            "summit", "2024-05-26", None,
            id="first-day-of-a-gathering",
        ),
        pytest.param(
            "The raid came three days after the vote on Monday.",
            "raid", "2024-05-16", "2024-05-16",
            id="days-after-one-that-is-told",
        ),
        pytest.param(
            "The agreement comes less than a month after President Rojas visited Quito.",
            "visited", None, None,
            id="no-day-by-a-vague-distance",
        ),
        pytest.param(
            "Rojas was in Quito on Tuesday, where he met President Vera.",
            "met", "2024-05-14", "2024-05-14",
            id="the-day-of-the-place-where",
        ),
        pytest.param(
            "Rojas flew to Quito on Tuesday, where he will meet President Vera.",
            "meet", None, None,
            id="where-at-another-time",
        ),
        pytest.param(
            "Rojas was in Quito on May 6, when he signed a water treaty.",
            "treaty", "2024-05-06", "2024-05-06",
            id="the-day-before-when",
        ),
        pytest.param(
            "Next year, when the park marks its 10th anniversary, the first buses will run.",
            "anniversary", "2025-01-01", "2025-12-31",
            id="the-year-before-when",
        ),
        pytest.param(
            "In Quito, the minister is expected to sign a tax treaty, which they initialled in March.",
            "treaty", None, None,
            id="what-led-up-to-it",
        ),
        pytest.param(
            "Parliament will vote on Friday on a treaty signed in March.",
            "treaty", "2024-03-01", "2024-03-31",
            id="voted-on-later",
        ),
        pytest.param(
            "It will be raised at a meeting of ministers of the Andean bloc, due to be held on May 20-21.",
            "meeting", "2024-05-20", "2024-05-21",
            id="due-behind-whose-meeting-it-is",
        ),
        pytest.param(
            "More than 300 firms have signed up for the Arica Food Fair, to take place from June 12 to 16.",
            "Fair", "2024-06-12", "2024-06-16",
            id="to-take-place",
        ),
        pytest.param(
            "Held from May 8 to 12, the Arica Food Fair drew 30,000 visitors.",
            "Fair", "2024-05-08", "2024-05-12",
            id="participle-that-opens-the-sentence",
        ),
        pytest.param(
            "Leaders gathered for a summit of the Andean bloc, which opened on Wednesday and ends on Friday.",
            "summit", "2024-05-15", "2024-05-17",
            id="clause-behind-whose-summit-it-is",
        ),
        pytest.param(
            "A forum will be held on the second day of the Arica Food Fair, which opens on May 20.",
            "forum", "2024-05-21", "2024-05-21",
            id="second-day-of-what-is-to-open",
        ),
        pytest.param(
            "Rojas is to fly to Quito on June 2.",
            "fly", "2024-06-02", None,
            id="a-journey-to-come-begins",
        ),
        pytest.param(
            "Peru has threatened a 36 percent tariff on Chilean steel from July.",
            "tariff", "2024-07-01", None,
            id="threatened-from-a-month",
        ),
        pytest.param(
            "Peru announced on May 6 that it would start an anti-dumping investigation into Chilean steel.",
            "investigation", "2024-05-06", "2024-05-06",
            id="announced-by-an-authority",
        ),
        pytest.param(
            "She expects the bank to lower its key rate by a quarter point when its board meets on Friday.",
            "lower", "2024-05-17", "2024-05-17",
            id="when-something-else-is",
        ),
        pytest.param(
            "The agreement was signed in Quito on April 3 after six years of negotiations.",
            "negotiations", None, "2024-04-03",
            id="ended-by-what-came-of-it",
        ),
        pytest.param(
            "He is to raise it with his counterpart on the sidelines of the UN General Assembly in June.",
            "UN General", "2024-06-01", "2024-06-30",
            id="what-is-done-beside-it",
        ),
        pytest.param(
            "The minister is also scheduled to visit two mills before flying to Quito for talks on Saturday.",
            "talks", "2024-05-18", "2024-05-18",
            id="weekday-inside-a-plan",
        ),
        pytest.param(
            "The court will hear the case on May 28, and a ruling is expected in July.",
            "ruling", "2024-07-01", "2024-07-31",
            id="second-clause-with-its-own-day",
        ),
        pytest.param(
            "In March, a team of 40 people travelled to Nanning for talks on a direct cargo service, and the "
            "first flight landed at Entebbe on May 6 with 17 tonnes of spare parts on board.",
            "travelled", "2024-03-01", "2024-03-31",
            id="opening-day-of-the-first-of-two-clauses",
        ),
    ],
)  # fmt: skip
def test_day_told_by_another(text, word, start, end):
    event = told(text, word)
    assert (event.start_date, event.end_date) == (
        start and date.fromisoformat(start),
        end and date.fromisoformat(end),
    )
