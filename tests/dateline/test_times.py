"""Time expressions: found, typed, valued and put on the calendar."""

import csv
import itertools
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.article import Article
from dateline.nlp import Document
from dateline.records import TIMEX_TYPES
from dateline.times import find_times, join_ranges, times_in
from dateline.times.holidays import easter, orthodox_easter
from dateline.times.periods import UNITS, period_of

CASES = Path(__file__).parents[1] / "cases" / "times.jsonl"
WEDNESDAY = date(2021, 3, 10)


def times_of(text, published=WEDNESDAY, **known):
    return find_times(Document(text), Article(text=text, published=published, **known))


def list_cases():
    cases = map(json.loads, CASES.read_text(encoding="utf-8").splitlines())
    return [pytest.param(case, id=case["name"]) for case in cases]


@pytest.mark.parametrize("case", list_cases())
def test_sentence_gives_its_times(case):
    text = case["text"]
    found = times_of(text, date.fromisoformat(case["published"]) if case["published"] else None)
    assert [
        [
            t.text,
            t.timex_type,
            t.timex_value,
            *(day and day.isoformat() for day in (t.start_date, t.end_date)),
        ]
        for t in found
    ] == case["times"]
    assert all(text[t.start : t.end] == t.text for t in found)


def list_sentences():
    lines = CASES.with_suffix(".csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [pytest.param(row, id=f"{row['group']}: {row['sentence']}") for row in rows]


@pytest.mark.parametrize("row", list_sentences())
def test_time_in_brackets_is_the_only_one(row):
    before, _, rest = row["sentence"].partition("[")
    marked, _, _ = rest.partition("]")
    text = row["sentence"].replace("[", "").replace("]", "")
    expected = [(len(before), marked, row["type"], row["value"], row["first"], row["last"])] if marked else []
    assert [
        (t.start, t.text, t.timex_type, t.timex_value, str(t.start_date or ""), str(t.end_date or ""))
        for t in times_of(text)
    ] == expected


@pytest.mark.parametrize("row", list_sentences())
def test_what_has_days_without_a_publication_date_has_them_by_itself(row):
    text = row["sentence"].replace("[", "").replace("]", "")
    dated = {(t.start, t.end): t for t in times_of(text, date(1987, 6, 5))}
    for told in times_of(text, None):
        if told.start_date:
            assert dated[told.start, told.end] == told


MONTHS = "January February March April May June July August September October November December".split()
SHORT = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def ordinal(n):
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


STYLES = {
    "American": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "American, short": lambda d: f"{SHORT[d.month - 1]} {d.day}, {d.year}",
    "American, no comma": lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    "with the weekday": lambda d: f"{DAYS[d.weekday()]}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    "ordinal": lambda d: f"{MONTHS[d.month - 1]} {ordinal(d.day)}, {d.year}",
    "British": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "British, ordinal": lambda d: f"the {ordinal(d.day)} of {MONTHS[d.month - 1]} {d.year}",
    "British, weekday": lambda d: f"{DAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]} {d.year}",
    "ISO": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.month:02}/{d.day:02}/{d.year}",
    "dashes and a name": lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    "the day last": lambda d: f"{MONTHS[d.month - 1]} the {ordinal(d.day)}, {d.year}",
    "points": lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
}


@pytest.mark.parametrize("style", STYLES)
@given(day=st.dates(date(1850, 1, 1), date(2100, 12, 31)))
@example(day=date(1850, 1, 1))
@example(day=date(2000, 2, 29))
@example(day=date(2100, 12, 31))
def test_rendered_day_is_read_back(style, day):
    written = STYLES[style](day)
    text = f"The charter of {written} still holds."
    [found] = times_of(text, None)
    assert (found.text, found.timex_value) == (written, day.isoformat())
    assert (found.start_date, found.end_date) == (day, day)
    assert text[found.start : found.end] == written


UNITS_IN_WORDS = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE"}


@pytest.mark.parametrize("unit", UNITS_IN_WORDS)
@pytest.mark.parametrize(
    ("form", "kind", "value"),
    [
        ("{}s", "DURATION", "PX{}"),
        ("two {}s", "DURATION", "P2{}"),
        ("nearly two {}s", "DURATION", "P2{}"),
        ("at least two {}s", "DURATION", "P2{}"),
        ("two or three {}s", "DURATION", "P2{}"),
        ("two to three {}s", "DURATION", "P2{}"),
        ("a {} or two", "DURATION", "P1{}"),
        ("several {}s", "DURATION", "PX{}"),
        ("a couple of {}s", "DURATION", "P2{}"),
        ("the past {}s", "DURATION", "PX{}"),
        ("the past two {}s", "DURATION", "P2{}"),
        ("the next few {}s", "DURATION", "PX{}"),
        ("the first two {}s", "DURATION", "P2{}"),
        ("the final {}s", "DURATION", "PX{}"),
        ("the {}s ahead", "DURATION", "PX{}"),
        ("the {}s to come", "DURATION", "PX{}"),
        ("another two {}s", "DURATION", "P2{}"),
    ],
)
def test_length_of_time_is_read_alike_in_every_unit(unit, form, kind, value):
    phrase = form.format(unit)
    [found] = times_of(f"It held for {phrase}.")
    assert (found.text, found.timex_type, found.timex_value) == (
        phrase,
        kind,
        value.format(UNITS_IN_WORDS[unit]),
    )


