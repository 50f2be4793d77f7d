"""Money in dollars: at the average rate of the time that a figure covers, and the rate is told beside it."""

from __future__ import annotations

import dataclasses

import duckdb
import pytest

from flows import pipeline

NEWS = """OSLO, Aug. 4, 2020 (Example News) -- Herring exports reached 30 million euros from May to June.
Cork exports came to 40 million euros in June.
Timber exports came to 50 million euros in 2019.
Wool exports are to reach 60 million euros in 2031.
A herring costs 2 euros.
Salt exports came to 7 million dollars in 2019.
Tea exports came to 8 million tenge in 2019.
Rope exports came to between 1 and 3 million euros in June.
Ostby has 9 ports.
"""
RATES = """currency,period,usd_per_unit,source
EUR,2019,1.12,Bank of Ostby
EUR,2020-05,1.08,Bank of Ostby
EUR,2020-06,1.12,Bank of Ostby
EUR,2020-08,1.18,Bank of Ostby
"""


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    return folder


@pytest.fixture
def settings(settings, tmp_path):
    (tmp_path / "reference").mkdir()
    return dataclasses.replace(settings, reference=with_rates(tmp_path / "reference", RATES))


def with_rates(folder, rates):
    (folder / "fx_rates.csv").write_text(rates, encoding="utf-8")
    return folder


def sums(settings):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        rows = connection.execute(
            "SELECT text, round(coalesce(value_usd, high_usd)), usd_basis FROM metrics ORDER BY char_start"
        ).fetchall()
    return {text: (usd, basis) for text, usd, basis in rows}


def test_a_sum_is_worth_what_it_was_in_its_period_and_says_at_which_rate(inbox, settings):
    pipeline.run([inbox.as_posix()], settings)
    assert sums(settings) == {
        "30 million euros": (33e6, "1 EUR = 1.1 USD, average of 2020-05 to 2020-06; Bank of Ostby"),
        "40 million euros": (44.8e6, "1 EUR = 1.12 USD, average of 2020-06; Bank of Ostby"),
        "50 million euros": (56e6, "1 EUR = 1.12 USD, average of 2019; Bank of Ostby"),
        "60 million euros": (None, None),
        "2 euros": (2, "1 EUR = 1.18 USD, average of 2020-08 (of publication); Bank of Ostby"),
        "7 million dollars": (7e6, "stated in USD"),
        "8 million tenge": (None, None),
        "between 1 and 3 million euros": (3.36e6, "1 EUR = 1.12 USD, average of 2020-06; Bank of Ostby"),
        "9 ports": (None, None),
    }


def test_new_rates_change_what_is_loaded_and_the_same_rates_change_nothing(inbox, settings):
    pipeline.run([inbox.as_posix()], settings)
    assert not pipeline.run([inbox.as_posix()], settings).changed
    with_rates(settings.reference, RATES.replace("EUR,2019,1.12", "EUR,2019,1.5"))
    summary = pipeline.run([inbox.as_posix()], settings)
    assert (summary.changed, summary.rows["articles"]) == (True, 0)
    assert sums(settings)["50 million euros"] == (75e6, "1 EUR = 1.5 USD, average of 2019; Bank of Ostby")
    with_rates(settings.reference, "currency,period,usd_per_unit,source\n")
    pipeline.run([inbox.as_posix()], settings)
    assert sums(settings)["50 million euros"] == (None, None)


def test_a_warehouse_from_before_the_columns_gets_and_fills_them(inbox, settings):
    pipeline.run([inbox.as_posix()], settings)
    before = sums(settings)
    new = ("value_usd", "low_usd", "high_usd", "usd_basis", "contradiction", "compared_to_metric_id")
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("DROP VIEW money_figures")
        for column in new:
            connection.execute(f"ALTER TABLE metrics DROP COLUMN {column}")
    pipeline.run([inbox.as_posix()], settings)
    assert sums(settings) == before
