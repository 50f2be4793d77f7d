"""Works and firms: what is opened, ordered, stopped or breaks down is an event, also told by a phrase."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.article import Article
from dateline.records import Event

DAY = date(2022, 6, 15)  # a Wednesday


def events(text: str) -> tuple[Event, ...]:
    return extract(Article(text=text, published=DAY, published_precision="day")).events


PHRASES = [
    pytest.param(
        "The tunnel was put into operation on Tuesday.", "put into operation", "other", id="put-into"
    ),
    pytest.param("The smelter came on stream in March 2018.", "came on stream", "other", id="came-on"),
    pytest.param("The second cable was switched on in May.", "switched on", "other", id="switched-on"),
    pytest.param("Norvia filed for bankruptcy on June 3.", "filed for bankruptcy", "other", id="files-for"),
    pytest.param("The yard went bankrupt in 2009.", "went bankrupt", "other", id="goes-bankrupt"),
    pytest.param("Dockers laid down tools on Tuesday.", "laid down tools", "other", id="lays-down-tools"),
    pytest.param(
        "Workers broke ground on Monday for a mill.", "broke ground", "ceremony", id="breaks-ground"
    ),
    pytest.param("The maker will lay off 600 workers in July.", "lay", "other", id="lays-off"),
    pytest.param("The line took delivery of a tug on Monday.", "took delivery", "other", id="takes-delivery"),
    pytest.param("Shares began trading in Turku on Monday.", "began trading", "other", id="begins-trading"),
    pytest.param("A court found him guilty on Monday.", "found", "other", id="finds-guilty"),
]


@pytest.mark.parametrize(("text", "mention", "kind"), PHRASES)
def test_a_phrase_tells_an_event(text, mention, kind):
    (event,) = events(text)
    assert (event.mentions[0].text, event.type) == (mention, kind)
    assert text[event.mentions[0].start : event.mentions[0].end] == mention
    assert event.start_date


TOLD = [
    pytest.param("Madagascar has opened a container quay at Narva.", "opened", "other", id="opens-a-quay"),
    pytest.param("Norlax has ordered 20 regional jets from Reed.", "ordered", "contract", id="orders-goods"),
    pytest.param("Nova raised 12 million dollars in May.", "raised", "investment", id="raises-a-sum"),
    pytest.param("The stand was awarded a gold medal on Monday.", "awarded", "other", id="gets-a-prize"),
    pytest.param("The first shipment of chili reached Kobe in April.", "first shipment", "other", id="first"),
    pytest.param("Work on the dam began in 2011.", "Work", "other", id="work-on"),
    pytest.param("A storm tore through Beira in March.", "storm", "other", id="a-storm-tears"),
    pytest.param("The mill, opened in 1962, employs 400 people.", "opened", "other", id="dated-participle"),
    pytest.param("The bank revoked the licence of Aral Bank.", "revoked", "policy", id="revokes"),
    pytest.param("Lights went out in Kotka on Monday.", "went", "other", id="lights-go-out"),
    pytest.param("Reed won an order for four tankers.", "order", "contract", id="order-for"),
    pytest.param("Production resumed on June 1.", "resumed", "other", id="a-flow-resumes"),
    pytest.param("Reed took over rival Norlax in 2017.", "took", "contract", id="takes-over-a-firm"),
    pytest.param("Six miners were trapped on Monday.", "trapped", "other", id="people-are-trapped"),
    pytest.param("Locusts destroyed the millet in May.", "destroyed", "other", id="a-blight-destroys"),
    pytest.param("Bakers have been on strike since May 30.", "strike", "other", id="on-strike"),
    pytest.param(
        "Norlax suffered a nationwide outage on Monday.", "nationwide outage", "other", id="suffers"
    ),
    pytest.param("The buyer pulled out of the sale on Monday.", "pulled out", "other", id="pulls-out"),
    pytest.param("A judge threw out the case on Monday.", "threw", "other", id="throws-out"),
    pytest.param("Rye was shipped to Chile for the first time.", "shipped", "other", id="for-the-first-time"),
]


@pytest.mark.parametrize(("text", "mention", "kind"), TOLD)
def test_economic_news_is_an_event(text, mention, kind):
    (event,) = events(text)
    assert (event.mentions[0].text, event.type) == (mention, kind)


def test_a_participle_shares_the_helper_of_the_one_before():
    assert [e.mentions[0].text for e in events("The pier was built in 2010 and handed over in May.")] == [
        "built",
        "handed",
    ]


def test_a_verb_after_a_passive_one_has_its_subject_and_day():
    found = {e.mentions[0].text: e for e in events("Production was stopped on May 12 and resumed on June 1.")}
    assert str(found["stopped"].start_date) == "2022-05-12"
    assert str(found["resumed"].start_date) == "2022-06-01"


def test_what_begins_has_the_day_that_hangs_on_the_second_verb():
    (event,) = events("The park began selling power on May 27.")
    assert str(event.start_date) == "2022-05-27"


def test_a_phrase_that_a_noun_tells_is_one_event():
    assert len(events("The ceasefire came into force on Monday.")) == 1
    assert len(events("Pilots went on strike on Monday. The strike grounded 60 flights.")) == 1
    assert len(events("Reed will supply 300 buses under a contract signed on Monday.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The works produce steel and sell it abroad.",
        "Ana Prado is building hotels.",
        "The minister went out of her way.",
        "Data released by the bank on Monday showed it.",
        "Norlax rolled out the red carpet.",
        "Traders fear that a storm could shut the port.",
        "Laos takes over the ASEAN chair.",
        "He received no prize and claimed no title.",
        "The minister pulled out a chair.",
        "Power is expensive, and the lights are old.",
    ],
)
def test_habits_and_figures_of_speech_are_none(text):
    assert events(text) == ()
