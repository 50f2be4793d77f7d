"""Renaming: organisations that an article says have another name than before are one.

"Nordhavn Bank was renamed Halden Bank", "Halden Bank, formerly Nordhavn Bank".
"""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.entities.drafts import Draft

LONGEST_GAP = 60  # characters between the two names
_BEFORE = r"(?:has|have|had|will|would|is|was|to|since|later|then|also|now)"
_BE = r"(?:was|were|is|are|be|been)"
_NAMED = r"(?:re-?named|rebranded|(?:re-)?christened|called)"
_GAP = re.compile(
    rf"^(?:,\s+(?:later\s+)?|\s+(?:{_BEFORE}\s+)*{_BE}\s+(?:officially\s+)?){_NAMED}(?:\s+(?:as|to))?(?:\s+the)?\s+$"
    r"|^\s+(?:(?:has|have|had|will|would)\s+)?chang\w+\s+its\s+name\s+to(?:\s+the)?\s+$"
    r"|^,?\s*[,(]\s*(?:formerly|previously|once)\s+(?:known\s+as\s+|called\s+|named\s+)?(?:the\s+)?$"
)


def join_renamed(text: str, drafts: list[Draft]) -> None:
    """Make one draft of two organisations where the words between their names say that they are one."""
    bodies = [draft for draft in drafts if draft.kind == "organisation"]
    mentions = sorted((start, end, k) for k, draft in enumerate(bodies) for start, end in draft.spans)
    for (_, end, one), (start, _, two) in pairwise(mentions):
        if bodies[one] is bodies[two] or not 0 < start - end <= LONGEST_GAP:
            continue
        if _GAP.match(text[end:start]) and len({bodies[one].country, bodies[two].country} - {None}) < 2:
            gone = bodies[two]
            _unite(bodies[one], gone)
            drafts[:] = [draft for draft in drafts if draft is not gone]
            bodies = [bodies[one] if draft is gone else draft for draft in bodies]


def _unite(kept: Draft, gone: Draft) -> None:
    for start, end in gone.spans:
        kept.spans.add((start, end))
    kept.forms = {**gone.forms, **kept.forms}
    kept.named_at = sorted([*kept.named_at, *gone.named_at])
    kept.countries += gone.countries
    kept.first = min(kept.first, gone.first)
