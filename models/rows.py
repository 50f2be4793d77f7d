"""Records as rows: what the library found in an article, as frames that fit the contracts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from dateline import Article, Extraction, Span, UnreadableFile
from dateline.nlp import Document
from dateline.spans import extent
from models import TABLES
from models.derive import polars_schema
from models.events import Told

Row = dict[str, Any]
TOLD = tuple(polars_schema(Told))  # columns that an event's record has under the same names
LONGEST_PAYLOAD = 1000  # characters


def stable_id(*parts: object) -> str:
    """16 hex digits that depend on nothing but the parts."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def frame(table: str, rows: Iterable[Row]) -> pl.DataFrame:
    """Rows as a frame with the columns of a table's contract."""
    return pl.DataFrame(list(rows), schema=polars_schema(TABLES[table]), orient="row", strict=False)


def fact_rows(extractions: Sequence[Extraction], version: str) -> dict[str, list[Row]]:
    """The rows of articles and facts that extractions give, by table.

    Args:
        extractions: What was found in each article.
        version: Of the extractor; goes into every row.
    """
    rows: dict[str, list[Row]] = {
        "articles": [], "quotes": [], "metrics": [], "event_mentions": [], "entity_mentions": []
    }  # fmt: skip
    for extraction in extractions:
        article = extraction.article
        place = _Place(article, version)
        rows["articles"].append(_article(article, version))
        rows["quotes"].extend(_quotes(extraction, place))
        rows["metrics"].extend(_metrics(extraction, place))
        rows["event_mentions"].extend(_events(extraction, place))
        rows["entity_mentions"].extend(_entities(extraction, place))
    return rows


class _Place:
    """Where the facts of one article stand: the columns that all of them share."""

    def __init__(self, article: Article, version: str) -> None:
        self.article, self.version = article, version
        self.document = Document(article.text)

    def columns(self, span: Span, confidence: float) -> Row:
        """The shared columns of a fact that stands on a span."""
        sentence = self.document.sentence_at(span.start)
        return {
            "article_id": self.article.article_id,
            "published_date": self.article.published,
            "char_start": span.start,
            "char_end": span.end,
            "text": span.text,
            "sentence": sentence.text if sentence else span.text,
            "confidence": confidence,
            "extractor_version": self.version,
        }


def _article(article: Article, version: str) -> Row:
    return {
        "article_id": article.article_id,
        "uri": article.uri or "",
        "uris": [article.uri or ""],
        "format": article.format,
        "title": article.title,
        "byline": article.byline,
        "outlet": article.outlet,
        "language": article.language,
        "published_date": article.published,
        "published_at": article.published_at,
        "published_precision": article.published_precision,
        "published_basis": article.published_basis,
        "dateline_place": article.dateline_place,
        "dateline_date": article.dateline_date,
        "text": article.text,
        "caption_spans": _offsets(article.captions),
        "boilerplate_spans": _offsets(article.boilerplate),
        "word_count": len(article.text.split()),
        "story_id": None,
        "extractor_version": version,
    }


def stored_article(row: Row) -> Article:
    """The article that a row of `articles` holds."""
    text = row["text"]
    same = (
        "uri", "format", "title", "byline", "outlet", "language", "published_at", "published_precision",
        "published_basis", "dateline_place", "dateline_date",
    )  # fmt: skip
    return Article(
        text=text,
        published=row["published_date"],
        captions=_spans(text, row["caption_spans"]),
        boilerplate=_spans(text, row["boilerplate_spans"]),
        **{name: row[name] for name in same},
    )


def _spans(text: str, offsets: Iterable[dict[str, int]]) -> tuple[Span, ...]:
    pairs = ((o["char_start"], o["char_end"]) for o in offsets)
    return tuple(Span(start, end, text[start:end]) for start, end in pairs)


