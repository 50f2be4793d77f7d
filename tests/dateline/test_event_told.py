"""Events: day and place as the constructions of news English tell them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, Event, extract

DAY = date(2022, 6, 15)  # a Wednesday


def told(text: str, mention: str) -> Event:
    """The first event that a mention with these words is of."""
    article = Article(text=text, published=DAY, published_precision="day")
    return next(e for e in extract(article).events if any(mention in m.text for m in e.mentions))


def day(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@pytest.mark.parametrize(
    ("text", "mention", "start", "end"),
    [
        pytest.param(
            "The four-day Reed Fair opened on Monday. The fair will host seminars on Thursday.",
            "Reed Fair", "2022-06-13", "2022-06-16",
            id="what-a-fair-hosts-has-its-own-day",
        ),
        pytest.param(
            "The ministers decided Tuesday to hold talks in Oulu on July 4.",
            "talks", "2022-07-04", "2022-07-04",
            id="the-day-of-a-decision",
        ),
        pytest.param(
            "The board voted on Monday to hold an election on January 9.",
            "election", "2023-01-09", "2023-01-09",
            id="voted-to-hold",
        ),
        pytest.param(
            "Last month Oulu Paper sold a mill to a fund. The deal should close by the end of March.",
            "sold", "2022-05-01", "2022-05-31",
            id="when-a-deal-is-carried-out",
        ),
        pytest.param(
            "At a job fair held last week in Oulu, Lund met with readers.",
            "job fair", "2022-06-06", "2022-06-12",
            id="held-last-week",
        ),
        pytest.param(
            "The sixth Reed Fair opened in Oulu on June 13 and runs to June 18.",
            "Reed Fair", "2022-06-13", "2022-06-18",
            id="opened-and-runs-to",
        ),
        pytest.param(
            "The Reed Fair opens in October in Oulu.", "Reed Fair", "2022-10-01", "2022-10-31",
            id="opens-in-a-month",
        ),
        pytest.param(
            "The talks between Peru and Chile resume in July.", "talks", "2022-07-01", None,
            id="resume-in-a-month",
        ),
        pytest.param(
            "The summit, first planned for April in Lima, has been moved to September 3 in Oulu.",
            "summit", "2022-09-03", "2022-09-03",
            id="moved-to",
        ),
        pytest.param(
            "Norland said on Monday it will halt exports of rye from July 1.",
            "halt", "2022-07-01", None,
            id="a-day-of-saying-before-a-plan",
        ),
        pytest.param(
            "We have waited since the ceasefire of July 23, Lund said.",
            "ceasefire", "2021-07-23", "2021-07-23",
            id="a-past-day-later-in-the-year",
        ),
        pytest.param(
            "The three-year-old conflict in the desert has killed 1,900 people.",
            "conflict", "2019-01-01", None,
            id="years-old",
        ),
        pytest.param(
            "A truce in the 19-month war in the desert was agreed.", "war", "2020-11-01", None,
            id="months-long",
        ),
        pytest.param(
            "Rebels seized the port on June 2. The union has since closed ports and suspended the state.",
            "suspended", None, None,
            id="has-since",
        ),
        pytest.param(
            "Minister Ana Prado flew to Lima last month.", "flew", "2022-05-01", "2022-05-31",
            id="arrived-in-a-month",
        ),
        pytest.param(
            "Ana Prado leaves for Lima on Thursday.", "leaves", "2022-06-16", None, id="leaves",
        ),
        pytest.param(
            "The ministers met in Oulu on May 20. Two days later, they signed a pact in Bern.",
            "pact", "2022-05-22", "2022-05-22",
            id="two-days-later",
        ),
        pytest.param(
            "The two met in Oulu on May 20. The next day they signed a pact.",
            "pact", "2022-05-21", "2022-05-21",
            id="the-next-day",
        ),
        pytest.param(
            "Two mills concluded a contract for the supply of yarn until the end of 2023.",
            "contract", None, None,
            id="in-force-until",
        ),
        pytest.param(
            "The Reed Fair was held in Oulu from June 6 to 9 and drew 640 guests, against 350 at the last "
            "edition, which was put off and took place in May 2019.",
            "edition", "2019-05-01", "2019-05-31",
            id="another-edition",
        ),
        pytest.param(
            "He said that in March the two states would celebrate the 75th anniversary of their relations.",
            "75th anniversary", "2023-03-01", "2023-03-31",
            id="would-be-in-a-month",
        ),
        pytest.param(
            "A new conference has been called for July in Oulu.", "conference", "2022-07-01", "2022-07-31",
            id="called-for",
        ),
    ],
)  # fmt: skip
def test_days(text, mention, start, end):
    event = told(text, mention)
    assert (event.start_date, event.end_date) == (day(start), day(end))


@pytest.mark.parametrize(
    ("text", "mention", "place"),
    [
        pytest.param(
            "The fair took place at the Reed Hall in Basel on June 3.", "fair", "Reed Hall, Basel", id="venue"
        ),
        pytest.param(
            "The fair is held at the Palace of Sports in Minsk from June 12 to 14.",
            "fair", "Palace of Sports, Minsk",
            id="venue-of-several-words",
        ),
        pytest.param(
            "Hundreds marched through the streets of Lima on Friday.", "marched", "Lima", id="streets-of"
        ),
        pytest.param(
            "The fair ran in Kenya's largest city on May 19-22.", "fair", "Nairobi", id="largest-city"
        ),
        pytest.param(
            "The fair ran in Kenya's second largest city on May 19-22.", "fair", None, id="second-largest"
        ),
        pytest.param(
            "The Estonian capital will host a summit on June 27.", "summit", "Tallinn", id="the-town-hosts"
        ),
        pytest.param(
            "A court in Nairobi jailed the former minister on Monday.", "jailed", "Nairobi", id="doers-in"
        ),
        pytest.param(
            "Minister Odd Lund will tour Ghana, Togo and Benin next week.",
            "tour", "Ghana; Togo; Benin",
            id="tour",
        ),
        pytest.param(
            "The fair was held in Oulu on June 6-9. On the sidelines of the fair, a seminar on rye was held.",
            "seminar", "Oulu",
            id="on-the-sidelines",
        ),
        pytest.param(
            "Minister Odd Lund visited Quito on June 13-14. On Tuesday he met the mayor.",
            "met", "Quito",
            id="met-on-a-visit",
        ),
    ],
)  # fmt: skip
def test_places(text, mention, place):
    assert told(text, mention).place == place


ABROAD = "The price of rye rose in Norland, Peru and Chile on Monday, officials said.\n\n"


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        pytest.param("A mill signed a contract with a bakery.", "contract", "FI", id="filed-there"),
        pytest.param("Peru on Monday imposed duties on rye from Chile.", "duties", "PE", id="who-imposes"),
    ],
)
def test_countries(text, mention, country):
    article = Article(text=ABROAD + text, published=DAY, published_precision="day", dateline_place="Oulu")
    event = next(e for e in extract(article).events if any(mention in m.text for m in e.mentions))
    assert event.country == country


def test_a_briefing_is_in_the_country_that_the_article_tells_most_of():
    text = "Peru sells rye to Chile. Peru and Norway are friends. Peru is big. Norway and Chile are not.\n\n"
    assert told(text + '"We are glad," a spokesman told a regular briefing.', "briefing").country == "PE"
