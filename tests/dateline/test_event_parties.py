"""Events: who takes part, and who only speaks of them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.records import Event

DAY = date(2022, 6, 15)  # a Wednesday


def event(text: str, kind: str) -> Event:
    return next(e for e in extract(text, published=DAY).events if e.type == kind)


def parties(found: Event, role: str = "actor") -> list[str]:
    return [p.name for p in found.participants if p.role == role]


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministry announced a two-day visit by Ana Prado to Norway.",
        "A two-day visit by Ana Prado to Norway was announced by the Chilean Foreign Ministry on Monday.",
        "Foreign Ministry spokeswoman Vera Soto announced the two-day visit of Ana Prado to Norway.",
    ],
)
def test_who_announces_a_visit_is_not_on_it(text):
    assert parties(event(text, "visit")) == ["Ana Prado"]


def test_who_calls_a_strike_illegal_is_no_striker():
    text = "Dockers in Oulu walked out on Monday. Bayside Terminals called the walkout illegal."
    assert parties(event(text, "other")) == []


def test_the_subject_is_the_nearest_where_a_clause_before_lacks_its_verb():
    text = "Norway pledged 95 million euros, Canada 38 million, and Chile sent two field hospitals on Monday."
    sent = next(e for e in extract(text, published=DAY).events if e.name.startswith("Dispatch"))
    assert (parties(sent), sent.country) == (["Chile"], "CL")


def test_those_who_act_together_with_somebody_act():
    text = "On Tuesday Chile, together with Ecuador and Panama, imposed sanctions on 11 companies."
    assert parties(event(text, "sanction")) == ["Chile", "Ecuador", "Panama"]


@pytest.mark.parametrize(
    ("opening", "start"),
    [("On Tuesday", date(2022, 6, 14)), ("In May", date(2022, 5, 1)), ("On Friday", date(2022, 6, 10))],
)
@pytest.mark.parametrize("name", ["Chile", "Lima", "Ana Prado"])
def test_a_day_that_opens_a_sentence_is_no_part_of_the_name_behind_it(opening, start, name):
    found = event(
        f"The talks went on. {opening} {name} signed an agreement with Norway in Oslo.", "agreement"
    )
    assert found.start_date == start
    assert name in parties(found)


def test_who_calls_a_strike_illegal_is_not_on_strike():
    text = (
        "The strike at the port began on Tuesday. Pwani Terminals, which runs the berths, called it illegal."
    )
    text += " The firm called the walkout illegal."
    strike = next(e for e in extract(text, published=date(2022, 6, 21)).events if "strike" in e.name.lower())
    assert strike.participants == ()
