"""Events: what happened, what is to happen, and what is only wanted, denied or said to be possible."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract

DAY = date(2022, 6, 15)

PAST = [
    "Norway and Chile signed a fisheries agreement in Oslo.",
    "Norway and Chile have signed a fisheries agreement.",
    "A fisheries agreement was signed by Norway and Chile on Friday.",
    "Ministers ended a two-day forum in Lima.",
    "The minister managed to sign the agreement before midnight.",
    "President Ana Prado flew to Lima to meet her counterpart Luis Vera.",
    "The court sentenced the banker to six years.",
    "After signing the contract, the company hired 200 people.",
]
SCHEDULED = [
    "Norway and Chile will sign a fisheries agreement on Friday.",
    "Norway and Chile are to sign a fisheries agreement in Oslo.",
    "Norway and Chile are due to sign a fisheries agreement.",
    "The fisheries forum opens in Oslo on June 20.",
    "A fisheries forum is scheduled for July in Oslo.",
    "A second forum is to be held in Oslo in July.",
    "The ministry said that a forum would be held in Oslo in July.",
    "Prime Minister Ana Prado plans to visit Chile next month.",
    "Ministers agreed to hold a summit in Lima next year.",
    "The upcoming summit in Lima will draw 40 leaders.",
    "Prado is expected to visit Chile in July.",
    "She is going to visit Chile.",
    "The talks between Norway and Chile resume on Monday.",
    "The row comes days before a meeting of energy ministers in Lima.",
    "The warning comes ahead of a summit in Oslo.",
    "Chile is preparing levies on farm goods from Peru.",
    "Norway will ask for consultations with Chile on Friday.",
]
ONGOING = [
    "The forum in Oslo is being held this week.",
    "The Oslo Fisheries Fair began on Monday and runs until June 18.",
    "President Luis Vera is visiting Norway.",
    "The war between the two countries goes on.",
]
NO_EVENT = [
    "Norway and Chile did not sign an agreement.",
    "No agreement was signed at the end of the week.",
    "Norway has not signed the treaty.",
    "Prado never visited Chile.",
    "Prado is not expected to meet Vera.",
    "Norway refused to sign the agreement.",
    "The minister denied that an agreement was signed.",
    "The two failed to reach a deal.",
    "There is no plan to hold talks.",
    "Nobody attacked the convoy.",
    "Without a ceasefire, aid cannot reach the town.",
    "The company has no intention of signing a contract.",
    "Norway may sign an agreement with Chile.",
    "Norway could impose sanctions on Chile.",
    "If Norway signs the agreement, exports will grow.",
    "Unions threatened to strike in May.",
    "The union called for a meeting with the premier.",
    "The growers asked the premier's office for a meeting.",
    "Exporters hope to sign contracts.",
    "Analysts discussed whether a summit should be held.",
    "He has the right to sign contracts.",
    "Meetings are often held in the town hall.",
    "Such visits cost money.",
    "Any agreement must be approved by members.",
]


def statuses(text: str) -> set[str]:
    return {event.status for event in extract(text, published=DAY).events}


@pytest.mark.parametrize("text", PAST)
def test_what_happened_is_past(text):
    assert statuses(text) == {"past"}


@pytest.mark.parametrize("text", SCHEDULED)
def test_what_is_announced_is_scheduled(text):
    assert statuses(text) == {"scheduled"}


@pytest.mark.parametrize("text", ONGOING)
def test_what_goes_on_is_ongoing(text):
    assert statuses(text) == {"ongoing"}


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_is_denied_or_only_wanted_is_no_fact(text):
    assert statuses(text) <= {"hypothetical"}


def test_a_proposal_with_a_name_is_a_hypothetical_event():
    [event] = extract("The proposed Lakeland Rail Pact would cut fares.", published=DAY).events
    assert (event.name, event.type, event.status) == ("Lakeland Rail Pact", "agreement", "hypothetical")


def test_who_stays_away_does_not_call_an_event_off():
    [event] = extract(
        "Prado will not attend the Oslo Salt Summit, which opens on June 20.", published=DAY
    ).events
    assert (event.type, event.status, event.start_date) == ("summit", "scheduled", date(2022, 6, 20))


def test_what_an_event_may_bring_does_not_make_it_doubtful():
    found = extract("Ministers signed a fisheries agreement on Friday that could end the dispute.").events
    assert [(e.type, e.status) for e in found] == [("agreement", "past")]


def test_an_election_is_ahead_where_candidates_are_told_of():
    text = "Two candidates lead the polls before the presidential election. The candidate Ana Prado is ahead."
    [event] = [e for e in extract(text, published=DAY).events if "election" in e.name.lower()]
    assert event.status == "scheduled"


def test_a_journey_on_which_something_could_be_done_is_ahead():
    found = extract("A fisheries agreement could be signed during the trip.", published=DAY).events
    assert {(e.type, e.status) for e in found} >= {("visit", "scheduled")}
