"""Clusters: the mentions of one event, gathered over the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline import lexicon
from dateline.events import syntax
from dateline.events.days import END
from dateline.events.facts import Facts
from dateline.events.mentions import MODIFIER, NAMED, NOUN, VERB, Mention
from dateline.events.phases import sets_off
from dateline.events.roles import same_party
from dateline.events.status import PAST, SCHEDULED
from dateline.events.triggers import HYPERNYM, known_words

_DEFINITE = frozenset(("the", "this", "that", "'s", "these", "those", "such"))


_RANK = {NAMED: 0, NOUN: 1, VERB: 2, MODIFIER: 3}


@dataclass(slots=True, eq=False)
class Cluster:
    """The mentions of one event.

    Attributes:
        mentions: In the order in which they were joined.
        facts: What each tells, in the same order.
        best: The mention that tells most, once it was asked for.
    """

    mentions: list[Mention] = field(default_factory=list)
    facts: list[Facts] = field(default_factory=list)
    best: Mention | None = None

    @property
    def type(self) -> str:
        """Type of the event, as its best mention tells it."""
        return self.lead.trigger.type

    @property
    def lead(self) -> Mention:
        """The mention that tells most: a name, else the first noun, else the first verb."""
        if self.best is None:
            told = [m for m in self.mentions if m.trigger.type != HYPERNYM] or self.mentions
            self.best = min(told, key=lambda m: (_RANK[m.kind], m.headline, m.plural, -len(m.name or "")))
        return self.best

    @property
    def people(self) -> frozenset[str]:
        """Everybody that its mentions name."""
        return frozenset().union(*(f.people for f in self.facts))

    @property
    def editions(self) -> set[int]:
        """Numbers in a series that its mentions tell."""
        return {m.edition for m in self.mentions if m.edition is not None}

    @property
    def years(self) -> set[int]:
        """Years told by names, or by the days of its mentions."""
        told = {m.year for m in self.mentions if m.year is not None}
        return told or {f.interval[0].year for f in self.facts if f.interval}

    @property
    def aside(self) -> bool:
        """Whether its mentions tell that it is another of its series than the article's."""
        return any(m.aside for m in self.mentions)

    @property
    def acronyms(self) -> set[str]:
        """Short forms that its mentions give."""
        return {m.acronym for m in self.mentions if m.acronym}

    @property
    def words(self) -> set[str]:
        """Telling words that describe it anywhere."""
        return {w for m in self.mentions for w in telling_words(m)}

    @property
    def towns(self) -> set[str]:
        """Words of its places' names."""
        return {w.lower() for f in self.facts for p in f.places for w in p.name.split()}

    def rows(self) -> Iterator[tuple[Mention, Facts]]:
        """Each mention with what it tells."""
        return zip(self.mentions, self.facts, strict=True)

    def add(self, mention: Mention, facts: Facts) -> None:
        """Join a mention."""
        self.mentions.append(mention)
        self.facts.append(facts)
        self.best = None


def telling_words(mention: Mention) -> set[str]:
    """The descriptive words of a mention that tell it from others of its type."""
    words = set(mention.words) | set(re.findall(r"\w+", (mention.name or "").lower())[:-1])
    return {
        w for w in words if w not in known_words("empty") and not w.isdigit() and syntax.ordinal(w) is None
    }


def _carried_by(mention: Mention, cluster: Cluster) -> bool:
    """Whether the noun stands on a verb that tells the same event: "arrived for a visit"."""
    verbs = {c.token.i for c in mention.carriers}
    return mention.kind == NOUN and any(
        m.kind == VERB and m.sentence is mention.sentence and m.head.i in verbs for m in cluster.mentions
    )


def _meets_for(mention: Mention, cluster: Cluster) -> bool:
    """Whether a verb of meeting tells who is at the gathering: "leaders met for a summit"."""
    gathering = mention.trigger.type in (*_SERIES, "meeting") and mention.kind != MODIFIER
    verbs = {c.token.i for c in mention.carriers if c.relation in ("for", "at")}
    return gathering and any(
        m.kind == VERB
        and m.trigger.type == "meeting"
        and m.sentence is mention.sentence
        and m.head.i in verbs
        for m in cluster.mentions
    )


