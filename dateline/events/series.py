"""Series: what an article's fairs, forums and summits of one series tell about one another."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.alike import same_name
from dateline.events.drafts import Draft, country_at
from dateline.events.mentions import NAMED, NOUN
from dateline.records import SERIAL_TYPES


def series_of(draft: Draft, drafts: Sequence[Draft]) -> str | None:
    """The series that "the tenth fair" or "last year's fair" belongs to: the one named by the same word."""
    lead = draft.lead
    told = draft.cluster.editions or draft.cluster.aside or any(f.extent for f in draft.cluster.facts)
    bare = lead.kind == NOUN and not lead.words and lead.determiner in ("the", "'s")
    if not (told and bare and draft.kind in SERIAL_TYPES):
        return None
    named = {
        d.lead.name for d in drafts if d.lead.kind == NAMED and d.lead.trigger.lemma == lead.trigger.lemma
    }
    return named.pop() if len(named) == 1 else None


def main_gathering(drafts: Sequence[Draft]) -> Draft | None:
    """The gathering that an article is about: the one told of most."""
    gatherings = [d for d in drafts if d.kind in SERIAL_TYPES and not d.cluster.aside]
    often = [d for d in gatherings if len(d.cluster.mentions) > 1]
    return max(often, key=lambda d: len(d.cluster.mentions), default=None)


def place_edition(draft: Draft, main: Draft) -> None:
    """Take the country of the article's gathering for its other editions; summits move."""
    same = draft.series or (draft.lead.kind == NAMED and same_name(draft.lead.name or " ", main.lead.name))
    if draft is not main and draft.kind == main.kind and same and not draft.places:
        draft.country = country_at(main.places) if draft.kind != "summit" else None
