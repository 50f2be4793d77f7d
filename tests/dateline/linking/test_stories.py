"""Stories: copies and edited copies of a dispatch are one, dispatches on the same subject are not."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.linking.stories import StoryMember, group_stories

DISPATCH = (
    "The ferry company Norlink will put two more ships on the route to Hamar before the summer, its "
    "director said on Tuesday. Passengers had complained of long queues at the pier since the bridge "
    "was closed for repairs in spring. The harbour council agreed to pay half of the cost and to build "
    "a second pier beside the old one. Ida Brekke, who has led the company for nine years, put the "
    "price of both ships at 40 million crowns. Work on the pier is to begin as soon as the ice on the "
    "lake has gone. Fishermen fear for the spawning grounds near the old pier and have asked the county "
    "to look at the plan again."
)
FOLLOW_UP = (
    "A county court stopped the second pier at Hamar on Friday after fishermen sued. Judge Nils Aasen "
    "found that nobody had looked at the spawning grounds. The ferry company Norlink regretted the "
    "ruling, and its director Ida Brekke said that the two ships were under way and would arrive before "
    "the summer in any case. The council wants to appeal. Passengers will have to wait in long queues "
    "for another season, it warned."
)


def member(article_id: str, text: str, day: date | None = None) -> StoryMember:
    return StoryMember(article_id, day, text)


def edited(text: str) -> str:
    """The dispatch as another outlet prints it: other first words, one sentence less, one more."""
    sentences = text.split(". ")
    last = "The Courier has asked the county for comment"
    return ". ".join(["HAMAR (Agencies) - " + sentences[0], *sentences[1:-1], last])


def test_copies_and_edited_copies_are_one_story() -> None:
    rows = [
        member("b", DISPATCH, date(2021, 3, 3)),
        member("a", edited(DISPATCH), date(2021, 3, 2)),
        member("c", DISPATCH.upper(), None),
        member("d", FOLLOW_UP, date(2021, 3, 5)),
    ]
    first, second = group_stories(rows)
    assert (first.lead, first.article_ids) == ("a", ("a", "b", "c"))
    assert first.similarity.startswith("5-word runs shared: 0.")
    assert (second.article_ids, second.similarity) == (("d",), None)


def test_a_dispatch_cut_short_stays_in_its_story() -> None:
    [story] = group_stories([member("a", DISPATCH), member("b", " ".join(DISPATCH.split()[:60]))])
    assert story.article_ids == ("a", "b")


def test_the_lead_is_the_earliest_then_the_longest_then_the_smallest_id() -> None:
    day = date(2021, 3, 3)
    longer = DISPATCH + " The county did not reply."
    [story] = group_stories([member("a", DISPATCH, day), member("b", longer, day), member("c", longer, day)])
    assert story.lead == "b"
    [story] = group_stories([member("a", longer, None), member("z", DISPATCH, day)])
    assert story.article_ids == ("z", "a")


def test_ids_are_the_same_everywhere() -> None:
    [story] = group_stories([member("a", DISPATCH), member("b", DISPATCH)])
    assert story.story_id == "becfc9a67fa0d95f"


def test_an_article_given_twice_is_one_member() -> None:
    [story] = group_stories([member("a", DISPATCH), member("a", DISPATCH)])
    assert story.article_ids == ("a",)


@pytest.mark.parametrize("text", ["", "...", "Norlink", "Norlink orders two", "\ud800 broken"])
def test_short_and_odd_texts_are_stories_of_their_own(text: str) -> None:
    stories = group_stories([member("a", text), member("b", DISPATCH)])
    assert sorted(story.article_ids for story in stories) == [("a",), ("b",)]


def test_no_articles_are_no_stories() -> None:
    assert group_stories([]) == ()


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(rng: random.Random) -> None:
    texts = {"a": DISPATCH, "b": edited(DISPATCH), "c": FOLLOW_UP, "d": edited(FOLLOW_UP)}
    rows = [member(name, text, date(2021, 3, 3)) for name, text in texts.items()]
    shuffled = rows[:]
    rng.shuffle(shuffled)
    assert group_stories(shuffled) == group_stories(rows)


@settings(max_examples=10)
@given(st.integers(0, 1000))
def test_unrelated_articles_never_meet(seed: int) -> None:
    rng = random.Random(seed)
    vocabulary = sorted(set((DISPATCH + FOLLOW_UP).split()))
    rows = [member(str(i), " ".join(rng.choices(vocabulary, k=150))) for i in range(40)]
    assert len(group_stories(rows)) == 40
