"""The day of publication, inferred as a careful reader would."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from dateline.article.addresses import address_alone, dated_address
from dateline.article.clues import Bounds
from dateline.article.datelines import Dateline
from dateline.article.days import WEEKDAYS, day_at, is_plausible, month_day_at, month_days
from dateline.article.editions import year_of_anniversary, year_of_edition
from dateline.article.fields import Field
from dateline.article.gatherings import Tie, gathering_told, is_of_its_days, names_its_days
from dateline.article.lines import Lines, is_prose
from dateline.article.named import Named, named_years
from dateline.article.numeric_days import settled_day
from dateline.article.outlets import country_of_outlet
from dateline.article.posts import day_by_post
from dateline.article.tense import PAST, tense_at
from dateline.article.weekdays import agrees, lead_weekdays
from dateline.article.year_clues import falls_on
from dateline.article.years import weighed_year, years_in_question
from dateline.spans import Span

_LONGEST_LEAD = 3000  # characters of a paragraph
_LEAD = 6  # paragraphs that tell the news and its day
_NEWS = 3  # paragraphs whose dates are those of the news
_TOLD_EARLY = timedelta(days=3)  # "the law took effect on Sept. 1, 2031" can be printed on Aug. 31


_LAST_SURE = 28  # of a month: what happened later can be told in the next
_ON = re.compile(r"(?<!since )(?<!born )(?<!dated )(?<!until )\bon (?:the (?:morning|evening|night) of )?$")


class Publication(NamedTuple):
    """A day of publication and what it rests on; all None where nothing tells it."""

    day: date | None = None
    precision: str | None = None
    basis: str | None = None
    moment: datetime | None = None


class Evidence(NamedTuple):
    """What the day of publication can be inferred from.

    Attributes:
        text: The whole text.
        days: The header's fields that are days, each with its words.
        foot: That of the last lines, with its words.
        uri: Where the article was read from.
        url: Its address, where the text prints it.
        dateline: The dateline that opens it.
        lines: Its lines.
        body: Index of the first below the header.
        left_out: Offsets of those that are captions or boilerplate.
        today: The last day that is not in the future.
        outlet: Who published it.
    """

    text: str
    days: Sequence[tuple[Field, str]] = ()
    foot: tuple[Field, str] | None = None
    uri: str | None = None
    url: str | None = None
    dateline: Dateline | None = None
    lines: Lines = Lines([], [])
    body: int = 0
    left_out: frozenset[int] = frozenset()
    today: date | None = None
    outlet: str | None = None


def publication_of(evidence: Evidence) -> Publication:
    """The day of publication by the strongest evidence there is.

    1. a labelled or bare date in the header; published before updated;
    2. a dateline with its year;
    3. a date in the address or the file's name, a labelled one below the text, or one of numbers in the
       header that the text settles;
    4. a dateline's or the lead's month and day, with the year that the text's own clues leave;
    5. a full date of the text, or that of a quoted post or picture, whose weekday is that of the news;
    6. the month of a day that the first paragraph tells as past, with its year as in 4;
    7. what is left of 1 and 3 where they hold no day;
    8. the year that the words name, or that editions and anniversaries count to.
    """
    partial = None
    if _opens_with_numbers(evidence) and (found := _from_numbers(_Clues(evidence, None))):
        return found
    for step in (_from_header, _from_full_dateline, _from_address, _from_foot):
        found = step(evidence)
        if found and found.day and is_plausible(found.day, evidence.today):
            if found.precision == "day":
                return found
            partial = partial or found
    clues = _Clues(evidence, partial)
    for infer in (
        _from_month_and_day,
        _from_matching_weekday,
        _from_post,
        _from_picture,
        _from_month_of_news,
        _from_partial,
        _from_year,
    ):
        found = infer(clues)
        if found and found.day and is_plausible(found.day, evidence.today):
            return found
    return Publication()


def _from_header(evidence: Evidence) -> Publication | None:
    """A labelled date first, then a bare one, then that of an update; a day before what leaves it open."""
    coarse = None
    for kind in ("published", "date", "updated"):
        for one, printed in evidence.days:
            day = one.day
            if one.kind == kind and day and is_plausible(day.day, evidence.today):
                found = Publication(day.day, day.precision, f"header: '{printed}'", day.moment)
                if day.precision == "day":
                    return found
                coarse = coarse or found
    return coarse


def _from_full_dateline(evidence: Evidence) -> Publication | None:
    dateline = evidence.dateline
    if dateline is None or dateline.day is None:
        return None
    return Publication(dateline.day, "day", f"dateline '{dateline.date_text}'")


def _from_address(evidence: Evidence) -> Publication | None:
    """A date in an address or in the name of the file."""
    last = evidence.lines.texts[-1] if evidence.lines else ""
    found = dated_address(evidence.url, evidence.uri, address_alone(last))
    return Publication(*found) if found else None


def _from_foot(evidence: Evidence) -> Publication | None:
    """A labelled day below the text."""
    if evidence.foot is None or evidence.foot[0].day is None:
        return None
    day = evidence.foot[0].day
    return Publication(day.day, day.precision, f"footer: '{evidence.foot[1]}'", day.moment)


@dataclass(frozen=True)
class _Clues:
    """Evidence with what its words were found to say; found when asked for."""

    evidence: Evidence
    partial: Publication | None  # the month or year that header or address give

    @cached_property
    def bounds(self) -> Bounds:
        """Between which days the text can have been written."""
        return Bounds(self.evidence.text)

    @cached_property
    def named(self) -> Sequence[Named]:
        """The years that names and plans bear."""
        return tuple(named_years(self.bounds.years, self.paragraphs))

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The weekdays of the news."""
        told = lead_weekdays(self.bounds.weekdays, self.paragraphs)
        return frozenset(weekday.number for weekday in told if weekday.tense == PAST)

    @cached_property
    def weekdays_with_days(self) -> Sequence[tuple[int, int, tuple[int, int, int]]]:
        """Where the text names a weekday with its day ("Friday, May 17"), and month, day and weekday."""
        text, found = self.evidence.text, []
        for weekday in self.bounds.weekdays:
            gap = _AFTER_WEEKDAY.match(text, weekday.end)
            day = month_day_at(text, gap.end(), len(text)) if gap else None
            if gap and day and day_at(text, gap.end()) is None:  # with its year, it tells of that year
                found.append((weekday.start, day[2], (*day[:2], weekday.number)))
        return found

    @cached_property
    def pictures(self) -> frozenset[int]:
        """The years that stand in captions."""
        lines, left_out = self.evidence.lines, self.evidence.left_out
        return frozenset(
            year.at
            for year in self.bounds.years
            if lines.starts[bisect_right(lines.starts, year.at) - 1] in left_out
        )

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The first paragraphs of running text."""
        lines, left_out, found = self.evidence.lines, self.evidence.left_out, []
        for i in range(self.evidence.body, len(lines)):
            if is_prose(lines.texts[i]) and lines.starts[i] not in left_out:
                found.append(lines[i])
                if len(found) == _LEAD:
                    break
        return tuple(found)

    @cached_property
    def years(self) -> range:
        """The years in which the article can have come out."""
        if self.partial and self.partial.day:
            return range(self.partial.day.year, self.partial.day.year + 1)
        if self.bounds.year:
            return range(self.bounds.year[0], self.bounds.year[0] + 1)
        return years_in_question(self.bounds, self.named, self.evidence.today)


def _opens_with_numbers(evidence: Evidence) -> bool:
    """Whether the header has a day of numbers that can be read in two ways, and no other but an update."""
    days = [one.day.precision for one, _ in evidence.days if one.day and one.kind in ("published", "date")]
    return "year" in days and "day" not in days


def _from_numbers(clues: _Clues) -> Publication | None:
    """A header's day of numbers, where the clues tell whether the day or the month stands first."""
    evidence = clues.evidence
    dateline = evidence.dateline
    own = evidence.outlet if not dateline or evidence.outlet != dateline.agency else None
    for one, printed in evidence.days:
        if one.day and one.day.precision == "year" and one.kind in ("published", "date"):
            settled = settled_day(
                printed,
                evidence.text,
                clues.bounds,
                clues.paragraphs,
                country=country_of_outlet(own) if own else None,
                address=evidence.url or evidence.uri,
                filed=dateline.month_day if dateline else None,
                today=evidence.today,
            )
            if settled:
                day, why = settled
                return Publication(day.day, "day", f"header: '{printed}', by {why}", day.moment)
    return None


