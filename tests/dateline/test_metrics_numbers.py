"""Numbers: whatever a quantity is, it is read back from every way of writing it."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline import lexicon
from dateline.metrics.numbers import find_numbers
from dateline.records import Metric

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
ABBREVIATED = {"mln": 1e6, "bln": 1e9, "trln": 1e12, "bn": 1e9, "crore": 1e7, "lakh": 1e5}
# How a number is followed or preceded by its unit: template, unit, factor. Every unit and all money but
# wordings that have a second meaning (test_metrics_units.py has those).
UNITS = [
    ("{} " + row["example"].split(" ", 1)[1], row["code"], float(row["factor"]))
    for row in lexicon.rows("units")
    if re.match(r"[\d.,]+ (?!million)\w", row["example"]) and row["kind"] != "duration"
]
MONEY = [r for r in lexicon.rows("currencies") if r["code"].isupper()]
NAMED = [
    (f"{{}} {row['adjectives'].split('|')[0]} {row['nouns'].split('|')[0]}", row["code"], 1.0)
    for row in MONEY
    if row["adjectives"] and " " not in row["nouns"].split("|")[0]
]
CODED = [("{} " + row["code"], row["code"], 1.0) for row in MONEY]
COUNTED = [(f"{{}} {word}s", word, 1.0) for word in ("lorry driver", "booth", "tractor", "orchard")]
SIGNS = [
    (sign + "{}", row["code"])
    for row in MONEY
    for sign in row["symbols"].split("|")
    if sign and "/" not in sign and not sign.endswith(".")
]
HEDGES = [("{}", "=")] + [
    (f"{row['surface']} {{}}" if row["place"] == "before" else f"{{}} {row['surface']}", row["comparator"])
    for row in lexicon.rows("hedges")
    if not re.search(
        r"age of|averag|approach|estimated at|exceed|surpass|topp|^c\.|more or less", row["surface"]
    )
]


def spelled(number: int) -> str:
    """A number from 1 to 999,999 in words."""
    if number >= 1000:
        rest = f" {spelled(number % 1000)}" if number % 1000 else ""
        return f"{spelled(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


def one_metric(words: str) -> Metric:
    """The only figure of a sentence that holds these words, which the figure must cover."""
    text = f"The mill near Ostby took in {words} again."
    [found] = dateline.extract(text).metrics
    assert text[found.start : found.end] == found.text == words
    return found


def in_fractions(whole: int, top: int, bottom: int) -> tuple[str, float]:
    """A mixed number, "1 3/4"."""
    return f"{whole} {top}/{bottom}", whole + top / bottom


DIGITS = st.one_of(
    st.integers(2, 999).map(lambda n: (str(n), float(n))),
    st.integers(2101, 99_999_999).map(lambda n: (f"{n:,}", float(n))),
    st.integers(10_000, 99_999_999).map(lambda n: (f"{n:,}".replace(",", "\u00a0"), float(n))),
    st.integers(1, 99_999).map(lambda n: (f"{n / 100:.2f}", n / 100)),
    st.tuples(st.integers(11, 9_999), st.sampled_from(sorted(SCALES))).map(
        lambda pair: (f"{pair[0] / 10:.1f} {pair[1]}", pair[0] / 10 * SCALES[pair[1]])
    ),
    st.tuples(st.integers(11, 99), st.integers(-9, 15)).map(
        lambda pair: (f"{pair[0] / 10:.1f} × 10^{pair[1]}", float(f"{pair[0] / 10:.1f}e{pair[1]}"))
    ),
    st.tuples(st.integers(2, 999), st.sampled_from(sorted(ABBREVIATED))).map(
        lambda pair: (f"{pair[0]} {pair[1]}", pair[0] * ABBREVIATED[pair[1]])
    ),
)
WRITTEN = st.one_of(
    DIGITS,
    st.integers(2, 999_999).map(lambda n: (spelled(n), float(n))),
    st.tuples(st.integers(2, 99), st.sampled_from(sorted(SCALES))).map(
        lambda pair: (f"{spelled(pair[0])} {pair[1]}", pair[0] * SCALES[pair[1]])
    ),
    st.builds(in_fractions, st.integers(2, 99), st.sampled_from((1, 3)), st.sampled_from((4, 8))),
)


@settings(max_examples=120)
@given(WRITTEN, st.sampled_from(UNITS + NAMED + CODED + COUNTED), st.sampled_from(HEDGES))
def test_a_quantity_is_read_back_with_unit_and_hedge(written, unit, hedge):
    words, value = written
    found = one_metric(hedge[0].format(unit[0].format(words)))
    assert math.isclose(found.value, value * unit[2], rel_tol=1e-9)
    assert (found.unit, found.comparator) == (unit[1], hedge[1])


@settings(max_examples=60)
@given(DIGITS, st.sampled_from(SIGNS), st.sampled_from(HEDGES))
def test_a_sum_is_read_back_from_its_sign(written, sign, hedge):
    words, value = written
    found = one_metric(hedge[0].format(sign[0].format(words)))
    assert math.isclose(found.value, value, rel_tol=1e-9)
    assert (found.unit, found.unit_kind, found.comparator) == (sign[1], "currency", hedge[1])


RANGES = (
    ("{} to {} percent", "percent"),
    ("{}-{} percent", "percent"),
    ("between {} and {} percent", "percent"),
    ("{}% to {}%", "percent"),
    ("{}–{}%", "percent"),
    ("{} to {} tonnes", "t"),
    ("{}-{} km", "km"),
    ("between {} and {} lorries", "lorry"),
    ("{}-{} lorries", "lorry"),
    ("${}-${}", "USD"),
    ("between €{} and €{}", "EUR"),
    ("{} to {} Norwegian kroner", "NOK"),
)


@settings(max_examples=50)
@given(st.integers(2, 400), st.integers(1, 500), st.sampled_from(RANGES), st.sampled_from(("", " million")))
def test_a_range_is_read_back_with_both_ends(low, more, style, scale):
    times = 1e6 if scale else 1
    found = one_metric(style[0].format(low, f"{low + more}{scale}"))
    assert (found.value, found.low, found.high, found.unit) == (
        None,
        low * times,
        (low + more) * times,
        style[1],
    )


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two-thirds", 2 / 3),
        ("a fifth", 0.2),
        ("half a million", 5e5),
        ("a quarter of a million", 2.5e5),
        ("a dozen", 12.0),
        ("two dozen", 24.0),
        ("1 3/4", 1.75),
        ("2½", 2.5),
        ("1.5 million", 1.5e6),
        ("3 bln", 3e9),
        ("1.6 mln", 1.6e6),
        ("$4m", 4e6),
        ("4 crore", 4e7),
        ("25 lakh", 2.5e6),
        ("minus 3", -3.0),
        ("-3.5", -3.5),
        ("twenty-eight thousand six hundred forty-two", 28642.0),
        ("two and a half", 2.5),
        ("a hundred and five", 105.0),
        ("4 hundred million", 4e8),
        ("1,00,000", 1e5),
    ],
)
def test_a_way_of_writing_is_understood(words, value):
    text = f"They bought {words} of it."
    [number] = find_numbers(text)
    assert math.isclose(number.low, value)
    assert text[number.start : number.end] in words


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("dozens", 12, 120), ("tens of thousands", 1e4, 1e5), ("hundreds", 100, 1000), ("millions", 1e6, 1e7)],
)
def test_a_vague_plural_is_a_range(words, low, high):
    [number] = find_numbers(f"They bought {words} of them.")
    assert (number.low, number.high) == (low, high)


@given(st.text(alphabet="0123456789.,-–/$€% abmk½", max_size=40))
def test_no_text_brings_it_down(text):
    found = dateline.extract(f"Sold {text} in all.")
    assert all(found.article.text[m.start : m.end] == m.text for m in found.metrics)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Adults sleep between seven and nine hours.", 7, 9),
        ("Between a hundred and two hundred people came.", 100, 200),
        ("Between two thousand and five thousand people came.", 2000, 5000),
        ("Two hundred and fifty thousand people came.", 250_000, 250_000),
        ("Two million three hundred and fifty thousand people came.", 2_350_000, 2_350_000),
        ("Between two and three dozen people came.", 24, 36),
        ("Two or three hundred people came.", 200, 300),
    ],
)
def test_numbers_in_words_joined_by_and_are_one_or_two(text, low, high):
    [found] = dateline.extract(text).metrics
    assert (found.low or found.value, found.high or found.value) == (low, high)
