"""Moments: dates as metadata write them (ISO 8601, RFC 822, seconds since 1970) into days and times."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, NamedTuple

from dateline.article.days import day_at, is_plausible

LONGEST = 64  # characters of a date; what is longer is none
_ISO = re.compile(
    r"(?P<year>\d{4})(?:-?(?P<month>\d{2})(?:-?(?P<day>\d{2})"
    r"(?:[T ]?(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?)?)?",
    re.IGNORECASE | re.ASCII,
)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}", re.ASCII)


class Moment(NamedTuple):
    """When something was published.

    Attributes:
        day: The day as printed, in the zone it was printed in; the first of the month or year if that is all.
        at: The moment, where hour and zone are known.
        precision: `day`, `month` or `year`.
        found_in: The field or element that tells it.
    """

    day: date
    at: datetime | None
    precision: str
    found_in: str = ""


def first_moment(told: Iterable[tuple[str, Any]]) -> Moment | None:
    """The first value that tells a moment.

    Args:
        told: Names of fields or elements with their values, the surer first.
    """
    return next((found._replace(found_in=name) for name, value in told if (found := moment(value))), None)


def moment(value: Any) -> Moment | None:
    """The moment that a value of metadata tells; None where it tells none that can be true."""
    if isinstance(value, datetime):
        found: Moment | None = Moment(value.date(), value if value.tzinfo else None, "day")
    elif isinstance(value, date):
        found = Moment(value, None, "day")
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        found = _read(str(value).strip())
    else:
        found = None
    return found if found and is_plausible(found.day) else None


def _read(text: str) -> Moment | None:
    if len(text) > LONGEST:
        return None
    try:
        if iso := _ISO.fullmatch(text):
            return _iso(iso)
        if _EPOCH.fullmatch(text):
            return _epoch(text)
    except (ValueError, OverflowError, OSError):
        return None
    day = day_at(text, 0)
    return Moment(day.day, day.moment, day.precision) if day else None


def _iso(found: re.Match[str]) -> Moment | None:
    year, month, day = (int(found[part] or 1) for part in ("year", "month", "day"))
    if not found["hour"]:
        return Moment(
            date(year, month, day), None, "day" if found["day"] else "month" if found["month"] else "year"
        )
    zone = _zone(found["zone"])
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if zone is None or hour > 23:
        return Moment(date(year, month, day), None, "day")
    return Moment(
        date(year, month, day), datetime(year, month, day, hour, minute, min(second, 59), tzinfo=zone), "day"
    )


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def _epoch(text: str) -> Moment:
    whole = text.partition(".")[0]
    at = datetime.fromtimestamp(float(text) / (1000 if len(whole) > 10 else 1), tz=UTC)
    return Moment(at.date(), at, "day")
