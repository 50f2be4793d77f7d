"""Happenings: nouns that are an event where a verb tells so, and what such verbs leave alone."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, extract

PUBLISHED = date(2019, 6, 14)  # a Friday


def told(text):
    """Type and words of each event."""
    events = extract(Article(text=text, published=PUBLISHED, published_precision="day")).events
    return [(e.type, *(m.text for m in e.mentions)) for e in events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        pytest.param(
            "The chess olympiad for schools took place in Batumi on Saturday.",
            ("other", "chess olympiad"),
            id="took-place",
        ),
        pytest.param(
            "A pie-eating duel was held in Wigan last week.", ("other", "pie-eating duel"), id="was-held"
        ),
        pytest.param(
            "Gala Motors will hold an investor day in Turin on October 2.",
            ("forum", "investor day"),
            id="will-hold-a-day",
        ),
        pytest.param(
            "The third Baltic Ports Week is due to be held in Klaipeda from September 3 to 6.",
            ("forum", "third Baltic Ports Week"),
            id="due-to-be-held",
        ),
        pytest.param(
            "The rowing season kicked off in Tartu on Sunday.", ("other", "rowing season"), id="kicked-off"
        ),
        pytest.param(
            "The embassy hosted a garden party in Nairobi on Thursday.",
            ("ceremony", "garden party"),
            id="hosted",
        ),
        pytest.param(
            "The pie-eating duel, which wrapped up in Wigan on Sunday, drew a crowd.",
            ("other", "pie-eating duel"),
            id="relative-clause",
        ),
        pytest.param(
            "The foundation-stone laying took place in Asaba on Thursday.",
            ("ceremony", "foundation-stone laying"),
            id="laying",
        ),
        pytest.param(
            "Parliament sat on Wednesday to read the bill.", ("meeting", "sat"), id="parliament-sat"
        ),
        pytest.param(
            "President Liva Moreau sat down with union leaders in Lyon on Thursday.",
            ("meeting", "sat"),
            id="sat-down-with",
        ),
        pytest.param(
            "Prime Minister Edda Voss addressed the nation on Wednesday.",
            ("statement", "addressed"),
            id="addressed-the-nation",
        ),
        pytest.param(
            "The envoy called on the trade minister on Monday.", ("meeting", "called"), id="called-on"
        ),
        pytest.param(
            "Some 30 mayors came together in Bratislava on Wednesday.",
            ("meeting", "came"),
            id="came-together",
        ),
        pytest.param(
            "The visiting bankers were received by Minister Ilse Tamm on Tuesday.",
            ("meeting", "received"),
            id="received-bankers",
        ),
        pytest.param("COPEX meets in Vienna on June 25.", ("meeting", "meets"), id="a-body-meets"),
        pytest.param(
            "Norland's envoy met with the head of the customs service on Tuesday.",
            ("meeting", "met"),
            id="unnamed-head",
        ),
    ],
)
def test_a_verb_makes_an_event_of_a_noun_or_tells_it(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The fund held 12 percent of the shares at the end of May.", id="shares"),
        pytest.param("He held a degree from Cork and a passport from Lima.", id="degree"),
        pytest.param("The road runs from Oran to the sea.", id="road"),
        pytest.param("Morning prayers take place in Fez every day.", id="habit"),
        pytest.param("Kenya hosts the refugees in Kakuma.", id="refugees"),
        pytest.param("The umbrella held firm in Lome on Sunday.", id="it-held"),
        pytest.param("Unions called on the trade minister on Monday to resign.", id="asked-to"),
        pytest.param("The ministry holds regular consultations with farmers.", id="regular"),
        pytest.param("The town hall in Varna is old.", id="a-building"),
    ],
)
def test_what_is_kept_or_recurs_is_no_event(text):
    assert told(text) == []


def test_what_a_clause_is_about_is_the_known_event():
    text = "At a seminar on yarn held in Tirana on Monday, prices were the topic."
    assert told(text) == [("forum", "seminar")]


def test_the_short_name_of_a_fair_that_was_held_is_the_fair():
    text = "The Reed and Straw Fair (RASF) is over. The RASF was held in Lodz on Tuesday."
    assert told(text) == [("expo", "Reed and Straw Fair (RASF)", "RASF")]


def test_a_word_tells_an_event_only_with_the_words_that_make_it_one():
    assert told("Norland Rail launched the service in April 2013.") == [("other", "launched")]
    assert told("A memorial service for the miners was held in Talia on Sunday.") == [
        ("ceremony", "memorial service")
    ]


def test_what_lasted_is_not_counted_apart_from_how_long_it_did():
    text = "Ministers Ana Prado and Lars Aas held two hours of talks in Bergen on Tuesday."
    assert [kind for kind, *_ in told(text)] == ["meeting"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Delegates are in Apia for the Tuna Conference, held from Monday on. The gathering is big.",
            "forum",
            id="gathering-is-the-conference",
        ),
        pytest.param(
            "The Tuna Leaders' Summit opened in Apia on Monday. The forum ends on Friday.",
            "summit",
            id="forum-is-the-summit",
        ),
    ],
)
def test_a_noun_that_says_little_takes_up_the_gathering_told_before(text, kind):
    [(found, _, taken_up)] = [event for event in told(text) if event[0] != "ceremony"]
    assert (found, taken_up in ("gathering", "forum")) == (kind, True)


def test_the_gathering_of_its_own_kind_is_the_likelier():
    text = (
        "The Reed Forum was held in Suva on June 5. "
        "The Tuna Summit took place in Apia on June 3. The forum ended."
    )
    assert ("forum", "Reed Forum", "forum") in told(text)