_SERIES = frozenset(("expo", "forum", "summit"))
_GATHERINGS = frozenset(("expo", "forum", "summit", "meeting", "ceremony", HYPERNYM))


def _is_apposition(mention: Mention, cluster: Cluster) -> bool:
    """Whether the noun says what the one before it is: "the Salt Summit, an event of three days"."""
    if mention.head.dep != "appos" or not {mention.trigger.type, cluster.type} <= _GATHERINGS:
        return False
    return any(
        m.sentence is mention.sentence and m.head.i == mention.head.head and m.kind != VERB
        for m in cluster.mentions
    )


def _only_one(mention: Mention, clusters: Sequence[Cluster]) -> Cluster | None:
    """The one event of the body that a headline can mean by its kind alone."""
    if not mention.headline or mention.kind == MODIFIER or mention.edition or mention.year:
        return None
    same = [c for c in clusters if c.type == mention.trigger.type and any(not m.headline for m in c.mentions)]
    return same[0] if len(same) == 1 and mention.kind != VERB else None


def gather(mentions: Sequence[Mention], facts: Sequence[Facts]) -> list[Cluster]:
    """Put mentions of one event together.

    Args:
        mentions: All mentions of the article, in text order.
        facts: What each tells.

    Returns:
        Clusters in order of their first mention.
    """
    clusters: list[Cluster] = []
    rows = list(zip(mentions, facts, strict=True))
    body = [row for row in rows if not row[0].headline]
    for mention, told in [*body, *(row for row in rows if row[0].headline)]:
        home = _home(mention, told, clusters) or _only_one(mention, clusters)
        if home is None:
            _stand_for_series(mention, told, clusters)
            if mention.kind == MODIFIER or (
                mention.trigger.type == HYPERNYM and mention.determiner in _DEFINITE
            ):
                continue
            home = Cluster()
            clusters.append(home)
        if home.mentions and _is_its_building(mention, home):
            mention.trigger = mention.trigger._replace(type=home.type)
        home.add(mention, told)
    return sorted(clusters, key=lambda c: min(m.span.start for m in c.mentions))


def _stand_for_series(mention: Mention, facts: Facts, clusters: Sequence[Cluster]) -> None:
    """Make "last year's event", "the next edition" a name: that of the series, with the year that is told."""
    series = [c for c in clusters if c.lead.kind == NAMED and c.type in ("expo", "forum", "summit")]
    another = mention.aside and not mention.plural
    stands = mention.trigger.lemma == "edition" or (mention.trigger.type == HYPERNYM and another)
    if stands and (facts.extent or another) and series:
        lead = max(reversed(series), key=lambda c: (bool(c.editions), not c.aside)).lead
        mention.trigger, mention.name, mention.kind = lead.trigger, lead.name, NAMED
        if facts.extent:
            mention.year = mention.year or facts.extent[0].year


def _home(mention: Mention, facts: Facts, clusters: list[Cluster]) -> Cluster | None:
    """The cluster that a mention belongs to: the best fitting, the latest among equals."""
    best, best_score = None, 0.0
    for cluster in clusters if mention.headline else reversed(clusters):
        score = fit(mention, facts, cluster)
        if score and not mention.aside and (cluster.aside or _is_other_edition(cluster, clusters)):
            score /= 2  # the article's own edition, where there is one
        if score > best_score:
            best, best_score = cluster, score
    return best


def _is_other_edition(cluster: Cluster, clusters: Sequence[Cluster]) -> bool:
    """Whether another year's edition of the same series was told before this one."""
    if cluster.type not in _SERIES or cluster.lead.kind != NAMED or not cluster.years:
        return False
    before = clusters[: next(i for i, c in enumerate(clusters) if c is cluster)]
    return any(
        c.type == cluster.type
        and c.lead.kind == NAMED
        and not c.years & cluster.years
        and telling_words(c.lead) & telling_words(cluster.lead)
        for c in before
    )


