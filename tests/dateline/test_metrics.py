"""Figures of whole sentences: value, unit, what is measured, period, change and standing."""

from __future__ import annotations

import json
import math
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import dateline
from dateline.metrics import may_hold
from dateline.records import CHANGES, COMPARATORS, METRIC_STATUSES, UNIT_KINDS, Metric

FILE = Path(__file__).parents[1] / "cases" / "metrics.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
DAY = date(2021, 8, 4)


def metrics(text: str, published: date | None = DAY) -> tuple[Metric, ...]:
    found = dateline.extract(text, published=published).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_case(case):
    found = metrics(case["text"], date.fromisoformat(case["published"]))
    assert [m.text for m in found] == [m["text"] for m in case["metrics"]]
    for metric, expected in zip(found, case["metrics"], strict=True):
        if "value" in expected:
            assert math.isclose(metric.value, expected["value"], rel_tol=1e-5)
        else:
            assert (metric.value, metric.low, metric.high) == (None, expected["low"], expected["high"])
        period = [str(day) if day else None for day in (metric.period_start, metric.period_end)]
        told = {
            "comparator": metric.comparator,
            "unit": metric.unit,
            "unit_kind": metric.unit_kind,
            "measure": metric.measure,
            "period": period,
            "change": metric.change,
            "change_basis": metric.change_basis,
            "status": metric.status,
        }
        assert {key: told[key] for key in told if key in expected} == {
            key: expected[key] for key in told if key in expected
        }


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["id"])
def test_a_sentence_with_figures_is_worth_parsing(case):
    assert may_hold(case["text"]) or not case["metrics"]


@pytest.mark.parametrize("text", ["The ministers met in Ostby.", "Rain fell on the harbour.", ""])
def test_a_sentence_without_numbers_is_not(text):
    assert not may_hold(text)


def test_closed_fields_hold_known_values_only():
    for metric in (m for case in CASES for m in metrics(case["text"])):
        assert metric.comparator in COMPARATORS
        assert metric.unit_kind in (*UNIT_KINDS, None)
        assert metric.change in (*CHANGES, None)
        assert metric.status in METRIC_STATUSES
        assert 0 <= metric.confidence <= 1


def test_a_measure_names_its_entities():
    [value] = metrics("Timber exports to Japan reached 41 million euros.")
    assert value.subject == ("Japan",)


def test_without_a_day_of_publication_relative_periods_stay_open():
    [value] = metrics("Timber exports reached 41 million euros last year.", None)
    assert (value.period_start, value.period_end) == (None, None)


def test_the_next_paragraph_does_not_go_on_with_a_period():
    first, second = metrics("Trade grew 9 percent in June.\n\nCopper imports climbed 14 percent.")
    assert first.period_start == date(2021, 6, 1)
    assert second.period_start is None


def test_figures_come_in_text_order_and_do_not_overlap():
    text = " ".join(case["text"] for case in CASES)
    found = metrics(text)
    assert [m.start for m in found] == sorted(m.start for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The bank cut its forecast for growth to 3 percent.", "estimate"),
        ("The ministry's target is 5 million tonnes.", "target"),
        ("Seven analysts expect a loss.", "actual"),
        ("The ministry asked for 500 million euros.", "target"),
        ("Pledges of $40 million were made at the conference.", "planned"),
        ("Solbakken saw sales growing by 5 percent.", "estimate"),
        ("Solbakken saw sales of 5 million euros.", "actual"),
        ("Ships may not enter the port for 36 months.", "actual"),
        ("The race could be closer than the 8-point win of 2012.", "actual"),
        ("Volta said it would go ahead with investments of $2 billion.", "planned"),
        ("The state is to contribute 200 million euros.", "planned"),
        ("A delegation of some 50 traders is due in Ostby.", "planned"),
        ("A group of 64 women would have to move.", "actual"),
        ("Volta plans daily flights, up from the current four flights a week.", "actual"),
        ("Volta will close its yard, cutting 300 jobs.", "planned"),
        ("The bridge is expected to handle 630 trucks.", "planned"),
        ("Output is expected to rise by 3 percent.", "estimate"),
        ("Ostby has been the target of a campaign for two years.", "actual"),
    ],
)
def test_standing(text, status):
    [metric] = metrics(text)
    assert metric.status == status


def test_a_day_from_which_something_holds_opens_a_period():
    [fares] = metrics("Fares will rise 5 percent from September 3.")
    assert (fares.period_start, fares.period_end) == (date(2021, 9, 3), None)


def test_the_time_of_an_earlier_level_is_not_that_of_the_next_figure():
    text = (
        "The board said 35 firms had sent goods this year, up from 33 in 2018, and that 380,000 people came."
    )
    people = next(m for m in metrics(text) if m.unit == "person")
    assert people.period_start is None or people.period_start.year != 2018


def test_what_a_change_is_set_against_is_no_period():
    first, second = metrics("Gold exports were put at $1.5bn last year, around 30% down on the year before.")
    assert second.change == "down"
    assert first.period_start == second.period_start == date(2020, 1, 1)


def test_a_stretch_of_months_is_a_period_and_no_comparison():
    [exports] = metrics("Herring exports reached 30 million euros from May to June.")
    assert (exports.period_start, exports.period_end) == (date(2021, 5, 1), date(2021, 6, 30))


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Wages will go up by 3.5 percent.", ["up"]),
        ("Imports have risen by an average of 11.4 percent.", ["up"]),
        ("Trade rose 29 percent to a record $190 billion.", ["up", None]),
        ("June exports +20.9% y/y, imports +19.5%", ["up", "up"]),
        ("Interest payments eat up 40 cents of every dollar.", [None]),
        ("Exports grew 12 percent and imports 4 percent.", ["up", "up"]),
        ("Wheat fell 2 percent, maize 3 percent.", ["down", "down"]),
        ("At constant prices the increase was 6 percent.", ["up"]),
        ("Its share of the growth was 4 percent.", [None]),
        ("By road it is 1,500 kilometers shorter.", ["down"]),
        pytest.param(
            "It has 412 exhibitors. That is 35 more than in 2023.", [None, "up"], id="more-than-then"
        ),
        ("Sales were 6% more in volume than in 2023.", ["up"]),
    ],
)
def test_direction(text, changes):
    assert [m.change for m in metrics(text)] == changes
