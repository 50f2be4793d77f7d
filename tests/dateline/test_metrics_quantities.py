"""Quantities: what belongs to a figure, what its neighbours lend it, and what is none."""

from __future__ import annotations

import math

import pytest

import dateline


def figures(text: str) -> list[tuple[str, float, str | None, str]]:
    """Text, value (the lower end of a range), unit and comparator of each figure."""
    found = dateline.extract(text).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    values = [m.low if m.value is None else m.value for m in found]
    return [(m.text, v, m.unit, m.comparator) for m, v in zip(found, values, strict=True)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("About one in five orchards was flooded.", "About one in five", 0.2),
        ("Nine out of every 10 growers voted for it.", "Nine out of every 10", 0.9),
        ("One out of three Ostby voters stayed away.", "One out of three", 1 / 3),
        ("The odds of that are 1 in 64.", "1 in 64", 1 / 64),
        ("She won by nearly 3-to-1 in the north.", "nearly 3-to-1", 3.0),
    ],
)
def test_one_number_set_against_another_is_a_ratio(text, words, value):
    [found] = dateline.extract(text).metrics
    assert (found.text, found.unit) == (words, None)
    assert math.isclose(found.value, value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He won seven out of 11 states.",
            [("seven", 7, "state", "="), ("11 states", 11, "state", "=")],
            id="part-and-whole",
        ),
        pytest.param(
            "Kestrel has 370 trams and Volta has 129.",
            [("370 trams", 370, "tram", "="), ("129", 129, "tram", "=")],
            id="the-same-counted",
        ),
        pytest.param(
            "In 2013 alone, 158 stores closed and just 14 opened.",
            [("158 stores", 158, "store", "="), ("14", 14, "store", "=")],
            id="counted-in-another-clause",
        ),
        pytest.param(
            "He will clear 7, 8 or 10 percent.",
            [("7", 7, "percent", "="), ("8", 8, "percent", "="), ("10 percent", 10, "percent", "=")],
            id="unit-behind-the-last",
        ),
        pytest.param(
            "They paid a 20 or 30 percent premium.",
            [("20 or 30 percent", 20, "percent", "=")],
            id="either-of-two-is-a-range",
        ),
        pytest.param(
            "It rained 1.4 inches in May and 2.1 in June.",
            [("1.4 inches", 1.4, "inch", "="), ("2.1", 2.1, "inch", "=")],
            id="measured-the-same",
        ),
        pytest.param(
            "The index rose 0.7 percent to 6,327.80.",
            [("0.7 percent", 0.7, "percent", "="), ("6,327.80", 6327.8, None, "=")],
            id="a-level-is-no-percentage",
        ),
        pytest.param(
            "Almost 650 18-hole courses closed.",
            [("Almost 650", 650, "course", "~"), ("18-hole", 18, "hole", "=")],
            id="a-figure-within-what-is-counted",
        ),
        pytest.param(
            "The port moved 2.9 million 9 litre cases.",
            [("2.9 million", 2.9e6, "case", "="), ("9 litre", 9, "l", "=")],
            id="a-measure-within-what-is-counted",
        ),
    ],
)
def test_figures_lend_each_other_their_units(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("It hurts voters under 30.", ("under 30", 30, "year of age", "<"), id="group-under"),
        pytest.param("Those over 60, he said, agree.", ("over 60", 60, "year of age", ">"), id="those-over"),
        pytest.param(
            "A survey of those 18 to 35 found it.", ("18 to 35", 18, "year of age", "="), id="range"
        ),
        pytest.param(
            "He spent over four decades there.", ("over four decades", 4, "decade", ">"), id="longer"
        ),
        pytest.param("Pay will climb over six years.", ("six years", 6, "year", "="), id="while-it-lasted"),
        pytest.param("Under a five-year lease it pays.", ("five-year", 5, "year", "="), id="under-a-lease"),
        pytest.param("Dues have gone up to $8,400.", ("$8,400", 8400, "USD", "="), id="led-up-to"),
        pytest.param("It holds up to 8,400 litres.", ("up to 8,400 litres", 8400, "l", "<="), id="at-most"),
        pytest.param("The stalls are spread over 600 sq m.", ("600 sq m", 600, "m2", "="), id="spread-over"),
        pytest.param(
            "At least one of the ferries sank.",
            ("At least one of the ferries", 1, "ferry", ">="),
            id="one-of",
        ),
        pytest.param(
            "She has spent the last 200 days at sea.", ("200 days", 200, "day", "="), id="spent-the-last"
        ),
        pytest.param("It has 5M users.", ("5M users", 5e6, "user", "="), id="capital-million"),
        pytest.param("The five-member jury met.", ("five-member", 5, "member", "="), id="known-by-its-size"),
        pytest.param("The capacitor holds 2.5 F.", ("2.5 F", 2.5, "farad", "="), id="farad"),
        pytest.param(
            "They sold 300 Solbakken 3 sedans.",
            ("300 Solbakken 3 sedans", 300, "Solbakken 3 sedan", "="),
            id="number-in-a-model",
        ),
        pytest.param(
            "They sold 300 Model S and Model X trucks.",
            ("300 Model S and Model X trucks", 300, "truck", "="),
            id="two-models",
        ),
        pytest.param("It holds 300 businessmen.", ("300 businessmen", 300, "businessman", "="), id="men"),
        pytest.param(
            "Maize is $5.62-1/4 a bushel.", ("$5.62-1/4 a bushel", 5.6225, "USD per bushel", "="), id="grain"
        ),
        pytest.param("It made 4.5m euros.", ("4.5m euros", 4.5e6, "EUR", "="), id="millions-of-named-money"),
        pytest.param("It lost 3 euro cents.", ("3 euro cents", 3, "cent", "="), id="euro-cents"),
        pytest.param(
            "Ostby has a third fewer pubs.", ("a third", 33.333333, "percent", "="), id="a-third-fewer"
        ),
        pytest.param("Sales fell by half this year.", ("half", 50, "percent", "="), id="by-half"),
        pytest.param(
            "It made 1.6 million tonnes, 300,000 more than in May.",
            ("300,000", 3e5, "t", "="),
            id="more-than",
        ),
        pytest.param(
            "It fell to 12 per 100,000 people.",
            ("12 per 100,000 people", 12, "per 100000 person", "="),
            id="per-head",
        ),
        pytest.param("At least 14 killed in Ostby.", ("At least 14", 14, "person", ">="), id="killed"),
        pytest.param(
            "Ostby grew by 1.2 million to 84 million.", ("84 million", 84e6, None, "="), id="by-and-to"
        ),
        pytest.param(
            "Stocks: -2.1 mln tonnes to 423 mln.", ("423 mln", 423e6, "t", "="), id="change-to-level"
        ),
        pytest.param("Half of the 1,200 voters left.", ("Half", 50, "percent", "="), id="half-of-a-count"),
        pytest.param("Coal was up maybe a fifth.", ("maybe a fifth", 20, "percent", "~"), id="maybe"),
        pytest.param(
            "It bought 20 of Norland's oldest kilns.",
            ("20 of Norland's oldest kilns", 20, "kiln", "="),
            id="of-an-owner",
        ),
        pytest.param(
            "The span is about 7 miles (11 km) long.", ("11 km", 11, "km", "="), id="said-again-exactly"
        ),
        pytest.param(
            "A line of 2 billion euros opens, and trips are to be raised to 1,500.",
            ("1,500", 1500, None, "="),
            id="no-euros",
        ),
        pytest.param("It is a sub-500 sq m market.", ("sub-500 sq m", 500, "m2", "<"), id="sub"),
    ],
)
def test_the_words_around_a_number_are_read_in_their_sense(text, expected):
    assert expected in figures(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The shop at 49 Zorro Road was shut.", id="address"),
        pytest.param("The Fight for 15 Movement marched.", id="number-in-a-name"),
        pytest.param("1 Ana Prado.", id="rank-of-a-name"),
        pytest.param("At one point she called him a friend.", id="at-one-point"),
        pytest.param("It was a three-way race.", id="three-way"),
        pytest.param("They paid a seven-figure sum.", id="seven-figure"),
        pytest.param("He backed one-sided deals.", id="one-sided"),
        pytest.param("The shop at 12 E 40th St was shut.", id="address-with-a-quarter"),
        pytest.param("The yard opens in mid-2009.", id="middle-of-a-year"),
        pytest.param("It sells 4G phones.", id="generation-of-a-network"),
        pytest.param("Ana Prado, 55, sells lace.", id="age-that-tells-who"),
        pytest.param("Two people familiar with the talks said so.", id="whom-a-report-is-from"),
        pytest.param("The two-state solution is dead.", id="two-state"),
        pytest.param("Since 9/11 it is open 24/7.", id="day-with-a-stroke"),
        pytest.param("It came first in her top-two contest.", id="top-two"),
        pytest.param("He won the 73-to-25 vote.", id="score-with-to"),
        pytest.param("The post has id 773113752271060992.", id="id"),
        pytest.param("It said so. [538]", id="note-in-brackets"),
        pytest.param("She was born Sept, 26, in Ostby.", id="day-after-a-month"),
        pytest.param("He scored a third last night.", id="third-of-many"),
    ],
)
def test_what_is_no_quantity_is_left(text):
    assert figures(text) == []


