"""Units, money and hedges: every row of the data is found in a sentence."""

from __future__ import annotations

from functools import cache

import pycountry
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
        pytest.param(
            "Cape Verde and Peru paid 900 million escudos.", "CVE", id="of-the-one-land-that-has-it"
        ),
        pytest.param("Australia and Peru paid 900 million dollars.", "USD", id="dollars-between-countries"),
    ],
)
def test_a_shared_name_of_money_is_settled_by_the_article(text, unit):
    [found] = metrics(text)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Senegal and Togo paid 200 francs and 4 million CFA francs.", ["XOF", "XOF"]),
        ("Gabon paid 200 francs and FCFA 5 billion.", ["XAF", "XAF"]),
        ("Sweden paid 300 kr and kr 20 million.", ["SEK", "SEK"]),
        ("Nigeria spent N300 million on N95 masks in Lagos.", ["NGN"]),
        ("Zambia paid K250 and K12 million for K-12 schools.", ["ZMW", "ZMW"]),
        ("The Philippines paid P1.5 billion for P-8 planes.", ["PHP"]),
        ("Pakistan paid Rs40 and Nepal nothing.", ["PKR"]),
    ],
)
def test_a_sign_that_several_lands_share_is_that_of_the_article_s(text, units):
    assert [m.unit for m in metrics(text)] == units


def dollars_of(outlet: str | None, text: str) -> list[str | None]:
    return [m.unit for m in dateline.extract(dateline.Article(text=text, outlet=outlet)).metrics]


FERRY = "The mayor of Timaru in New Zealand said a ferry from Japan cost $40 million."


@pytest.mark.parametrize(
    ("outlet", "text", "unit"),
    [
        pytest.param("RNZ", FERRY, "NZD", id="a-paper-of-the-land"),
        pytest.param("Reuters", FERRY, "USD", id="an-agency-that-writes-for-the-world"),
        pytest.param("Reuters", "Canada paid $40 million.", "USD", id="an-agency-about-one-land"),
        pytest.param("The Japan Times", FERRY, "USD", id="a-paper-of-another-land"),
        pytest.param("Mid Ferry Courier", FERRY, "USD", id="an-unknown-paper-of-two-lands"),
        pytest.param(
            "Mid Ferry Courier",
            f"{FERRY} Wellington and Auckland paid. Christchurch in New Zealand did not.",
            "NZD",
            id="an-unknown-paper-that-writes-of-one-land",
        ),
    ],
)
def test_a_bare_dollar_is_that_of_whom_the_article_is_written_for(outlet, text, unit):
    assert dollars_of(outlet, text)[0] == unit


def test_where_a_land_s_dollar_is_marked_the_bare_one_is_american():
    assert dollars_of("CBC News", "Ottawa paid C$40 million, or $30 million.") == ["CAD", "USD"]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Sales of €290m-€310m are likely.", 290e6, 310e6, "EUR"),
        ("Sales of £40m–£45m are likely.", 40e6, 45e6, "GBP"),
        ("Sales of US$1.2bn-US$1.4bn are likely.", 1.2e9, 1.4e9, "USD"),
        ("Sales of NOK 200m-NOK 220m are likely.", 200e6, 220e6, "NOK"),
        ("The sale of $6.90 to $7.10 per kilogram is likely.", 6.9, 7.1, "USD per kilogram"),
    ],
)
def test_a_range_may_have_its_unit_on_both_ends(text, low, high, unit):
    [found] = metrics(text)
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_a_code_that_is_a_word_needs_its_country():
    [counted] = metrics("ALL 5 doors were open.")
    assert (counted.text, counted.unit) == ("5 doors", "door")


def test_an_article_before_a_dollar_sign_is_not_a_country():
    found = metrics("A $190 million contract was signed in Ohio; A$20 million was paid in Perth at once.")
    assert [(m.text, m.unit) for m in found] == [("$190 million", "USD"), ("A$20 million", "AUD")]


def written(row) -> list[str]:
    """Wordings and symbols of a unit that are sure anywhere in a sentence."""
    words = [*row["words"].split("|"), *row["symbols"].split("|")]
    return [w for w in words if w and not w.endswith(".") and w not in UNSURE]


# Symbols that are also words or names ("5 A levels", "20 kn" of kunas).
UNSURE = frozenset(("A", "F", "L", "V", "kn", "stone", "bar", "x"))


@pytest.mark.parametrize("row", UNITS, ids=lambda r: r["example"])
def test_each_wording_of_a_unit_is_found_and_its_factor_counts(row):
    for word in written(row):
        [found] = metrics(f"The gauge at Ostby took in 4.5 {word} again.")
        assert found.text == f"4.5 {word}"
        assert (found.unit, found.value) == (row["code"], pytest.approx(4.5 * float(row["factor"])))


