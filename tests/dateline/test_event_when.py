"""Events: on which days they are, and where, as told over a whole dispatch."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, Event, Span, extract

DAY = date(2022, 6, 15)  # a Wednesday
LEAD = "The price of fish rose to a record in Peru on Wednesday, officials said here.\n\n"
BACKGROUND = "Fish is a matter of pride on the coast.\n\n" * 4


def the(kind: str, text: str) -> Event:
    """The one event of a type."""
    article = Article(text=text, published=DAY, dateline_place="Lima" if LEAD in text else None)
    [event] = [e for e in extract(article).events if e.type == kind]
    return event


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        pytest.param(
            LEAD + BACKGROUND + "Police arrested nine people in front of the hall.",
            "other", "2022-06-15", "2022-06-15",
            id="narrated-without-a-day",
        ),
        pytest.param(
            LEAD + BACKGROUND + "Six contracts were signed with hotels.",
            "contract", "2022-06-15", "2022-06-15",
            id="narrated-in-the-passive",
        ),
        pytest.param(
            LEAD + BACKGROUND + "Police had arrested nine people in front of the hall.",
            "other", None, None,
            id="background-in-the-past-perfect",
        ),
        pytest.param(
            LEAD + BACKGROUND + '"Then the police arrested nine people," a fisherman recalled.',
            "other", None, None,
            id="told-by-somebody",
        ),
        pytest.param(
            "Norway and Chile held talks on Monday. A water forum opened in Oslo on the same day.",
            "forum", "2022-06-13", None,
            id="the-same-day",
        ),
        pytest.param(
            "The talks between Norway and Chile were suspended on Monday.",
            "meeting", None, None,
            id="day-of-calling-off",
        ),
        pytest.param(
            "A dairy fair is held in Lima next week, from Monday to Thursday.",
            "expo", "2022-06-20", "2022-06-23",
            id="is-held-next-week",
        ),
        pytest.param(
            "It rained on May 5. Police arrested nine fishermen in the evening.",
            "other", "2022-05-05", "2022-05-05",
            id="told-on-in-the-paragraph",
        ),
        pytest.param(
            "Norway and Chile agreed on Monday to double their trade by 2030.",
            "agreement", "2022-06-13", "2022-06-13",
            id="what-is-agreed-for-later",
        ),
        pytest.param(
            LEAD + "In a joint statement, the airlines said flights would begin, the last leaving on July 3.",
            "statement", "2022-06-15", "2022-06-15",
            id="days-of-what-was-said",
        ),
        pytest.param(
            "President Luis Vera flew to Oslo on Tuesday.",
            "visit", "2022-06-14", None,
            id="day-of-arrival",
        ),
        pytest.param(
            "Vera arrived on the first day of a three-day visit to Oslo on Tuesday.",
            "visit", "2022-06-14", "2022-06-16",
            id="length-behind-a-day-number",
        ),
        pytest.param(
            "The Oslo Dairy Fair runs through Saturday.",
            "expo", None, "2022-06-18",
            id="through-a-day",
        ),
    ],
)  # fmt: skip
def test_days(text, kind, start, end):
    event = the(kind, text)
    told = [day.isoformat() if day else None for day in (event.start_date, event.end_date)]
    assert told == [start, end]


@pytest.mark.parametrize(
    ("text", "kind", "place", "country"),
    [
        pytest.param(
            "Ministers met for talks in the Kenyan capital on Monday.", "meeting", "Nairobi", "KE",
            id="the-capital-of-a-country",
        ),
        pytest.param(
            "A water forum was held in the port city of Mombasa in May.", "forum", "Mombasa", "KE",
            id="the-city-of",
        ),
        pytest.param(
            "Ministers attended the St. Petersburg Grain Forum in May.", "forum", "St. Petersburg", "RU",
            id="the-town-in-its-name",
        ),
        pytest.param(
            "Ministers attended the 12th Norway Dairy Fair in May.", "expo", None, None,
            id="a-country-in-its-name",
        ),
        pytest.param(
            "Prado flew to Oslo, where she met Foreign Minister Odd Lund.", "meeting", "Oslo", "NO",
            id="where",
        ),
        pytest.param(
            "Prado will fly to Oslo, where she will attend the opening ceremony.", "ceremony", "Oslo", "NO",
            id="attended-where",
        ),
        pytest.param(
            "Prado met Foreign Minister Odd Lund in Oslo.", "meeting", "Oslo", "NO",
            id="whom-she-met-in",
        ),
        pytest.param(
            LEAD + BACKGROUND + "Police arrested nine people in front of the hall.", "other", "Lima", "PE",
            id="act-of-the-day",
        ),
        pytest.param(
            LEAD + BACKGROUND + "Norwegian police arrested nine people.", "other", None, "NO",
            id="act-of-others",
        ),
        pytest.param(
            "The invasion of Kuwait in 1990 shocked the region.", "conflict", "Kuwait", "KW",
            id="what-was-invaded",
        ),
        pytest.param(
            LEAD + BACKGROUND + "President Luis Vera received the Norwegian minister Odd Lund.",
            "meeting", "Lima", "PE",
            id="news-of-the-town",
        ),
    ],
)  # fmt: skip
def test_place(text, kind, place, country):
    event = the(kind, text)
    assert (event.place, event.country) == (place, country)


def test_what_began_today_and_goes_on_is_under_way():
    event = the("expo", LEAD + "The four-day Lima Fish Fair opened on Wednesday.")
    assert (event.start_date, event.end_date, event.status) == (DAY, date(2022, 6, 18), "ongoing")


def test_a_picture_tells_no_day_of_the_news():
    caption = "Visitors walk past a stall in Lima, Peru, June 13, 2022. (Halyard/Ana Prado)\n"
    article = Article(
        text=caption + LEAD + BACKGROUND + "Police arrested nine people in front of the hall.",
        published=DAY,
        dateline_place="Lima",
        captions=(Span(0, len(caption), caption),),
    )
    assert [e.start_date for e in extract(article).events if e.type == "other"] == [DAY]


FORUM = "The 9th Water Forum was held in Lima from June 12 to 14. "


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        pytest.param(
            FORUM + "\n\nPresident Luis Vera attended the plenary session on Monday.",
            "meeting", "2022-06-13", "2022-06-13",
            id="session",
        ),
        pytest.param(
            FORUM + "\n\nThe next host will be chosen in May, organizers said at a closing press conference.",
            "press_conference", "2022-06-14", "2022-06-14",
            id="closing-press-conference",
        ),
        pytest.param(
            "Next week, when the Lima Water Forum is held from Monday to Wednesday, Prado may address the"
            " plenary session.",
            "meeting", "2022-06-20", "2022-06-22",
            id="its-days-tell-more-than-the-week",
        ),
        pytest.param(
            FORUM + "A memorandum on dams was signed on Monday by Norway and Chile.",
            "agreement", "2022-06-13", "2022-06-13",
            id="signed-there",
        ),
    ],
)  # fmt: skip
def test_a_part_of_a_gathering_is_where_the_gathering_is(text, kind, start, end):
    event = the(kind, text)
    assert (str(event.start_date), str(event.end_date), event.place) == (start, end, "Lima")


def test_a_deal_in_an_article_about_a_fair_is_of_its_days():
    text = (
        "The three-day Lima Fish Fair closed on Tuesday, organizers of the fair said here.\n\n"
        "The fair drew 300 firms.\n\nMauritius signed a contract with a shipyard in Callao."
    )
    fair, contract = extract(Article(text=text, published=DAY, dateline_place="Lima")).events
    assert (fair.start_date, fair.end_date) == (date(2022, 6, 12), date(2022, 6, 14))
    assert (contract.start_date, contract.end_date) == (fair.start_date, fair.end_date)


def test_what_somebody_did_at_a_fair_is_done_on_one_of_its_days():
    fair = the("expo", "The three-day Lima Fish Fair closed on Sunday. Prado spoke at the fair on Saturday.")
    assert (fair.start_date, fair.end_date) == (date(2022, 6, 10), date(2022, 6, 12))


def test_the_year_of_what_it_is_compared_with_is_not_its_own():
    text = "The Lima Fish Fair drew 300 firms, up 70 percent from the previous edition in 2021."
    fair, before = extract(Article(text=text, published=DAY)).events
    assert fair.start_date is None
    assert before.start_date == date(2021, 1, 1)


def test_what_was_agreed_after_a_gathering_is_no_part_of_it():
    event = the("agreement", FORUM + "A memorandum on dams was signed on Wednesday by Norway and Chile.")
    assert (event.start_date, event.place) == (DAY, None)


def test_a_headline_tells_that_a_visit_ends():
    title = "Prado ends visit to Oslo"
    text = title + "\n\n" + LEAD + "Her three-day visit to Oslo was the first since 2019."
    article = Article(text=text, title=title, published=DAY, dateline_place="Oslo")
    [visit] = [e for e in extract(article).events if e.type == "visit"]
    assert (visit.start_date, visit.end_date) == (date(2022, 6, 13), DAY)


def test_of_towns_of_one_name_the_dateline_means_the_one_of_the_story():
    text = "India and Chile signed a pact on prawns and crabs on Wednesday, officials in India said."
    article = Article(text=text, published=DAY, dateline_place="Kochi")
    assert [(e.place, e.country) for e in extract(article).events] == [("Kochi", "IN")]


def test_who_is_in_talks_met_on_no_day():
    talks = the("meeting", LEAD + "The ministry said that it was in talks with Norway.")
    assert (talks.start_date, talks.status) == (None, "ongoing")


def test_a_month_in_a_plan_is_the_coming_one():
    text = "Ana Prado is expected to make Chile the goal of her first trip after her inauguration in May."
    trip = the("visit", text)
    assert (trip.start_date, trip.end_date, trip.status) == (date(2023, 5, 1), date(2023, 5, 31), "scheduled")


def test_the_last_day_of_a_range_is_not_that_of_the_news():
    text = "The Reed Expo will be held in Oulu from Thursday to Monday, officials told a briefing in Bern "
    told = the("press_conference", text + "on Tuesday.")
    assert (told.start_date, told.place) == (date(2022, 6, 14), "Bern")


def test_a_weekday_on_the_program_is_the_coming_one():
    text = "Two seminars, including a water forum on Friday, are on the program, the organizers said."
    forum = next(e for e in extract(Article(text=text, published=DAY)).events if e.start_date)
    assert (forum.start_date, forum.status) == (date(2022, 6, 17), "scheduled")


def test_what_somebody_was_to_sign_that_day_has_the_day():
    accord = the(
        "agreement", "Later Tuesday, the Reed Company and the port were to sign an accord on training."
    )
    assert (accord.start_date, accord.end_date) == (date(2022, 6, 14), date(2022, 6, 14))


def test_a_deal_signed_on_the_sidelines_tells_no_day_of_the_fair():
    text = (
        "The Reed Fair opened in Oulu on Sunday. On Monday, Alto inked a memorandum on the sidelines of the "
    )
    assert the("expo", text + "fair.").start_date == date(2022, 6, 12)


def test_the_first_visit_since_a_year_did_not_begin_then():
    assert (
        the("visit", "It was the first visit of a Norwegian premier to Peru since 2016.").start_date is None
    )


def test_whom_one_travels_to_meet_one_meets_there_and_then():
    meeting = the("meeting", "President Ana Prado travels to Lima next month to meet President Odd Lund.")
    assert (meeting.start_date, meeting.end_date) == (date(2022, 7, 1), date(2022, 7, 31))
    assert (meeting.place, meeting.status) == ("Lima", "scheduled")


def test_talks_of_one_known_country_are_in_no_known_one():
    assert the("meeting", "Talks with Chilean steel makers were held on Monday.").country is None


def test_who_heads_a_body_makes_no_trip():
    article = Article(text="Ana Prado, who heads a lobby in Lima, warned of the price.", published=DAY)
    assert not [e for e in extract(article).events if e.type == "visit"]


def test_who_was_somewhere_for_talks_held_them_there():
    talks = the("meeting", "Minister Ana Prado, in Lima on Monday for talks with Odd Lund, praised the fair.")
    assert (talks.place, talks.start_date) == ("Lima", date(2022, 6, 13))
    assert {p.name for p in talks.participants} == {"Ana Prado", "Odd Lund"}


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        pytest.param(
            "During the Reed Fair, held from June 6 to 9, eels were fried and songs were sung by guests.",
            "expo", "2022-06-06", "2022-06-09",
            id="participle-behind-the-noun",
        ),
        pytest.param(
            "The rebels said on Sunday that prisoners would top the agenda of peace talks opening in Oulu on "
            "Friday.",
            "meeting", "2022-06-17", None,
            id="talks-opening",
        ),
        pytest.param(
            "He said the expo also sends a positive signal ahead of the NORDEC leaders' meeting in San Remo "
            "in mid-July.",
            "meeting", "2022-07-01", "2022-07-31",
            id="time-closing-a-phrase",
        ),
    ],
)  # fmt: skip
def test_day_that_the_parser_may_hang_elsewhere(text, kind, start, end):
    event = the(kind, text)
    expected = tuple(d and date.fromisoformat(d) for d in (start, end))
    assert (event.start_date, event.end_date) == expected


def test_a_past_act_is_not_moved_to_the_plan_that_it_is_part_of():
    text = "She is expected to sign a treaty, which the two states initialled in March after long talks."
    assert the("meeting", text).start_date == date(2022, 3, 1)


def test_a_forum_that_is_held_on_a_day_ends_on_it_though_it_kicks_off_then():
    text = "Peru is to hold a forum in Lima on Tuesday. The forum is to kick off on Tuesday afternoon."
    forum = the("forum", text)
    assert (forum.start_date, forum.end_date) == (date(2022, 6, 21), date(2022, 6, 21))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        pytest.param(
            "Chile's trade minister welcomed Norway's sanctions against two mills on Tuesday.",
            "sanction", None, None,
            id="a-welcome-has-a-day-of-its-own",
        ),
        pytest.param(
            "Chile signed an agreement with Norway on Monday under which divers will clear the port.",
            "agreement", "2022-06-13", "2022-06-13",
            id="what-will-be-done-under-an-agreement",
        ),
        pytest.param(
            "Nine people were hurt on Monday when an earthquake struck Peru.",
            "other", "2022-06-13", "2022-06-13",
            id="when-an-earthquake-struck",
        ),
        pytest.param(
            "In March Nordfisk signed a contract for nine boats with Chile.",
            "contract", "2022-03-01", "2022-03-31",
            id="a-month-before-the-name-that-signs",
        ),
        pytest.param(
            "Talks between Chile and Peru on sharing the river ended in Lima on Tuesday.",
            "meeting", None, "2022-06-14",
            id="ended-hung-on-the-river",
        ),
        pytest.param(
            "The three leaders failed to agree at their two-day summit in Norway, which ended on Tuesday.",
            "summit", "2022-06-13", "2022-06-14",
            id="ended-hung-on-the-country",
        ),
        pytest.param(
            "Peru's foreign minister wound up a visit to Norway on Tuesday. She had arrived a day earlier.",
            "visit", "2022-06-13", "2022-06-14",
            id="had-arrived-a-day-earlier",
        ),
    ],
)  # fmt: skip
def test_day_of_the_clause_that_tells_it(text, kind, start, end):
    event = the(kind, text)
    assert (str(event.start_date), str(event.end_date)) == (str(start), str(end))


def test_the_next_round_is_not_the_one_that_ended():
    text = "Chile and Peru ended a first round of talks on Tuesday. The next round will take place on July 4."
    days = [(e.start_date, e.end_date) for e in extract(Article(text=text, published=DAY)).events]
    assert days == [(None, date(2022, 6, 14)), (date(2022, 7, 4), date(2022, 7, 4))]


def test_a_storm_that_struck_is_one_event():
    storm = the("other", "The storm that struck Lima on Monday tore off roofs.")
    assert (storm.name, storm.start_date) == ("Storm in Lima", date(2022, 6, 13))


def test_a_storm_goes_by_its_name():
    storm = the("other", "The president toured villages that Typhoon Marea had destroyed on Monday.")
    assert storm.name == "Typhoon Marea"


def test_who_speaks_at_a_news_conference_takes_part_in_it():
    conference = the(
        "press_conference", "Minister Ana Prado denied it at a news conference in Lima on Monday."
    )
    assert [(p.name, p.role) for p in conference.participants] == [("Ana Prado", "actor")]
    assert conference.name == "News conference in Lima"