def test_a_dash_between_two_percentages_is_no_minus():
    assert [m[1] for m in figures("It was a 62%-32% vote.")] == [62, 32]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The margin of error is plus or minus 5.7 percentage points.",
            [("5.7 percentage points", 5.7, "percentage point", "=")],
            id="plus-or-minus",
        ),
        pytest.param(
            "With 54 percent, she leads him by 29 points.",
            [("54 percent", 54, "percent", "="), ("29 points", 29, "percentage point", "=")],
            id="points-of-a-lead",
        ),
        pytest.param(
            "The index rose 3.5 points, or 0.2 percent, to 2,173.60.",
            [
                ("3.5 points", 3.5, "point", "="),
                ("0.2 percent", 0.2, "percent", "="),
                ("2,173.60", 2173.6, None, "="),
            ],
            id="points-of-an-index",
        ),
        pytest.param(
            "It earned $9, well above the $8 that was hoped for.",
            [("$9", 9, "USD", "="), ("$8", 8, "USD", "=")],
            id="compared-with-a-known-figure",
        ),
        pytest.param(
            "She has at least 334 of the 865 delegates.",
            [("at least 334", 334, "delegate", ">="), ("865 delegates", 865, "delegate", "=")],
            id="part-of-a-whole",
        ),
        pytest.param(
            "The storm left nine dead last year.", [("nine", 9, "person", "=")], id="people-without-a-noun"
        ),
        pytest.param(
            "Hundreds of coal-burning power plants stand there.",
            [("Hundreds of coal-burning power plants", 100, "plant", "=")],
            id="hyphened-modifier",
        ),
        pytest.param(
            "Voters 45 and older agree.", [("45 and older", 45, "year of age", ">=")], id="age-and-older"
        ),
        pytest.param("She was 92.", [("92", 92, "year of age", "=")], id="age-after-a-pronoun"),
        pytest.param(
            "He won 271 pledged delegates.", [("271 pledged delegates", 271, "delegate", "=")], id="pledged"
        ),
        pytest.param(
            "Output will rise from 24.2 to 33-35 million tonnes.",
            [("24.2", 24.2e6, "t", "="), ("33-35 million tonnes", 33e6, "t", "=")],
            id="range-that-a-movement-ends-in",
        ),
        pytest.param(
            "Its range grew from up to 250 miles to 280 miles.",
            [("250 miles to 280 miles", 250, "mile", "=")],
            id="hedge-of-one-end",
        ),
        pytest.param(
            "Volta rose to a two-year high of 5 euros.", [("5 euros", 5, "EUR", "=")], id="span-of-a-high"
        ),
        pytest.param(
            "Its five-year growth forecast is 4 percent.",
            [("4 percent", 4, "percent", "=")],
            id="span-of-a-forecast",
        ),
        pytest.param(
            "It is to cut its key rate by a quarter point, to 3.25 percent.",
            [("a quarter point", 0.25, "percentage point", "="), ("3.25 percent", 3.25, "percent", "=")],
            id="quarter-point-of-a-rate",
        ),
        pytest.param(
            "Shipments jumped by more than a fifth after the quake.",
            [("more than a fifth", 20, "percent", ">")],
            id="fraction-before-when",
        ),
        pytest.param(
            "Half-year profit rose 5 percent.", [("5 percent", 5, "percent", "=")], id="half-year-is-a-period"
        ),
        pytest.param("It has 900-plus readers.", [("900-plus readers", 900, "reader", ">=")], id="plus"),
    ],
)
def test_a_figure_is_what_the_sentence_makes_of_it(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The court voted 5 to 4 in May.",
        "The Standard & Poor's 500 fell.",
        "The 500-stock index fell.",
        "Article 33 affirms it.",
        "The case is No. 14-1418 of the court.",
        "It passed the 600 mark.",
        "Not one woman spoke.",
        "They sent them from one country to another.",
    ],
)
def test_votes_names_and_one_or_another_are_no_quantities(text):
    assert figures(text) == []


