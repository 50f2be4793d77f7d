"""The day of publication: dates as headers print them, bounds that a text sets, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import lexicon
from dateline.article import Article, read_head
from dateline.article.clues import Bounds
from dateline.article.days import NEWEST, OLDEST, day_at, is_plausible

TODAY = date(2026, 12, 31)  # years to come would be weighed too
PLUS_8 = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("printed", "day", "precision"),
    [
        ("2021-03-04", date(2021, 3, 4), "day"),
        ("2021/3/4 08:15", date(2021, 3, 4), "day"),
        ("March 4, 2021", date(2021, 3, 4), "day"),
        ("Mar. 4th, 2021 at 8:15 a.m.", date(2021, 3, 4), "day"),
        ("MAR 04 2021", date(2021, 3, 4), "day"),
        ("Thursday, 4 March 2021", date(2021, 3, 4), "day"),
        ("4th of March, 2021", date(2021, 3, 4), "day"),
        ("04-Mar-2021 08:15:20.11", date(2021, 3, 4), "day"),
        ("04.03.2021", date(2021, 3, 4), "day"),
        ("25/03/2021", date(2021, 3, 25), "day"),
        ("03/25/2021", date(2021, 3, 25), "day"),
        ("03/03/2021", date(2021, 3, 3), "day"),
        ("03/04/2021", date(2021, 1, 1), "year"),
        ("20210304", date(2021, 3, 4), "day"),
        ("2021年3月4日", date(2021, 3, 4), "day"),
        ("March 2021", date(2021, 3, 1), "month"),
        ("8:15 PM, March 4, 2021", date(2021, 3, 4), "day"),
        ("March 4, 20218:15 PM", date(2021, 3, 4), "day"),
    ],
)
def test_a_printed_day_is_read(printed: str, day: date, precision: str) -> None:
    found = day_at(printed, 0)
    assert found is not None
    assert (found.day, found.precision) == (day, precision)
    assert (found.start, found.end) == (0, len(printed))


@pytest.mark.parametrize(
    "printed", ["31 February 2021", "2021-13-01", "Marching on 4 wheels", "12 345", "", "2021"]
)
def test_what_is_no_day_is_not_read(printed: str) -> None:
    assert day_at(printed, 0) is None


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("2021-03-04T08:15:00Z", datetime(2021, 3, 4, 8, 15, tzinfo=UTC)),
        ("2021-03-04 08:15:20 +0800", datetime(2021, 3, 4, 8, 15, 20, tzinfo=PLUS_8)),
        ("March 4, 2021 8:15 PM GMT+8", datetime(2021, 3, 4, 20, 15, tzinfo=PLUS_8)),
        ("4 March 2021 12.05 am SGT", datetime(2021, 3, 4, 0, 5, tzinfo=PLUS_8)),
        ("8:15 AM GMT+8, March 4, 2021", datetime(2021, 3, 4, 8, 15, tzinfo=PLUS_8)),
        ("March 4, 2021 8:15 PM", None),
        ("March 4, 2021 8:15 PM CST", None),
        ("March 4, 2021", None),
    ],
)
def test_a_moment_needs_a_zone_that_is_certain(printed: str, moment: datetime | None) -> None:
    found = day_at(printed, 0)
    assert found is not None
    assert found.moment == moment


@given(
    st.dates(OLDEST, NEWEST),
    st.sampled_from(
        [
            "%Y-%m-%d",
            "%d %B %Y",
            "%B %d, %Y",
            "%b %d, %Y",
            "%d.%m.%Y",
            "%A, %B %d, %Y",
            "%d-%b-%Y",
            "%Y/%m/%d",
        ]
    ),
)
def test_every_day_that_can_be_printed_is_read_back(day: date, form: str) -> None:
    printed = day.strftime(form.replace("%Y", f"{day.year:04}"))
    found = day_at(f"Date: {printed} and on", 6)
    assert found is not None
    assert (found.day, found.precision, found.end) == (day, "day", 6 + len(printed))


@pytest.mark.parametrize(
    ("text", "start", "end", "ahead"),
    [
        ("Exports fell in the third quarter of 2021.", date(2021, 7, 1), date(2021, 9, 30), False),
        ("Exports fell in the first nine months of 2021.", date(2021, 1, 1), date(2021, 9, 30), False),
        ("Exports fell in H2 2021.", date(2021, 7, 1), date(2021, 12, 31), False),
        ("The mine was sold in July 2021.", date(2021, 7, 1), date(2021, 7, 31), False),
        ("The mine was sold on July 9, 2021.", date(2021, 7, 9), date(2021, 7, 9), False),
        ("The mine was sold on 9 July 2021.", date(2021, 7, 9), date(2021, 7, 9), False),
        ("The mine will be sold in December 2021.", date(2021, 12, 1), date(2021, 12, 31), True),
        ("In 2021 the mine is expected to close.", date(2021, 1, 1), date(2021, 12, 31), True),
        ("It opened a mine, which will be sold in 2021.", date(2021, 1, 1), date(2021, 12, 31), True),
        (
            "It bought a mine, and the law takes effect in July 2021.",
            date(2021, 7, 1),
            date(2021, 7, 31),
            True,
        ),
        ("The mine may be sold as early as July 2021.", date(2021, 7, 1), date(2021, 7, 31), True),
        ("It will sell what it bought in 2021.", date(2021, 1, 1), date(2021, 12, 31), False),
    ],
)
def test_periods_are_told_as_past_or_ahead(text: str, start: date, end: date, ahead: bool) -> None:
    [told] = Bounds(text).told
    assert (told.start, told.end, told.ahead) == (start, end, ahead)
    assert text[told.at : told.at + 4] == str(end.year)


@pytest.mark.parametrize(
    "text",
    [
        "Emissions have to be halved by 2035.",
        "The road is to be wider (by the end of 2035).",
        "The company sold notes due July 9, 2031.",
        "It joined the Vision 2030 plan.",
        "The village has 2021 inhabitants and 1,998 goats.",
        "The prize is $2000.",
        "It signed a contract for 80 boats in 2021-2024.",
    ],
)
def test_goals_names_and_numbers_are_no_periods(text: str) -> None:
    assert not Bounds(text).told


def test_last_year_beside_a_named_year_names_this_year() -> None:
    assert Bounds("Exports in 2021 were up by a tenth from last year.").against_last == (
        2021,
        "in 2021 ... from last year",
    )
    assert Bounds("It drew 46 firms, against 41 in 2018, a tenth more than last year.").against_last is None
    assert Bounds("Exports fell last year (2020).").year == (2021, "last year (2020)")
    assert Bounds("Exports have grown since 2006, and fell last year.").year is None
    assert Bounds("Exports fell last year (2020). They rose last year (2021).").year is None


def test_a_label_beats_every_other_evidence() -> None:
    text = "Ferries sail again\nPublished: March 4, 2021\n\nHAMAR, March 3, 2021 (Fjord News) -- They sail."
    article = read_head(Article(text=text, uri="2021-03-05.txt"))
    assert (article.published, article.dateline_date) == (date(2021, 3, 4), date(2021, 3, 3))
    assert article.published_basis == "header: 'Published: March 4, 2021'"


@pytest.mark.parametrize(
    ("printed", "told", "day"),
    [
        pytest.param(
            "Published 03/10/2024, 19:26", "The line said so on Wednesday.", "2024-10-03", id="clock"
        ),
        pytest.param("Published 03/10/2024, 7:26 PM ET", "The line said so.", "2024-03-10", id="zone"),
        pytest.param("Published 03/10/2024", "The line said so.", None, id="open"),
        pytest.param("Published 03/10/2024", "The line said so on Oct. 2.", "2024-10-03", id="day-told"),
        pytest.param(
            "Published 03/10/2024\nUpdated 14/10/2024", "It sails.", "2024-10-03", id="another-date"
        ),
        pytest.param("Published Sun 03/10/2024", "The line said so.", "2024-03-10", id="its-weekday"),
        pytest.param("USA Today\n04/05/2023", "The line said so on Tuesday.", "2023-04-05", id="outlet"),
        pytest.param("Published 10/12/2026", "The line said so.", "2026-10-12", id="other-to-come"),
        pytest.param(
            "04-05-2023",
            "Fares fell in the first four months of this year, it was said on Thursday.",
            "2023-05-04",
            id="part-of-the-year",
        ),
        pytest.param(
            "Published: 04/05/2023 10:12 AM",
            "HAMAR, May 4 (Fjord News) -- The line said so on Thursday.",
            "2023-05-04",
            id="dateline",
        ),
    ],
)
def test_a_day_of_numbers_is_settled_by_the_text(printed: str, told: str, day: str | None) -> None:
    text = f"Ferries sail again\n{printed}\n\nThe ferries sail to Hamar again from the old pier. {told}\n"
    if told.startswith("HAMAR"):
        text = f"Ferries sail again\n{printed}\n\n{told}\n"
    article = read_head(Article(text=text), today=date(2026, 11, 29))
    assert article.published is not None
    assert (article.published_precision == "day") is (day is not None)
    assert day is None or article.published.isoformat() == day


@pytest.mark.parametrize(
    "first",
    [
        "Ann Lee (L) and Bo Poe at the forum in Hamar (Photo: Fjord News)",
        "FILE PHOTO: Ferries at the pier of Hamar, March 21, 2018. (Fjord News/Ann Lee)",
        "Photo taken on March 21, 2018 shows ferries. (Fjord News/Ann Lee)",
        "HAMAR, June 14 (Fjord News) -- Ferries will sail to Oslo, it was agreed on Tuesday.",
        "– Ferries will sail to Oslo, the line said on June 14.",
        "Ferries sail again. Hamar gets a pier.",
        "Ferries sail again",
        "Updated: June 16, 2022",
        "June 13, 2022",
        "By Ann Lee",
        "Photo: Fjord News/Ann Lee",
    ],
)
def test_the_day_before_the_first_line_counts_whatever_follows_it(first: str) -> None:
    text = f" date 2022-06-15 {first}\n\n– Ferries will sail to Oslo, the line said on June 14.\n"
    article = read_head(Article(text=text))
    assert (article.published, article.published_basis) == (date(2022, 6, 15), "header: 'date 2022-06-15'")
    assert all("2022-06-15" not in caption.text for caption in article.captions)
    assert "2022-06-15" not in (article.title or "")


def test_a_dateline_of_december_belongs_to_the_year_before_january() -> None:
    text = "Published: January 1, 2022\n\nHAMAR, Dec. 31 (Fjord News) -- The ferries will sail again."
    assert read_head(Article(text=text)).dateline_date == date(2021, 12, 31)


def test_days_before_newspapers_and_in_the_future_are_refused() -> None:
    assert not is_plausible(date(1604, 12, 31))
    assert is_plausible(date(1605, 1, 1))
    assert not is_plausible(date(2101, 1, 1))
    assert not is_plausible(date(2026, 1, 2), today=date(2026, 1, 1))


def test_the_address_on_the_last_line_tells_the_day() -> None:
    text = (
        "HAMAR, March 4 (Fjord News) -- The ferries sail again.\n\nfrom https://news.example/ferries/20190304"
    )
    article = read_head(Article(text=text))
    assert (article.published, article.published_basis) == (date(2019, 3, 4), "address: '20190304'")


def test_a_labelled_day_below_the_text_counts_where_none_stands_above() -> None:
    text = (
        "Ferries sail again\n\nHAMAR (AP) -- The ferries sail again.\n\nUpdated : 2019-03-05 05:21 GMT+08:00"
    )
    article = read_head(Article(text=text))
    assert article.published == date(2019, 3, 5)
    assert article.published_basis == "footer: 'Updated : 2019-03-05 05:21 GMT+08:00'"
    above = read_head(Article(text=text.replace("again\n\n", "again\nMarch 4, 2019\n\n", 1)))
    assert above.published == date(2019, 3, 4)


@pytest.mark.parametrize(
    ("credit", "day", "published"),
    [
        ("Picture taken March 5, 2019. Fjord Ferries/Handout via REUTERS", "Wednesday", date(2019, 3, 6)),
        ("Picture taken March 5, 2019. Fjord Ferries/Handout via REUTERS", "Tuesday", date(2019, 3, 5)),
        ("Picture taken March 5, 2019. Fjord Ferries/Handout via REUTERS", "Friday", None),
        ("File picture taken March 5, 2019. REUTERS/Ann Lee", "Wednesday", None),
    ],
)
def test_a_picture_of_the_day_tells_which_weekday_is_meant(
    credit: str, day: str, published: date | None
) -> None:
    text = (
        f"Storm halts ferries\n\nA ferry lies at its pier in Hamar. {credit}\n\n"
        f"HAMAR (Reuters) - No ferries sailed after Monday's storm, officials said on {day}."
    )
    found = read_head(Article(text=text))
    assert (found.published if found.published_precision == "day" else None) == published


def test_a_dateline_may_name_its_country_in_brackets() -> None:
    text = "SKOPJE (North Macedonia), September 13, 2022 (SeeNews) - Exports rose on Tuesday, it said."
    article = read_head(Article(text=text))
    assert (article.dateline_place, article.published) == ("Skopje", date(2022, 9, 13))


def test_a_refused_label_leaves_the_word_to_weaker_evidence() -> None:
    text = "Ferries sail again\nPublished: March 4, 2041\n\nThey sail on all routes, the company said."
    article = read_head(
        Article(text=text, uri="https://news.example/2021/03/04/ferries"), today=date(2026, 1, 1)
    )
    assert (article.published, article.published_basis) == (date(2021, 3, 4), "address: '2021/03/04'")


def test_without_a_year_nothing_is_dated() -> None:
    text = "HAMAR, Sept. 14 (Fjord News) -- The ferries sail again on Tuesday, the company said on Monday."
    article = read_head(Article(text=text))
    assert (article.published, article.published_basis, article.dateline_date) == (None, None, None)
    assert article.dateline_place == "Hamar"


def test_the_level_that_a_goal_starts_from_is_not_announced() -> None:
    text = "The ports plan to lift exports to 45 tonnes a year by 2034 from 25.8 tonnes in 2028, they said."
    bounds = Bounds(text)
    assert bounds.high is None
    assert bounds.low is not None
    assert bounds.low.words == "in 2028"


@pytest.mark.parametrize(
    ("lead", "day"),
    [
        pytest.param(
            "OSAKA, June 28 (Example News) -- Nine states agreed on Friday at the G20 summit here on a fund.",
            date(2019, 6, 28),
            id="place-of-the-dateline",
        ),
        pytest.param(
            "OSLO, Sept. 11. /ABCD/. Guests of the fourth Eastern Economic Forum (EEF), which opened on "
            "Tuesday, spoke of ferries.",
            date(2018, 9, 11),
            id="number",
        ),
        pytest.param(
            "OSLO, June 24 (Example News) -- Ann Lee will attend the Group of 20 (G20) summit to be held in "
            "the Japanese city of Osaka on June 28-29, an aide said on Monday.",
            date(2019, 6, 24),
            id="announced-with-its-days",
        ),
        pytest.param(
            "OSLO, Sept. 13 (Example News) -- Ferries are a subject of the SCO summit in Samarkand.\n\n"
            "The SCO summit will be held in Samarkand on September 15-16.",
            date(2022, 9, 13),
            id="days-and-no-weekday",
        ),
        pytest.param(
            "OSLO, Sept. 15 (Example News) -- Ferries are a matter of the SCO summit in Samarkand.",
            None,
            id="neither-days-nor-weekday",
        ),
        pytest.param(
            "OSLO, June 24 (Example News) -- Ann Lee will see the G20 summit in Osaka, aides said on Monday.",
            None,
            id="announced-without-days",
        ),
        pytest.param(
            "OSAKA, June 28 (Example News) -- Nine states agreed on Monday at the G20 summit here on a fund.",
            None,
            id="another-weekday",
        ),
        pytest.param(
            "OSLO, June 28 (Example News) -- The fund has grown since the G20 summit in Osaka, Ann Lee said "
            "on Friday.",
            None,
            id="told-of-the-past",
        ),
        pytest.param(
            "LIMA, Nov. 18 (Example News) -- Ferries were agreed on at the APEC summit here on Friday.",
            None,
            id="twice-in-the-place",
        ),
        pytest.param(
            "OSLO, Sept. 2 (Example News) -- The eighth Eastern Economic Forum is near, Bo Poe said Friday.",
            None,
            id="other-days",
        ),
        pytest.param(
            "OSLO, Nov. 14 (Example News) -- His first G20 summit went well, Bo Poe said on Friday.",
            None,
            id="a-small-number-is-somebody's-own",
        ),
        pytest.param(
            "OSAKA, June 28 (Example News) -- Nine states agreed on Friday at the G20 summit here on a fund. "
            "The fund lent little in 2021, they said.",
            None,
            id="a-later-year",
        ),
        pytest.param(
            "OSAKA, June 28 (Example News) -- The G20 summit here and the 11th G20 summit agreed on a fund, "
            "Ann Lee said on Friday.",
            None,
            id="two-editions",
        ),
    ],
)
def test_a_gathering_that_is_known_names_the_year(lead: str, day: date | None) -> None:
    article = read_head(Article(text=f"Nine states agree on a fund for ferries\n\n{lead}"), today=TODAY)
    assert article.published == day
    assert "year from '" in (article.published_basis or "year from '")


def test_gatherings_that_are_known_are_in_order() -> None:
    for row in lexicon.rows("known_gatherings"):
        start, end = date.fromisoformat(row["start"]), date.fromisoformat(row["end"])
        assert start <= end <= start + timedelta(days=21)
        assert all(place[0].isupper() for place in row["place"].split("|"))
    editions = [(row["name"], row["edition"]) for row in lexicon.rows("known_gatherings") if row["edition"]]
    assert len(editions) == len(set(editions))


@pytest.mark.parametrize(
    ("printed", "told", "day"),
    [
        pytest.param(
            "Sept. 6",
            "Ferries will sail to Hamar, it was agreed on Tuesday. Fares came to "
            "491 million crowns in 2021, up 5 percent from a year earlier.",
            date(2022, 9, 6),
            id="annual-figures-and-weekday",
        ),
        pytest.param(
            "Sept. 6",
            "Ferries will sail to Hamar, it was agreed on Friday. Fares came to "
            "491 million crowns in 2021, up 5 percent from a year earlier.",
            None,
            id="annual-figures-and-another-weekday",
        ),
        pytest.param(
            "Sept. 6",
            "Ferries will sail to Hamar, officials agreed. Fares came to "
            "491 million crowns in 2021, up 5 percent from a year earlier.",
            None,
            id="annual-figures-alone",
        ),
        pytest.param(
            "June 12",
            "Ferries will sail to Hamar. Passengers went up from 53,485 in 2017 to "
            "81,709 last year, the harbour said.",
            None,
            id="last-year-after-a-year-alone",
        ),
        pytest.param(
            "June 12",
            "Ferries will sail to Hamar, it was agreed on Wednesday. Passengers "
            "went up from 53,485 in 2017 to 81,709 last year, the harbour said.",
            date(2019, 6, 12),
            id="last-year-after-a-year-and-weekday",
        ),
        pytest.param(
            "Oct. 4",
            "Ferries will sail to Hamar, it was agreed on Wednesday in the year of "
            "the 30th anniversary of the line, opened in 1993. Fares came to 38 million crowns in 2020.",
            date(2023, 10, 4),
            id="anniversary",
        ),
        pytest.param(
            "Sept. 2",
            "The 2023 Hamar Ferry Fair opened on Saturday with 40 firms.",
            date(2023, 9, 2),
            id="edition-named-by-its-year",
        ),
        pytest.param(
            "Oct 6",
            "Fares fell, data showed on Monday. For the first nine months of 2025 they "
            "came to $99 million, and the line is aiming for growth of 10% in 2026.",
            date(2025, 10, 6),
            id="goal-of-a-later-year",
        ),
        pytest.param(
            "June 12",
            "A yard was begun on Wednesday that will employ 400 people when it is "
            "completed in 2020. Fares came to 38 million crowns in 2018.",
            date(2019, 6, 12),
            id="completed-in-a-later-year",
        ),
        pytest.param(
            "June 24",
            "The line said Thursday that a ferry is to be launched on July 23, 2021.",
            date(2021, 6, 24),
            id="announced-and-weekday",
        ),
        pytest.param(
            "June 24",
            "The line said on Tuesday that a ferry is late.\n\nFILE PHOTO: A ferry at Hamar, Aug. 22, 2014.",
            None,
            id="a-picture's-day",
        ),
        pytest.param(
            "March 29",
            "The Hamar Ferry Show (HAFS 2016) last year had 40 stalls, it was told on Tuesday (March 28).",
            date(2017, 3, 29),
            id="a-name's-year-was-last-year",
        ),
        pytest.param(
            "Oct. 26",
            "Ferries sail again, it was agreed on Friday. The pier was shut on Thursday, Oct. 26, 2017.",
            None,
            id="a-weekday-of-another-year",
        ),
        pytest.param(
            "March 29",
            "Fares rose by a tenth in 2017 from last year, it was told on Friday (March 28).",
            None,
            id="a-printed-weekday-of-no-such-year",
        ),
        pytest.param(
            "March 4",
            "The fair is postponed to September 7 to 11, 2020, it was said on Wednesday. It began in 1954.",
            date(2020, 3, 4),
            id="moved-to-days-ahead",
        ),
        pytest.param(
            "May 20",
            "Ferries sail to Hamar, it was agreed on Wednesday. In the 40 years since it was opened in "
            "1975 no ferry sank.",
            date(2015, 5, 20),
            id="years-since",
        ),
        pytest.param(
            "Sept. 8",
            "The 6th Hamar Ferry Festival opened on Sunday. First held in 2014, the festival is free.",
            date(2019, 9, 8),
            id="edition-since-the-first",
        ),
        pytest.param(
            "Oct. 14",
            "Ferries will sail to Hamar, it was agreed on Friday. Fares are to reach 2 billion dollars by "
            "2020, up from 780 million dollars last year.",
            None,
            id="a-goal-before-last-year",
        ),
        pytest.param(
            "Aug. 23",
            "Fares grew by 4.9 percent in the second quarter.\n\nFILE - In this Aug. 9, 2018, photo a ferry "
            "waits at Hamar. On Thursday, Aug. 23, the line told its fares. (AP Photo/Ida Brekke)",
            date(2018, 8, 23),
            id="a-caption's-weekday",
        ),
        pytest.param(
            "Nov 29",
            "Fares were cut on Thursday, the most since early 2013. The line sees its debt fall by mid-2020.",
            date(2018, 11, 29),
            id="goal-and-weekday",
        ),
        pytest.param(
            "Nov. 29",
            "A pier was opened on Thursday. It had aimed to be free of debt by 2020, and began in 2013.",
            None,
            id="a-goal-of-the-past",
        ),
        pytest.param(
            "Oct 18",
            '"Sales yesterday (Wednesday) hit 18 million crowns," the board said of Ferry Days 2018.',
            date(2018, 10, 18),
            id="yesterday-with-its-weekday",
        ),
        pytest.param(
            "14 May",
            "Ann Lee came to Hamar on 13 May. Fares in January-March 2024 were worth $57 million, and $214 "
            "million throughout 2023.",
            date(2024, 5, 14),
            id="a-part-of-the-year-just-over",
        ),
        pytest.param(
            "Oct. 9",
            "Ferries will be shown on Oct. 23-26. Fares came to $5 billion in 2018 and $2 billion in the "
            "first half of 2019, Bo Poe said in an interview on Tuesday.",
            date(2019, 10, 9),
            id="a-part-of-the-year-and-a-weekday-before",
        ),
        pytest.param(
            "Sept. 3",
            "Fares came to $2 billion, compared with the first half of 2019, Bo Poe said.",
            None,
            id="a-part-of-the-year-set-against",
        ),
        pytest.param(
            "March 14",
            "Fares rose by a tenth last year from 132 million crowns in 2021. The line said 63 ferries "
            "would be shown on March 22-23, 2023.",
            date(2023, 3, 14),
            id="a-full-date-near-that-would-come",
        ),
        pytest.param(
            "Aug. 17",
            "The number of ferries fell to 12 percent of the fleet in April 2014.",
            None,
            id="figures-of-a-month-alone",
        ),
        pytest.param(
            "Oct. 14",
            "Ann Lee came on Friday for the first visit of a queen in 30 years. A study was done in March "
            "2014. It is the first since her aunt came in March 1986.",
            date(2016, 10, 14),
            id="the-first-in-so-many-years",
        ),
        pytest.param(
            "April 11",
            "Hamar went to the polls on Sunday. Ann Lee won a five-year term as mayor in March 2016.",
            date(2021, 4, 11),
            id="an-election-when-a-term-is-over",
        ),
        pytest.param(
            "May 13",
            "Fares fell again, data showed on Monday. They had fallen every month since March 2012, with "
            "April the 14th month in a row.",
            date(2013, 5, 13),
            id="months-in-a-row",
        ),
        pytest.param(
            "May 13",
            "The pier is closed again, ten years after the storm of 2008, it was said on Sunday.",
            date(2018, 5, 13),
            id="years-after",
        ),
        pytest.param(
            "May 13",
            "Five years after the storm of 2008 the line sold the pier. Hamar bought it back on Sunday.",
            None,
            id="years-after-and-over",
        ),
        pytest.param(
            "May 13",
            "The pier was shut in 2006, 12 years ago, a court was told.",
            date(2018, 5, 13),
            id="years-ago",
        ),
        pytest.param(
            "May 13",
            "The line, founded in 1918, is celebrating its centenary, its head said on Sunday.",
            date(2018, 5, 13),
            id="centenary",
        ),
        pytest.param(
            "Feb. 20",
            "The pier was opened in 2013 and has cost 40 million crowns, it was said on Thursday.",
            None,
            id="figures-since-an-opening",
        ),
        pytest.param(
            "Nov. 8",
            "Hotels in Hamar are full as the 2018 Fjord Leaders' Meeting starts on Nov. 12. It met in 2017.",
            date(2018, 11, 8),
            id="an-event's-name-and-days",
        ),
        pytest.param(
            "Dec. 11",
            "The 2018 Fjord Games will open on Feb. 9, it was said on Monday.",
            date(2017, 12, 11),
            id="an-event's-days-in-the-year-after",
        ),
        pytest.param(
            "June 5",
            "Hamar will host the fair next year, said Bo Poe, who heads the Hamar 2020 Working Group. It "
            "held the fair in 2004 and 2012.",
            date(2019, 6, 5),
            id="next-year-and-its-name",
        ),
        pytest.param(
            "Feb. 10",
            "The 2016 edition of the fair had 40 stalls, it was told.",
            None,
            id="an-event's-name-alone",
        ),
        pytest.param(
            "Oct. 12",
            "The council approved the 2018 draft budget on Thursday.",
            date(2017, 10, 12),
            id="a-budget-is-made-before-its-year",
        ),
        pytest.param(
            "Oct. 12",
            "Fares will grow by 2 percent this year and by 3 percent in 2018, the line forecast on Thursday.",
            date(2017, 10, 12),
            id="on-from-this-year",
        ),
        pytest.param(
            "Sept. 14",
            "The line has cut its fares since 2016, it said on Thursday. Its head's contract ends in 2018.",
            date(2017, 9, 14),
            id="what-ends-in-a-year",
        ),
        pytest.param(
            "Aug. 3",
            "The line lost less than feared, it said on Thursday. It now expects a 2017 margin of up to 2 "
            "percent. It was founded in 1962.",
            date(2017, 8, 3),
            id="a-forecast's-year-before-a-noun",
        ),
        pytest.param(
            "Aug. 3",
            "The line lifted its guidance for 2017 sales on Thursday.",
            date(2017, 8, 3),
            id="guidance-for-a-year",
        ),
        pytest.param(
            "Aug. 3",
            "The line set out plans on Thursday. It expects 2021 sales of 9 billion crowns.",
            None,
            id="a-forecast-for-years-ahead",
        ),
        pytest.param(
            "Aug. 3",
            "The line will come back, it said on Thursday. It sees fares above 2017 growth rates.",
            None,
            id="a-year-that-a-forecast-is-measured-by",
        ),
        pytest.param(
            "Aug. 3",
            "The line, which cut its 2017 profit forecast thrice before it was sold, sank on Friday.",
            None,
            id="a-forecast's-year-with-another-weekday",
        ),
        pytest.param(
            "Aug. 3",
            "Its old head stood in court on Thursday. In May 2013 he raised the line's 2013 sales forecast.",
            None,
            id="a-forecast-of-then",
        ),
        pytest.param(
            "Sept. 27",
            "The envoy brought a letter on Friday inviting the mayor to the forum in 2025. Fares rose to 6.5 "
            "million crowns in 2022, a fifth of all, before slipping to 5.9 million last year.",
            date(2024, 9, 27),
            id="invited-to-a-year-and-on-to-last-year",
        ),
        pytest.param(
            "Oct. 13",
            "Fares peaked at 12 million crowns in 2014, before slipping to 5 million last year, it was said "
            "on Friday.",
            None,
            id="on-from-a-peak-to-last-year",
        ),
        pytest.param(
            "Oct. 13",
            "He failed in 2016, promising ferries in 2017, and failed again on Friday.",
            None,
            id="promised-then",
        ),
        pytest.param(
            "Oct. 4",
            "The two towns on Friday signed pacts on ferries.\n\nThe mayor, who came on Wednesday, saw "
            "a pier on Thursday. His first visit was in February 2017, and they will next meet in 2021.",
            date(2019, 10, 4),
            id="days-running-up-to-the-dateline's",
        ),
        pytest.param(
            "March 4",
            "The fair ended, it was said on Monday. It drew 46 firms, against 41 in 2018, and sold 74, a "
            "tenth more than last year.",
            date(2019, 3, 4),
            id="set-against-a-year-that-was-last-year",
        ),
        pytest.param(
            "May 12",
            "Hundreds came to the memorial of the ferry that sank on May 12, 2008.",
            None,
            id="a-day-that-is-remembered",
        ),
        pytest.param(
            "Oct. 2",
            "In 2003 it pledged to halve its fares by 2010. It failed, a court said on Thursday.",
            None,
            id="pledged-then",
        ),
        pytest.param(
            "Sept. 14",
            "The rules, adopted in 2016, will apply from 2018, the council said on Thursday.",
            date(2017, 9, 14),
            id="from-a-year-on",
        ),
        pytest.param(
            "March 4",
            "Fares fell.\n\nCopyright 2019 Fjord News. All rights reserved.",
            date(2019, 3, 4),
            id="copyright",
        ),
        pytest.param(
            "March 4",
            "Fares were up 3 percent on 2018, it was said on Monday.",
            date(2019, 3, 4),
            id="up-on-a-year",
        ),
        pytest.param(
            "April 10",
            "Fares rose to 12 billion crowns in 2000 from 10 billion in 1999, it was said on Monday.",
            None,
            id="a-whole-year's-figures-before-its-end",
        ),
        pytest.param(
            "July 30",
            "The town elects a new mayor on Wednesday. The last was elected in 2019. Her ferry sank in 2023.",
            None,
            id="a-weekday-to-come-in-the-present",
        ),
        pytest.param(
            "April 17",
            "The mayor came by ferry on Wednesday night. A pier fell down in 2022.",
            None,
            id="a-night-is-told-on-the-day-after",
        ),
        pytest.param(
            "May 22",
            "A captain said on Sunday that he might run for mayor. Nobody asked who got him to run in 2020.",
            None,
            id="neither-past-nor-ahead",
        ),
        pytest.param(
            "May 6",
            "The pier fell down in 2018, a court was told on Monday.",
            None,
            id="background",
        ),
    ],
)
def test_the_year_of_a_dateline_is_weighed(printed: str, told: str, day: date | None) -> None:
    text = f"Ferries sail to Hamar\n\nOSLO, {printed} (Fjord News) -- {told}"
    article = read_head(Article(text=text), today=TODAY)
    assert (article.published if article.published_precision == "day" else None) == day
    assert day is None or "year from " in (article.published_basis or "")


@pytest.mark.parametrize(
    ("lead", "month"),
    [
        pytest.param("Ann Lee on June 14 opened a pier, the harbour said.", "2022-06-01", id="day-told"),
        pytest.param("Ann Lee on 14 June opened a pier, the harbour said.", "2022-06-01", id="day-first"),
        pytest.param("Ann Lee on June 30 opened a pier in Hamar, the harbour said.", None, id="end-of-month"),
        pytest.param("Ann Lee will open a pier in Hamar on June 14, the harbour said.", None, id="to-come"),
        pytest.param("Ann Lee opened a pier in Hamar, the harbour said.", None, id="no-day"),
    ],
)
def test_news_of_a_day_without_its_year_tell_the_month(lead: str, month: str | None) -> None:
    figures = "Fares hit 1.15 billion crowns in 2021 and 520 million in the first five months of this year."
    article = read_head(Article(text=f"Ferries sail to Hamar\n\n{lead}\n\n{figures}"), today=TODAY)
    published = article.published.isoformat() if article.published else None
    assert (published, article.published_precision) == (month, "month" if month else None)


@pytest.mark.parametrize(
    ("weekday", "shut", "posted", "day"),
    [
        pytest.param("Wednesday", "June 3", "June 7, 2017", date(2017, 6, 7), id="of-the-day"),
        pytest.param("Thursday", "June 3", "June 7, 2017", date(2017, 6, 8), id="of-the-day-before"),
        pytest.param("Saturday", "June 3", "June 7, 2017", None, id="days-before"),
        pytest.param("Wednesday", "January 3", "June 7, 2017", None, id="far-from-the-days-told"),
    ],
)
def test_a_quoted_post_tells_the_day_of_the_news(
    weekday: str, shut: str, posted: str, day: date | None
) -> None:
    """And is no header, though it stands near the top."""
    lead = f"The mayor on {weekday} opened the pier that had been shut on {shut} after a storm."
    text = f"Ferries sail to Hamar\n{lead}\nWe are grateful to all.\n- Hamar Ferries (@hamarferries) {posted}"
    article = read_head(Article(text=text), today=TODAY)
    assert article.published == day
    assert day is None or "post of" in (article.published_basis or "")


def test_what_weighs_a_year_has_its_weights() -> None:
    for row in lexicon.rows("year_clues"):
        assert 0 < float(row["weight"]) <= 1
        assert row["case"] in ("+", "else") or int(row["case"]) >= -10
