"""Deeds of states and bodies: treaties, unions, visits, measures, votes and marches."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, Event, extract

DAY = date(2022, 6, 15)  # a Wednesday
MONDAY = date(2022, 6, 13)


def found(text: str) -> dict[str, Event]:
    """Events by the words of their first mention."""
    events = extract(Article(text=text, published=DAY, published_precision="day")).events
    return {e.mentions[0].text: e for e in events}


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("Chile acceded to the whaling convention on Monday.", "acceded", "other"),
        ("Chile was admitted to the bloc on Monday.", "admitted", "other"),
        ("Chile pulled out of the treaty on Monday.", "pulled", "other"),
        ("Chile denounced the cod treaty on Monday.", "denounced", "policy"),
        ("The finance ministers reached a deal on cod quotas on Monday.", "deal", "agreement"),
        ("The Norwegian envoy wrote to his colleague on Monday about the dam.", "wrote", "letter"),
        ("Chile sent a diplomatic note to Norway on Monday.", "diplomatic note", "letter"),
        ("Norway tightened export controls on chips on Monday.", "export controls", "sanction"),
        ("Norway exempted Chilean copper on Monday.", "exempted", "policy"),
        ("The central bank widened the band around its rate on Monday.", "widened", "policy"),
        ("The court struck down the decree on Monday.", "struck", "other"),
        ("Voters in Peru went to the polls on Monday.", "polls", "other"),
        ("Thousands took to the streets of Lima on Monday.", "took", "other"),
        ("The navies of Chile and Peru began an exercise on Monday.", "exercise", "other"),
        ("Norway will give Fiji 3 million dollars from Monday, June 13.", "give", "other"),
        ("Chile's government lost a confidence motion on Monday.", "confidence motion", "other"),
        ("Norway has charged a levy on rice from Monday, June 13.", "levy", "sanction"),
        ("Chile banned the use of dollars on Monday.", "banned", "policy"),
        ("Norway put two shippers on its blacklist on Monday.", "put", "sanction"),
        ("The junta seized power on Monday.", "seized power", "conflict"),
        ("Chile is to station a battalion there on Monday, June 13.", "station", "other"),
        (
            "The ministers of Chile and Peru condemned it in their final statement on Monday.",
            "final statement",
            "statement",
        ),
        ("Norway vetoed the union's joint statement on Monday.", "vetoed", "policy"),
        ("Norway extended the visa waiver on Monday.", "visa waiver", "policy"),
        ("Norway joined the euro on Monday.", "joined", "other"),
        ("King Harald hosted the Chilean president on Monday.", "hosted", "meeting"),
    ],
)
def test_what_states_do_is_an_event(text, mention, kind):
    events = found(text)
    assert list(events) == [mention]
    assert (events[mention].type, events[mention].start_date) == (kind, MONDAY)


@pytest.mark.parametrize(
    ("text", "mention", "place"),
    [
        ("The minister is due in Lima on Monday.", "due", "Lima"),
        ("President Odd Lund was in Lima on Monday.", "was", "Lima"),
        ("President Odd Lund left for Lima on Monday.", "left", "Lima"),
        ("A delegation flew into Lima on Monday.", "flew", "Lima"),
        ("A delegation toured the port of Antwerp on Monday.", "toured", "Antwerp"),
    ],
)
def test_who_is_there_or_goes_there_visits(text, mention, place):
    visit = found(text)[mention]
    assert (visit.type, visit.place) == ("visit", place)


@pytest.mark.parametrize(
    "text",
    [
        "The harbour was in Lima's hands on Monday.",
        "In Lima he is to see a friend.",
        "Prices are in focus in Lima.",
        "Her party slipped in the polls.",
        "Chile would sign a treaty with Peru if the border were settled.",
        "The band played in the streets.",
        "Ana Prado was declared the winner.",
        "Twenty lorries arrived in Lima on Monday.",
    ],
)
def test_what_nobody_did_is_none(text):
    assert not found(text)


def test_an_accord_that_is_put_an_end_to_is_no_second_event():
    [event] = found("The accord was suspended in March.").values()
    assert (event.mentions[0].text, event.start_date) == ("suspended", date(2022, 3, 1))


def test_what_was_agreed_is_the_agreement():
    [event] = found("Chile and Peru agreed on Monday to reopen the Tambo bridge.").values()
    assert [m.text for m in event.mentions] == ["agreed", "reopen"]


def test_what_each_donor_gives_is_of_the_round():
    text = "Donors pledged 640 million dollars on Monday. Kuwait said it would give 120 million dollars."
    assert [m.text for e in found(text).values() for m in e.mentions] == ["pledged", "give"]


def test_a_memorandum_is_concluded_on_one_day():
    memorandum = found("A memorandum on cod was concluded in Oulu on Monday.")["memorandum"]
    assert (memorandum.start_date, memorandum.end_date) == (MONDAY, MONDAY)


def test_papers_signed_together_are_several():
    events = found("Chile and Peru signed a protocol, a roadmap and a memorandum on Monday.")
    assert [e.mentions[0].text for e in events.values()] == ["protocol", "roadmap", "memorandum"]


def test_who_lands_for_talks_visits_and_talks():
    events = found("A Norwegian team landed in Lima on Monday for talks.")
    assert {e.type: e.place for e in events.values()} == {"visit": "Lima", "meeting": "Lima"}


def test_the_coup_in_which_power_was_seized_is_one():
    [event] = found("The coup in which the generals seized power was on Monday.").values()
    assert [m.text for m in event.mentions] == ["coup", "seized power"]


def test_who_passes_a_hall_passes_no_law():
    text = "Visitors pass the main hall of the eighth Danube Fair in Ruse on June 13, 2022."
    assert [e.type for e in extract(text, published=date(2022, 6, 15)).events] == ["expo"]
