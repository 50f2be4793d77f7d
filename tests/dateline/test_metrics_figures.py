"""Figures by class of number and of trap: sentences as newspapers and wires of many lands write them.

tests/cases/figures.csv has a sentence a row with all its figures; none where nothing in it is a quantity.
"""

from __future__ import annotations

import csv
from itertools import groupby
from pathlib import Path

import pytest

import dateline
from dateline import Article
from dateline.records import Metric

CASES = Path(__file__).parents[1] / "cases" / "figures.csv"


def rows_by_group() -> list[tuple[str, list[dict[str, str]]]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(group, list(of_group)) for group, of_group in groupby(rows, key=lambda row: row["group"])]


def written(metric: Metric) -> str:
    value = f"{metric.low:.10g}..{metric.high:.10g}" if metric.value is None else f"{metric.value:.10g}"
    return f"{value} {metric.unit}" if metric.unit else value


@pytest.mark.parametrize(
    ("group", "rows"), rows_by_group(), ids=lambda part: part if isinstance(part, str) else ""
)
def test_sentences_give_all_their_figures_and_no_others(group, rows):
    found = dateline.extract_many([Article(text=row["sentence"]) for row in rows])
    told = {row["sentence"]: "; ".join(map(written, e.metrics)) for row, e in zip(rows, found, strict=True)}
    assert told == {row["sentence"]: row["figures"] for row in rows}
