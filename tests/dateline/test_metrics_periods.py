"""Which time a figure covers where its sentence tells several, and how it stands among several verbs."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dateline import Article, extract

PUBLISHED = date(2021, 10, 14)
CHOIRS = "Prado said 35 towns had sent choirs this year, up from 33 in 2018, and that about 900 people sang."


def figures(text):
    found = extract(text, published=PUBLISHED).metrics
    assert all(text[m.start : m.end] == m.text for m in found)
    return {m.text: m for m in found}


def year(number):
    return date(number, 1, 1), date(number, 12, 31)


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        pytest.param(
            CHOIRS,
            "about 900 people",
            (None, None),
            id="earlier-level-keeps-its-time",
        ),
        pytest.param(
            CHOIRS,
            "35 towns",
            (date(2021, 1, 1), PUBLISHED),
            id="own-time",
        ),
        pytest.param(
            "The pact could lift cork sales to $90 million by 2025 from $60 million.",
            "$60 million",
            (None, None),
            id="deadline-is-of-the-level-to-come",
        ),
        pytest.param(
            "Cork exports were $90 million last year, 30% down on the year before.",
            "30%",
            year(2020),
            id="on-the-year-before-compares",
        ),
        pytest.param(
            "Cork sank to $9 million in May, while tea fell 22 percent from a year earlier to $4 million.",
            "$4 million",
            (date(2021, 5, 1), date(2021, 5, 31)),
            id="change-and-level-share-their-time",
        ),
        pytest.param(
            "Tea imports rose by 9 percent to 80 million lira ($8 million) in May.",
            "9 percent",
            (date(2021, 5, 1), date(2021, 5, 31)),
            id="time-behind-a-conversion",
        ),
        pytest.param(
            "Tea imports were $30 million in March. That left a gap of $20 million, against $5 million then.",
            "$20 million",
            (date(2021, 3, 1), date(2021, 3, 31)),
            id="prose-goes-on-past-an-earlier-level",
        ),
        pytest.param(
            "Kestrel signed a contract on Friday to ship 300 tonnes of cork.",
            "300 tonnes",
            (None, None),
            id="what-is-to-be-done-is-not-of-the-signing",
        ),
        pytest.param(
            "Kestrel bought 20 trucks in May, adding that its costs would fall by 3 percent.",
            "3 percent",
            (None, None),
            id="said-besides",
        ),
        pytest.param(
            "The berth, due for completion in March 2022, will lift capacity by 20,000 containers.",
            "20,000 containers",
            (None, None),
            id="a-thing-has-its-own-time",
        ),
        pytest.param(
            "Tea imports rose 9 percent from a year earlier, compared with a 12 percent gain in May.",
            "9 percent",
            (None, None),
            id="compared-gain",
        ),
        pytest.param(
            "The choirs drew 900 singers, up 70 percent from the last contest in 2019, and sold 40 records.",
            "40 records",
            (None, None),
            id="earlier-edition",
        ),
        pytest.param(
            "Kestrel and Volta signed an agreement on Monday on building a mill worth $12 million.",
            "$12 million",
            (None, None),
            id="deal-on-building",
        ),
        pytest.param(
            "The canal carried 30 million tonnes in May. Its length is 90 km.",
            "90 km",
            (None, None),
            id="a-length-lasts",
        ),
        pytest.param(
            "The bank will launch a card in November, with fees of 3 percent.",
            "3 percent",
            (None, None),
            id="what-a-thing-to-come-is-like",
        ),
        pytest.param(
            "Orders for Christmas were up 10 percent, the mill said.",
            "10 percent",
            (None, None),
            id="for-a-feast-is-a-purpose",
        ),
    ],
)
def test_each_figure_has_its_own_time(text, words, period):
    figure = figures(text)[words]
    assert (figure.period_start, figure.period_end) == period


@pytest.mark.parametrize(
    "text",
    [
        "The rand gained 0.7 percent to 18.74 after the vote.",
        "Shares of Kestrel slipped 3 percent to $14.",
        "Lomas would not discuss the peso, which weakened 1.2 percent to 612.",
    ],
)
def test_a_market_moves_on_the_day_of_the_news(text):
    assert {(m.period_start, m.period_end) for m in figures(text).values()} == {(PUBLISHED, PUBLISHED)}


@pytest.mark.parametrize("text", ["Cork exports slipped 3 percent.", "Shares have lost 40 percent."])
def test_what_is_no_trading_of_the_day_has_no_date(text):
    [figure] = figures(text).values()
    assert figure.period_start is None


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("He said 20 firms would close, and that 300 workers had been laid off.", "300 workers", "actual"),
        ("He said 20 firms would close, and that 300 workers had been laid off.", "20 firms", "planned"),
        (
            "The mill went ahead with investments of $2 billion planned for this year.",
            "$2 billion",
            "planned",
        ),
        ("A delegation of 50 traders is due in Lima in November.", "50 traders", "planned"),
        ("Kestrel signed a contract to ship 300 tonnes of cork.", "300 tonnes", "planned"),
        (
            "Kestrel and Volta signed an agreement on building a mill worth $12 million.",
            "$12 million",
            "planned",
        ),
        (
            "Prado noted that Volta would pay and that 60 million euros would be borrowed.",
            "60 million euros",
            "planned",
        ),
        ("With a planned outlay of $4 billion, the port is the largest.", "$4 billion", "planned"),
        ("Prado said Kestrel would open 12 mills.", "12 mills", "planned"),
        ("Prado said exports would rise by 5 percent.", "5 percent", "estimate"),
        ("I think we will see 3 percent by April.", "3 percent", "estimate"),
        ("Weavers are eyeing sales of 4 million euros.", "4 million euros", "target"),
    ],
)
def test_a_figure_stands_as_its_own_clause_says(text, words, status):
    assert figures(text)[words].status == status


def test_what_a_past_verb_tells_of_a_coming_event_was_so():
    text = "The second Cork Fair will open in Porto on October 20. The first fair gathered 300 growers."
    assert figures(text)["300 growers"].status == "actual"


def test_a_strike_planned_in_the_next_clause_has_no_figure_of_this_one():
    text = "At least 8,000 people live off the port, and its guards plan a one-day strike on October 22."
    figure = figures(text)["At least 8,000 people"]
    assert (figure.period_start, figure.status) == (None, "actual")


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        pytest.param(
            "Cork sales grew 9 percent to $37 million in January and February.",
            "$37 million",
            (date(2021, 1, 1), date(2021, 2, 28)),
            id="months-that-follow-each-other",
        ),
        pytest.param(
            "The yen made up 34 percent of cork receipts at the end of 2020.",
            "34 percent",
            (date(2020, 12, 31), date(2020, 12, 31)),
            id="level-at-the-end-of-a-year",
        ),
        pytest.param(
            "The port earned $5 million in the fiscal year that ended on Sept. 30, 2020.",
            "$5 million",
            (date(2019, 10, 1), date(2020, 9, 30)),
            id="fiscal-year-that-ended",
        ),
        pytest.param(
            "Machines made up less than 2 percent of what the harbour sold last year.",
            "less than 2 percent",
            year(2020),
            id="of-what-was-sold-last-year",
        ),
        pytest.param(
            "Cork exports fell by half in the past five years, and timber made up 60 percent of the total.",
            "60 percent",
            (None, None),
            id="how-long-a-change-took-is-of-no-level",
        ),
        pytest.param(
            "Peru took 38% of the cork, well below the 60% of two years ago, while sales to Chile rose 47%.",
            "38%",
            (None, None),
            id="time-of-the-level-above-or-below",
        ),
        pytest.param(
            "Peru took 38% of the cork, well below the 60% of two years ago, while sales to Chile rose 47%.",
            "47%",
            (None, None),
            id="time-of-an-earlier-level-is-of-no-change-behind-it",
        ),
        pytest.param(
            "It is a rule which holds from December 30 and for which Peru mapped 14 million hectares.",
            "14 million",
            (None, None),
            id="time-of-another-relative-clause",
        ),
        pytest.param(
            "Arbor shares closed 1.4% higher at 2,168 yen.",
            "2,168 yen",
            (PUBLISHED, PUBLISHED),
            id="a-close-is-of-the-day",
        ),
        pytest.param(
            "Farm imports have risen by 11.4 percent a year over the past decade.",
            "11.4 percent",
            (date(2011, 10, 14), PUBLISHED),
            id="over-a-decade",
        ),
        pytest.param(
            "Cork imports rose 5 percent over last year.",
            "5 percent",
            (None, None),
            id="over-last-year-compares",
        ),
        pytest.param(
            "Peru shipped 800 tonnes of cork in 2020. 90 were in May.\nIt took 38 percent of the total.",
            "38 percent",
            year(2020),
            id="share-of-the-total-of-the-paragraph-before",
        ),
        pytest.param(
            "The bank lent $3 billion in December 2020, but has paid out only $300 million.",
            "$300 million",
            (None, None),
            id="what-has-come-of-a-past",
        ),
        pytest.param(
            "Exports to Peru stood at $5 billion, though in the April-June period they were flat.",
            "$5 billion",
            (None, None),
            id="time-of-the-clause-that-contrasts",
        ),
        pytest.param(
            "The firm will ship 80 tonnes of cork in 2022. The deal is worth $5 million.",
            "$5 million",
            (None, None),
            id="what-is-to-come-is-not-carried-on-to-what-is",
        ),
        pytest.param(
            "Exports will come to $5 million in 2022. Imports are forecast at $3 million.",
            "$3 million",
            year(2022),
            id="what-is-to-come-is-carried-on-to-forecasts",
        ),
        pytest.param(
            "Peru sold $80 million of cork in 2020. Cork accounts for 75 percent of its exports.",
            "75 percent",
            (None, None),
            id="what-holds-in-general",
        ),
        pytest.param(
            "The quay is to cost 4 bln. Construction starts in 2022.",
            "4 bln",
            (None, None),
            id="a-sentence-ends-with-its-sum",
        ),
        pytest.param(
            "Peru shipped 800 tonnes of cork in 2020.\nChile grew 38 percent of the tea.",
            "38 percent",
            (None, None),
            id="share-of-something-else",
        ),
    ],
)
def test_a_time_reaches_no_farther_than_what_it_is_told_of(text, words, period):
    [found] = [m for told, m in figures(text).items() if words in told]
    assert (found.period_start, found.period_end) == period


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The port expects revenue of $28 million this year.", "$28 million", "planned"),
        ("Analysts expect the port to earn $28 million this year.", "$28 million", "estimate"),
        ("The port expects growth of 3 percent this year.", "3 percent", "estimate"),
        ("At the forum seven contracts are to be signed.", "seven contracts", "planned"),
        ("At the forum seven contracts are signed.", "seven contracts", "actual"),
        ("The bank is considering a loan that would cover 60% of the cost.", "60%", "planned"),
        ("The bank fears a loss that would eat up 60% of the gain.", "60%", "estimate"),
        ("Ada Lind leaves on October 26 with 12 traders.", "12 traders", "planned"),
        ("Ada Lind left on October 12 with 12 traders.", "12 traders", "actual"),
        ("The two ports decided to bring trade to $600 million by 2025.", "$600 million", "target"),
        ("The traders agreed with the mills to buy 600 tonnes of butter.", "600 tonnes", "planned"),
        ("The firm signed a contract for the supply of 1,800 tons of yarn.", "1,800 tons", "planned"),
        ("The supply of 1,800 tons of yarn pleased the firm.", "1,800 tons", "actual"),
        ("The ministry puts the cost of repairs at $5 million.", "$5 million", "estimate"),
        ("The port should grow by 2 percent after 1.9 percent in 2020.", "1.9 percent", "actual"),
        ("Kestrel signed a memorandum to invest $35 million in a mill.", "$35 million", "planned"),
        ("The port will waive its fee, now $60.", "$60", "actual"),
        ("Norvia offered $85 million.", "$85 million", "planned"),
        ("The firm won a contract to supply 24 boats.", "24 boats", "planned"),
        ("The trip will take two days instead of eight days.", "eight days", "actual"),
        ("Prado predicted that exports would cross $8 million.", "$8 million", "estimate"),
        ("The firm proposed a dividend of 80 cents, down from 110 cents.", "110 cents", "actual"),
    ],
)
def test_what_is_expected_ordered_or_drafted_is_planned(text, words, status):
    assert figures(text)[words].status == status


RELEASE = (
    "Cork exports grew 4 percent in August from a year earlier, the customs office said on Friday.\n"
    "{}\n"
    "The port has room for 30 percent more."
)
AUGUST = (date(2021, 8, 1), date(2021, 8, 31))


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        pytest.param("Imports dropped 9 percent to $80 million.", "9 percent", AUGUST, id="change"),
        pytest.param("Imports dropped, falling 9 percent.", "9 percent", AUGUST, id="change-in-a-participle"),
        pytest.param("Imports came to $80 million.", "$80 million", AUGUST, id="level"),
        pytest.param(
            "In May imports came to $80 million.",
            "$80 million",
            (date(2021, 5, 1), date(2021, 5, 31)),
            id="own",
        ),
        pytest.param("Imports will come to $80 million.", "$80 million", (None, None), id="to-come"),
        pytest.param(
            "The port employs 80 clerks.", "80 clerks", (None, None), id="counts-are-of-other-things"
        ),
        pytest.param(
            "It left the gap at $80 million, half the $160 million of May.",
            "$80 million",
            AUGUST,
            id="half-of-what-May-had",
        ),
    ],
)
def test_a_release_of_statistics_is_of_the_period_that_its_lead_tells(text, words, period):
    found = figures(RELEASE.format(text))[words]
    assert (found.period_start, found.period_end) == period


@pytest.mark.parametrize(
    "lead",
    [
        pytest.param("Cork exports grew 4 percent in August, Ana Prado said.", id="no-source"),
        pytest.param("Cork exports grew 4 percent in August 2019, the customs office said.", id="old"),
    ],
)
def test_what_is_no_release_of_one_period_lends_none(lead):
    found = figures(f"{lead}\nImports came to $80 million.")["$80 million"]
    assert (found.period_start, found.period_end) == (None, None)


def test_what_something_is_twice_as_much_as_has_the_time_alone():
    found = figures("About 140 students learn Quechua, twice as many as in 2014.")["About 140 students"]
    assert (found.period_start, found.period_end) == (None, None)


def test_a_bond_s_term_is_no_time_of_its_move():
    text = "The rand gained. Yields on ten-year bonds fell by six basis points."
    found = extract(Article(text=text, published=date(2021, 3, 4))).metrics
    assert found[-1].period_start == found[-1].period_end == date(2021, 3, 4)


@pytest.mark.parametrize(
    ("text", "words", "period"),
    [
        pytest.param(
            "The note maturing in 2048 lost 3.1 cents.", "3.1 cents", (None, None), id="of-a-modifier"
        ),
        pytest.param(
            "A study published by the bank in 2019 said the line needs 2 million tonnes.",
            "2 million tonnes", (None, None), id="of-what-says-so",
        ),
        pytest.param(
            "The mill opened in March and employs 220 people.", "220 people", (None, None), id="now-holds"
        ),
        pytest.param(
            "The peso fell to 41 cents, its lowest since November.", "41 cents", (None, None),
            id="without-its-like-since",
        ),
        pytest.param(
            "When the pact took effect in 2010, trade was only $9 billion.", "$9 billion",
            (date(2010, 1, 1), date(2010, 12, 31)), id="when-clause",
        ),
        pytest.param(
            "In March the group broke ground on a 30-million-dollar plant some 90 km north of Tarn.",
            "some 90 km", (None, None), id="way-to-a-town",
        ),
    ],
)  # fmt: skip
def test_a_time_stays_in_its_own_clause(text, words, period):
    figure = figures(text)[words]
    assert (figure.period_start, figure.period_end) == period


NEWS = date(2023, 6, 19)  # a Monday
CASES = (Path(__file__).parents[1] / "cases" / "figure_periods.jsonl").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"]) for c in map(json.loads, CASES.splitlines())])
def test_reports_of_trade_and_of_fairs(case):
    found = extract(case["text"], published=NEWS).metrics
    for words, period in case["periods"].items():
        figure = next(m for m in found if words in m.text or m.text in words)
        told = [day and day.isoformat() for day in (figure.period_start, figure.period_end)]
        assert told == period, words


def test_a_market_report_s_moves_are_of_its_day():
    text = (
        "The index fell 61 points, or 1.2 percent, to 5,271 on Friday.\n\n"
        "Output had shrunk 2.4 per cent in the first 10 days of the month. "
        "Rio Alto dropped 3.9 per cent to $19.\n\n"
        "Tidewell plunged 31 per cent to 89 cents."
    )
    found = {m.text: m for m in extract(text, published=date(2016, 7, 15)).metrics}
    moves = [found[words] for words in ("3.9 per cent", "$19", "31 per cent", "89 cents")]
    assert all(m.period_start == m.period_end == date(2016, 7, 15) for m in moves)
    assert [m.change for m in moves] == ["down", None, "down", None]
