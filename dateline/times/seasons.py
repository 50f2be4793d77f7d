"""Seasons: "last spring", "the summer of 1998", "this winter"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from dateline.records import Time
from dateline.times.context import FUTURE, PAST
from dateline.times.explicit import written_year
from dateline.times.periods import Period
from dateline.times.rules import EARLY, Hit, Reading, Rule, shift_of

_VALUE = re.compile(r"(\d{4})-(?:SP|SU|FA)")
_LAST_MONTH = {"SP": 5, "SU": 8, "FA": 11, "WI": 14}  # 14 is February of the next year


def with_its_year(time: Time) -> Time:
    """A season as some time of its year: which months it has depends on the hemisphere."""
    season = _VALUE.fullmatch(time.timex_value)
    if not season:
        return time
    year = date(int(season[1]), 1, 1)
    return replace(time, start_date=year, end_date=year.replace(month=12, day=31))


def read_season(hit: Hit) -> Reading | None:
    """Read "last spring", "the summer of 1998", "this winter", "the fall of last year"."""
    season = hit.value("s", "SEASON")
    if year := hit.word("y"):
        return _season_of(int(year[:4]) if year[0].isdecimal() else written_year(hit), season)
    if not _is_season(hit):
        return None
    this_year, month, told = hit.context.now("Y"), hit.context.now("M"), hit.context.told
    if told and hit.words("r")[-1:] in (["that"], ["same"]):
        this_year = told.at("Y")
    if this_year is None or hit.is_beside(1, "opens_clause"):
        return Reading("DATE", f"XXXX-{season}")
    shift = shift_of(hit) if hit.word("r") else _year_by_tense(hit, month, season)
    over = _LAST_MONTH[season]
    of_year = hit.beside(0) == "year" or not hit.word("r")
    if month and shift < 0 and not of_year and month.first.month > over:
        shift = 0  # in October "last summer" is the one just over
    if month and shift > 0 and not of_year and month.first.month < over - 3:
        shift = 0  # in January "next summer" is this year's
    return _season_of(this_year.shift(shift).index, season)


def _year_by_tense(hit: Hit, month: Period | None, season: str) -> int:
    """Which year's a bare season is: 1 for the next, as "by spring" in October; -1 for the last."""
    if month is None:
        return 0
    over = _LAST_MONTH[season]
    if month.first.month > over and hit.tense() == FUTURE:
        return 1
    return -1 if month.first.month < over - 2 and hit.tense() == PAST else 0


def _season_of(year: int | None, season: str) -> Reading | None:
    """A season; what is told after it, "three years later", goes on from its year."""
    within = Period("Y", year) if year else None
    if within and not within.known:
        return None
    return Reading("DATE", f"{within.value if within else 'XXXX'}-{season}", within=within)


def _is_season(hit: Hit) -> bool:
    """Whether a bare word is the season: not "the fall of the mayor", "the Spring Festival"."""
    if hit.word("r"):
        return True
    if hit.word("s") == "fall" and (hit.beside(1) in ("of", "in", "from", "to") or not hit.ends_noun()):
        return False
    return not (hit.has_capital(0) and hit.has_capital(1))


RULES = (
    Rule(
        f"({EARLY}|earlier|later)? r=(THIS|LAST|NEXT|this (past|coming)|the (LAST|NEXT)) s=SEASON",
        read_season,
    ),
    Rule(f"{EARLY}? r=that s=SEASON", read_season),
    Rule(f"{EARLY}? the? s=SEASON (of|,)? y=(YEAR|SHORTYEAR|YEARSPAN) (- (DAY|COUNT|YEAR))?", read_season),
    Rule(f"{EARLY}? the? s=SEASON of r=(this|last|next|that|the (same|LAST|NEXT)) year", read_season),
    Rule(f"e=({EARLY} the?|the) s=SEASON months?", read_season),
    Rule("(?<=(in|by|since|until|during|through|for|from)) s=SEASON", read_season),
    Rule("(?<=(SEASON (or|and))) s=SEASON", read_season),
)
