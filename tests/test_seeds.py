import csv
import hashlib
import json
import re
from itertools import pairwise
from pathlib import Path

import pycountry
import pytest

ROOT = Path(__file__).parents[1]
ARTICLES = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
REFERENCE = ROOT / "seeds" / "reference"
REAL_ARTICLES = ROOT.parent / "shared" / "seeds"
GOLD = [
    json.loads(line)
    for line in (ROOT / "tests" / "quality" / "samples.jsonl").read_text(encoding="utf-8").splitlines()
]
WORDS_IN_A_ROW = 8
WITHDRAWN = {"BGN"}  # gave way to the euro in 2026; newer lists no longer have it
RETOLD = {
    "2018-10-26_moscow-exporters-head-for-shanghai.txt",
    "2018-11-18_shanghai-fair-pays-off-for-exporters.txt",
    "2024-05-17_harbin-expo-opens.txt",
    "harbin-fair-closes-with-contracts.txt",
    "shanghai-forum-awaits-russian-premier.txt",
}


def runs_of_words(text, length):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def rows_of(name):
    with (REFERENCE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def by_path(path):
    return path.name


def test_there_are_at_least_twelve_samples():
    assert len(ARTICLES) >= 12


@pytest.mark.parametrize("path", ARTICLES, ids=by_path)
def test_sample_is_a_readable_article_of_ordinary_length(path):
    raw = path.read_bytes()
    assert b"\r" not in raw and raw.endswith(b"\n")
    assert 120 <= len(raw.decode("utf-8").split()) <= 600


@pytest.mark.parametrize("path", ARTICLES, ids=by_path)
def test_readme_says_what_the_sample_is_for(path):
    assert f"`{path.name}`" in (ROOT / "seeds" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(RETOLD))
def test_retold_sample_puts_no_words_into_a_real_persons_mouth(name):
    text = (ROOT / "seeds" / "articles" / name).read_text(encoding="utf-8")
    assert not re.search(r'["“”«»]', text)


@pytest.mark.parametrize("path", ARTICLES, ids=by_path)
def test_sample_copies_no_run_of_words_from_a_real_article(path):
    if not REAL_ARTICLES.is_dir():
        pytest.skip(f"no real articles beside the repository ({REAL_ARTICLES.name} is missing)")
    ours = runs_of_words(path.read_text(encoding="utf-8"), WORDS_IN_A_ROW)
    for real in sorted(REAL_ARTICLES.glob("*.txt")):
        shared = ours & runs_of_words(real.read_text(encoding="utf-8"), WORDS_IN_A_ROW)
        assert not shared, f"{real.name}: {' | '.join(map(' '.join, sorted(shared)))}"


def test_two_samples_carry_one_dispatch():
    first, second = (
        runs_of_words(path.read_text(encoding="utf-8"), 5) for path in ARTICLES if "mombasa" in path.name
    )
    assert len(first & second) / len(first | second) > 0.8


def test_outlets_are_complete_and_their_countries_exist():
    outlets = rows_of("outlets.csv")
    assert len({row["outlet"] for row in outlets}) == len(outlets) >= 60
    for row in outlets:
        assert all(row[column] for column in ("outlet", "country", "city", "kind", "source")), row
        assert row["kind"] in {"agency", "newspaper", "broadcaster"}
        assert pycountry.countries.get(alpha_2=row["country"]), row


def test_no_name_or_alias_stands_for_two_outlets():
    names = [
        name
        for row in rows_of("outlets.csv")
        for name in {row["outlet"], *row["aliases"].split("; ")}
        if name
    ]
    assert sorted(names) == sorted(set(names))


def test_rates_have_known_currencies_and_one_positive_rate_per_period():
    rates = rows_of("fx_rates.csv")
    keys = [(row["currency"], row["period"]) for row in rates]
    assert all(before < after for before, after in pairwise(keys))
    assert {code for code, _ in keys} <= {c.alpha_3 for c in pycountry.currencies} | WITHDRAWN
    assert all(re.fullmatch(r"(1999|20[012]\d)(-(0[1-9]|1[0-2]))?", period) for _, period in keys)
    assert all(float(row["usd_per_unit"]) > 0 and row["source"] for row in rates)


def test_a_dollar_is_worth_a_dollar_and_a_year_lies_among_its_months():
    rate = {(row["currency"], row["period"]): float(row["usd_per_unit"]) for row in rows_of("fx_rates.csv")}
    for (currency, period), value in rate.items():
        if currency == "USD":
            assert value == 1
        months = [rate.get((currency, f"{period}-{month:02}")) for month in range(1, 13)]
        if all(months):
            assert min(months) <= value <= max(months)


def test_countries_are_those_of_the_standard():
    countries = rows_of("countries.csv")
    assert {(row["iso2"], row["iso3"]) for row in countries} == {
        (country.alpha_2, country.alpha_3) for country in pycountry.countries
    }
    assert {row["region"] for row in countries} == {"Africa", "Americas", "Asia", "Europe", "Oceania", ""}
    assert [row["iso2"] for row in countries if not (row["region"] and row["subregion"])] == ["AQ"]


def test_corrections_start_empty():
    assert (REFERENCE / "corrections.csv").read_text(encoding="utf-8") == "table,kind,left,right,reason\n"


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold["id"])
def test_gold_annotation_belongs_to_the_sample_as_it_stands(gold):
    raw = (ROOT / "seeds" / "articles" / gold["id"]).read_bytes()
    text = raw.decode("utf-8")
    assert hashlib.sha256(raw).hexdigest() == gold["text_sha256"]
    for metric in gold["metrics"] + gold["borderline"]["metrics"]:
        start, end = metric["span"]
        assert text[start:end] == metric["text"]
    spans = [
        span for quote in gold["quotes"] for field in ("content", "source", "cue") for span in quote[field]
    ]
    spans += [mention for event in gold["events"] for mention in event["mentions"]]
    assert all(text[start:end] and text[start:end] == text[start:end].strip() for start, end in spans)
