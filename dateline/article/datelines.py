"""Datelines: where, when and by which agency a dispatch was filed.

"LISBON, March 4 (Example News) -- ", "PARIS (AP) — ", "NEW DELHI: ", "(Reuters) - ". A dateline opens a
paragraph and is closed by a dash, a colon or a known agency in brackets; without a day or an agency it must
stand in capitals, or name its country.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from dateline import lexicon
from dateline.article.days import MONTH, MONTHS, WEEKDAYS, day_at, may_name_year, month_day_at
from dateline.article.lines import holds_any
from dateline.article.outlets import is_host, outlet_of_code
from dateline.spans import Span

_UPPER = r"A-ZÀ-ÖØ-Þ"
_NO_MONTH = rf"(?!{MONTH}\s*\d)"  # "Hamar. May 4." is a place and a day
_CAPITALS = rf"[{_UPPER}][{_UPPER}'’.]*[{_UPPER}.](?:[ -]+{_NO_MONTH}[{_UPPER}][{_UPPER}'’.]*)*"
_PLACE = re.compile(
    rf"(?P<place>{_CAPITALS}(?:\s?[/&]\s?{_CAPITALS})*)(?![a-zß-ÿ])(?=\s*[,.(/|:—–-]|\s[A-Z\d])"
)
_NAME = (
    rf"[{_UPPER}][\w'’.]*(?:[ -](?:{_NO_MONTH}[{_UPPER}][\w'’]*|de|do|da|del|es|of|am|la|al|el|au)){{0,3}}"
)
_TITLED_PLACE = re.compile(rf"(?P<place>{_NAME})(?=\s*[,.(\[/—–-])")
_REGION = re.compile(
    rf"(?:,\s*|\s?(?P<bracket>[\[(]))(?P<region>(?:[{_UPPER}][\w.'’]*)(?:[ -][{_UPPER}][\w.'’]*){{0,2}})"
    r"(?(bracket)[\])]|(?=\s*(?:[,(/|—–-]|:\s)))"
)
_AGENCY = re.compile(
    r"[,.]?\s*(?:-{1,2}|—|–)?\s*(?:\((?P<a>[^()\d]{2,40}?)(?:\s[-–]\s(?P<on>\d[^()]{5,24}?))?\s?\)|/(?P<b>[^/\d]{2,30})/|\|\s*(?P<c>[A-Z]{2,8})\s*\||(?P<d>[A-Z][A-Za-z]{1,14}(?:\.[A-Z]{2})?)(?=\s*[-–—])"
    r"|(?P<e>[A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]{1,14}){0,2})(?=\.\s+[A-Z]))"
)
_DAY_NAMES = "|".join(name[:3] for name in (*MONTHS, *WEEKDAYS))
_GAP = re.compile(r"[,.]?\s*")
_CLOSE = re.compile(r"\s*(?P<dash>(?:\.\s?)?-{1,2}|—|–|_|:|\.|$)\s*(?=[\"'“‘«(\[$€£¥]*[A-ZÀ-Þ0-9a-z]|$)")
_NO_CLOSE = re.compile(r"(?<=[)])(?P<dash>)\s*(?=[\"'“‘«]?[A-ZÀ-Þ])")  # "(PTI) The harbour"
_MOST_PLACES = 4096  # remembered; most dispatches come from the same few capitals
_FEWEST_AFTER = 30  # characters of the paragraph that a dateline opens
_LONGEST_LONE = 40  # characters
_LONGEST_UNKNOWN = 2  # words of a place that is not known
_REACH = 110  # characters; the longest datelines name two places and a full date
_MARKS = (")", "—", "–", "- ", "--", ": ", "/", "|")  # one of them closes a dateline
_ANY_MARK = ("-", "—", "–", ":", "/", "|", "(")  # the same, or opens the agency that ends a line
_FIRST = "0123456789(/|-—–,."  # of a day or before an agency; all else begins with a capital
_DASHES = ("-", "—", "–", ")")  # one of them closes what begins with the agency
# How one without a place begins: "Nov. 18 (Example News) - ", "(Reuters) - ", "Reuters - ".
_WITHOUT_PLACE = re.compile(
    rf"[\d{re.escape('(/|-—–,.')}]|[A-Z][A-Za-z]{{1,14}}+(?:\.[A-Z]{{2}})?\s*[-–—]|(?i:the\s+\d|(?:{_DAY_NAMES}))"
)
_BETWEEN_PLACES = re.compile(r"[/&]")
_BETWEEN_NAMES = re.compile(r"[ /&-]+")
_BETWEEN_PARTS = re.compile(r"([ -])")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_PARTICLES = frozenset(
    "de do da dos das del della es of and on upon sur am an der la le les al el au aux en du".split()
)


class Dateline(NamedTuple):
    """The dateline of a dispatch.

    Attributes:
        span: Its characters, the closing dash included.
        place: Place or places as a name is written ("New Delhi"), several joined with "; ".
        date_text: Its date, word for word.
        day: Its day, where it has a year.
        month_day: Month and day, where it has no year.
        agency: The agency, by its name where it is known, else as printed.
    """

    span: Span
    place: str | None
    date_text: str | None = None
    day: date | None = None
    month_day: tuple[int, int] | None = None
    agency: str | None = None


def dateline_at(line: Span) -> Dateline | None:
    """Read the dateline that opens a line; None where the line opens with something else."""
    text = line.text[:_REACH]
    if not text[0].isupper() and text[0] not in _FIRST:
        return None
    marks = _MARKS if line.end - line.start > _REACH else _ANY_MARK
    if not holds_any(text, marks) and not text[-1].isdigit():
        return None
    for pattern in (_PLACE, _TITLED_PLACE):
        if (match := pattern.match(text)) and (found := _read(text, line.start, match)):
            return found
    return _read(text, line.start, None) if _WITHOUT_PLACE.match(text) and holds_any(text, _DASHES) else None


def _read(text: str, offset: int, match: re.Match[str] | None) -> Dateline | None:
    """Read place, date, agency and closing mark in turn; the place is what a pattern matched."""
    at, place = 0, None
    if match:
        at, place = match.end(), match["place"]
        # "Hamar CNN —": an agency without marks around it looks like a part of the place.
        name, _, code = place.rpartition(" ")
        if name and outlet_of_code(code) and text[at : at + 3].strip()[:1] in ("-", "–", "—"):
            at, place = at - len(code) - 1, name
    day, month_day, date_text, end = _date(text, at)
    region = None
    if place and not date_text:
        at, region = _region(text, at)
        day, month_day, date_text, end = _date(text, at)
    at = end
    agency, on, at = _agency(text, at)
    if on and not date_text:
        day, month_day, date_text, _ = _date(on, 0)
    close = _CLOSE.match(text, at) or _NO_CLOSE.match(text, at)
    parts = _Parts(place, region, bool(date_text), agency, match.re if match else None)
    if not close or not _is_dateline(text, close, parts):
        return None
    # A colon alone also follows an exclamation in capitals: then the place must be one that is known.
    exclaimed = close["dash"] == ":" and not (agency or date_text)
    if place and (is_host(place) or not _may_be_place(place, known=exclaimed)):
        return None
    return Dateline(
        Span(offset, offset + close.end(), text[: close.end()]),
        place_name(place) if place else None,
        date_text,
        day,
        month_day,
        (outlet_of_code(agency) or agency.partition(" / ")[0]) if agency else None,
    )


class _Parts(NamedTuple):
    """What a dateline's parts are read as, before it is known whether it is one."""

    place: str | None
    region: str | None
    dated: bool
    agency: str | None
    pattern: re.Pattern[str] | None  # that found the place


