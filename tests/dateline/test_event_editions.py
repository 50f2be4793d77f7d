"""Events of one series: the edition that an article is about, and the others that it compares it with."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.records import Event

DAY = date(2022, 6, 15)


def events(text: str) -> tuple[Event, ...]:
    return extract(text, published=DAY).events


def test_previous_fair_is_another_one_and_leaves_the_new_one_its_dates():
    new, previous = events(
        "The 12th Tallmark Reed Fair will open in Oslo on July 5. The previous fair, held in Lund in 2021,"
        " was visited by 900 people. The fair will close on July 9."
    )
    assert (new.edition, new.place, new.start_date, new.end_date) == (
        12, "Oslo", date(2022, 7, 5), date(2022, 7, 9),
    )  # fmt: skip
    assert (previous.series, previous.edition, previous.place) == ("Tallmark Reed Fair", None, "Lund")
    assert (previous.start_date, previous.date_precision) == (date(2021, 1, 1), "year")


def test_lower_edition_and_last_years_event_are_of_the_series():
    text = (
        "The third Norland-Lakeland Forum will be held in Oslo on July 5. This year the mayor expects twice"
        " as many guests as at the second forum in Lund. Last year's event drew 300 people. The head of state"
        " will attend the opening ceremony."
    )
    third, second, last, opening = sorted(events(text), key=lambda e: e.mentions[0].start)
    assert third.place == "Oslo"
    assert (second.name, second.place, second.start_date) == ("2nd Norland-Lakeland Forum", "Lund", None)
    assert (last.name, last.edition) == ("Norland-Lakeland Forum 2021", None)
    assert (opening.place, opening.start_date) == ("Oslo", date(2022, 7, 5))


def test_first_holding_is_no_day_or_place_of_the_next():
    text = (
        "The forum, first held in Lund in 2011 as the Norland Mining Days, will bring together 300 firms."
        " The Norland Mining Forum will be held in Oslo on July 5. The forum was last held in 2019."
    )
    found = events(text)
    new = next(e for e in found if "Norland Mining Forum" in [m.text for m in e.mentions])
    assert (new.place, new.start_date) == ("Oslo", date(2022, 7, 5))
    last = next(e for e in found if e.start_date == date(2019, 1, 1))
    assert (last.name, last.place) == ("Norland Mining Forum 2019", None)


def test_next_summit_is_the_summit_where_an_article_has_no_other():
    (summit,) = events(
        "The next Salt Summit will take place in Oslo in May 2023. The summit will discuss mines."
    )
    assert [m.text for m in summit.mentions] == ["Salt Summit", "summit"]


def test_what_a_ministry_is_for_is_no_event():
    assert events("Norway's Ministry of Investment and Foreign Trade announced the figures on Monday.") == ()


def test_next_summit_is_another_than_the_one_that_ended():
    ended, coming = events("The Salt Summit ended in Oslo on Monday. The next summit will be held in Lund.")
    assert (ended.place, ended.status) == ("Oslo", "past")
    assert (coming.series, coming.place, coming.status) == ("Salt Summit", "Lund", "scheduled")


def test_next_summit_is_the_one_told_to_be_held():
    (summit,) = events(
        "The Salt Summit will be held in Oslo in May 2023. The next summit will discuss mines."
    )
    assert [m.text for m in summit.mentions] == ["Salt Summit", "summit"]


def test_fairs_of_last_and_next_year_stand_beside_this_years():
    found = events(
        "The 12th Tallmark Reed Fair opened in Oslo on Monday. Last year's fair drew 300 people."
        " Next year's fair will be held in Lund."
    )
    found = [e for e in found if e.type == "expo"]
    assert [e.name for e in found] == [
        "12th Tallmark Reed Fair",
        "Tallmark Reed Fair 2021",
        "Tallmark Reed Fair 2023",
    ]
    assert [e.place for e in found] == ["Oslo", None, "Lund"]


OTHER_NAMES = [
    ("The 33rd Reed Import Fair, also known as the Marsh Fair, opened in Oulu on Monday.", "Marsh Fair"),
    ("Known locally as Reed Days, the Oulu Import Fair opened on Monday.", "Reed Days"),
    ("The Oulu Import Fair, or OIF, opened on Monday.", "OIF"),
    ("The Oulu Import Fair (OIF) ended on Monday. Buyers left the OIF early.", "OIF"),
]


@pytest.mark.parametrize(("text", "other"), OTHER_NAMES)
def test_another_name_that_the_text_gives_is_the_same_fair(text, other):
    [event] = [e for e in events(text) if e.type == "expo"]
    assert any(m.text.endswith(other) or f"({other})" in m.text for m in event.mentions)
    assert "Oulu Import Fair" in event.name or "Reed Import Fair" in event.name


def test_the_length_before_a_name_tells_the_first_day():
    [event] = events("The five-day Oulu Import Fair (OIF) ended on Monday.")
    assert (event.start_date, event.end_date) == (date(2022, 6, 9), date(2022, 6, 13))


def test_the_curtain_comes_down_on_the_last_day():
    [event] = events("The curtain came down on the two-week Oulu Import Fair on Monday.")
    assert (event.start_date, event.end_date) == (date(2022, 5, 31), date(2022, 6, 13))


def test_a_fair_that_ends_with_a_ceremony_ends_that_day():
    found = {e.type: e for e in events("The Oulu Import Fair ended on Monday with a short ceremony.")}
    assert found["ceremony"].start_date == found["expo"].end_date == date(2022, 6, 13)


def test_what_was_described_gets_its_name():
    text = "Finland's biggest import fair opened on Monday. The Oulu Import Fair drew 30 firms."
    event, opening = events(text)
    assert event.name == "Oulu Import Fair 2022"
    assert (opening.name, opening.start_date) == ("Opening of Oulu Import Fair 2022", date(2022, 6, 13))


def test_who_goes_somewhere_for_a_fair_tells_when_and_where():
    [event] = [
        e for e in events("Traders will fly to Oulu in November for the Reed Expo.") if e.type == "expo"
    ]
    assert (event.start_date, event.place) == (date(2022, 11, 1), "Oulu")


def test_the_next_edition_is_not_the_forum_told_before():
    text = (
        "The 43rd Oulu Import Fair ended on Monday. A trade forum was held on the sidelines of the fair. "
        "Workers will paint the hall before the 44th edition, slated for June 5 to June 9, 2023."
    )
    found = {e.name: e for e in events(text)}
    assert found["44th Oulu Import Fair"].start_date == date(2023, 6, 5)
    assert found["43rd Oulu Import Fair"].end_date == date(2022, 6, 13)


def test_what_goes_on_at_the_fair_is_of_the_edition_that_the_article_is_about():
    new, other = events(
        "The sixth Tallmark Reed Fair will open in Oslo on July 5.\nThe Danish pavilion is twice that at the"
        " 2019 edition. Ada Lind said 53 firms will bring reed to the fair. The fair gives them a chance."
    )
    assert [m.text for m in other.mentions] == ["edition"]
    assert len(new.mentions) == 3