def test_a_change_said_again_in_another_unit_is_the_same_change():
    points, percent = dateline.extract("Shares closed down 24.1 points, or 0.1 percent.").metrics
    assert (points.change, percent.change) == ("down", "down")


@pytest.mark.parametrize(
    ("text", "words", "value", "comparator", "change", "measure"),
    [
        ("Exports more than doubled in May.", "more than doubled", 2, ">", "up", "Exports"),
        ("Prices have nearly quadrupled.", "nearly quadrupled", 4, "~", "up", "Prices"),
        ("The fee was halved.", "halved", 0.5, "=", "down", "fee"),
        ("Norvik halved its herring tariff.", "halved", 0.5, "=", "down", "Norvik herring tariff"),
    ],
)
def test_a_verb_of_growth_is_a_figure(text, words, value, comparator, change, measure):
    [found] = dateline.extract(text).metrics
    assert text[found.start : found.end] == found.text == words
    assert (found.value, found.unit, found.unit_kind) == (value, "time", "count")
    assert (found.comparator, found.change, found.measure) == (comparator, change, measure)


@pytest.mark.parametrize(
    "text",
    [
        "The barn doubled as a hotel.",
        "He doubled down on it.",
        "Olsen doubled the lead.",
        "She won the doubles.",
    ],
)
def test_what_only_sounds_like_growth_is_no_figure(text):
    assert figures(text) == []