@pytest.mark.parametrize("row", [r for r in MONEY if r["symbols"]], ids=lambda r: r["code"])
def test_each_sign_of_money_is_found_before_the_number(row):
    signs = [s for s in row["symbols"].split("|") if s not in ("p", "S/.", "B/.")]
    for words, value in (
        (style.format(sign), value)
        for sign in signs
        for style, value in (("{}5.4 million", 5.4e6), ("{} 450", 450), ("{}450m", 4.5e8), ("{}3bn", 3e9))
    ):
        [found] = metrics(f"The dam at Ostby took in {words} again.")
        assert (found.text, found.value, found.unit) == (words, value, row["code"])


@pytest.mark.parametrize("row", [r for r in MONEY if r["adjectives"]], ids=lambda r: r["code"])
def test_each_word_for_whose_money_it_is_settles_the_currency(row):
    for adjective in row["adjectives"].split("|"):
        for noun in (n for n in row["nouns"].split("|") if " " not in n):
            [found] = metrics(f"The dam cost 450 million {adjective} {noun} again.")
            assert (found.value, found.unit) == (450e6, row["code"])


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        pytest.param("Sweden paid 900 crowns.", 900, "SEK", id="crowns-of-Sweden"),
        pytest.param("Prague in the Czech Republic paid 900 crowns.", 900, "CZK", id="crowns-of-the-Czechs"),
        pytest.param("Ostby paid 900 crowns.", 900, "crown", id="crowns-of-no-country-told"),
        pytest.param("Mexico paid 900 pesos.", 900, "MXN", id="pesos-of-Mexico"),
        pytest.param("Kuwait paid 900 dinars.", 900, "KWD", id="dinars-of-Kuwait"),
        pytest.param("Switzerland paid 900 francs.", 900, "CHF", id="francs-of-Switzerland"),
        pytest.param("Australia paid $900.", 900, "AUD", id="dollars-of-the-one-country"),
        pytest.param("Australia paid Japan $900.", 900, "USD", id="dollars-between-countries"),
        pytest.param("Canada sold it at $52 a barrel.", 52, "USD per barrel", id="what-is-traded-in-dollars"),
        pytest.param("Japan paid ¥900.", 900, "JPY", id="yen-sign-of-Japan"),
        pytest.param("China paid ¥900.", 900, "CNY", id="yen-sign-of-China"),
        pytest.param("Britain paid 900 pounds.", 900, "GBP", id="pounds-of-Britain"),
        pytest.param("In Britain the cod weighs 9 pounds.", 9, "lb", id="pounds-that-weigh"),
        pytest.param("They ate 9 million pounds of cod.", 9e6, "lb", id="pounds-of-something"),
        pytest.param("The fund lent 9 million pounds.", 9e6, "GBP", id="millions-of-pounds"),
        pytest.param("Shares closed at 118.5p.", 118.5, "penny", id="pence-after-the-number"),
        pytest.param("Winds reached 20 kn.", 20, "knot", id="knots"),
        pytest.param("The ticket was 20 kn.", 20, "HRK", id="kunas"),
        pytest.param("It cost euro 2,020.", 2020, "EUR", id="euro-before-the-number"),
        pytest.param("Gusts hit 74 m.p.h. there.", 74, "mph", id="points-in-a-unit"),
        pytest.param("It saw 5 deaths per 100,000 people.", 5, "death per 100000 person", id="cases-per"),
    ],
)
def test_a_unit_of_two_meanings_is_settled_by_what_stands_around(text, value, unit):
    [found] = metrics(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "Euro 2020 opened in Rome.",
        "The video has 1080p.",
        "During 2016 Stone spoke to them.",
        "8 Rand Paul.",
        "A 5G network and 3G phones.",
    ],
)
def test_a_name_that_looks_like_money_or_a_measure_is_none(text):
    assert metrics(text) == ()