def fit(mention: Mention, facts: Facts, cluster: Cluster) -> float:
    """How well a mention fits a cluster; 0 where it can't be the same event."""
    if _is_apposition(mention, cluster):
        return 9.0
    if _meets_for(mention, cluster) or _travels_on(mention, facts, cluster) or _began(mention, cluster):
        return 9.0
    if _is_agreed(mention, facts, cluster) or _is_of_round(mention, cluster):
        return 9.0
    if _is_its_opening(mention, cluster) or _is_its_building(mention, cluster):
        return 0.0 if _differ(mention, facts, cluster) else 2.0
    if not _same_type(mention, cluster) or _differ(mention, facts, cluster):
        return 0.0
    if _apart(mention, cluster):
        return 0.0
    if _joined_by_and(mention, cluster) or _carried_by(mention, cluster):
        return 9.0
    if mention.kind == VERB and mention.name:
        return 5.0 if cluster.lead.kind == VERB and same_name(mention.name, cluster.lead.name) else 0.0
    if mention.name and any(same_name(mention.name, m.name) for m in cluster.mentions if m.name):
        return 10.0
    distance = min(abs(mention.sentence.index - m.sentence.index) for m in cluster.mentions)
    shared = _shared_evidence(mention, facts, cluster)
    if mention.kind == NAMED:
        enough = (
            1 if len(telling_words(mention)) > 1 and _covered(cluster.words, telling_words(mention)) else 2
        )
        if cluster.lead.kind != NAMED and _described_first(mention, cluster, distance):
            return 2.0 + shared
        return shared if shared >= enough and cluster.words and cluster.lead.kind != NAMED else 0.0
    if mention.headline:
        return 1.0 + shared + (0.0 if cluster.lead.kind == VERB else 0.5)
    if mention.kind == VERB:
        return shared if shared >= 1 else 0.0
    if mention.trigger.type == "agreement" and _agreed_before(cluster, distance):
        return 1.5 + shared
    if mention.determiner in _DEFINITE or mention.kind == MODIFIER:
        if distance > (_NAMED_AFTER if mention.trigger.taken_as == "deed" else _reach(cluster.type)):
            return 0.0
        same = any(mention.trigger.lemma == m.trigger.lemma for m in cluster.mentions)
        nearness = 1.0 / (1 + distance) + (0.5 if same else 0.0)
        if _takes_up_gathering(mention, cluster):
            nearness -= 1.0  # one of its own kind is likelier
        return 1.0 + shared + nearness + (0.5 if cluster.lead.kind == NAMED else 0.0)
    if cluster.lead.kind == VERB and not _shared_people(facts.people, cluster.people):
        return 0.0
    return shared if shared >= 2 else 0.0


STARTING = frozenset(("opening", "launch", "start", "inauguration", "commissioning"))
_WORKS_AFTER = 8  # sentences within which what is opened has its ceremony


def _is_its_opening(mention: Mention, cluster: Cluster) -> bool:
    """Whether a ceremony is that of the works told before: "opened a bridge ... the launch ceremony"."""
    if mention.trigger.type != "ceremony" or mention.kind != NOUN or mention.determiner not in _DEFINITE:
        return False
    lead = cluster.lead
    words = {mention.trigger.lemma, *mention.words}
    works = lead.kind == VERB and lead.trigger.noun in STARTING and cluster.type in ("other", "investment")
    back = mention.sentence.index - lead.sentence.index
    return works and not words.isdisjoint(STARTING) and 0 <= back <= _WORKS_AFTER


def _is_its_building(mention: Mention, cluster: Cluster) -> bool:
    """Whether building is of what money goes into: "put 3 million into a mill. Construction begins"."""
    alone = mention.kind == NOUN and mention.trigger.lemma == "construction" and not mention.words
    of_others = any(True for _ in syntax.prepositional(mention.sentence, mention.head, "of"))
    back = mention.sentence.index - cluster.mentions[-1].sentence.index
    return alone and not of_others and cluster.type == "investment" and 0 <= back <= _NAMED_AFTER