def test_the_level_after_a_multiple_has_its_own_unit():
    assert [m[2] for m in figures("Sales doubled to 500 in May.")] == ["time", None]


def test_a_figure_goes_on_with_the_verb_of_the_one_before_it():
    found = dateline.extract("Volta fell by 2.3 percent, Kestrel by 2.6 percent.").metrics
    assert [(m.text, m.change) for m in found] == [("2.3 percent", "down"), ("2.6 percent", "down")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On June 18, 14 firms signed.", [("14 firms", 14, "firm", "=")]),
        (
            "By June 30, 12 of the dozen plants had closed.",
            [("12", 12, "plant", "="), ("dozen plants", 12, "plant", "=")],
        ),
        ("It runs on June 18, 19 and 20.", []),
    ],
)
def test_a_number_after_a_day_is_counted_or_another_day(text, expected):
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One MP called it a whitewash.", "MP"),
        ("Two PMs met.", "PM"),
        ("Six PCs were stolen.", "PC"),
        ("The camera has 48 MP.", "megapixel"),
    ],
)
def test_people_and_things_with_capitals_are_no_units(text, expected):
    assert [unit for _, _, unit, _ in figures(text)] == [expected]


def test_a_stroke_after_a_number_is_feet_unless_it_closes_a_quotation():
    assert figures("It flew at 30' when it hit.") == [("30'", 30, "foot", "=")]
    assert figures("He said 'we sold 30' in May.")[0][2] is None


