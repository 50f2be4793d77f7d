"""Quotes: every shape in which news reports speech, thought and judgement."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import Article, extract
from dateline.nlp import Document
from dateline.quotes import find_quotes, may_hold
from dateline.quotes.marks import quoted_runs
from dateline.records import QUOTE_KINDS, SPEAKER_TYPES
from dateline.spans import Span

FILE = Path(__file__).parent.parent / "cases" / "quotes.jsonl"
CASES = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
FIELDS = ("kind", "speaker", "speaker_type", "speaker_role", "speaker_affiliation", "addressee")


def with_content(quotes, words, part):
    """The quote with exactly these words (or, where said so, one whose words hold them)."""
    exact = [q for q in quotes if [s.text for s in q.content] == words]
    return exact or ([q for q in quotes if part and any(words[0] in s.text for s in q.content)])


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_every_shape_of_attribution(case):
    text = case["text"]
    published = date.fromisoformat(case["published"]) if case.get("published") else None
    found = extract(text, published=published).quotes
    for quote in found:
        for span in (*quote.content, *quote.source, *quote.cue):
            assert text[span.start : span.end] == span.text
    for wanted in case["quotes"]:
        [quote] = with_content(found, wanted["content"], wanted.get("part"))
        if wanted["source"]:
            assert [s.text for s in quote.source] == [wanted["source"]]
        if "cue" in wanted:
            assert [s.text for s in quote.cue] == [wanted["cue"]]
        if "said_on" in wanted:
            assert (quote.said_on and quote.said_on.isoformat()) == wanted["said_on"]
        for field in FIELDS:
            if field in wanted:
                assert getattr(quote, field) == wanted[field], field
    for words in case["none"]:
        assert not any(words in span.text for quote in found for span in quote.content)


def test_a_sentence_without_mark_colon_or_cue_is_not_parsed():
    assert not may_hold("Rain fell on the quay at noon.")
    assert may_hold('He called it "folly".')
    assert may_hold("One question remains: the price.")
    assert may_hold("Nobody said a word.")


def test_an_article_without_entities_still_names_its_speakers():
    text = '"The dam will hold," said Petra Novak, head of the water board.'
    doc = Document(text)
    doc.parse(doc.sentences)
    [quote] = find_quotes(doc, Article(text=text), (), ())
    assert (quote.speaker, quote.speaker_role, quote.speaker_type) == ("Petra Novak", "head", "person")


def test_what_is_said_by_telephone_or_email_is_said_to_the_articles_outlet():
    text = (
        '"We are sure," Elena Cobo said by telephone. Rui Lima said in an email to staff that all was well.'
    )
    found = extract(Article(text=text, outlet="Example News")).quotes
    assert [(q.speaker, q.addressee) for q in found] == [("Elena Cobo", "Example News"), ("Rui Lima", None)]


def test_captions_give_no_quotes():
    text = "Ana Prado said the fair would grow.\n\nAna Prado said the fair would grow. Photo: Example News"
    caption = text[37:]
    article = Article(text=text, captions=(Span(37, len(text), caption),))
    assert all(span.end <= 36 for quote in extract(article).quotes for span in quote.content)


def test_quotes_come_in_text_order_with_legal_values():
    text = "\n\n".join(case["text"] for case in CASES)
    found = extract(text).quotes
    assert [q.content[0].start for q in found] == sorted(q.content[0].start for q in found)
    for quote in found:
        assert quote.kind in QUOTE_KINDS
        assert quote.speaker_type in (*SPEAKER_TYPES, None)
        assert (quote.speaker is None) == (quote.speaker_type is None)
        assert 0 <= quote.confidence <= 1
        starts = [(s.start, s.end) for s in quote.content]
        assert all(s < e for s, e in starts)
        assert all(a[1] <= b[0] for a, b in pairwise(starts))


PIECES = st.sampled_from(
    ['"', "“", "”", "''", "``", "'", "—", ":", ",", ".", "\n", "\n\n", " said ", " Ana Prado ", " she ",
     " the fair ", " will grow ", " told the Post ", " according to ", " that ", " Q:", " A:", "…"]
)  # fmt: skip


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=24))
def test_any_heap_of_marks_and_cues_keeps_its_offsets(pieces):
    text = "".join(pieces)
    for quote in extract(text).quotes:
        for span in (*quote.content, *quote.source, *quote.cue):
            assert text[span.start : span.end] == span.text
            assert span.start < span.end


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=16))
def test_quoted_stretches_never_overlap_and_lie_within_their_paragraph(pieces):
    text = "".join(pieces).replace("\n", " ")
    runs = quoted_runs(text, Span(0, len(text), text))
    for run in runs:
        assert 0 <= run.start <= run.inner_start < run.inner_end <= run.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(runs))


@pytest.mark.parametrize(("text", "quoted"), [
    pytest.param("“He said \"no\" twice,” she said.", ["“He said \"no\" twice,”"], id="straight-in-curly"),
    pytest.param("\"He said “no” twice,\" she said.", ["\"He said “no” twice,\""], id="curly-in-straight"),
    pytest.param("„No“, he said. «Yes», she said.", ["„No“", "«Yes»"], id="low-high-and-angle"),
    pytest.param("“Fine,“ he said. “Or not.”", ["“Fine,“", "“Or not.”"], id="opening-mark-closes"),
    pytest.param("He calls them “thieves“ and goes.", ["“thieves“"], id="opening-mark-ends-a-word"),
    pytest.param("It is ”close to us” here.", ["”close to us”"], id="closing-mark-opens"),
    pytest.param("\"A,\" he said. “B,” she said.", ["\"A,\"", "“B,”"], id="two-styles"),
])  # fmt: skip
def test_marks_of_every_style_pair_up(text, quoted):
    runs = quoted_runs(text, Span(0, len(text), text))
    assert [text[run.start : run.end] for run in runs] == quoted


def test_speaker_of_an_apposition_is_a_person_even_with_one_name():
    text = "Prado, the union's lawyer, said that the strike was legal."
    doc = Document(text)
    doc.parse(doc.sentences)
    [quote] = find_quotes(doc, Article(text=text), (), ())
    assert (quote.speaker, quote.speaker_type) == ("Prado", "person")


def test_name_of_a_source_ends_before_what_is_said():
    text = 'Said Rui Prado, a crane driver: "I am tired."'
    for quote in extract(text).quotes:
        assert all(s.end <= quote.content[0].start or s.start >= quote.content[-1].end for s in quote.source)


def test_acts_and_listeners_are_no_words():
    text = "The crew set up their tents and counted the barrels. Then Rui Lima told the Harbour Post."
    assert extract(text).quotes == ()


def test_list_after_a_name_is_no_role():
    text = (
        "Ana Prado opened the hall. Most firms will show in four zones, according to Prado: "
        "cork goods, fine wines, tiles, and things for the home."
    )
    [quote] = [q for q in extract(text).quotes if q.speaker == "Ana Prado"]
    assert (quote.speaker_role, quote.speaker_affiliation) == (None, None)


def test_a_body_of_another_kind_is_not_the_one_that_spoke_before():
    text = (
        "Some 40 farms were lost, according to the United Nations.\n\n"
        "The meteorological department warned that the rain would go on. "
        "The ministry said that it had no boats."
    )
    assert [quote.speaker for quote in extract(text).quotes] == [
        "United Nations", "meteorological department", "ministry"
    ]  # fmt: skip


def test_a_poll_speaks_for_whoever_conducted_it():
    text = (
        "Voters like the bridge, according to a new poll.\n\n"
        "The survey, conducted by the Tarn Institute, finds that 46 percent would cross it daily. "
        "The poll also shows that the young like it more.\n\n"
        "Rui Costa wrote in a letter that he would go. According to the letter, he was tired.\n\n"
        "An email from Ana Prado was found on Monday. The email said that nobody had asked her."
    )
    speakers = [quote.speaker for quote in extract(text).quotes]
    assert speakers == ["Tarn Institute"] * 3 + ["Rui Costa"] * 2 + ["Ana Prado"]


def test_words_of_nobody_are_no_quote():
    text = "Prices, which are expected to rise in May, fell by a tenth. Rain appears to be near."
    assert not extract(text).quotes


def test_a_participle_right_after_the_verb_keeps_its_own_words():
    text = (
        "This week marks the 40th year of the two towns' friendship, Costa noted, saying that with a new "
        "bridge, trade will see new openings and show wider prospects for growth."
    )
    noted, saying = extract(text).quotes
    assert [span.text for span in noted.content] == [text[: text.index(", Costa")]]
    assert saying.content[0].text.startswith("that with a") and saying.speaker == noted.speaker == "Costa"


def test_words_of_nobody_take_none_away_from_a_named_source():
    text = (
        "More than 450 delegates from 12 countries are expected to take part in the third Steppe Forum, "
        "which will be held in Tarnby on October 22-24, the Ministry of Tourism announced on Wednesday."
    )
    [quote] = extract(text).quotes
    assert (quote.content[0].text, quote.speaker) == (text[: text.index(", the M")], "Ministry of Tourism")


def test_when_and_where_it_was_said_is_not_what_was_said():
    text = "Norland's fish sales to the islands up by a third, minister says ahead of Tarnby summit"
    [quote] = extract(text).quotes
    assert (quote.content[0].text, quote.source[0].text) == (text[: text.index(", min")], "minister")

    text = (
        "Some 300 boats from nine ports are expected to take part in the second Harbour Race, which will be "
        "held in Tarnby on May 3-5, the Ministry of Sport announced on Wednesday."
    )
    [quote] = extract(text).quotes
    assert (quote.content[0].text, quote.speaker) == (text[: text.index(", the M")], "Ministry of Sport")


def test_what_is_reported_may_stand_behind_an_opening_phrase():
    text = "Two years later, Norland announced a ban on night fishing in the strait."
    assert not any(quote.content[0].text.startswith("Two") for quote in extract(text).quotes)


def test_who_declines_to_comment_says_nothing():
    text = "The harbour office declined to comment. The ministry refused to speak to reporters."
    assert not extract(text).quotes
