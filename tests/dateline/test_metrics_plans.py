"""Figures of plans, clauses beside the main one, and what stands for a noun."""

from __future__ import annotations

from datetime import date

import pytest

import dateline

DAY = date(2021, 8, 4)


def figure(text: str, words: str) -> dateline.Metric:
    [found] = [m for m in dateline.extract(text, published=DAY).metrics if words in m.text]
    assert text[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize("verb", ["agreed", "vowed", "pledged", "promised"])
def test_a_level_that_one_binds_oneself_to_reach_is_a_target(verb):
    text = f"Norvik and Peru {verb} to raise herring trade to 4 billion dollars in the coming years."
    assert figure(text, "4 billion").status == "target"


def test_a_headline_s_infinitive_is_a_plan():
    assert figure("Norvik Boats to invest 80 million euros in Sarn yard", "80 million").status == "planned"
    assert figure("Norvik Boats invested 80 million euros in a yard.", "80 million").status == "actual"


def test_the_level_that_a_plan_sets_out_from_was_so():
    text = (
        "The ministry plans to raise timber exports to $40 billion a year by 2024 from $22 billion in 2018."
    )
    planned, base = figure(text, "$40"), figure(text, "$22")
    assert (planned.status, base.status) == ("planned", "actual")
    assert planned.compared_to is not None
    assert planned.compared_to.text == "$22 billion"
    assert (base.period_start, base.period_end) == (date(2018, 1, 1), date(2018, 12, 31))


def test_two_forecasts_of_one_year_are_both_estimates():
    text = "The bank cut its forecast for growth in 2024 to 3 percent from 4 percent."
    assert figure(text, "3 percent").status == figure(text, "4 percent").status == "estimate"


def test_what_a_meeting_plans_is_not_of_its_day():
    text = (
        "At a meeting in Lima on Tuesday the ministers agreed to raise cork trade to 9 billion dollars.\n\n"
        "They said the coast road is expected to cost about 2 billion dollars."
    )
    for words in ("9 billion", "2 billion"):
        found = figure(text, words)
        assert (found.period_start, found.period_end) == (None, None)
        assert not any("meeting" in name.lower() for name in found.subject)


def test_the_date_of_a_relative_clause_stays_in_it():
    text = "Shares in the yard, which listed in May 2021 at 53 crowns, fell 2 percent to 71 crowns."
    listed = figure(text, "53 crowns")
    assert (listed.period_start, listed.period_end) == (date(2021, 5, 1), date(2021, 5, 31))
    for words in ("2 percent", "71 crowns"):
        assert figure(text, words).period_start == DAY


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        ("Norvik exported goods worth 2 billion dollars to Peru.", "2 billion", "goods"),
        ("This year we expect contracts worth at least $800 million.", "$800", "contracts"),
        (
            "He added that the ministry plans to raise timber exports to $4 bln a year.",
            "$4",
            "timber exports",
        ),
        ("Cork trade grew to $285 million; officials hope to bring it to $1 billion.", "$1", "Cork trade"),
    ],
)
def test_what_stands_for_the_thing_measured(text, words, measure):
    found = figure(text, words).measure
    assert found is not None
    assert measure in found
    assert "officials" not in found


def test_a_pronoun_without_a_figure_before_it_tells_nothing():
    assert figure("Officials hope to bring it to $1 billion.", "$1").measure is None


@pytest.mark.parametrize(
    ("words", "change"), [("more than in 2020", "up"), ("less than a year earlier", "down")]
)
def test_more_than_at_another_time_is_a_change(words, change):
    assert figure(f"The yards built 4,000 boats, 1.5 percent {words}.", "percent").change == change


def test_more_than_another_thing_is_no_change():
    assert figure("Deckhands earn 5 percent less than cooks.", "percent").change is None


def test_a_share_beside_a_rise_is_no_change():
    text = "Sales of barges more than doubled to 640 boats in 2021, a 9 percent share of the market."
    assert figure(text, "9 percent").change is None
    assert figure(text, "doubled").change == "up"


def test_a_change_with_its_basis_right_after_it_is_one():
    text = "Norvik sold 640 barges to Peru in the first 11 months, an increase of 51 percent year-on-year."
    assert figure(text, "51 percent").change == "up"


@pytest.mark.parametrize(
    ("text", "words", "measure"),
    [
        (
            "A $19 million contract for the delivery of ferry engines to Peru was signed.",
            "$19",
            "ferry engines to Peru",
        ),
        (
            "Norvik and Peru agreed to raise bilateral trade to 4 billion dollars.",
            "4 billion",
            "bilateral trade",
        ),
        ("Norvik's grain exports to Peru rose 5 percent.", "5 percent", "grain exports to Peru"),
        ("The trade volume between the two neighbours was 4 billion dollars.", "4 billion", "trade volume"),
    ],
)
def test_a_measure_is_worded_as_in_the_article(text, words, measure):
    found = figure(text, words).measure
    assert found is not None
    assert found.endswith(measure)
    assert set(found.split()) <= set(text.replace("'s", "").split())


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The aim is to plant 5,000 trees.", "target"),
        ("The state is to plant 5,000 trees.", "planned"),
        ("Emissions must fall by 5,000 tonnes.", "target"),
        ("Emissions had to fall by 5,000 tonnes.", "actual"),
        ("Farms must keep 5,000 cows.", "actual"),
        ("Kestrel guided for sales of $5,000.", "estimate"),
        ("It will take a month and cost $5,000.", "planned"),
    ],
)
def test_what_is_aimed_at_or_must_come_is_a_target(text, status):
    assert figure(text, "5,000").status == status
