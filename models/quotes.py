"""Contract of quotes: who said what."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from dateline.records import QUOTE_KINDS, SPEAKER_TYPES
from models.base import ID, Located, Spans, closed, identifier, maybe


class Quotes(
    Located, key=("quote_id",), partition="published_date", sort=("article_id", "char_start", "quote_id")
):
    """Attributions of words or opinions to a source.

    Grain: one row per cue ("said") and article. `text` is the whole extent, `content` the words alone.
    """

    quote_id: str = identifier("Hash of the article and the content's and cue's offsets.")
    content: str = pa.Field(description="What is said; ' ... ' where the attribution interrupts it.")
    content_spans: Spans = pa.Field(description="The content's stretches, as offsets into articles.text.")
    kind: str = closed(QUOTE_KINDS, "direct: all inside quotation marks; mixed: in part; indirect: not.")
    cue: str = maybe("The reporting word ('said', 'according to').")
    source: str = maybe("The words that name the speaker at this place.")
    source_spans: Spans = pa.Field(description="Those words, as offsets into articles.text; may be empty.")
    speaker: str = maybe("Canonical name or description of who speaks.")
    speaker_type: str = closed(SPEAKER_TYPES, "What kind of speaker.", nullable=True)
    speaker_role: str = maybe("What the speaker is, as of this article ('director general').")
    speaker_affiliation: str = maybe("Whom the speaker belongs to, as of this article.")
    speaker_entity_id: str = maybe("The speaker across articles; joins entities.", str_matches=ID)
    addressee: str = maybe("Outlet or body that the words were said to.")
    said_on: pl.Date = maybe("Day they were said.")