def _region(text: str, at: int) -> tuple[int, str | None]:
    """Where a place's region or country ends, and its name: "Hamar, Norway", "Hamar [Norway]"."""
    match = _REGION.match(text, at) if text[at : at + 2].lstrip()[:1] in ("[", "(", ",") else None
    if not match or _date_at(text, match.start("region")):
        return at, None
    if match["bracket"] == "(" and match["region"] not in _countries():
        return at, None  # an agency
    name, _, code = match["region"].rpartition(" ")
    if name and not match["bracket"] and outlet_of_code(code):
        return match.start("region") + len(name), name  # "Hamar, Norway CNN —"
    return match.end(), match["region"]


def _is_dateline(text: str, close: re.Match[str], parts: _Parts) -> bool:
    """Whether the parts together make a dateline rather than a heading with a dash."""
    dash = close["dash"]
    follows = len(text) - close.end()
    spaced = text[close.start() : close.end()] != dash
    known_agency = bool(parts.agency and outlet_of_code(parts.agency))
    bracketed = text[close.start() - 1] in ")/|"
    if close.re is _NO_CLOSE:
        known_place = not parts.place or _is_known(parts.place, parts.region)
        return (known_agency and (parts.dated or known_place)) or (
            parts.dated and bool(parts.place) and known_place
        )
    if parts.pattern is None:
        return known_agency and dash not in ("", ".", ":") and (bracketed or spaced)
    if dash in ("", "."):
        if parts.agency:
            return parts.dated or (known_agency and not follows)
        return parts.dated and not follows and _is_known(parts.place, parts.region)  # alone on its line
    if parts.dated or known_agency:
        return True
    if parts.pattern is _TITLED_PLACE:
        abroad = dash != ":" and spaced and parts.region and parts.region in _countries()
        code = parts.agency and parts.agency.isalpha() and parts.agency.isupper()
        return bool(code or (abroad and follows >= _FEWEST_AFTER))
    if parts.agency:
        return True
    # Capitals and a mark alone: "WATCH: ..." is excluded by data, a heading by its length and what follows.
    if (dash != ":" and not follows) or (parts.place and parts.place.count(" ") >= _LONGEST_UNKNOWN):
        return _is_known(parts.place, parts.region)
    apart = spaced or (dash != ":" and _is_known(parts.place, parts.region))
    return follows >= (2 * _FEWEST_AFTER if dash == ":" else _FEWEST_AFTER) and apart


