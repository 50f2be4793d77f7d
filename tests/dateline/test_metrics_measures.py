"""What a figure measures, as a reader would call it."""

from __future__ import annotations

import pytest

import dateline


def measures(text: str) -> list[str | None]:
    return [m.measure for m in dateline.extract(text).metrics]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Norvik Bank will charge a 0.4 percent fee.", ["Norvik Bank fee"], id="who-does-it"),
        pytest.param(
            "Norland has a 12 percent tax on imported tractors.",
            ["Norland imported tractors tax"],
            id="who-does-it-with-complement",
        ),
        pytest.param(
            "Norland's trade surplus widened to 2 billion euros.", ["Norland trade surplus"], id="whose"
        ),
        pytest.param(
            "The striker's contract is worth 14 million euros.",
            ["striker contract"],
            id="whose-unnamed",
        ),
        pytest.param(
            "Turnover at the brewer climbed 11%.",
            ["brewer turnover"],
            id="noun-that-takes-its-place-before-it",
        ),
        pytest.param(
            "The pipe will carry 2 billion cubic metres of gas a year.", ["pipe gas"], id="what-a-rate-moves"
        ),
        pytest.param(
            "The phone carries a 6.4-inch display, 12GB of memory and a camera.",
            ["phone display", "phone memory"],
            id="items-of-a-list",
        ),
        pytest.param("Most of the patients were 65 to 80 years old.", ["patients"], id="most-of-them"),
        pytest.param(
            "Car sales rose 4%, while those of lorries fell 9%.", ["Car sales", "lorries"], id="those-of"
        ),
        pytest.param(
            "Copper changed hands at $9 a kilo in Norvik, and zinc at $2.",
            ["Copper", "zinc"],
            id="same-preposition",
        ),
        pytest.param(
            "The mills are running at 75% of capacity.", ["mills capacity"], id="at-a-part-of-capacity"
        ),
        pytest.param(
            "The fund, which manages $64 billion on behalf of teachers, voted.", ["fund"], id="on-behalf"
        ),
        pytest.param(
            "The category 4 storm had maximum sustained winds of 155 mph.",
            ["category 4 storm maximum sustained winds"],
            id="numbered",
        ),
        pytest.param(
            "The shares slid 4% on Monday while offering a dividend yield of 6 per cent.",
            ["shares", "shares dividend yield"],
            id="subject-of-a-clause-without-one",
        ),
        pytest.param("Analysts say it will have a range of 90 kilometres.", ["range"], id="not-who-says-so"),
        pytest.param(
            "The yard broke a record for weekly output with 40,000 tonnes.",
            ["yard weekly output record"],
            id="record-for",
        ),
        pytest.param("The trial will take place over five weeks.", ["trial"], id="take-place-is-no-object"),
        pytest.param(
            "this years MSRP is $2790 versus last years $2580.", ["MSRP", "MSRP"], id="web-text-copula"
        ),
        pytest.param(
            "Volta improved the storage of its phone, raising it to 256 gigabytes.",
            ["phone storage"],
            id="pronoun-object",
        ),
        pytest.param(
            "The Norvik krone saw strengthening to trade at 4.86 against the dollar.",
            ["Norvik krone"],
            id="raised-subject",
        ),
        pytest.param(
            "Timber fell 1.6%, while copper, the strongest metal of the year, slid 0.9%.",
            ["Timber", "copper"],
            id="while-opens-a-subject",
        ),
        pytest.param("The van runs again after charging in 20 minutes.", ["charging"], id="gerund-for-time"),
        pytest.param(
            "There is a maximum stake per person which is 50,000 euros.",
            ["maximum stake per person"],
            id="per",
        ),
        pytest.param(
            "The model has a 7- or 8-inch touchscreen.", ["model touchscreen"] * 2, id="hyphened-pair"
        ),
        pytest.param(
            "They fitted a steel pipe (12 mm inner diameter).", ["inner diameter"], id="named-in-brackets"
        ),
        pytest.param(
            "Wheat fell 2 percent, maize 3 percent and the surplus 9 percent.",
            ["Wheat", "maize", "surplus"],
            id="nouns-alone",
        ),
        pytest.param(
            "Exports grew 12 percent and imports 4 percent.",
            ["Exports", "imports"],
            id="noun-that-looks-a-verb",
        ),
        pytest.param(
            "Bread prices may rise between 4% and 5% and fats and oils between 6% and 7%.",
            ["Bread prices", "fats and oils"],
            id="two-nouns-alone",
        ),
        pytest.param(
            "Revenue: $4.2bn (+12%), EBITDA: $890m (-3%).",
            ["Revenue", "Revenue", "EBITDA", "EBITDA"],
            id="labels-of-a-line",
        ),
        pytest.param(
            "Norland wants to cut its deficit to below 3% of GDP.", ["Norland deficit"], id="percent-of-gdp"
        ),
        pytest.param(
            "They agreed to raise defence spending to 2 percent of output.",
            ["defence spending"],
            id="level-that-is-a-share",
        ),
        pytest.param(
            "The budget provides 3.4 billion euros for schools.", ["budget schools"], id="what-money-is-for"
        ),
        pytest.param(
            "Trade between the ports reached 29 million euros, a rise of nearly 30 percent.",
            ["Trade between the ports", "Trade rise"],
            id="what-rose",
        ),
        pytest.param("The state asked for 500 million euros in support.", ["state support"], id="sum-in"),
        pytest.param("Exports fell 3.6% year on year, data showed.", ["Exports"], id="basis-is-no-measure"),
        pytest.param(
            "Between 1600 and 1900 sea temperatures dropped by 2 degrees Celsius.",
            ["sea temperatures"],
            id="years-are-no-measure",
        ),
        pytest.param(
            "volta said tuesday volta would hire 400 people.", ["volta"], id="weekday-is-no-measure"
        ),
        pytest.param(
            "The exchange rate between the Norvik krone and the US dollar is 4.8.",
            ["exchange rate between the Norvik krone and the US dollar"],
            id="between-two",
        ),
        pytest.param(
            "A 55 year-old might draw 2.7 percent.", [None, "55 year-old"], id="an-age-is-part-of-who"
        ),
        pytest.param(
            "The old stalls drew many, but most lost 3 percent.", ["old stalls"], id="most-of-what-was-named"
        ),
        pytest.param(
            "The stock trades on barely 9 times profit.", ["stock profit"], id="verb-taken-for-a-noun"
        ),
        pytest.param(
            "Lace makers know everyone in the small valley that is about 90 miles wide and 17 miles long.",
            ["small valley", "small valley"],
            id="no-person-is-what-a-clause-with-that-tells-of",
        ),
        pytest.param(
            "The squad contained just 17 players over the age of 21.",
            ["squad", "players"],
            id="an-age-is-of-the-nearest",
        ),
        pytest.param(
            "The clearance was 2 mm (80 percent of the nozzle width).",
            ["clearance", "nozzle width"],
            id="a-bracket-is-about-what-is-in-it",
        ),
        pytest.param(
            "The Sarn index edged up to a close of 1,420 points.", ["Sarn index"], id="a-close-is-a-level"
        ),
        ("A: About 160,000 tonnes of it.", [None]),
    ],
)
def test_measure(text, expected):
    assert measures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The price of rye rose 4 percent.", "rye price", id="bare-noun"),
        pytest.param("Shares of Volta fell 2 percent.", "Volta shares", id="name"),
        pytest.param("The current mass of Norvik is 9 tonnes.", "current Norvik mass", id="quality"),
        pytest.param("Volta posted a 4 percent drop in sales.", "Volta sales drop", id="behind-another-noun"),
        pytest.param("Exports to Norland fell 2 percent.", "Exports to Norland", id="no-such-compound"),
        pytest.param("Its share of the market is 2 percent.", "share of the market", id="a-part-is-no-price"),
        pytest.param(
            "The price of a house in Ostby rose 4 percent.",
            "price of a house in Ostby",
            id="more-than-a-noun",
        ),
        pytest.param(
            "The maximum speed of the river ferries is 30 km/h.",
            "river ferries maximum speed",
            id="qualities-stay-clear-of-what-they-do-not-qualify",
        ),
    ],
)
def test_a_label_is_a_compound_where_english_has_one(text, expected):
    assert measures(text) == [expected]