def _from_month_and_day(clues: _Clues) -> Publication | None:
    """A month and day without a year, from the dateline or the lead, in the year that the clues leave."""
    dateline = clues.evidence.dateline
    labelled = next(
        ((f.month_day, w) for f, w in clues.evidence.days if f.month_day and f.kind != "loaded"), None
    )
    named = _weekday_with_day(clues)
    if labelled and labelled[0]:
        month_day, words = labelled[0], f"header: '{labelled[1]}'"
    elif dateline and dateline.month_day:
        month_day, words = dateline.month_day, f"dateline '{dateline.date_text}'"
    elif named:
        month_day, words = named[0][:2], f"lead '{named[1]}'"
    else:
        return None
    named = _weekday_with_day(clues, month_day) or named
    days = [d for y in clues.years if (d := _make(y, *month_day)) and is_plausible(d, clues.evidence.today)]
    tie = _gathering(clues)
    chosen = _year_left(clues, days, named[0] if named else None)
    if chosen and tie and tie.edition.start.year != chosen[0].year:
        return None
    chosen = chosen or (_of_known_gathering(clues, month_day, tie) if tie else None)
    if chosen is None or (named and not falls_on(chosen[0], *named[0])):
        return None
    day, why = chosen
    return Publication(day, "day", f"{words}, year from {why}")


