"""Ages: bare numbers and time spans that say how old somebody is.

"At the age of six months", "children under 12", "those 18 to 35"; "Ana Prado, 55," only tells who she is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline import lexicon

if TYPE_CHECKING:
    from dateline.metrics.quantities import Quantity

_OLDEST = 120
_YOUNGEST = 3  # "she was 1 in the list" is more likely a place than an age
# "Aged 7, 9 and 12"
_AGE_BEFORE = re.compile(
    r"\b(?:ages?|aged)(?: of| between| from)? (?:\d{1,3}(?:, (?:and )?| and | or | to ))*\Z", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"\b([A-Za-z][a-z]+(?:-[A-Z][a-z]+)?),\s\Z")
_RELATIVES = frozenset(
    "wife husband son daughter mother father brother sister uncle aunt cousin nephew niece grandfather"
    " grandmother grandson granddaughter widow widower fiancee partner"
    " twin baby toddler boy girl man woman".split()
)
_NAME_GOES_ON = re.compile(r"\s?(?:,|$|\)|\.\Z)")
_TURNING = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|[Hh]e (?:is|was|will be)|[Ss]he (?:is|was|will be)|d(?:ies|ied) at) \Z"
)
_TOLD = re.compile(r"\s?(?:[.,;:)]|\Z)|\s(?:in|when|on|at|and|before|this|next)\b")
_AND_OLDER = re.compile(r" (?:and|or) (?:older|over|up|above|younger|under)\b")
_GROUP_BEFORE = re.compile(
    r"\b(?:those|anyone|everyone|people|persons|adults|children|kids|teenagers|women|men|girls|boys|voters|students|"
    r"pupils|workers|patients|players|athletes|drivers|citizens|residents)(?: who are)?"
    r"(?: (?:under|over|below|above|older than|younger than|between))? \Z",
    re.IGNORECASE,
)


def with_age(text: str, quantity: Quantity) -> Quantity:
    """A quantity as an age where it is one."""
    number, before = quantity.number, text[: quantity.core]
    if quantity.kind == "duration" and " " not in (quantity.unit or "") and _AGE_BEFORE.search(before):
        return replace(quantity, unit=f"{quantity.unit} of age")
    if quantity.unit is not None or not 1 <= number.low <= number.high < _OLDEST:
        return quantity
    told = _AGE_BEFORE.search(before)
    if told or _is_of_group(text, quantity, before):
        return replace(quantity, unit="year of age", kind="duration")
    return quantity


def follows_name(text: str, quantity: Quantity) -> bool:
    """Whether a bare number stands between commas after a person ("Ana Prado, 55, said", "his wife, 51,")."""
    name = _NAME_BEFORE.search(text, max(0, quantity.core - 40), quantity.core)
    if name is None or name[1] in lexicon.column("calendar_words", "word") or quantity.unit:
        return False
    if name[1].islower() and name[1] not in _RELATIVES and name[1] not in lexicon.column("titles", "title"):
        return False
    age = quantity.number.plain and 1 <= quantity.number.low < _OLDEST
    return age and bool(_NAME_GOES_ON.match(text, quantity.end))


def _is_of_group(text: str, quantity: Quantity, before: str) -> bool:
    """Whether a bare number tells which of a group of people are meant ("voters under 30")."""
    if quantity.number.plain and _TURNING.search(before[-12:]) and _TOLD.match(text, quantity.end):
        return quantity.number.low >= _YOUNGEST
    group = _GROUP_BEFORE.search(before[-40:])
    if group is None or quantity.number.spelled:
        return False
    # "The men 5 to 3" is a score, "those 18 to 35" an age group.
    bounded = group.group().split()[-1].lower() in ("under", "over", "below", "above", "than", "between")
    if _AND_OLDER.match(text, quantity.end):
        return True
    return bounded or (quantity.is_range and group.group().lower().startswith(("those", "people", "adults")))