def _is_known(place: str | None, region: str | None) -> bool:
    """Whether a place or the region that it lies in is one that is known."""
    return any(name and name.lower() in _places() for name in (place, region))


def is_known_city(name: str) -> bool:
    """Whether a name is that of a city or region that is known; a country's can be a rubric ("China")."""
    return name[:1].isupper() and name.lower() in _places() and name.title() not in _countries()


def lone_place(line: str) -> str | None:
    """The place that a line in capitals is and nothing else ("ANKARA", "HAMAR, Norway"); it must be known."""
    match = _PLACE.match(f"{line},") if len(line) <= _LONGEST_LONE and line[0].isupper() else None
    if not match:
        return None
    at, region = _region(f"{line},", match.end())
    return place_name(match["place"]) if at == len(line) and _is_known(match["place"], region) else None


def _date_at(text: str, at: int) -> bool:
    return bool(month_day_at(text, at, len(text)) or day_at(text, at))


def _date(text: str, at: int) -> tuple[date | None, tuple[int, int] | None, str | None, int]:
    """Day or month and day, the words, and where they end."""
    start = _GAP.match(text, at).end()  # type: ignore[union-attr] # it matches anything
    full = day_at(text, start) if may_name_year(text, start) else None
    if full and full.precision == "day":
        return full.day, None, text[start : full.end], full.end
    found = month_day_at(text, start, len(text))
    if found:
        month, day, end = found
        return None, (month, day), text[start:end].strip(), end
    return None, None, None, at


def _agency(text: str, at: int) -> tuple[str | None, str | None, int]:
    """The agency's code as printed, the date beside it, and where they end."""
    match = _AGENCY.match(text, at)
    if not match:
        return None, None, at
    code = next(g for g in match.groups() if g).strip()
    bare = match["d"] or match["e"]
    if bare and not outlet_of_code(bare.partition(".")[0]):
        return None, None, at
    return code.partition(".RU")[0], match["on"], match.end()


@lru_cache(maxsize=_MOST_PLACES)
def _may_be_place(printed: str, *, known: bool) -> bool:
    """Whether a name is none of the words that stand like a place's; or is a place's that is known."""
    lower = printed.lower().strip(" .")
    named = {lower, *_BETWEEN_NAMES.split(lower)}
    return named.isdisjoint(_not_places()) and not (known and named.isdisjoint(_places()))


@lru_cache(maxsize=_MOST_PLACES)
def place_name(printed: str) -> str:
    """A place in capitals as a name is written: "RIO DE JANEIRO" is "Rio de Janeiro"."""
    parts = [p.strip(" .") if len(p) > 4 else p.strip() for p in _BETWEEN_PLACES.split(printed)]
    return "; ".join(_titled(part) for part in parts if part)


def _titled(part: str) -> str:
    if not part.isupper():
        return part
    pieces = _BETWEEN_PARTS.split(part)
    found = []
    for i, piece in enumerate(pieces):
        lower = piece.lower()
        if i and lower in _PARTICLES:
            found.append(lower)
        elif _INITIALS.fullmatch(piece):
            found.append(piece)
        else:
            found.append(
                "'".join(p.capitalize() for p in lower.split("'")) if "'" in lower[:2] else lower.capitalize()
            )
    return "".join(found)


@cache
def _places() -> frozenset[str]:
    """Names of places and countries in lower case."""
    names = lexicon.column("places", "name") | lexicon.column("place_aliases", "name") | _countries()
    return frozenset(name.lower() for name in names)


@cache
def _countries() -> frozenset[str]:
    """Names of countries."""
    import pycountry

    official = {getattr(country, "common_name", country.name) for country in pycountry.countries}
    short = {row["name"] for row in lexicon.rows("country_names") if row["kind"] == "name"}
    return frozenset(official | short)


def _not_places() -> frozenset[str]:
    return lexicon.column("not_datelines", "word")
