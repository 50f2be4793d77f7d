"""The day of publication, inferred as a careful reader would."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote, urlsplit

from dateline.article.datelines import Dateline
from dateline.article.days import MONTHS, is_plausible
from dateline.article.header import Field
from dateline.spans import Span


@dataclass(frozen=True, slots=True)
class Publication:
    """A day of publication and what it rests on; all None where nothing tells it."""

    day: date | None = None
    precision: str | None = None
    basis: str | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the day of publication can be inferred from.

    Attributes:
        text: The whole text.
        days: The header's fields that are days, each with its words.
        uri: Where the article was read from.
        url: Its address, where the text prints it.
        dateline: The dateline that opens it.
        body: Its lines below the header.
        captions: Picture captions.
        today: The last day that is not in the future.
    """

    text: str
    days: tuple[tuple[Field, str], ...] = ()
    uri: str | None = None
    url: str | None = None
    dateline: Dateline | None = None
    body: Sequence[Span] = ()
    captions: Sequence[Span] = ()
    today: date | None = None


def publication_of(evidence: Evidence) -> Publication:
    """The day of publication by the strongest evidence there is."""
    for step in (_from_header, _from_full_dateline, _from_address):
        found = step(evidence)
        if found and found.day and is_plausible(found.day, evidence.today):
            return found
    return Publication()


def _from_header(evidence: Evidence) -> Publication | None:
    """A labelled date first, then a bare one, then that of an update."""
    for kind in ("published", "date", "updated"):
        for one, printed in evidence.days:
            day = one.day
            if one.kind == kind and day and is_plausible(day.day, evidence.today):
                return Publication(day.day, day.precision, f"header: '{printed}'", day.moment)
    return None


def _from_full_dateline(evidence: Evidence) -> Publication | None:
    dateline = evidence.dateline
    if dateline is None or dateline.day is None:
        return None
    return Publication(dateline.day, "day", f"dateline '{dateline.date_text}'")


_IN_PATH = re.compile(
    r"(?<![0-9A-Za-z])(?:t|art)?(?P<y>(?:19|20)\d\d)(?P<s>[-/_.]?)(?P<m>0[1-9]|1[0-2]|(?<=/)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=/))"
    r"(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01])|/(?P<e>0[1-9]|[12]\d|3[01]))?(?![0-9A-Za-z])"
)


def _from_address(evidence: Evidence) -> Publication | None:
    """A date in the path of a web address, or in the name of a file."""
    for uri, what in ((evidence.url, "address"), (evidence.uri, "address")):
        if not uri:
            continue
        if "://" in uri:
            path = unquote(urlsplit(uri).path)
        else:
            what, path = "file name", uri.rpartition("/")[2]
        for match in _IN_PATH.finditer(path):
            number = match["m"]
            month = int(number) if number.isdigit() else MONTHS[number]
            day = match["d"] or match["e"]
            if not day and (what == "file name" or match["s"] not in ("/", "-", "")):
                continue
            try:
                found = date(int(match["y"]), month, int(day or 1))
            except ValueError:
                continue
            return Publication(found, "day" if day else "month", f"{what}: '{match.group()}'")
    return None
