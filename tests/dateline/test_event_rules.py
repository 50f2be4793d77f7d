"""What authorities do to rules, and what the first of its kind does."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.article import Article

DAY = date(2024, 5, 17)  # a Friday


def told(text: str) -> list[tuple[str, str]]:
    """Words and type of each event."""
    found = extract(Article(text=text, published=DAY, published_precision="day")).events
    return [(event.mentions[0].text, event.type) for event in found]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Japan eased visa rules for Thai tourists in July.", ("eased", "policy")),
        ("Both restrictions were lifted in April.", ("lifted", "policy")),
        ("Kenya lifted its ban on maize imports on Tuesday.", ("lifted", "policy")),
        ("Argentina suspended beef exports for 30 days on Monday.", ("suspended", "policy")),
        ("The mill suspended deliveries to Chile on Monday.", ("suspended", "other")),
        ("Washington doubled the duty on steel pipes in August.", ("doubled", "policy")),
        ("The tax break was due to run out on Friday.", ("run", "policy")),
        ("New visa rules came into effect on Wednesday.", ("visa rules", "policy")),
        ("The emission standard took effect in July.", ("emission standard", "policy")),
        ("The governor declared a state of emergency on Sunday.", ("state", "policy")),
        ("Chile's ministry proposed raising the fee on Monday.", ("proposed", "policy")),
        ("The commission is due to rule on the sale on May 20.", ("rule", "policy")),
        ("The ministry opened an anti-dumping inquiry in May.", ("anti-dumping inquiry", "policy")),
        ("The removal of fuel subsidies in May hurt drivers.", ("removal", "policy")),
        ("The lifting of the ban in March helped growers.", ("lifting", "policy")),
        ("An increase in the minimum wage took effect on Monday.", ("increase", "policy")),
        ("The firm received a licence in April.", ("licence", "policy")),
        ("The two mills signed a letter of intent on Friday.", ("letter", "agreement")),
        ("The sides signed a memorandum of understanding on Friday.", ("memorandum", "agreement")),
    ],
)
def test_what_is_done_to_a_rule_is_an_event(text, event):
    assert told(text) == [event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The first gas flowed through the pipe on Thursday.", ("flowed", "other")),
        ("The first trains are to run in August.", ("run", "other")),
        ("Rwanda exported tea to Fiji for the first time in March.", ("exported", "other")),
        ("The mill laid off 260 workers on Friday.", ("laid", "other")),
        ("A team will fly to Oslo for the seventh round of talks.", ("seventh round of talks", "meeting")),
        ("President Ana Prado opened a tunnel in Lima on Monday.", ("opened", "ceremony")),
        ("A quay was opened by the governor on Monday.", ("opened", "ceremony")),
        ("Reed Cement opened a mill in Lima on Monday.", ("opened", "other")),
        ("Ana Prado opened a shop in Lima in 2019.", ("opened", "other")),
        ("The coast was hit by a hurricane on Sunday.", ("hurricane", "other")),
        ("The minister toured a cement works on Wednesday.", ("toured", "visit")),
        ("Her tour ends on Monday with a stop in Lima.", ("stop", "visit")),
    ],
)
def test_what_somebody_does_once_is_an_event(text, event):
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Fiji opened a new quay on Monday. Ministers were at the launch ceremony.",
            "Opening of new quay by Fiji",
            "ceremony",
        ),
        (
            "The firm will put 3 million dollars into a mill in Masaka. Construction begins in March.",
            "Investment of 3 million dollars by firm",
            "investment",
        ),
    ],
)
def test_its_opening_and_its_building_are_one_with_works(text, name, kind):
    found = extract(Article(text=text, published=DAY, published_precision="day")).events
    assert [(event.type, len(event.mentions)) for event in found] == [(kind, 2)]
    assert found[0].name == name


def test_the_word_that_makes_a_verb_tell_it_is_not_what_it_is_done_to():
    text = "Vera Holm took office in August."
    found = extract(Article(text=text, published=DAY, published_precision="day")).events
    assert [event.name for event in found] == ["Swearing-in of Vera Holm"]


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda exported tea to Fiji in March.",
        "An increase in exports helped growers in May.",
        "The law gives the ministry broad powers over ports.",
        "The number of tourists who visited Peru rose last year.",
        "About 6,000 delegates have arrived in Lima, the organisers said.",
        "The institute is yet to publish its findings.",
        "Chile ruled out retaliation against Peru.",
        "The firm aims to double output by 2030.",
        "Donors gave little of what they promised.",
        "She works for the Lima-based Andes Trade Forum.",
        "The bill for the repairs came to 2 million dollars.",
        "The rule applies to all importers.",
        "Easing visa rules would help hotels.",
        "Tax breaks for carmakers are common.",
        "Officials have talked about a tunnel for decades.",
        "Trains run twice a day.",
    ],
)
def test_states_and_habits_are_none(text):
    assert told(text) == []