def _year_left(
    clues: _Clues, days: Sequence[date], beside: tuple[int, int, int] | None
) -> tuple[date, str] | None:
    """The one of several days, a year apart, that the clues leave; with the reason."""
    bounds, low, high = clues.bounds, clues.bounds.low, clues.bounds.high
    if not days:
        return None
    if clues.partial:
        return (days[0], clues.partial.basis or "") if _within(clues.partial, days[0]) else None
    if bounds.year:
        return days[0], f"'{bounds.year[1]}'"
    if low and high and "year" not in (low.kind, high.kind):
        left = [day for day in days if low.over_on - _TOLD_EARLY <= day <= high.end]
        if len(left) == 1:
            return left[0], f"'{low.words}' past and '{high.words}' ahead"
    return weighed_year(days, bounds, clues.named, clues.paragraphs, clues.pictures, beside)


def _gathering(clues: _Clues) -> Tie | None:
    """The known gathering that the lead tells of."""
    dateline = clues.evidence.dateline
    place, end = (dateline.place, dateline.span.end) if dateline else (None, 0)
    lead = [paragraph.text[max(0, end - paragraph.start) :] for paragraph in clues.paragraphs[:_NEWS]]
    return gathering_told(lead, place)


def _of_known_gathering(clues: _Clues, month_day: tuple[int, int], tie: Tie) -> tuple[date, str] | None:
    """The day of the year in which a gathering was held that the lead tells of; no other clue may disagree.

    It must be one of the gathering's days, or shortly before them where the text tells them too, and have the
    lead's weekday; without one, the text must tell those days.
    """
    evidence, bounds = clues.evidence, clues.bounds
    day = _make(tie.edition.start.year, *month_day)
    if day is None or not is_of_its_days(day, tie):
        return None
    on_weekday = agrees(day, clues.weekdays)
    if not on_weekday and (clues.weekdays or not names_its_days(tie)):
        return None
    known = (bounds.year, bounds.compared, bounds.against_last)
    against = (
        not is_plausible(day, evidence.today)
        or any(year and year[0] != day.year for year in known)
        or (bounds.low and day < bounds.low.over_on - _TOLD_EARLY)
        or (bounds.high and day > bounds.high.end)
        or (clues.partial and not _within(clues.partial, day))
    )
    if against:
        return None
    weekday = f", and its weekday, a {WEEKDAYS[day.weekday()].capitalize()}" if on_weekday else ""
    return day, f"'{tie.words}', held {tie.edition.start} to {tie.edition.end}{weekday}"


def _from_matching_weekday(clues: _Clues) -> Publication | None:
    """The latest full date that the text tells as past, where the lead's weekday is that day's.

    Only a date of the lead itself, or one whose year the text names again: a file picture's date can fall
    on any weekday.
    """
    dateline = clues.evidence.dateline
    low = clues.bounds.low if any(told.kind == "day" for told in clues.bounds.told) else None
    if low is None or low.kind != "day" or low.start.weekday() not in clues.weekdays:
        return None
    if (dateline and dateline.month_day) or (clues.bounds.year and clues.bounds.year[0] != low.start.year):
        return None
    in_lead = any(span.start <= low.at < span.end for span in clues.paragraphs[:_NEWS])
    if not in_lead and not clues.bounds.is_often_named:
        return None
    weekday = WEEKDAYS[low.start.weekday()].capitalize()
    return Publication(low.start, "day", f"'{low.words}', a {weekday} as in the lead")


