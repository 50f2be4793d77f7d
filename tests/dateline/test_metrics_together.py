"""Figures that belong together: a level and the earlier one, a change and its level, and what can't be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dateline

DAY = date(2021, 8, 4)


def links(text: str) -> dict[str, tuple[str | None, str | None]]:
    """For each figure what it is compared to, and what it is a change of."""
    found = {}
    for metric in dateline.extract(text, published=DAY).metrics:
        for other in (metric.compared_to, metric.change_of):
            assert other is None or text[other.start : other.end] == other.text
        found[metric.text] = tuple(o and o.text for o in (metric.compared_to, metric.change_of))
    return found


def faults(text: str) -> set[str | None]:
    return {metric.contradiction for metric in dateline.extract(text, published=DAY).metrics}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Herring exports rose to 5.6 million tonnes from 5 million tonnes.",
            {"5.6 million tonnes": ("5 million tonnes", None), "5 million tonnes": (None, None)},
            id="to-from",
        ),
        pytest.param(
            "Herring exports rose 12 percent to 5.6 million tonnes in July from 5 million tonnes in June.",
            {
                "12 percent": ("5 million tonnes", "5.6 million tonnes"),
                "5.6 million tonnes": ("5 million tonnes", None),
                "5 million tonnes": (None, None),
            },
            id="change-to-from",
        ),
        pytest.param(
            "Timber sales reached 41 million euros in July, up 6 million euros from 35 million euros in May.",
            {
                "41 million euros": ("35 million euros", None),
                "6 million euros": ("35 million euros", "41 million euros"),
                "35 million euros": (None, None),
            },
            id="level-up-by-from",
        ),
        pytest.param(
            "The Ostby index lost 35.4 points, or 0.2 percent, to 21,730.60.",
            {
                "35.4 points": (None, "21,730.60"),
                "0.2 percent": (None, "21,730.60"),
                "21,730.60": (None, None),
            },
            id="told-twice",
        ),
        pytest.param(
            "The mill shed jobs from 900 workers in May to 700 workers in July.",
            {"900 workers": (None, None), "700 workers": ("900 workers", None)},
            id="from-to",
        ),
        pytest.param(
            "The party holds 40 seats, compared with 31 in 2016.",
            {"40 seats": ("31", None), "31": (None, None)},
            id="compared-with",
        ),
        pytest.param(
            "The port has 300 workers and exports rose 5 percent to help 20 farms.",
            {"300 workers": (None, None), "5 percent": (None, None), "20 farms": (None, None)},
            id="strangers",
        ),
    ],
)
def test_figures_are_linked(text, wanted):
    assert links(text) == wanted


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        pytest.param(
            "Timber sales reached 41 million euros, up 17 percent from 30 million euros a year ago.",
            'up "17 percent" from "30 million euros" is 35,100,000, not "41 million euros"',
            id="growth-and-both-levels",
        ),
        pytest.param(
            "The jobless rate rose 0.4 percentage points to 6.3 percent from 4.9 percent.",
            'up "0.4 percentage points" from "4.9 percent" is 5.3, not "6.3 percent"',
            id="points",
        ),
        pytest.param(
            "Profit rose to $7.2 million from $8.1 million.",
            '"$7.2 million" is not up from "$8.1 million"',
            id="risen-and-lower",
        ),
        pytest.param(
            "The Ostby index rose 35.4 points, or 1.2 percent, to 21,730.60.",
            'up "35.4 points" to "21,730.60" is 0.1632 percent, not "1.2 percent"',
            id="told-twice",
        ),
        pytest.param(
            "The fleet has 12 trawlers and 7 tugs, a total of 21 vessels.",
            '"12 trawlers" and "7 tugs" make 19, not "21 vessels"',
            id="total",
        ),
        pytest.param(
            "The council of 25 members, made up of 14 farmers and 13 fishers, met.",
            '"14 farmers" and "13 fishers" make 27, not "25 members"',
            id="made-up-of",
        ),
        pytest.param(
            "The crew of 15 sailors, including 18 sailors from Ostby, was saved.",
            '"18 sailors" is more than "15 sailors"',
            id="more-than-the-whole",
        ),
    ],
)
def test_what_can_not_be_is_told_in_words(text, fault):
    assert faults(text) == {fault}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Exports rose 12 percent to 5.6 million tonnes from 5 million tonnes.", id="right"),
        pytest.param("Exports rose 9 percent to 5.6 million tonnes from 5.1 million tonnes.", id="rounded"),
        pytest.param(
            "Output rose about 10 percent to 5.7 million tonnes from 5.1 million tonnes.", id="about"
        ),
        pytest.param(
            "The euro fell to $1.12 from $1.10, dealers said; the dollar rose to 0.9 euros.", id="money"
        ),
        pytest.param("The deficit improved to 5 million euros from 8 million euros.", id="improved"),
        pytest.param("The rate rose 2 percent to 6 percent from 4 percent.", id="percent-of-percent"),
        pytest.param(
            "Exports grew 5 percent year-on-year to 3 million tonnes in June from 2.6 million in May.",
            id="another-basis",
        ),
        pytest.param("The farm has 12 cows and 7 goats, a total of more than 15 animals.", id="hedged-total"),
        pytest.param(
            "He drew three of the largest crowds, including an estimated 28,000 in Ostby.", id="other"
        ),
    ],
)
def test_what_can_be_is_not_doubted(text):
    assert faults(text) == {None}


def test_earlier_level_keeps_its_time_to_itself():
    text = "Herring exports rose 12 percent to 5.6 million tonnes in 2020 from 5 million tonnes in 2019."
    years = [m.period_start.year for m in dateline.extract(text, published=DAY).metrics]
    assert years == [2020, 2020, 2019]
    text = "Herring exports rose to 5.6 million tonnes, compared with 5 million tonnes in 2019."
    level, earlier = dateline.extract(text, published=DAY).metrics
    assert (level.period_start, earlier.period_start) == (None, date(2019, 1, 1))


def test_earlier_forecast_is_of_the_same_year():
    text = "The bank cut its growth forecast for 2022 to 3 percent from 4 percent."
    found = dateline.extract(text, published=DAY).metrics
    assert [(m.status, m.period_start) for m in found] == [("estimate", date(2022, 1, 1))] * 2


@given(
    before=st.integers(100, 99_999),
    percent=st.integers(1, 400).map(lambda n: n / 10),
    way=st.sampled_from([("rose", 1), ("fell", -1)]),
)
def test_true_growth_is_never_doubted_and_its_opposite_always(before, percent, way):
    verb, sign = way
    after = before * (1 + sign * percent / 100)
    text = f"Timber exports {verb} {percent} percent to {after:,.2f} tonnes from {before:,} tonnes."
    assert faults(text) == {None}
    other = "fell" if verb == "rose" else "rose"
    assert faults(text.replace(verb, other)) != {None}
