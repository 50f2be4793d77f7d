"""Addresses: what can be asked of a web address, whatever was taken for one."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import SplitResult, unquote, urlsplit

from dateline.article.days import MONTHS

_IN_PATH = re.compile(
    r"(?<![0-9A-Za-z])(?:t|art)?(?P<y>(?:19|20)\d\d)(?P<s>[-/_.]?)"
    r"(?P<m>0[1-9]|1[0-2]|(?<=/)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?=/))"
    r"(?:(?P=s)(?P<d>0[1-9]|[12]\d|3[01])|/(?P<e>0[1-9]|[12]\d|3[01]))?(?![0-9A-Za-z])"
)
_ALONE = re.compile(r"(?:(?:from|source|link|url|original):?\s+)?(https?://\S+)$", re.IGNORECASE)


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; None for what only looks like one (`https://[news/`)."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def address_alone(line: str) -> str | None:
    """The address that stands alone on a line, perhaps with a label: where the text was taken from."""
    found = _ALONE.match(line) if "://" in line else None
    return found[1] if found else None


def dated_address(*uris: str | None) -> tuple[date, str, str] | None:
    """The day or month in the path of the first web address that has one, or in the name of a file.

    Returns:
        The day, its precision, and the words with what they stand in.
    """
    for uri in filter(None, uris):
        if "://" in uri:
            parts = parts_of(uri)
            what, path = "address", unquote(parts.path) if parts else ""
        else:
            what, path = "file name", uri.rpartition("/")[2]
        for match in _IN_PATH.finditer(path):
            number, day = match["m"], match["d"] or match["e"]
            if not day and (what == "file name" or match["s"] not in ("/", "-", "")):
                continue
            month = int(number) if number.isdigit() else MONTHS[number]
            try:
                found = date(int(match["y"]), month, int(day or 1))
            except ValueError:
                continue
            return found, "day" if day else "month", f"{what}: '{match.group()}'"
    return None