_NAMED_AFTER = 3  # sentences within which what was described gets its name


def _described_first(mention: Mention, cluster: Cluster, distance: int) -> bool:
    """Whether a name is that of what was described right before: "the country's biggest fair ..."."""
    lead = cluster.lead
    definite = lead.determiner in _DEFINITE or bool(cluster.words)
    told = lead.kind == NOUN and definite and not lead.plural and mention.trigger.type in _SERIES
    return told and distance <= _NAMED_AFTER and _covered(cluster.words, telling_words(mention))


def _travels_on(mention: Mention, facts: Facts, cluster: Cluster) -> bool:
    """Whether a verb tells where a journey leads that was told right before: "The group will visit Peru"."""
    if mention.kind not in (NOUN, VERB) or not mention.trigger.type == cluster.type == "visit":
        return False
    last = cluster.mentions[-1]
    if mention.kind == NOUN:  # "will visit Kuwait, ending their journey in Dubai"
        return last.kind == VERB and last.sentence is mention.sentence and mention.determiner == "'s"
    known = syntax.subjects(mention.sentence, mention.head)
    named = any(t.tag in ("NNP", "NNPS") or syntax.determiner(mention.sentence, t) == "a" for t in known)
    planned = facts.status == SCHEDULED and any(f.status == SCHEDULED for f in cluster.facts)
    back = mention.sentence.index - last.sentence.index
    near = 0 < back <= _RIGHT_BEFORE and bool(known) and not named
    return near and planned and not any(f.places for f in cluster.facts)


def _began(mention: Mention, cluster: Cluster) -> bool:
    """Whether a verb tells how the visit began whose end was told: "She had arrived a day earlier"."""
    if mention.kind != VERB or cluster.type != "visit" or not sets_off(mention):
        return False
    known = syntax.subjects(mention.sentence, mention.head)
    ends = any(d.edge == END for f in cluster.facts for d in f.days)
    begins = any(d.edge != END for f in cluster.facts for d in f.days)
    back = mention.sentence.index - cluster.mentions[-1].sentence.index
    return ends and not begins and 0 < back <= _RIGHT_BEFORE and all(t.tag == "PRP" for t in known)


def _is_agreed(mention: Mention, facts: Facts, cluster: Cluster) -> bool:
    """Whether a verb only says what was agreed, with no day of its own: "agreed to reopen the bridge"."""
    if mention.kind != VERB or mention.head.dep != "xcomp":
        return False
    above = (m for m in cluster.mentions if m.sentence is mention.sentence and m.trigger.lemma == "agree")
    own = set(facts.days) - {d for f in cluster.facts for d in f.days}
    return not own and any(m.head.i == mention.head.head for m in above)


_ROUND = 12  # sentences that may tell who gave what


def _is_of_round(mention: Mention, cluster: Cluster) -> bool:
    """Whether a gift is one of those that donors are told to have promised together."""
    lead = cluster.mentions[0]
    if not mention.kind == lead.kind == VERB or not mention.trigger.plover == lead.trigger.plover == "AID":
        return False
    verb = lead.sentence.tokens[lead.head.head] if lead.head.dep == "dep" else lead.head
    givers = syntax.subjects(lead.sentence, verb)
    near = 0 <= mention.sentence.index - lead.sentence.index <= _ROUND
    return near and any(t.tag == "NNS" for t in givers)


_RIGHT_BEFORE = 2  # sentences
_DEAL_AFTER = 6  # sentences within which what was agreed is called an accord


def _agreed_before(cluster: Cluster, distance: int) -> bool:
    """Whether those of the cluster were told to agree: "agreed to ... Under an accord signed yesterday"."""
    return cluster.lead.kind == VERB and cluster.lead.head.lemma == "agree" and distance <= _DEAL_AFTER


# Kinds so wide that "the law" can't take up a plan told before.
_WIDE = frozenset(("policy", "statement", "investment", "sanction", "conflict", "other"))
_DEEDS = frozenset(("policy", "sanction", "other", "investment", "contract", "conflict"))
_PAPERS = frozenset(("agreement", "contract"))
_MEETINGS = frozenset(("expo", "forum", "summit", "meeting"))


