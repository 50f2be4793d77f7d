"""Events: the first and last day of a gathering, by what is told of its opening, its end and its length."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline import extract

NEWS = date(2023, 6, 9)  # a Friday
CASES = (Path(__file__).parents[1] / "cases" / "gathering_days.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"]) for c in map(json.loads, CASES.splitlines())])
def test_a_gathering_runs_from_its_opening_to_its_end(case: dict[str, str]) -> None:
    events = extract(case["text"], published=NEWS).events
    gathering = next(e for e in events if e.type in ("expo", "forum"))
    assert gathering.start_date == date.fromisoformat(case["first"])
    assert gathering.end_date == date.fromisoformat(case["last"])


@pytest.mark.parametrize(
    "text",
    [
        "The Cork Fair, which began in 1990 as a yearly cattle fair, drew 300 firms.",
        "The Cork Fair was launched in 2010 and is held every two years.",
    ],
)
def test_the_year_in_which_a_series_began_is_not_that_of_a_gathering(text: str) -> None:
    fair = next(e for e in extract(text, published=NEWS).events if "Cork Fair" in e.name)
    assert (fair.start_date, fair.end_date) == (None, None)
