"""Contracts of what comes in: articles, and the groups of them that carry one dispatch."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from dateline.records import PRECISIONS
from models.base import ID, Contract, Moment, Spans, Texts, closed, identifier, maybe


class Articles(Contract, key=("article_id",), partition="published_date"):
    """Distinct article texts.

    Grain: one row per text; files that hold the same text are one article with several uris.
    """

    article_id: str = identifier("First 16 hex digits of the text's SHA-256 (UTF-8).")
    uri: str = pa.Field(description="File it was first read from, as the caller named it.")
    uris: Texts = pa.Field(description="All files that hold this text, sorted.")
    format: str = maybe("Format that it was read as (txt, html ...).")
    title: str = maybe("Headline.")
    byline: str = maybe("Who wrote it, as printed.")
    outlet: str = maybe("Who published it.")
    language: str = maybe("Language of the text, ISO 639-1.", str_matches=r"^[a-z]{2}$")
    published_date: pl.Date = maybe("Day of publication; first day of the month or year if coarser.")
    published_at: Moment = maybe("Moment of publication, where the source gives a time zone.")
    published_precision: str = closed(PRECISIONS, "How exact published_date is.", nullable=True)
    published_basis: str = maybe("What the date of publication rests on.")
    dateline_place: str = maybe("Place in the dateline that opens the dispatch.")
    dateline_date: pl.Date = maybe("Day in that dateline.")
    text: str = pa.Field(str_length={"min_value": 1}, description="The text; all offsets count into it.")
    caption_spans: Spans = pa.Field(description="Picture captions, as offsets into text.")
    boilerplate_spans: Spans = pa.Field(
        description="What is not the article (labels, share buttons, captions printed twice), as offsets."
    )
    word_count: pl.Int32 = pa.Field(ge=0, description="Words of the text, parted by white space.")
    story_id: str = maybe("The dispatch that it carries; joins stories.", str_matches=ID)
    extractor_version: str = pa.Field(description="Version of the library and digest of its rules.")

    @pa.dataframe_check(error="published_precision without published_date, or the other way round")
    def dated_with_precision(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A date says how exact it is."""
        both = pl.col("published_date").is_null() == pl.col("published_precision").is_null()
        return data.lazyframe.select(both)


class Stories(Contract, key=("story_id",), partition="first_published"):
    """Groups of articles that carry the same dispatch, copied or lightly edited.

    Grain: one row per story; an article that nobody else carries is a story of its own.
    """

    story_id: str = identifier("Hash of the lead article's id.")
    lead_article_id: str = identifier("Its earliest article, the longest where several are; joins articles.")
    article_ids: Texts = pa.Field(description="All its articles, sorted.")
    article_count: pl.Int32 = pa.Field(ge=1, description="How many articles carry it.")
    first_published: pl.Date = maybe("Day of publication of its earliest article.")
    last_published: pl.Date = maybe("Day of publication of its latest article.")
    similarity: str = maybe("What the grouping rests on; null for a story of one article.")
