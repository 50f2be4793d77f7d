"""Changes and hedges: what moved, which way, and how a number is bounded, over the words of news prose."""

import pytest

import dateline


def told(text: str) -> list[tuple[float | None, str, str | None]]:
    """Value, comparator and change of each figure; the lower end for a range."""
    return [
        (m.value if m.value is not None else m.low, m.comparator, m.change)
        for m in dateline.extract(text).metrics
    ]


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("At the very least 400 traders", ">="),
        ("At a minimum 400 traders", ">="),
        ("In the neighbourhood of 400 traders", "~"),
        ("In the vicinity of 400 traders", "~"),
        ("Getting on for 400 traders", "~"),
        ("Virtually 400 traders", "~"),
        ("Not quite 400 traders", "<"),
        ("At the most 400 traders", "<="),
        ("400 traders at the very least", ">="),
        ("400 traders, more or less,", "~"),
        ("400 traders, give or take,", "~"),
        ("400 or more traders", ">="),
    ],
)
def test_a_hedge_bounds_its_number(words, comparator):
    assert told(f"{words} took part.") == [(400, comparator, None)]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Losses are approaching $12.", "~"),
        ("The kiln approached 12 banks.", "="),
        ("The load must not exceed 12 tonnes.", "<="),
        ("The load exceeded 12 tonnes.", ">"),
        ("It takes 12 weeks or longer.", ">="),
        ("It takes 12 weeks tops.", "<="),
        ("The wind blew at 12-plus km/h.", ">="),
        ("The kiln must answer within 12 days.", "="),
        ("Duties are for those with 12 hectares and upwards.", ">="),
    ],
)
def test_a_hedge_needs_its_sense(text, comparator):
    assert told(text) == [(12, comparator, None)]


def test_a_third_of_them_is_a_share_of_the_count():
    assert told("The fair drew 400 growers, a third of them from abroad.") == [
        (400, "=", None),
        (33.333333, "=", None),
    ]


def test_what_follows_and_has_its_own_hedge():
    assert told("It shipped 400 tonnes, and over 12 trucks were lost.") == [(400, "=", None), (12, ">", None)]


@pytest.mark.parametrize(
    ("verb", "change"),
    [
        *(
            (v, "up")
            for v in ("rose", "ballooned", "bounced back", "firmed", "escalated", "picked up", "shot up")
        ),
        *((v, "up") for v in ("were up", "put on", "exploded by", "widened by", "went up by")),
        *(
            (v, "down")
            for v in ("fell", "collapsed", "sagged", "skidded", "dwindled by", "softened", "gave up")
        ),
        *((v, "down") for v in ("slowed by", "were off", "came down", "fell back", "eroded by", "swooned")),
    ],
)
def test_a_verb_tells_which_way(verb, change):
    assert told(f"Cork sales {verb} 12 percent.") == [(12, "=", change)]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("The kiln knocked 12 percent off its prices.", "down"),
        ("The kiln scaled back output by 12 percent.", "down"),
        ("The kiln put up its prices by 12 percent.", "up"),
        ("Cork was lowered by 12 euros.", "down"),
        ("Cork settled down $12.", "down"),
        ("The kiln made 12 fewer carts than in May.", "down"),
        ("Sales rose between 12 and 14 percent.", "up"),
        ("Output grew at 12 percent.", "up"),
        ("Output contracted at an annual rate of 12 percent.", "down"),
        ("Output expanded at a 12 percent pace.", "up"),
        ("The growth rate was 12 percent.", "up"),
        ("Growth reached 12 percent.", "up"),
        ("The increase came to 12 percent.", "up"),
        ("A 12 percent uptick in sales was seen.", "up"),
        ("A loss of 12 percent was seen.", "down"),
        ("A 12 percent collapse in sales was seen.", "down"),
        ("There was a twelvefold increase in sales.", "up"),
        ("Sales rose twelvefold.", "up"),
    ],
)
def test_a_change_is_told_in_many_ways(text, change):
    assert [(value, way) for value, _, way in told(text)] == [(12, change)]


@pytest.mark.parametrize(
    "text",
    [
        "A loss of $12 million was seen.",
        "The collapse of 12 banks hit savers.",
        "The kiln closed down 12 plants.",
        "The army shot down 12 drones.",
        "The side lost by 12 goals.",
        "The kiln picked up 12 percent of the vote.",
        "The kiln put up $12 million.",
        "He ended up with 12 percent.",
        "Unemployment dropped below 12 percent.",
        "Unemployment has risen above 12 percent.",
        "The bank left its rate at 12 percent.",
        "Inflation came in at 12 percent.",
        "Growth in exports lifted the tax rate to 12 percent.",
        "Growth of exports accounted for 12 percent of the sum.",
    ],
)
def test_no_change_is_read_into_a_level_or_a_count(text):
    assert [way for _, _, way in told(text)] == [None]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Some 2.5m people fled.", 2.5e6),
        ("The port shipped 1.2m tonnes.", 1.2e6),
        ("About 3m Norlandish workers struck.", 3e6),
        ("The wall is 2.5m high.", 2.5),
        ("Sales rose fivefold.", 5),
        ("The probe flew 2.5 x 10^6 km.", 2.5e6),
        ("Light runs at 3×10⁸ m/s.", 3e8),
        ("The charge is 1.6E-19 C.", 1.6e-19),
        ("The sample weighed 3.2 ± 0.1 g.", 3.2),
        ("A two-thirds majority is needed.", 66.666667),
        ("The kiln lost half its staff.", 50),
        ("She was one of 40 traders on board.", 40),
        ("Some 12 F-16 jets flew.", 12),
    ],
)
def test_a_number_is_read_with_what_goes_with_it(text, value):
    assert [found for found, _, _ in told(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "The reasons are twofold.",
        "A couple of hundred people came.",
        "Several thousand people came.",
        "A four-cylinder engine drives the six-speed gearbox.",
        "Proposition 8 was put to the Group of 20.",
        "1. The kiln closed.",
    ],
)
def test_what_is_no_figure(text):
    assert told(text) == []
