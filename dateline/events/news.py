"""News: what a dispatch tells as new happened on the day that it is about, and where it was filed."""

from __future__ import annotations

from dateline.events import syntax
from dateline.events.facts import Facts
from dateline.events.mentions import NOUN, Mention
from dateline.events.scene import Scene
from dateline.events.status import HYPOTHETICAL, PAST, SCHEDULED
from dateline.events.triggers import known_words
from dateline.nlp import Sentence, Token

LEAD = 4  # paragraphs that tell the news; what follows may be its background
_REPORTED_AT = frozenset(("press_conference", "statement", "meeting", "forum", "visit"))
IN_TOWN = frozenset(
    (
        "meeting",
        "forum",
        "summit",
        "expo",
        "ceremony",
        "press_conference",
        "agreement",
        "contract",
        "policy",
        "visit",
    )
)
_ACTS = frozenset(("meeting", "conflict", "other", "agreement", "contract", "ceremony"))
_PERFECT = frozenset(("had", "has", "have"))


def is_news(scene: Scene, mention: Mention, facts: Facts) -> bool:
    """Whether a mention tells of the day of the news: words were said there, or it happened in the lead."""
    if facts.status in (SCHEDULED, HYPOTHETICAL) or mention.headline:
        return False
    kind = mention.trigger.type
    verbs = [c for c in mention.carriers if c.token.pos == "VERB"]
    said = any(
        c.token.tag == "VBD" and c.relation in ("at", "in", "on", "object", "after")
        for c in verbs
        if c.row is None
    )
    if kind in _REPORTED_AT and said and mention.kind == NOUN:
        return True
    if facts.status != PAST:
        return False
    acts = [c.token for c in verbs if c.relation == "verb" or (c.row and c.relation in ("object", "subject"))]
    acts = [v for v in acts if v.dep not in ("relcl", "acl") and _is_simple_past(mention.sentence, v)]
    if mention.sentence.paragraph <= LEAD and kind in IN_TOWN:
        return bool(acts)
    return kind in _ACTS and _is_dispatch(scene) and any(_is_narrated(scene, mention, v) for v in acts)


def _is_dispatch(scene: Scene) -> bool:
    """Whether an article was filed somewhere, so that what it narrates is of its day."""
    return bool(scene.article.dateline_place)


def _is_narrated(scene: Scene, mention: Mention, verb: Token) -> bool:
    """Whether a sentence without a day of its own tells an act: "Police fired tear gas"."""
    sentence = mention.sentence
    if syntax.in_quotes(sentence, verb.start) or any(t.start_date for t in scene.times_in(sentence)):
        return False
    above = sentence.tokens[verb.head]
    if verb.dep == "conj":
        verb, above = above, sentence.tokens[above.head]
    reported = verb.dep == "ccomp" and above.i > verb.i and above.text.lower() in known_words("reporting")
    return above.i == verb.i or reported


def _is_simple_past(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb tells what happened then: "signed", "was signed", not "has signed"."""
    helpers = {c.text.lower() for c in sentence.children[verb.i] if c.dep in ("aux", "auxpass")}
    if helpers & _PERFECT:
        return False
    return verb.tag == "VBD" or (verb.tag == "VBN" and bool(helpers & {"was", "were"}))
