"""The period that a figure has from what the article told before it, and times that only begin or end."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract

PUBLISHED = date(2021, 10, 14)


def period(text, words):
    [found] = [m for m in extract(text, published=PUBLISHED).metrics if words in m.text]
    return found.period_start, found.period_end


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param(
            "Lakeland levied a duty of 7 percent until July 2020.",
            "7 percent",
            (None, date(2020, 7, 31)),
            id="until",
        ),
        pytest.param(
            "The clerks will take a pay cut of 10 percent from November.",
            "10 percent",
            (date(2021, 11, 1), None),
            id="from-a-month-to-come",
        ),
        pytest.param(
            "The bank will cut its fee to 3 percent starting November 1.",
            "3 percent",
            (date(2021, 11, 1), None),
            id="starting",
        ),
        pytest.param(
            "The fair will run until Friday and is expected to draw 900 guests.",
            "900 guests",
            (None, None),
            id="the-end-of-another-clause",
        ),
        pytest.param(
            "Norvik will put $40 million into the yard over three years.",
            "$40 million",
            (PUBLISHED, date(2024, 10, 14)),
            id="over-years-to-come",
        ),
        pytest.param(
            "Over 18 months, traders have put $40 million into the yard.",
            "$40 million",
            (date(2020, 4, 14), PUBLISHED),
            id="over-months-past",
        ),
        pytest.param(
            "The two signed a contract on Tuesday and agreed to buy 300 tonnes of cork.",
            "300 tonnes",
            (None, None),
            id="the-day-of-a-plan",
        ),
        pytest.param(
            "The pact was signed in May 2020 after five rounds of talks.",
            "five rounds",
            (None, date(2020, 5, 31)),
            id="what-led-to-a-deed",
        ),
        pytest.param(
            "Since its launch in 2016 the line has completed 4,000 trips.",
            "4,000 trips",
            (date(2016, 1, 1), PUBLISHED),
            id="since-a-deed",
        ),
        pytest.param(
            "Norvik sold 300 boats this year.",
            "300 boats",
            (date(2021, 1, 1), PUBLISHED),
            id="told-as-past-before-the-year-is-over",
        ),
        pytest.param(
            "Norvik will sell 300 boats this year.",
            "300 boats",
            (date(2021, 1, 1), date(2021, 12, 31)),
            id="to-come-this-year",
        ),
        pytest.param(
            "The mine sold 300 tonnes last year and has room for 500 tonnes.",
            "500 tonnes",
            (None, None),
            id="what-holds-in-general",
        ),
        pytest.param(
            "Norvia offered $85 million on Tuesday.",
            "$85 million",
            (date(2021, 10, 12), date(2021, 10, 12)),
            id="the-day-of-an-offer",
        ),
    ],
)
def test_a_time_that_begins_ends_or_stretches(text, words, expected):
    assert period(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The yard closed in May. Norvik has since laid off 300 people.", "300 people", date(2021, 5, 1)),
        ("Norvik signed in May 2020 and has so far spent $40 million.", "$40 million", date(2020, 5, 1)),
        ("The region has so far handed over seven sites.", "seven sites", None),
    ],
)
def test_what_has_come_of_a_time_told_before_reaches_to_the_news(text, words, expected):
    assert period(text, words) == (expected, PUBLISHED)


def test_a_time_of_its_own_is_kept_beside_so_far():
    text = "The yard closed in May 2020. Norvik has sold 300 boats so far this year."
    assert period(text, "300 boats") == (date(2021, 1, 1), PUBLISHED)


def test_a_paragraph_goes_on_with_the_day_s_trading():
    text = "Shares in Norvik fell 3 percent. Kestrel lost 2.4 percent in Porto. Cork sales lost speed."
    assert period(text, "2.4 percent") == (PUBLISHED, PUBLISHED)


def test_what_a_share_is_worth_by_its_fall_is_of_that_day():
    text = (
        "Shares in Norvik, which rose 9 percent in May, fell by 34 percent to 41p, valuing it at $22 million."
    )
    assert period(text, "$22 million") == (PUBLISHED, PUBLISHED)
    assert period(text, "9 percent") == (date(2021, 5, 1), date(2021, 5, 31))


RELEASE = "Cork shipments slowed in August, though those of 2020 were a record, customs data showed.\n{}"
AUGUST = date(2021, 8, 1), date(2021, 8, 31)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("Sales rose 9 percent.", "9 percent", AUGUST, id="the-first-period-that-the-lead-tells"),
        pytest.param("Arrivals climbed to 317,000 from 288,000.", "317,000", AUGUST, id="a-level-of-a-count"),
        pytest.param("The port hired 300 clerks.", "300 clerks", (None, None), id="a-count-of-other-things"),
        pytest.param(
            "Economists had expected a drop of 3 percent.", "3 percent", AUGUST, id="what-had-been-expected"
        ),
        pytest.param(
            "Sales came to $4.1 million, up from $3.9 million a year earlier.",
            "$3.9 million",
            (date(2020, 8, 1), date(2020, 8, 31)),
            id="a-year-earlier-than-what-the-lead-tells",
        ),
    ],
)
def test_a_release_goes_on_with_its_period(text, words, expected):
    assert period(RELEASE.format(text), words) == expected


def test_what_has_had_no_like_for_years_reaches_back_so_long():
    assert period("It is the first visit by a minister in 14 years.", "14 years") == (
        date(2007, 10, 14),
        PUBLISHED,
    )


def test_what_a_thing_is_like_does_not_go_on_with_the_paragraph():
    text = "The town sold $3 million of cork in 2020. The bridge, which cost $5 million, opened."
    assert period(text, "$5 million") == (None, None)