def _same_type(mention: Mention, cluster: Cluster) -> bool:
    """Whether the words for the two can mean the same kind of happening."""
    trigger, kind = mention.trigger, cluster.type
    if trigger.type == HYPERNYM and mention.edition and cluster.lead.kind != NAMED:
        return False  # "the 44th edition" is one of a series, and that has a name
    if trigger.type == HYPERNYM and trigger.taken_as == "deed":
        return kind in _DEEDS and (cluster.lead.kind == VERB or kind in ("policy", "sanction"))
    if trigger.type == HYPERNYM and cluster.lead.kind == VERB:
        return False
    if trigger.type == HYPERNYM and mention.aside and kind == "other":
        return False  # "the next one" is of a series
    if HYPERNYM in (trigger.type, kind):
        return kind in ("expo", "forum", "summit", "ceremony", "meeting", "other", HYPERNYM)
    definite = mention.determiner in _DEFINITE
    if trigger.type != kind:
        taken_up = definite and cluster.lead.kind == NOUN
        papers = {trigger.type, kind} == _PAPERS and (taken_up or _joined_by_and(mention, cluster))
        return papers or _takes_up_gathering(mention, cluster)
    if kind not in _WIDE or (definite and trigger.needs == "joins"):
        return True
    if mention.kind == VERB or cluster.lead.kind == VERB:
        return any(
            trigger.taken_as == m.trigger.taken_as or same_word(trigger.lemma, m.trigger.lemma)
            for m in cluster.mentions
        )
    return trigger.taken_as in {m.trigger.taken_as for m in cluster.mentions}


def _takes_up_gathering(mention: Mention, cluster: Cluster) -> bool:
    """Whether a noun that says little is a gathering of another kind that was told: "the session"."""
    kind = mention.trigger.type
    alone = mention.kind == NOUN and mention.span.start == mention.head.start and not mention.aside
    bare = alone and not mention.plural and mention.determiner in ("the", "this")
    if not bare or kind == cluster.type or cluster.type not in _MEETINGS:
        return False
    leaders = {kind, cluster.type} == {"forum", "summit"}
    loose = leaders or (kind in _SERIES and cluster.lead.trigger.needs == "held")
    return loose or mention.trigger.lemma in known_words("gathering")


def _joined_by_and(mention: Mention, cluster: Cluster) -> bool:
    """Whether the mention is the second half of "contracts and agreements"."""
    if mention.head.dep != "conj" or mention.kind == VERB:
        return False
    others = (m for m in cluster.mentions if m.sentence is mention.sentence and m.head.i == mention.head.head)
    return any(m.plural == mention.plural and m.kind == NOUN for m in others)


def _apart(mention: Mention, cluster: Cluster) -> bool:
    """Whether an indefinite noun stands beside a definite one: "after the meeting they held a meeting"."""
    if mention.kind != NOUN or mention.determiner in _DEFINITE:
        return False
    beside = [m for m in cluster.mentions if m.sentence is mention.sentence and m.kind == NOUN]
    if mention.head.dep == "conj" and mention.determiner in ("a", "an"):
        return any(m.determiner in ("a", "an") for m in beside)  # "a protocol and a memorandum"
    return any(m.determiner in _DEFINITE for m in beside) and mention.head.dep not in ("attr", "appos")


def _reach(kind: str) -> int:
    return next((int(r["reach"]) for r in lexicon.rows("event_types") if r["type"] == kind), 12)


