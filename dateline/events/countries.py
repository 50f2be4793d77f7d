"""Countries: in which country an event is, where its place does not tell: by who acts, or by the article."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events import syntax
from dateline.events.drafts import Draft, country_at
from dateline.events.mentions import VERB, Mention
from dateline.events.scene import Scene, is_place
from dateline.events.triggers import known_words
from dateline.records import Participant

# What an authority or company does at home, unless a place is told.
_AT_HOME = frozenset(("policy", "statement", "letter", "press_conference", "ceremony", "other"))
_BY_ONE = _AT_HOME | {"sanction"}
# What takes place in the article's own country, unless somebody from abroad takes part.
_DOMESTIC = _AT_HOME | frozenset(
    ("meeting", "conflict", "forum", "summit", "expo", "investment", "contract", "anniversary")
)
# What is told from where it takes place, and what reporters are invited to.
_WHERE_FILED = frozenset(("contract", "expo", "forum", "statement", "ceremony", "press_conference"))
_BEFORE_PRESS = frozenset(("ceremony", "press_conference"))


def country_of_event(scene: Scene, draft: Draft, people: Sequence[Participant]) -> str | None:
    """Country of an event: of its place, its name, those who act, or else of the whole article."""
    told = country_at(draft.places) or draft.country
    if told or any(is_place(n.name) for n in draft.places):
        return told
    after = country_at(f.named_after for f in draft.cluster.facts if f.named_after)
    by_words = {f.country for f in draft.cluster.facts if f.country}
    if len(by_words) == 1:
        return by_words.pop()
    if draft.host and draft.places and draft.places == draft.host.places:
        return country_of_event(scene, draft.host, draft.host.people)
    if draft.places and (beside := _told_beside(scene, draft)):
        return beside
    hosts = {p.country for p in people if p.role == "host"}
    if len(hosts) == 1 and not after:
        return hosts.pop()
    kind = draft.cluster.type
    acting = {p.country for p in people if p.role in ("actor", "host", "organizer")} - {None}
    if after or (kind in _BY_ONE and len(acting) == 1):
        return after or acting.pop()
    home = scene.home_country()
    if home and kind in _DOMESTIC and acting <= {home}:
        return home
    about = scene.main_country() or scene.only_country()
    if about and acting <= {about} and any(_is_of_authority(m) for m in draft.cluster.mentions):
        return about
    filed = scene.town.country if scene.town and kind in _WHERE_FILED else None
    only = scene.only_country() if kind in _DOMESTIC else None
    return filed or only or (scene.main_country() if kind in _BEFORE_PRESS else None)


def _told_beside(scene: Scene, draft: Draft) -> str | None:
    """The one country in which the places are that the sentences name which tell an event."""
    sentences = {m.sentence.index: m.sentence for m in draft.cluster.mentions}.values()
    told = {
        entity.country
        for start, _, entity in scene.mentions
        if entity.kind == "place"
        and entity.country
        and any(sentence.start <= start < sentence.end for sentence in sentences)
    }
    return told.pop() if len(told) == 1 else None


def _is_of_authority(mention: Mention) -> bool:
    """Whether an authority of a country that is not named does it: "parliament", "the central bank"."""
    sentence = mention.sentence
    carried = (c.token for c in mention.carriers if c.relation == "object")
    for act in (mention.head,) if mention.kind == VERB else carried:
        for doer in (*syntax.subjects(sentence, act), *syntax.agents(sentence, act)):
            before = {t.text.lower() for t in syntax.premodifiers(sentence, doer)}
            central = doer.text.lower() == "bank" and "central" in before
            if central or doer.text.lower() in known_words("authority"):
                return True
    return False