def _from_post(clues: _Clues) -> Publication | None:
    """The weekday of the lead, where a post that is quoted is of that day or the one before."""
    if "@" not in clues.evidence.text:
        return None
    low, dateline = clues.bounds.low, clues.evidence.dateline
    if low is None or (dateline and dateline.month_day) or clues.bounds.year:
        return None
    day = day_by_post(low, clues.bounds.weekdays, clues.paragraphs)
    if day is None:
        return None
    weekday = WEEKDAYS[day.weekday()].capitalize()
    return Publication(day, "day", f"post of {low.words}, {weekday} in the lead")


def _from_picture(clues: _Clues) -> Publication | None:
    """The weekday on which the lead's news was said, where a picture was taken that day or the one before.

    The picture's must be the latest day that the text tells; one from the files can be of any year.
    """
    dateline, low = clues.evidence.dateline, clues.bounds.low if clues.pictures else None
    if low is None or low.kind != "day" or low.at not in clues.pictures or clues.bounds.year:
        return None
    lines = clues.evidence.lines
    caption = lines.texts[bisect_right(lines.starts, low.at) - 1]
    if (dateline and dateline.month_day) or "file" in caption.lower():
        return None
    lead = lead_weekdays(clues.bounds.weekdays, clues.paragraphs[:1])
    said = {weekday.number for weekday in lead if weekday.is_when_said}
    day = next((day for day in (low.start, low.start + timedelta(days=1)) if said == {day.weekday()}), None)
    if day is None:
        return None
    return Publication(day, "day", f"picture of {low.words}, said on {WEEKDAYS[day.weekday()].capitalize()}")


def _from_month_of_news(clues: _Clues) -> Publication | None:
    """The month of a day that the first paragraph tells as past; its year is that which the clues leave.

    On which of the days after it the article came out stays open.
    """
    if clues.partial and clues.partial.precision == "month":
        return None
    found = _day_of_news(clues.paragraphs[:1])
    if found is None:
        return None
    (month, day), words = found
    days = [d for y in clues.years if (d := _make(y, month, day)) and is_plausible(d, clues.evidence.today)]
    chosen = _year_left(clues, days, None) if day <= _LAST_SURE else None
    if chosen is None:
        return None
    return Publication(chosen[0].replace(day=1), "month", f"lead '{words}', year from {chosen[1]}")


def _day_of_news(paragraphs: Sequence[Span]) -> tuple[tuple[int, int], str] | None:
    """The first day without a year that paragraphs tell as past, and its words."""
    for paragraph in paragraphs:
        text = paragraph.text[:_LONGEST_LEAD]
        for start, end, month_day in month_days(text):
            if _ON.search(text, max(0, start - 24), start) and tense_at(text, start) == PAST:
                return month_day, text[start:end]
    return None


def _from_partial(clues: _Clues) -> Publication | None:
    return clues.partial


def _from_year(clues: _Clues) -> Publication | None:
    """The year that the words name, or that lies between what is past and what is ahead."""
    bounds, evidence = clues.bounds, clues.evidence
    named = bounds.year or bounds.against_last
    named = (named[0], f"'{named[1]}'") if named else bounds.between
    if not bounds.years:
        return None
    counted = (
        named
        or year_of_edition(evidence.text, clues.paragraphs, bounds.years)
        or year_of_anniversary(evidence.text)
    )
    if counted is None:
        return None
    year, words = counted
    if bounds.low and bounds.low.start.year > year:
        return None
    return Publication(date(year, 1, 1), "year", f"year from {words}")


def _within(partial: Publication, day: date) -> bool:
    """Whether a day lies in a month or year."""
    known = partial.day
    return known is not None and (day.year, day.month if partial.precision == "month" else 0) == (
        known.year,
        known.month if partial.precision == "month" else 0,
    )


_AFTER_WEEKDAY = re.compile(r",?\s+\(?(?=[A-Z\d])")


def _weekday_with_day(
    clues: _Clues, month_day: tuple[int, int] | None = None
) -> tuple[tuple[int, int, int], str] | None:
    """Month, day, weekday (0 for Monday) and words of "on Friday (May 17)" in the first paragraphs.

    Where the month and day are known, that day with its weekday anywhere in the text, captions too.
    """
    for start, end, day in clues.weekdays_with_days:
        if month_day == day[:2] if month_day else _is_within(clues.paragraphs[:_NEWS], start, end):
            return day, clues.evidence.text[start:end].replace("(", "")
    return None


def _is_within(paragraphs: Sequence[Span], start: int, end: int) -> bool:
    return any(p.start <= start and end <= min(p.end, p.start + _LONGEST_LEAD) for p in paragraphs)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
