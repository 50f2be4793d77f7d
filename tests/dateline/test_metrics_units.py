"""Units, money and hedges: every row of the data is found in a sentence."""

from __future__ import annotations

from functools import cache

import pytest

import dateline
from dateline import lexicon
from dateline.records import COMPARATORS, UNIT_KINDS, Metric

UNITS = lexicon.rows("units")
MONEY = lexicon.rows("currencies")
HEDGES = lexicon.rows("hedges")
# In front of a number these are shouted words ("ALL 5 doors") unless the article is about their country.
ALSO_WORDS = frozenset("ALL AMD BAM COP CUP GEL LAK MAD MOP MUR PEN SLE SOS TOP TRY".split())


@cache
def metrics(text: str) -> tuple[Metric, ...]:
    found = dateline.extract(text).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


@pytest.mark.parametrize("row", UNITS, ids=lambda r: r["example"])
def test_each_unit_is_found_by_its_example(row):
    found = metrics(f"The gauge at Ostby showed {row['example']}.")
    assert [(m.unit, m.unit_kind) for m in found] == [(row["code"], row["kind"])]


def test_each_unit_has_a_known_kind_and_a_factor():
    assert all(r["kind"] in UNIT_KINDS and float(r["factor"]) > 0 for r in UNITS)


@pytest.mark.parametrize("row", [r for r in MONEY if r["code"].isupper()], ids=lambda r: r["code"])
def test_each_code_is_money_before_and_after_the_number(row):
    before = () if row["code"] in ALSO_WORDS else (f"{row['code']} 450 million",)
    for words in (*before, f"450 million {row['code']}"):
        [found] = metrics(f"The dam at Ostby cost {words}.")
        assert (found.text, found.value, found.unit, found.unit_kind) == (
            words,
            450e6,
            row["code"],
            "currency",
        )


@pytest.mark.parametrize(
    ("adjective", "noun", "code"),
    [
        (adjective, noun, row["code"])
        for row in MONEY
        for adjective in row["adjectives"].split("|")[:1]
        for noun in row["nouns"].split("|")[:1]
        if adjective and " " not in noun
    ],
)
def test_each_currency_is_found_by_its_country_and_noun(adjective, noun, code):
    [found] = metrics(f"The dam cost 450 million {adjective} {noun}s.")
    assert (found.value, found.unit) == (450e6, code)


@pytest.mark.parametrize("row", HEDGES, ids=lambda r: f"{r['surface']}-{r['place']}")
def test_each_hedge_gives_its_comparator(row):
    assert row["comparator"] in COMPARATORS
    before, after = (f"{row['surface']} ", "") if row["place"] == "before" else ("", f" {row['surface']}")
    [found] = metrics(f"The dam cost {before}$450 million{after}.")
    assert (found.text, found.comparator) == (f"{before}$450 million{after}", row["comparator"])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        pytest.param("Kenya paid 900 million shillings.", "KES", id="of-the-article's-country"),
        pytest.param("Uganda paid 900 million shillings.", "UGX", id="of-another-country"),
        pytest.param("The firm paid 900 million shillings.", "shilling", id="of-no-country-told"),
        pytest.param("Norway paid 900 million kroner.", "NOK", id="irregular-plural"),
        pytest.param("The firm paid 900 million kroner.", "krone", id="irregular-plural-of-no-country"),
        pytest.param("India paid 900 million rupees.", "INR", id="rupees-in-India"),
        pytest.param("Sri Lanka paid 900 million rupees.", "LKR", id="rupees-in-Sri-Lanka"),
        pytest.param("The firm paid 900 million dollars.", "USD", id="dollars-without-doubt"),
        pytest.param("The ham weighs nine pounds.", "lb", id="pounds-of-mass"),
    ],
)
def test_a_shared_name_of_money_is_settled_by_the_article(text, unit):
    [found] = metrics(text)
    assert found.unit == unit


def test_a_code_that_is_a_word_needs_its_country():
    [counted] = metrics("ALL 5 doors were open.")
    assert (counted.text, counted.unit) == ("5 doors", "door")


def test_an_article_before_a_dollar_sign_is_not_a_country():
    found = metrics("A $190 million contract was signed in Ohio; A$20 million was paid in Perth at once.")
    assert [(m.text, m.unit) for m in found] == [("$190 million", "USD"), ("A$20 million", "AUD")]
