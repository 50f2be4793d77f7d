"""A row that breaks its contract is set aside with its reason; the others pass."""

from __future__ import annotations

from datetime import date

import polars as pl
import pytest

from dateline import Article, Entity, Extraction, Span, extract
from models.rows import fact_rows, frame
from models.validate import ContractBroken, validate

TEXT = "Trade between Norland and Peru grew 12 percent to 3 billion dollars in 2019, the ministry said."


@pytest.fixture(scope="module")
def rows():
    made = fact_rows([extract(TEXT, published=date(2020, 2, 3))], "1.0")
    assert len(made["metrics"]) >= 2
    return made


def test_rows_of_an_extraction_are_valid(rows):
    for table, some in rows.items():
        valid, refused = validate(table, frame(table, some))
        assert (valid.height, refused) == (len(some), ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({"status": "rumoured"}, "status is 'rumoured', which breaks isin", id="not-in-the-set"),
        pytest.param({"sentence": None}, "sentence is null, but needs a value", id="null"),
        pytest.param({"char_end": 9999}, "char_end - char_start is not the length of text", id="offsets"),
        pytest.param({"low": 1.0}, "neither a value nor both ends of a range", id="value-and-half-a-range"),
        pytest.param(
            {"period_start": date(2020, 1, 2), "period_end": date(2020, 1, 1)},
            "period_end is before period_start",
            id="period-backwards",
        ),
    ],
)
def test_bad_row_is_refused_with_its_reason(rows, change, reason):
    first, second, *_ = rows["metrics"]
    valid, [refused] = validate("metrics", frame("metrics", [{**first, **change}, second]))
    assert valid["metric_id"].to_list() == [second["metric_id"]]
    assert refused.row == 0
    assert reason in refused.reason
    assert first["metric_id"] in refused.payload


def test_repeated_row_counts_once_and_a_second_version_of_it_is_refused(rows):
    first, second, *_ = rows["metrics"]
    other = {**first, "measure": "something else"}
    valid, refused = validate("metrics", frame("metrics", [first, first, second, other]))
    assert valid.height == 2
    assert [one.reason for one in refused] == ["the key is there twice with different contents"]


def test_missing_column_is_our_own_bug(rows):
    with pytest.raises(ContractBroken, match=r"metrics.*unit"):
        validate("metrics", frame("metrics", rows["metrics"]).drop("unit"))


def test_empty_table_is_valid():
    valid, refused = validate("quotes", frame("quotes", []))
    assert (valid.height, refused) == (0, ())
    assert valid.schema["said_on"] == pl.Date


def test_two_places_of_one_name_in_an_article_are_two_rows():
    text = "Georgia and Georgia"
    article = Article(text=text)
    places = tuple(
        Entity(name="Georgia", kind="place", country=code, mentions=(Span(at, at + 7, "Georgia"),))
        for code, at in (("GE", 0), ("US", 12))
    )
    rows = fact_rows([Extraction(article, entities=places)], "1.0")
    valid, refused = validate("entity_mentions", frame("entity_mentions", rows["entity_mentions"]))
    assert (valid.height, refused) == (2, ())