@pytest.mark.parametrize(
    ("text", "units"),
    [
        pytest.param("It brought the death toll to at least 61.", ["death"], id="toll"),
        pytest.param("The yard has a workforce of 2,100.", ["worker"], id="workforce"),
        pytest.param("Membership stood at 3,200.", ["member"], id="membership"),
        pytest.param("A delegation of five came in a convoy of 12.", ["person", "vehicle"], id="bodies"),
        pytest.param("Visitor numbers more than doubled to 9,700.", ["time", "visitor"], id="its-numbers"),
        pytest.param("They will lift the number of kilns to 40 from 25.", ["kiln", "kiln"], id="number-of"),
        pytest.param("The step brings to nine the number of kilns here.", ["kiln"], id="number-behind-it"),
        pytest.param(
            "Ostby gave 15 scholarships and may raise the number to ten a year.",
            ["scholarship", "scholarship"],
            id="the-number-of-those",
        ),
        pytest.param("It has 20 kilns. It will build another 12.", ["kiln", "kiln"], id="another"),
        pytest.param("Nine soldiers were hurt and five are missing.", ["soldier"] * 2, id="people-of-a-kind"),
        pytest.param("Three kilns fell and five were injured.", ["kiln", "person"], id="people-not-things"),
        pytest.param(
            "Of the 40 kilns, nine did not work and two collapsed.", ["kiln"] * 3, id="subjects-alone"
        ),
        pytest.param(
            "Some 10 million of the island's 28 million people voted.", ["person"] * 2, id="of-whose"
        ),
        pytest.param("A 20-strong delegation met 40 others.", ["person"] * 2, id="strong"),
        pytest.param("It has 46 new staff and 11 burned-out kilns.", ["staff", "kiln"], id="before-it"),
        pytest.param("A magnitude-6.4 quake followed one of magnitude 7.", ["magnitude"] * 2, id="quakes"),
        pytest.param("They put the magnitude at 6.2.", ["magnitude"], id="magnitude-told"),
        pytest.param("Zambia's kwacha firmed to 13.38 from 13.61.", ["ZMW", "ZMW"], id="rate-of-exchange"),
        pytest.param("India's rupee fell 12 paise to 88.74 to the dollar.", ["paisa", "INR"], id="parts"),
        pytest.param("The price starts at dollar 22.5 million.", ["USD"], id="money-before"),
        pytest.param("It is 12 ft 2 in long.", ["foot", "inch"], id="feet-and-inches"),
        pytest.param("It holds 1.2m bpd and 4.5m-5m tonnes.", ["barrel/day", "t"], id="m-for-million"),
        pytest.param("It sells at 12 cents per kWh.", ["cent per kWh"], id="per-kWh"),
        pytest.param("Yields are 7.5 t/ha.", ["t/ha"], id="per-hectare"),
        pytest.param("Police arrested 40; some 3.5 million have fled.", ["person"] * 2, id="verbs-of-people"),
        pytest.param("The yard employs 1,200 in Ostby.", ["person"], id="employed"),
        pytest.param("Of those, 3,000 are soldiers.", ["soldier"], id="what-they-are"),
        pytest.param(
            "They signed 12 deals, among them four on energy and three on health.", ["deal"] * 3, id="parts"
        ),
        pytest.param(
            "Peru sent 120 firms, followed by France (80) and Italy (75).", ["firm"] * 3, id="from-places"
        ),
        pytest.param("Staff: 2,100", ["employee"], id="label"),
        pytest.param("The term was extended by one year.", ["year"], id="by-one"),
        pytest.param("They plan a one-day strike.", ["day"], id="one-day"),
        pytest.param("It shut one of its two kilns.", ["kiln", "kiln"], id="part-and-known-whole"),
        pytest.param("Two of its nine kilns closed.", ["kiln", "kiln"], id="part-and-whole-as-subject"),
        pytest.param("It sold 1.4m kilns, up from 1.2m in 2018.", ["kiln", "kiln"], id="m-of-the-same"),
        pytest.param("The wall is 1.2m wide, up from 0.9m.", ["m", "m"], id="m-of-length"),
        pytest.param("It is 2.5x as fast.", ["time"], id="x"),
        pytest.param(
            "Output fell to 71 million cubic metres a day from a peak of 122 million.",
            ["m3/d", "m3/d"],
            id="flow",
        ),
    ],
)
def test_each_figure_is_counted_in_what_the_words_around_it_tell(text, units):
    assert [unit for _, _, unit, _ in figures(text)] == units


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("($1 = 585.4500 pesos)", ["585.4500 pesos"], id="what-a-rate-is-quoted-for"),
        pytest.param("1 / 2\nVisitors saw 40 kilns.", ["40 kilns"], id="number-of-a-picture"),
        pytest.param("Advertisement 1\n\nVisitors saw 40 kilns.", ["40 kilns"], id="label"),
        pytest.param("All but one of eight kilns fell.", ["eight kilns"], id="all-but"),
        pytest.param("Call +44 20 7946 0958 at once.", [], id="telephone"),
        pytest.param("A 401(k) plan has 40 kilns.", ["40 kilns"], id="law"),
        pytest.param("Ana Prado and her husband, 51, own 40 kilns.", ["40 kilns"], id="age"),
        pytest.param("The season began on June 1 to $6.10 per sack.", ["$6.10 per sack"], id="day-and-sum"),
    ],
)
def test_what_only_looks_like_a_figure_beside_one_is_left(text, words):
    assert [found for found, *_ in figures(text)] == words


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It cost 3,5 million euros.", 3.5e6),
        ("It cost CHF 40'000.", 40_000.0),
        ("It cost Rs 2,100 cr.", 2.1e10),
    ],
)
def test_numbers_are_read_as_other_lands_write_them(text, value):
    [found] = dateline.extract(text).metrics
    assert found.value == value


def test_a_figure_that_goes_on_has_its_own_rate():
    found = dateline.extract("It sells 200 kilns a day and 1,500 a week.").metrics
    assert [(m.unit, m.per) for m in found] == [("kiln", "day"), ("kiln", "week")]