def _differ(mention: Mention, facts: Facts, cluster: Cluster) -> bool:
    """Whether something that the mention tells speaks against the cluster."""
    numbered = cluster.editions or cluster.aside or cluster.type == "meeting"
    if mention.edition and numbered and mention.edition not in cluster.editions:
        return True
    if mention.aside and not cluster.aside and not _may_be_aside(mention, facts, cluster):
        return True
    if mention.ahead and any(f.status == PAST for f in cluster.facts):
        return True  # "ended a round of talks. The next round ..."
    if mention.year and cluster.years and mention.year not in cluster.years:
        return True
    if mention.plural != cluster.lead.plural and VERB not in (mention.kind, cluster.lead.kind):
        return True
    if facts.extent:
        first, last = facts.extent
        known = [f.extent for f in cluster.facts if f.extent]
        if known and all(end < first or last < start for start, end in known):
            return True
    if _words_differ(mention, cluster):
        return True
    if cluster.type == "visit" and _elsewhere(facts, cluster):
        return True
    if (
        cluster.type in ("meeting", "visit", "statement", "letter", "press_conference")
        and facts.people
        and cluster.people
    ):
        least = 1 if cluster.type != "meeting" else min(2, len(facts.people), len(cluster.people))
        if _shared_people(facts.people, cluster.people) < least:
            return True
    return False


def _may_be_aside(mention: Mention, facts: Facts, cluster: Cluster) -> bool:
    """Whether "last year's fair" is the one told before: on the same days, or "next" and not held yet."""
    if facts.extent is None:
        return mention.ahead and any(f.status == SCHEDULED for f in cluster.facts)
    first, last = facts.extent
    return any(f.extent and f.extent[0] <= last and first <= f.extent[1] for f in cluster.facts)


def _elsewhere(facts: Facts, cluster: Cluster) -> bool:
    """Whether a visit is one to another country than those told of."""
    own = {p.country for p in facts.places if p.country}
    theirs = {p.country for f in cluster.facts for p in f.places if p.country}
    return bool(own and theirs) and own.isdisjoint(theirs)


def _shared_people(some: Iterable[str], others: Iterable[str]) -> int:
    """How many of `some` are among `others`, by full name or a part of it."""
    others = tuple(others)
    return sum(any(same_party(a, b) for b in others) for a in some)


def _words_differ(mention: Mention, cluster: Cluster) -> bool:
    """Whether the words that describe the two tell them apart: "opening" and "signing" ceremony."""
    own, theirs = telling_words(mention), cluster.words
    if not own or mention.kind == MODIFIER or not (theirs or mention.kind == NAMED):
        return False
    if mention.name and cluster.acronyms:
        return False
    return not _covered(own, theirs | cluster.towns) and not _covered(theirs, own)


def _covered(words: Iterable[str], others: set[str]) -> bool:
    return all(any(same_word(w, o) for o in others) for w in words)


def same_word(a: str, b: str) -> bool:
    """Whether two words are forms of one ("chile" and "chilean")."""
    if a == b:
        return True
    shorter = min(len(a), len(b))
    shared = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    return shared >= 4 and max(len(a), len(b)) - shared <= 3


def same_name(a: str, b: str | None) -> bool:
    """Whether two names are one, or one is a short form of the other ("the Timber Fair")."""
    if not b:
        return False
    left, right = (re.findall(r"\w+", n.lower()) for n in (a, b))
    if not left or not right:
        return False
    if len(left) > len(right):
        left, right = right, left
    if not same_word(left[-1], right[-1]) and left[-1] not in right:
        return False
    return len(left) > 1 and _covered(left, set(right))


def _shared_evidence(mention: Mention, facts: Facts, cluster: Cluster) -> float:
    """How many kinds of facts the two share."""
    score = 0.0
    if _shared_people(facts.people, cluster.people):
        score += 1.0
    if facts.interval and any(f.interval == facts.interval for f in cluster.facts):
        score += 1.0
    if {p.name for p in facts.places} & {p.name for f in cluster.facts for p in f.places}:
        score += 1.0
    own = telling_words(mention)
    if own and _covered(own, cluster.words):
        score += 1.0
    if not own and mention.trigger.taken_as in {m.trigger.taken_as for m in cluster.mentions}:
        score += 0.5
        if mention.kind == VERB and abs(mention.sentence.index - cluster.mentions[-1].sentence.index) <= 1:
            score += 0.5  # "issued a ruling. The judge ruled ..."
    return score
