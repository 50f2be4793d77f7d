"""Metadata: what a file says of an article beside its text, made into an article.

Whatever the metadata leave open is looked for in the text (`read_head`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.article import Article, read_head
from dateline.article.addresses import parts_of
from dateline.article.outlets import outlet_of_uri
from dateline.readers import markup
from dateline.readers.moments import Moment
from dateline.spans import Span

_BY = re.compile(r"^by\s+", re.IGNORECASE)
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+", re.ASCII)
_FEWEST_LETTERS = 120  # on shorter texts the language is guessed wrong, on tables of figures above all


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a file says of an article; the words may still hold markup.

    Attributes:
        title: Headline.
        byline: Who wrote it.
        outlet: Who published it: a name or a domain.
        language: Language tag.
        published: When it was published.
        address: Where it is on the web; that can tell the outlet and the day.
        place: Where it was filed.
        filed: When it was filed.
        captions: Lines of the text that are captions.
        cut_off: The mark in the text that says that there was more.
    """

    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: Moment | None = None
    address: str | None = None
    place: str | None = None
    filed: Moment | None = None
    captions: tuple[str, ...] = ()
    cut_off: re.Match[str] | None = None


def article(text: str, uri: str, form: str, about: Metadata) -> Article:
    """An article from its metadata, and from its text what they do not tell.

    Args:
        text: The article.
        uri: What to call it.
        form: Name of the format.
        about: What the file says of it.
    """
    published, filed, cut = about.published, about.filed, about.cut_off
    told = Article(
        text=text,
        uri=uri,
        format=form,
        title=one_line(about.title),
        byline=_BY.sub("", one_line(about.byline) or "") or None,
        outlet=_outlet(about.outlet),
        published=published.day if published else None,
        published_at=published.at if published else None,
        published_precision=published.precision if published else None,
        published_basis=f"metadata: {published.found_in}" if published else None,
        dateline_place=one_line(about.place),
        dateline_date=filed.day if filed and filed.precision == "day" else None,
        captions=markup.line_spans(text, about.captions),
        boilerplate=(Span(cut.start(), cut.end(), cut[0]),) if cut else (),
    )
    address = web_address(about.address)
    complete = read_head(told.completed(uri=address) if address else told)
    if complete.published is None and address:  # then perhaps the name of the file has it
        complete = read_head(told)
    # The text decides, not its label, which is often that of a site's template.
    label = None if complete.language and tells_language(text) else language_code(about.language)
    return complete.completed(uri=uri, language=label or complete.language)


def _outlet(value: str | None) -> str | None:
    """An outlet's name; for a domain, the name of who is known to publish there."""
    name = one_line(value)
    return (outlet_of_uri(f"https://{name}/") or name) if name and _SITE.fullmatch(name) else name


def one_line(value: str | None) -> str | None:
    """A value of metadata as words on one line; None where there are none."""
    words = markup.text_of(value)
    return (" ".join(words.split()) or None) if words else None


def web_address(value: str | None) -> str | None:
    """An address with a host; None for what only looks like one (`https://[news/`)."""
    parts = parts_of(value) if value else None
    return value if parts and parts.hostname else None


def tells_language(text: str) -> bool:
    """Whether a text is long enough for its language to be told from it."""
    # A part tells it of nearly every text.
    return any(sum(map(str.isalpha, text[:size])) >= _FEWEST_LETTERS for size in (200, 1000))


def language_code(value: str | None) -> str | None:
    """ISO 639-1 code of a language tag (`en-GB`, `eng`); None where it is none."""
    code = re.split(r"[-_]", value.strip())[0].lower() if value else ""
    if len(code) == 3 and code.isascii() and code.isalpha():
        import pycountry

        known = pycountry.languages.get(alpha_3=code) or pycountry.languages.get(bibliographic=code)
        return getattr(known, "alpha_2", None)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