def _quotes(extraction: Extraction, place: _Place) -> Iterable[Row]:
    text = extraction.article.text
    for quote in extraction.quotes:
        whole = extent(text, (*quote.content, *quote.cue, *quote.source))
        yield {
            **place.columns(whole, quote.confidence),
            "quote_id": stable_id(
                "quote", place.article.article_id, _offsets(quote.content), _offsets(quote.cue)
            ),
            "content": " ... ".join(span.text for span in quote.content),
            "content_spans": _offsets(quote.content),
            "kind": quote.kind,
            "cue": _words(quote.cue),
            "source": _words(quote.source),
            "source_spans": _offsets(quote.source),
            "speaker": quote.speaker,
            "speaker_type": quote.speaker_type,
            "speaker_role": quote.speaker_role,
            "speaker_affiliation": quote.speaker_affiliation,
            "speaker_entity_id": None,
            "addressee": quote.addressee,
            "said_on": quote.said_on,
        }


def _metric_id(article: Article, span: Span | None) -> str | None:
    return stable_id("metric", article.article_id, span.start, span.end) if span else None


def _metrics(extraction: Extraction, place: _Place) -> Iterable[Row]:
    for metric in extraction.metrics:
        yield {
            **place.columns(metric, metric.confidence),
            "metric_id": _metric_id(place.article, metric),
            "value": metric.value,
            "low": metric.low,
            "high": metric.high,
            "comparator": metric.comparator,
            "unit": metric.unit,
            "unit_kind": metric.unit_kind,
            "per": metric.per,
            "unit_text": metric.unit_text,
            "measure": metric.measure,
            "subject": list(metric.subject),
            "period_start": metric.period_start,
            "period_end": metric.period_end,
            "change": metric.change,
            "change_basis": metric.change_basis,
            "status": metric.status,
            "attributed_to": metric.attributed_to,
            "compared_to_metric_id": _metric_id(place.article, metric.compared_to),
            "change_of_metric_id": _metric_id(place.article, metric.change_of),
            "contradiction": metric.contradiction,
            "value_usd": None,  # the warehouse has the rates
            "low_usd": None,
            "high_usd": None,
            "usd_basis": None,
        }


def _events(extraction: Extraction, place: _Place) -> Iterable[Row]:
    for event in extraction.events:
        yield {
            **place.columns(event.mentions[0], event.confidence),
            "event_mention_id": stable_id(
                "event", place.article.article_id, event.type, _offsets(event.mentions)
            ),
            "event_id": None,
            **{name: getattr(event, name) for name in TOLD},
            "mention_spans": _offsets(event.mentions),
            "participants": [
                {"name": p.name, "role": p.role, "country": p.country} for p in event.participants
            ],
            "named_with": list(event.named_with),
        }


def _entities(extraction: Extraction, place: _Place) -> Iterable[Row]:
    for entity in extraction.entities:
        yield {
            **place.columns(entity.mentions[0], 1.0),
            "entity_mention_id": stable_id(
                "entity", place.article.article_id, entity.kind, entity.name, entity.country
            ),
            "entity_id": None,
            "name": entity.name,
            "kind": entity.kind,
            "aliases": list(entity.aliases),
            "country": entity.country,
            "role": entity.role,
            "affiliation": entity.affiliation,
            "mention_spans": _offsets(entity.mentions),
        }


def _offsets(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"char_start": span.start, "char_end": span.end} for span in spans]


def _words(spans: Iterable[Span]) -> str | None:
    return " ... ".join(span.text for span in spans) or None


def reject_row(
    *,
    uri: str,
    stage: str,
    reason: str,
    payload: str | None,
    version: str,
    article_id: str | None = None,
    table: str | None = None,
) -> Row:
    """A row of `rejects`: what was refused, where and why."""
    return {
        "reject_id": stable_id("reject", uri, article_id, table, reason, payload),
        "uri": uri,
        "article_id": article_id,
        "stage": stage,
        "table_name": table,
        "reason": reason,
        "payload": payload[:LONGEST_PAYLOAD] if payload is not None else None,
        "extractor_version": version,
    }


def unreadable_row(error: UnreadableFile, version: str) -> Row:
    """The reject of a file that gives no article."""
    return reject_row(
        uri=error.uri,
        stage="read",
        reason=f"{error.reason}. {error.remedy}",
        payload=getattr(error, "payload", None),
        version=version,
    )
