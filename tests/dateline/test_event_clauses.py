"""Events: what the clause around one tells of its days, its place and those who take part."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.records import Event


def events(text: str) -> tuple[Event, ...]:
    return extract(text, published=date(2022, 6, 15)).events


@pytest.mark.parametrize(
    "text",
    [
        "President Prado wrapped up her two-day visit to Peru on Tuesday.",
        "President Ana Prado concluded a two-day visit to Peru on Tuesday.",
        "Chile and Peru on Tuesday agreed to raise trade, as Chilean Prime Minister Ana Prado ended her"
        " two-day visit to Lima.",
    ],
)
def test_day_of_the_end_is_the_last(text):
    visit = next(e for e in events(text) if e.type == "visit")
    assert (visit.start_date, visit.end_date) == (date(2022, 6, 13), date(2022, 6, 14))


def test_day_of_the_beginning_is_the_first():
    (visit,) = events("President Prado began a two-day visit to Peru on Tuesday.")
    assert (visit.start_date, visit.end_date) == (date(2022, 6, 14), date(2022, 6, 15))


@pytest.mark.parametrize("word", ["following", "after"])
def test_war_before_a_treaty_is_not_of_its_day_and_place(word):
    accord, war = events(f"An accord was signed in Lima in May 1994 {word} the war that killed 300 people.")
    assert (accord.place, accord.start_date) == ("Lima", date(1994, 5, 1))
    assert (war.name, war.place, war.start_date, war.end_date) == ("War", None, None, None)


def test_attack_hours_before_is_of_the_same_day():
    (attack,) = events("Gunmen fled on June 5, 2021, three hours after the Lima attack.")
    assert attack.start_date == attack.end_date == date(2021, 6, 5)


def test_the_two_are_those_who_met_before():
    text = (
        "Norwegian Minister Ana Prado and Peruvian Minister Ines Solvang met in Oslo on Monday. Juan Pardo,"
        " the prime minister of Chile, was not there. The two ministers last met in Lund on May 4, 2021."
    )
    _, earlier = events(text)
    assert earlier.name == "Meeting of Ana Prado and Ines Solvang"
    assert [(p.name, p.role) for p in earlier.participants] == [
        ("Ana Prado", "actor"),
        ("Ines Solvang", "actor"),
    ]


def test_people_are_not_the_two_countries():
    text = (
        "Ana Prado and Ines Solvang met in Oslo on Monday. The two countries signed a treaty on May 4, 2021."
    )
    treaty = next(e for e in events(text) if e.type == "agreement")
    assert treaty.participants == ()


def test_investment_is_where_the_money_builds():
    (event,) = events(
        "Solvang Foods invested 2 million dollars on Friday to expand a dairy near Lima in Peru."
    )
    assert (event.type, event.place, event.country) == ("investment", "Lima", "PE")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Floods have killed 23 people and displaced 4,000 in northern Peru since Friday.", "northern Peru"),
        ("An earthquake killed 20 people in Lima on Tuesday.", "Lima"),
        ("A hurricane hit southern Norway on Monday.", "southern Norway"),
    ],
)
def test_disaster_is_where_it_strikes(text, place):
    (event,) = events(text)
    assert event.place == place
    assert event.country in ("PE", "NO")


def test_sanctions_prolonged_past_publication_go_on():
    (event,) = events("The EU extended its sanctions against Peru until January 31, 2023.")
    assert (event.end_date, event.status) == (date(2023, 1, 31), "ongoing")


@pytest.mark.parametrize(
    "text",
    [
        "Chilean President Ana Prado, who arrived on Monday, is on a three-day visit to Norway.",
        "Ana Prado arrived in Oslo on Monday. Her state visit to Norway will end on Wednesday.",
        "Ana Prado arrived on Monday. The president's visit to Norway ends on Wednesday.",
    ],
)
def test_a_visit_begins_on_the_day_on_which_the_guest_is_told_to_arrive(text):
    (visit,) = events(text)
    assert (visit.start_date, visit.end_date, visit.country) == (date(2022, 6, 13), date(2022, 6, 15), "NO")


def test_the_next_meeting_is_not_the_forum_at_which_it_is_told_of():
    text = (
        "The minister told reporters on the sidelines of the 8th Ferry Forum that trade grew. They plan to "
        "sign a program at the next meeting of the joint commission, which is scheduled for October in Tarn."
    )
    found = extract(text, published=date(2021, 6, 7)).events
    assert [m.text for m in next(e for e in found if e.type == "forum").mentions] == ["8th Ferry Forum"]
    assert next(e for e in found if e.type == "meeting").start_date == date(2021, 10, 1)
