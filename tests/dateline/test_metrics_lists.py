"""Lists and tables of figures: each value goes with its own label."""

from __future__ import annotations

from datetime import date

import pytest

import dateline


def labels(text: str) -> list[tuple[str, str | None]]:
    found = dateline.extract(text, published=date(2021, 8, 4)).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    return [(m.text, m.measure) for m in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Exports and imports rose 3 percent and 5 percent, respectively.",
            [("3 percent", "Exports"), ("5 percent", "imports")],
            id="two-subjects",
        ),
        pytest.param(
            "Shipments to Japan, Chile and Peru reached 3, 5 and 7 million tonnes respectively.",
            [("3", "Japan Shipments"), ("5", "Chile Shipments"), ("7 million tonnes", "Peru Shipments")],
            id="three-places",
        ),
        pytest.param(
            "Screens are 5.4 inches and 6.7 inches for the small and large models, respectively.",
            [("5.4 inches", "small models Screens"), ("6.7 inches", "large models Screens")],
            id="qualities-after",
        ),
        pytest.param(
            "Hulls remain 9 m, 12 m and 15 m for the mini, standard and Grand Vista models, respectively.",
            [
                ("9 m", "mini Hulls"),
                ("12 m", "standard Hulls"),
                ("15 m", "Grand Vista models Hulls"),
            ],
            id="three-of-unlike-build-after",
        ),
        pytest.param(
            "Exports and imports of Ostby rose 3 percent, respectively.",
            [("3 percent", "Exports and imports of Ostby")],
            id="nothing-to-pair",
        ),
    ],
)
def test_respectively(text, wanted):
    assert labels(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "The tax will be 5 percent on cars and 9 percent on lorries.",
            [("5 percent", "cars tax"), ("9 percent", "lorries tax")],
            id="preposition",
        ),
        pytest.param(
            "Wheat fetched $210, maize $180 and soya $430.",
            [("$210", "Wheat"), ("$180", "maize"), ("$430", "soya")],
            id="verb-left-out",
        ),
        pytest.param(
            "Shares of Fjellrev were down 2.3 percent, Solbakken by 2.6 percent.",
            [("2.3 percent", "Fjellrev shares"), ("2.6 percent", "Solbakken")],
            id="clause-without-verb",
        ),
        pytest.param(
            "Prices: wheat, $210; maize, $180.",
            [("$210", "Prices wheat"), ("$180", "Prices maize")],
            id="after-a-colon",
        ),
        pytest.param(
            "The mill lost 60 percent of its value, or $30 million.",
            [("60 percent", "mill value"), ("$30 million", "mill value")],
            id="in-other-terms",
        ),
    ],
)
def test_items_of_a_sentence(text, wanted):
    assert labels(text) == wanted


def test_lines_with_labels():
    text = (
        "Norvik's trade\n\n- Exports: $3.2 billion\n- Imports: $2.8 billion, up 4 percent\n"
        "- Trawlers in service: 412\n• Port of Ostby — 3,400 containers\n"
    )
    assert labels(text) == [
        ("$3.2 billion", "Exports"),
        ("$2.8 billion", "Imports"),
        ("4 percent", "Imports"),
        ("412", "Trawlers service"),
        ("3,400 containers", "Port Ostby"),
    ]


def test_a_sentence_after_a_colon_is_no_label():
    assert labels("The mayor was blunt: 12 houses must go.")[0][1] != "mayor"


@pytest.mark.parametrize("bar", ["\t", " | ", "     "])
def test_table_with_heads(bar):
    rows = [
        ("Region", "Exports", "Imports"),
        ("Ostby", "$3.2 million", "$1.1 million"),
        ("Lakeland", "$2.4 million", "$1.9 million"),
    ]
    text = "Trade by region\n\n" + "\n".join(bar.join(row) for row in rows) + "\n"
    assert labels(text) == [
        ("$3.2 million", "Ostby Exports"),
        ("$1.1 million", "Ostby Imports"),
        ("$2.4 million", "Lakeland Exports"),
        ("$1.9 million", "Lakeland Imports"),
    ]


def test_years_that_head_a_table_are_its_periods():
    text = "Catch\n\nFish | 2019 | 2020\nHerring | 56,000 tonnes | 61,000 tonnes\n"
    found = dateline.extract(text, published=date(2021, 8, 4)).metrics
    assert [(m.measure, m.period_start, m.period_end) for m in found] == [
        ("Herring", date(2019, 1, 1), date(2019, 12, 31)),
        ("Herring", date(2020, 1, 1), date(2020, 12, 31)),
    ]


def test_a_table_without_heads_has_its_rows():
    text = "Catch\n\nHerring | 56,000 tonnes | 61,000 tonnes\nCod | 41,000 tonnes | 39,000 tonnes\n"
    assert [measure for _, measure in labels(text)] == ["Herring", "Herring", "Cod", "Cod"]
