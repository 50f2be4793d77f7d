"""Events: what happened, happens or is to happen in an article.

Words that tell of events are found in the parsed sentences (`mentions`), mentions of one event are put
together over the article (`grouping`), and each cluster is dated, placed, peopled and named.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.article import Article
from dateline.events.building import build_events
from dateline.events.facts import facts_of
from dateline.events.grouping import gather
from dateline.events.mentions import Mention, find_mentions
from dateline.events.other_names import find_by_other_name, known_by
from dateline.events.renaming import find_renamings
from dateline.events.scene import Scene
from dateline.events.taking_up import with_what_follows
from dateline.events.triggers import may_hold
from dateline.nlp import Document, Sentence
from dateline.records import Entity, Event, Time

__all__ = ["event_at", "find_events", "may_hold"]


def find_events(
    doc: Document, article: Article, times: tuple[Time, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """Find the events of an article.

    Args:
        doc: The article's sentences, those parsed that can hold an event.
        article: The article; its day of publication decides what is past.
        times: Its time expressions, in text order.
        entities: Its people, organisations and places.

    Returns:
        One event per happening, each with all its mentions, in order of first mention.
    """
    scene = Scene.of(doc, article, times, entities)
    mentions: list[Mention] = []
    for sentence in doc.sentences:
        if sentence.tokens and may_hold(sentence.text):
            in_headline = _in_headline(article, sentence)
            title_case = _is_title_case(sentence.text, 0.8 if in_headline else 1.0)
            found = list(find_mentions(doc.text, sentence, title_case))
            found = [m for m in found if not _in_name_of_body(scene, m)]
            for mention in (*found, *find_renamings(sentence, found)):
                mention.headline = in_headline
                mentions.append(mention)
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    other_names = known_by(doc.text, mentions)
    for mention in mentions:
        if mention.name in other_names:
            mention.name = other_names[mention.name].name
    mentions = [m for m in mentions if m.trigger.needs != "held" or m.head.text not in other_names]
    taken = [m.span for m in mentions]
    for sentence in doc.sentences if other_names else ():
        for mention in find_by_other_name(doc.text, sentence, other_names):
            if not any(mention.span.overlaps(span) for span in taken):
                mention.headline = _in_headline(article, sentence)
                mentions.append(mention)
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    facts = with_what_follows(scene, mentions, [facts_of(scene, m) for m in mentions])
    clusters = gather(mentions, facts)
    return build_events(scene, clusters)


def event_at(events: Sequence[Event], start: int, end: int) -> Event | None:
    """The event that has a mention overlapping the characters from `start` to `end`; None without one."""
    for event in events:
        if any(m.start < end and start < m.end for m in event.mentions):
            return event
    return None


def _in_name_of_body(scene: Scene, mention: Mention) -> bool:
    """Whether the words only say what a body is for: "the Ministry of Investment"."""
    span = mention.span
    found = scene.entity(span.start, span.end)
    if found is None or found[1].kind != "organisation" or found[0].end < span.end:
        return False
    before = found[0].text[: max(0, span.start - found[0].start)].lower().split()
    return "of" in before or "for" in before


def _in_headline(article: Article, sentence: Sentence) -> bool:
    """Whether a sentence is the title or in a caption."""
    if article.title and sentence.index <= 2 and sentence.text.strip() in article.title:
        return True
    return any(c.start <= sentence.start and sentence.end <= c.end for c in article.captions)


def _is_title_case(text: str, share: float) -> bool:
    """Whether at least this share of the longer words of a line is capitalised."""
    words = [w for w in text.split() if len(w) > 3 and w[0].isalpha()]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= share * len(words)
