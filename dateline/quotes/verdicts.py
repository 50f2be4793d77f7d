"""Verdicts: what tells how likely a claim is right, once all claims of an article are known.

A cue's own chances know neither who else claims words nearby nor within whose words the cue stands: of
what a speaker is reported to report, few readers take note as words of a second speaker.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache
from zlib import crc32

from dateline.quotes.claims import Claim, by_stretch, holds
from dateline.quotes.cues import cue_class, cue_lemma

PLACES = 1 << 13
_SURE = 1e-4  # chances nearer to 0 or 1 are all the same


def places(claims: list[Claim]) -> list[list[int]]:
    """For each claim of an article the places of its features in the table of weights."""
    near = by_stretch(claims)
    counts = Counter(claim.scene.sentence.index for claim in claims)
    rows = []
    for claim in claims:
        around = max(claim.around(near), key=lambda other: other.chance, default=None)
        reports = sum(
            other is not claim and holds(claim.content, other.cue)
            for other in {id(c): c for n in claim.stretches for c in near[n]}.values()
        )
        index = claim.scene.sentence.index
        company = [
            f"with:{min(counts[index], 4)}", f"by:{min(counts[index - 1], 2)}|{min(counts[index + 1], 2)}"
        ]  # fmt: skip
        told = [*_own(claim), *_amid(claim, around, reports), *company]
        rows.append([_place(feature) for feature in told])
    return rows


@lru_cache(maxsize=1 << 14)
def _place(feature: str) -> int:
    return crc32(feature.encode("utf-8", "surrogatepass")) & (PLACES - 1)


def _odds(chance: float) -> int:
    """A chance as one of a few classes."""
    return math.floor(2 * math.log(max(chance, _SURE) / max(1 - chance, _SURE)))


def _class(claim: Claim) -> str:
    cue = claim.cue
    pos = "VERB" if cue.pos == "PROPN" else cue.pos
    return cue_class().get((cue_lemma(cue.text, cue.pos, cue.lemma), pos), "-")


def _own(claim: Claim) -> list[str]:
    """What a claim tells by itself."""
    cue, content, source, known = claim.cue, claim.content, claim.source, _class(claim)
    quoted = claim.scene.quoted_share(content.spans)
    top = claim.ranked[0][0]
    second = claim.ranked[1][0] if len(claim.ranked) > 1 else 0.0
    both = _odds(top * claim.source_chance)
    who = "none"
    if source is not None:
        head = source.head
        who = head.ent or (head.lemma.lower() if head.pos in ("PRON", "DET") else head.pos)
    length = sum(end - start for start, end in content.spans).bit_length()
    return [
        "bias", f"cue:{_odds(claim.chance)}", f"top:{_odds(top)}", f"src:{_odds(claim.source_chance)}",
        f"cs:{_odds(claim.chance * claim.source_chance)}|{quoted}", f"both:{both}", f"both:{both}|{known}",
        f"two:{_odds(top)}|{_odds(second)}", f"q:{quoted}", f"k:{known}|{cue.pos}", f"kt:{known}|{cue.tag}",
        f"kd:{known}|{cue.dep}", f"w:{cue.lemma}", f"bare:{is_bare(claim)}", f"who:{who}",
        f"who:{who}|{known}", f"rel:{source.relation if source else ''}", f"sh:{content.shape}",
        f"sh:{content.shape}|{content.first}", f"len:{length}|{quoted}",
        f"first:{claim.scene.sentence.paragraph == 0}",
    ]  # fmt: skip


def _amid(claim: Claim, around: Claim | None, reports: int) -> list[str]:
    """What the claims around one tell: the surest that reports it, and how many it reports."""
    known, quoted = _class(claim), claim.scene.quoted_share(claim.content.spans)
    inside = bool(claim.scene.quoted_at(claim.cue.start))
    nest = str(_odds(around.chance)) if around else "n"
    same = around is not None and around.speaker == claim.speaker
    return [
        f"in:{nest}", f"in:{nest}|{quoted}", f"in:{nest}|{_odds(claim.chance)}", f"inq:{nest}|{inside}",
        f"ins:{same}", f"ink:{known}|{around is not None}", f"inb:{around.content.shape if around else ''}",
        f"has:{min(reports, 3)}", f"has:{min(reports, 3)}|{known}", f"qk:{inside}|{known}",
    ]  # fmt: skip


def is_bare(claim: Claim) -> bool:
    """Whether a verb that need not be about words has a mere thing for a content: "counted the barrels"."""
    cue = claim.cue
    if cue.pos != "VERB" or (cue_lemma(cue.text, cue.pos, cue.lemma), "VERB") in cue_class():
        return False
    words = [t for start, end in claim.content.spans for t in claim.scene.sentence.between(start, end)]
    quoted = claim.scene.quoted_share(claim.content.spans)
    return not quoted and not any(t.pos in ("VERB", "AUX") for t in words)