@pytest.mark.parametrize(
    ("unit", "previous", "current", "following"),
    [
        ("week", "2021-W09", "2021-W10", "2021-W11"),
        ("weekend", "2021-W09-WE", "2021-W10-WE", "2021-W11-WE"),
        ("month", "2021-02", "2021-03", "2021-04"),
        ("quarter", "2020-Q4", "2021-Q1", "2021-Q2"),
        ("year", "2020", "2021", "2022"),
        ("decade", "201", "202", "203"),
        ("century", "19", "20", "21"),
    ],
)
def test_period_is_read_alike_in_every_unit(unit, previous, current, following):
    meant = {
        f"last {unit}": previous,
        f"the previous {unit}": previous,
        f"the end of last {unit}": previous,
        f"this {unit}": current,
        f"the current {unit}": current,
        f"late this {unit}": current,
        f"the end of the {unit}": current,
        f"early in the {unit}": current,
        f"next {unit}": following,
        f"early next {unit}": following,
        f"the beginning of next {unit}": following,
    }
    for phrase, value in meant.items():
        [found] = times_of(f"All is told of {phrase}.")
        assert (found.text, found.timex_value) == (phrase, value)


@pytest.mark.parametrize("month", range(1, 13))
def test_month_is_read_alike_in_every_form(month):
    name, value = MONTHS[month - 1], f"2018-{month:02}"
    forms = (
        "{} 2018", "{}, 2018", "{} of 2018", "early {} 2018", "mid-{} 2018", "late-{} 2018",
        "the end of {} 2018", "the first half of {} 2018", "the month of {} 2018", "late in {} 2018",
        "the final days of {} 2018",
    )  # fmt: skip
    for phrase in (form.format(name) for form in forms):
        [found] = times_of(f"It rained in {phrase}.")
        assert (found.text, found.timex_value) == (phrase, value)
    [found] = times_of(f"Rains come each {name}.")
    assert (found.text, found.timex_value) == (f"each {name}", f"XXXX-{month:02}")


@pytest.mark.parametrize("number", range(1, 8))
def test_weekday_is_read_alike_in_every_form(number):
    name, day = DAYS[number - 1], date(2021, 3, 7 + number).isoformat()
    meant = {
        f"last {name}": day,
        f"late on {name}": day,
        f"early {name}": day,
        f"{name} morning": f"{day}TMO",
        f"late {name} night": f"{day}TNI",
        f"the evening of {name}": f"{day}TEV",
        f"every {name}": f"XXXX-WXX-{number}",
        f"{name}s": f"XXXX-WXX-{number}",
    }
    for phrase, value in meant.items():
        [found] = times_of(f"The hall closed {phrase}.", date(2021, 3, 9 + number))
        assert (found.text, found.timex_value) == (phrase, value)


@given(published=st.dates(date(1850, 1, 1), date(2100, 12, 31)), back=st.integers(0, 6))
def test_weekday_in_the_past_lies_within_a_week(published, back):
    meant = date.fromordinal(published.toordinal() - back)
    [found] = times_of(f"The council voted on {DAYS[meant.weekday()]}.", published)
    assert found.start_date == found.end_date == meant


WORDS = (
    "the a of last next this past early late mid - first third 1 5 31 1998 2018 '98 1990s 5th quarter "
    "half year years month day week ago earlier before after until to and , . : / % $ May March Nov. "
    "Monday Sat today tonight noon 8 a.m. 10:30 GMT Q3 H1 1986/87 31/12/1999 2018-02-30 Christmas "
    "Easter spring decade century few several hundred dozen two twenty-one 9999 99999999999 0 same "
    "period ended daily every twice recent now then weekend morning night same that very another a.m. o' "
    "clock and-a-half ahead to-come hundreds of spring fiscal full-year mid-year year-end 's Day Eve "
).split()


@given(text=st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), published=st.none() | st.dates())
@example(text="two hundred thousand million decades later", published=date.max)
@example(text="last century, last decade, last week, two years ago, Easter", published=date.min)
@example(text="Feb. 9 next spring", published=date.max)
@example(text="next century next decade next week next year Easter", published=date.max)
def test_any_run_of_time_words_is_read_without_a_crash(text, published):
    found = times_of(text, published)
    assert all(
        text[t.start : t.end] == t.text and t.timex_type in TIMEX_TYPES and t.timex_value for t in found
    )
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all((t.start_date is None) == (t.end_date is None) for t in found)
    assert all(t.start_date <= t.end_date for t in found if t.start_date)