def test_all_money_of_iso_4217_is_known():
    funds = "BOV CHE CHW COU MXV USN UYI UYW VED XAD XAG XAU XBA XBB XBC XBD XPD XPT XSU XTS XUA XXX".split()
    missing = {c.alpha_3 for c in pycountry.currencies} - {r["code"] for r in MONEY} - set(funds)
    assert missing == set()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Ostby paid 100 million Finnish markkaa.", "FIM"),
        ("Ostby paid 40 million marks.", "DEM"),
        ("Ostby paid 5 million French francs.", "FRF"),
        ("Ostby paid 20 billion Italian lire.", "ITL"),
        ("Ostby paid Y=28,030.", "JPY"),
    ],
)
def test_money_of_the_past_and_of_the_wires_has_its_code(text, unit):
    [sum_paid] = metrics(text)
    assert (sum_paid.unit, sum_paid.unit_kind) == (unit, "currency")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Kazakhstan shipped 5,000 tons of wheat.", "t"),
        ("The United States shipped 5,000 tons of wheat.", "ton"),
        ("Kazakhstan shipped 5,000 tons of wheat to Astana's port, not to America.", "t"),
        ("The mill ground 5,000 tons of wheat.", "ton"),
    ],
)
def test_a_ton_is_metric_unless_america_is_what_the_article_is_about(text, unit):
    [wheat] = metrics(text)
    assert wheat.unit == unit


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("The border post handles 200 trucks a day.", "truck", "day"),
        ("The line has four flights per week.", "flight", "week"),
        ("The border post handles 200 trucks.", "truck", None),
        ("The mine digs 30 tonnes a day.", "t", "day"),
        ("Power is out eight hours a day.", "hour", "day"),
        ("The pump moves 30 cubic meters a second.", "m3/s", None),
        ("The car drove at 80 kilometers per hour.", "km/h", None),
        ("Oil rose to $58 a barrel.", "USD per barrel", None),
        ("In Chile the peso slipped to 589 per dollar.", "CLP", "USD"),
        ("The yuan was trading at 6.35 to the dollar.", "CNY", "USD"),
        ("The index fell to 589 per dollar.", None, None),
    ],
)
def test_a_count_or_a_rate_of_exchange_tells_apart_the_unit_and_per_what(text, unit, per):
    [found] = metrics(text)
    assert (found.unit, found.per) == (unit, per)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Nine memoranda of understanding were signed.", "memorandum"),
        ("The port bought 30 rented generators.", "generator"),
        ("The board has three profile slots.", "profile slot"),
    ],
)
def test_a_count_s_unit_is_the_thing_alone_where_that_says_enough(text, unit):
    [found] = metrics(text)
    assert found.unit == unit


def test_a_figure_set_against_a_count_is_per_the_same():
    trucks, fewer = metrics("The border post handles 200 trucks a day, up from 150 in May.")
    assert (trucks.unit, trucks.per) == (fewer.unit, fewer.per) == ("truck", "day")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("Arrivals climbed to 317,000 from 288,000 in 2015.", ["arrival"] * 2, id="subject"),
        pytest.param("The number of victims rose to 34.", ["victim"], id="number-of"),
        pytest.param("Exports climbed to 3,200.", [None], id="amounts-are-not-counted"),
        pytest.param("Horsepower jumped to 300.", [None], id="singular"),
        pytest.param("Ferries cost up to 300.", [None], id="up-to"),
    ],
)
def test_a_bare_number_counts_the_things_that_rose_to_it(text, units):
    assert [m.unit for m in metrics(text)] == units


def test_what_stands_earlier_or_is_more_is_no_other_thing():
    [found] = metrics("They listed clerks in three earlier rounds.")
    assert found.unit == "round"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("It cut the wait from 72 hours to less than 24.", ["hour"] * 2, id="from-to"),
        pytest.param("Cork gets there in two days instead of eight.", ["day"] * 2, id="instead-of"),
        pytest.param("Cork gets there in eight hours rather than fifteen.", ["hour"] * 2, id="rather-than"),
        pytest.param("The port hired 300 clerks, and eight of them left.", ["clerk"] * 2, id="of-them"),
        pytest.param("Some 35 Croatian firms and 20 Peruvian ones came.", ["firm"] * 2, id="ones"),
        pytest.param("It took 90 hours to sell 24.", ["hour", None], id="another-to"),
    ],
)
def test_a_number_that_is_set_against_another_shares_its_unit(text, units):
    assert [m.unit for m in metrics(text)] == units


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Three people drowned and seven are missing.", "seven", "person"),
        ("Police arrested 17 people. Four of those arrested are soldiers.", "Four", "person"),
        ("The storm sank 20 boats; nine were missing.", "20 boats", "boat"),
        ("The firm hired 300 welders. About 90 of them are women.", "About 90", "welder"),
        ("Norvia has handed out licences, three of them to traders.", "three", "licence"),
        (
            "Sales were 602 billion yen. Output fell to 3.1 million tonnes from 3.4 million.",
            "3.4 million",
            "t",
        ),
        ("Ana Prado met two other potential bidders.", "two other", "bidder"),
    ],
)
def test_what_a_bare_number_counts(text, words, unit):
    [found] = [m for m in dateline.extract(text).metrics if m.text.startswith(words)]
    assert found.unit == unit


def test_a_sum_by_the_year_is_money_and_a_price_by_the_month_a_unit():
    text = "The yard saves 45 million euros a year. A berth costs 30 euros a month."
    saved, price = dateline.extract(text).metrics
    assert (saved.unit, saved.per) == ("EUR", "year")
    assert (price.unit, price.per) == ("EUR per month", None)
