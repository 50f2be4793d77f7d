"""Days as pages in other languages print them around an article: "4. März 2021", "4 de mayo de 2021"."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline import lexicon
from dateline.article.days import Day


def foreign_day_in(text: str) -> Day | None:
    """The first day of a short line that is written in another language than English."""
    found = _pattern().search(text)
    if not found:
        return None
    try:
        day = date(int(found["year"]), _months()[found["month"].lower()], int(found["day"]))
    except ValueError:
        return None
    return Day(found.start(), found.end(), day)


@cache
def _months() -> dict[str, int]:
    return {row["name"]: int(row["month"]) for row in lexicon.rows("month_names")}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?<!\d)(?P<day>3[01]|[12]\d|0?[1-9])(?:\.|er|º|\sde|\sden)?\s+(?P<month>{names})\b\.?,?"
        r"(?:\sdel?)?\s+(?P<year>(?:19|20)\d\d)(?!\d)",
        re.IGNORECASE,
    )