@given(text=st.text())
def test_any_text_is_read_without_a_crash(text):
    assert all(text[t.start : t.end] == t.text for t in times_of(text))


@pytest.mark.parametrize(
    ("precision", "value"),
    [
        pytest.param("day", ("2021-03-08", "2021-02", "2020", "2021-W09"), id="day"),
        pytest.param("month", ("XXXX-WXX-1", "2021-02", "2020", "XXXX-WXX"), id="month"),
        pytest.param("year", ("XXXX-WXX-1", "XXXX-02", "2020", "XXXX-WXX"), id="year"),
    ],
)
def test_nothing_is_read_more_exactly_than_the_publication_date_allows(precision, value):
    published = {"day": WEDNESDAY, "month": date(2021, 3, 1), "year": date(2021, 1, 1)}[precision]
    text = "It fell on Monday, as in February, last year and last week."
    found = times_of(text, published, published_precision=precision)
    assert tuple(t.timex_value for t in found) == value
    assert all((t.start_date is None) == ("X" in t.timex_value) for t in found)


@pytest.mark.parametrize(
    ("published", "filed", "day"),
    [
        pytest.param(date(2021, 3, 10), date(2021, 3, 9), date(2021, 3, 9), id="filed-the-day-before"),
        pytest.param(None, date(2021, 3, 9), date(2021, 3, 9), id="only-filed"),
        pytest.param(date(2021, 3, 10), date(2020, 3, 9), date(2021, 3, 10), id="not-this-dispatch"),
    ],
)
def test_today_is_the_day_of_the_dateline(published, filed, day):
    [found] = times_of("Talks were held today.", published, dateline_date=filed)
    assert found.start_date == day


def test_reading_needs_no_parse_and_does_not_change_with_it():
    text = "The fair will open on Friday, after it closed early on Monday."
    doc, article = Document(text), Article(text=text, published=WEDNESDAY)
    before = find_times(doc, article)
    doc.parse(doc.sentences)
    assert find_times(doc, article) == before


@pytest.mark.parametrize(
    ("text", "joined", "first", "last"),
    [
        ("Open Nov. 5-10, 2020 only.", "Nov. 5-10, 2020", "2020-11-05", "2020-11-10"),
        ("Shut from Monday to Tuesday.", "Monday to Tuesday", "2021-03-08", "2021-03-09"),
        ("Dry between 2012 and 2015.", "2012 and 2015", "2012-01-01", "2015-12-31"),
        (
            "Wet from Dec. 28, 2020 through Jan. 2.",
            "Dec. 28, 2020 through Jan. 2",
            "2020-12-28",
            "2021-01-02",
        ),
    ],
)
def test_ends_of_a_range_become_one_time(text, joined, first, last):
    [found] = join_ranges(text, times_of(text))
    assert (found.text, str(found.start_date), str(found.end_date)) == (joined, first, last)
    assert text[found.start : found.end] == found.text


def test_two_years_that_are_no_range_stay_two():
    text = "It won in 2012 and 2015."
    assert len(join_ranges(text, times_of(text))) == 2


def test_what_a_date_was_moved_from_begins_no_range():
    text = "The summit was put off from May to October."
    assert len(join_ranges(text, times_of(text))) == 2


def test_times_in_gives_those_inside():
    text = "It won in 2012, lost in 2015 and closed in 2019."
    times = times_of(text)
    assert times_in(times, text.index("lost"), text.index(" and closed")) == (times[1],)
    assert times_in(times, 0, len(text)) == times
    assert times_in(times, 3, 3) == ()


@given(day=st.dates(date(2, 1, 1), date(9990, 12, 31)), unit=st.sampled_from(UNITS))
def test_period_holds_the_day_it_was_made_of(day, unit):
    period = period_of(day, unit)
    if unit == "WE":
        assert period.first.isoweekday() == 6
        assert period.last == date.fromordinal(period.first.toordinal() + 1)
    else:
        assert period.first <= day <= period.last
    assert period.known
    if unit not in ("C", "E"):
        assert period.shift(-1).last < period.first


def test_easter_of_known_years():
    assert [easter(year).value for year in (1961, 2000, 2018, 2024)] == [
        "1961-04-02", "2000-04-23", "2018-04-01", "2024-03-31",
    ]  # fmt: skip


def test_orthodox_easter_of_known_years():
    assert [orthodox_easter(year).value for year in (1961, 2000, 2018, 2024)] == [
        "1961-04-09", "2000-04-30", "2018-04-08", "2024-05-05",
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "found"), [("Peru's Dec exports slid.", ["Dec"]), ("Jan sold cork.", [])])
def test_a_month_without_its_point_is_one_before_what_is_told_by_the_month(text, found):
    assert [t.text for t in times_of(text)] == found
