"""Naming: the canonical name of an event, and its series and edition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dateline.events import syntax
from dateline.events.clusters import Cluster
from dateline.events.deeds import is_agent
from dateline.events.fitting import STARTING
from dateline.events.mentions import NAMED, VERB, Mention
from dateline.events.scene import Name
from dateline.records import SERIAL_TYPES, Participant

_SERIAL = frozenset(("expo", "forum", "summit", "other"))
_WHERE = SERIAL_TYPES | {"conflict", "other"}
_OF_DEEDS = frozenset(("ceremony", "investment"))  # what is done tells them better than "the inauguration"
_NOT_OF_PEOPLE = frozenset(("expo", "forum", "summit", "ceremony", "conflict", "anniversary"))


class Named(NamedTuple):
    """The name of an event, its series and its number in the series."""

    name: str
    series: str | None = None
    edition: int | None = None


def name_event(
    cluster: Cluster,
    people: Sequence[Participant],
    places: Sequence[Name],
    host: str | None,
    year: int | None,
) -> Named:
    """Name an event: by its own name, or by what it is, who takes part and where.

    Args:
        cluster: Its mentions.
        people: Its participants.
        places: Where it takes place.
        host: Name of the bigger event that it is a part of.
        year: When it begins, where that is known.
    """
    lead, edition = cluster.lead, min(cluster.editions, default=None)
    renaming = next((m for m in cluster.mentions if m.former and m.name), None)
    if renaming:
        return Named(f"Renaming of {renaming.former} to {renaming.name}", renaming.name)
    if lead.kind == VERB and lead.name:
        return Named(f"Renaming to {lead.name}", lead.name)
    if lead.kind == NAMED and lead.name:
        years = _years_in_names(cluster)
        if cluster.type in SERIAL_TYPES and not years and year:
            years = {year}
        named = name_edition(_usual(cluster, lead.name), edition, min(years, default=None))
        return named if cluster.type in _SERIAL else named._replace(series=None)
    if lead.kind == VERB:
        if host and lead.trigger.needs == "gathering":
            return Named(f"{lead.trigger.noun.capitalize()} of {host}")
        return Named(_told(cluster, lead, people, places))
    words = " ".join(lead.span.text.split())
    spoken = cluster.type == "press_conference"  # a briefing is a ministry's, not that of who speaks
    actors = [p.name for p in people if p.role == "actor" and not spoken][:2]
    about = _about(cluster, _ABOUT if actors else (*_ABOUT, "between", "with"))
    about = "" if host and cluster.type == "ceremony" else about
    deed = next((m for m in cluster.mentions if m.kind == VERB), None)
    starts = cluster.type in _OF_DEEDS and STARTING.issuperset(lead.words)
    bare = " " not in words and not actors
    if deed and (starts or bare) and not (about or host):
        # "Opened the quay ... at the inauguration", "sold a mill ... the deal"
        return Named(_told(cluster, deed, people, places))
    name = words[:1].upper() + words[1:] + about
    if cluster.type not in _NOT_OF_PEOPLE and actors and not any(a in name for a in actors):
        name += (" by " if about else " of ") + " and ".join(actors)
    if cluster.type == "visit" and places:
        name += f" to {places[0].name}"
    elif host:
        name += f" at {host}" if cluster.type != "ceremony" else f" of {host}"
    elif (cluster.type in _WHERE or not (actors or about)) and places and places[0].name not in name:
        name += f" in {places[0].name}"
    return Named(name, edition=edition)


def _years_in_names(cluster: Cluster) -> set[int]:
    """Years that the names themselves give."""
    return {m.year for m in cluster.mentions if m.year is not None}


def _usual(cluster: Cluster, longest: str) -> str:
    """Of the names as long as the longest, the one used most: a slip of spelling is no name."""
    told = Counter(" ".join(m.name.split()) for m in cluster.mentions if m.kind == NAMED and m.name)
    full = " ".join(longest.split())
    rivals = [name for name in told if len(name.split()) == len(full.split())]
    return max(rivals, key=lambda name: (told[name], name == full, name), default=full)


def name_edition(series: str, edition: int | None, year: int | None) -> Named:
    """The name of one event of a series: "4th Lakeland Fair", else "Lakeland Fair 2019"."""
    full = f"{ordinal_text(edition)} {series}" if edition else f"{series} {year}" if year else series
    return Named(full, series, edition)


_OF_THINGS = frozenset(("deed", "light"))  # what a verb needs that tells what is done to something
_LONGEST_PHRASE = 9  # words of what an event is about that still make a name
_ABOUT = ("of", "on", "for", "against", "over", "to")


def _about(cluster: Cluster, prepositions: Sequence[str]) -> str:
    """What follows the noun in the article and says which one it is: " on nuclear energy between A and B"."""
    for mention in cluster.mentions if cluster.type != "visit" else ():
        if mention.kind != VERB and mention.trigger.lemma == cluster.lead.trigger.lemma:
            found = syntax.complement(mention.sentence, mention.head, prepositions, _LONGEST_PHRASE)
            if found and not syntax.CARRYING_NOUNS.keys() & set(found.split()):
                return " " + found
    return ""


def _told(cluster: Cluster, lead: Mention, people: Sequence[Participant], places: Sequence[Name]) -> str:
    """A name from who did what to whom: "Suspension of shipments by Chile"."""
    doers = [p.name for p in people if p.role == "actor"][:2]
    doers = doers or _unnamed(lead)
    others = [p.name for p in people if p.role != "actor"][:1]
    what = lead.trigger.noun or cluster.type.replace("_", " ")
    name = what[:1].upper() + what[1:]
    if cluster.type == "visit":
        others = others or [n.name for n in places[:1]]
        return name + _of(" of ", doers) + (f" to {others[0]}" if others else "")
    between = cluster.type in ("meeting", "agreement") and lead.trigger.needs not in _OF_THINGS
    if between or not lead.trigger.noun or " of " in name:
        return name + _of(" of ", doers)
    if cluster.type == "conflict" and lead.trigger.needs == "troops":
        into = syntax.prepositional(lead.sentence, lead.head, "into")
        others = others or [syntax.phrase(lead.sentence, t, _LONGEST_PHRASE) for t in into][:1]
        return name + _of(" of ", others) + _of(" by ", doers)  # who are sent into a country invade it
    things = syntax.objects(lead.sentence, lead.head)
    # Not the word that makes the verb tell a ceremony: "took office" is no swearing-in of the office.
    idle = lead.trigger.companions if cluster.type == "ceremony" else frozenset[str]()
    thing = next((t for t in things if t.text.lower() not in idle), None)
    if thing and lead.head.dep == "relcl" and thing.tag in ("WDT", "WP"):
        thing = lead.sentence.tokens[lead.head.head]
    done_to = syntax.phrase(lead.sentence, thing, _LONGEST_PHRASE) if thing else ""
    done_to = done_to or (others[0] if others else "")
    if thing and not done_to:
        return name + _of(" by ", doers)
    doers = [d for d in doers if d not in done_to]
    return name + _of(" of ", [done_to] if done_to else doers) + (_of(" by ", doers) if done_to else "")


def _unnamed(lead: Mention) -> list[str]:
    """Who does what a verb tells, where no name is told: "cooperation committee of local leaders"."""
    passive = any(c.dep == "auxpass" for c in lead.sentence.children[lead.head.i])
    doers = () if passive else syntax.subjects(lead.sentence, lead.head)
    if syntax.objects(lead.sentence, lead.head):  # only a thing of its own opens, and that opens nothing
        doers = tuple(d for d in doers if is_agent(d))
    return [found for d in doers[:2] if (found := syntax.phrase(lead.sentence, d, _LONGEST_PHRASE))]


def _of(preposition: str, names: Sequence[str]) -> str:
    return preposition + " and ".join(names) if names else ""


def ordinal_text(number: int) -> str:
    """A number as an ordinal in figures: 1st, 22nd, 11th."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
