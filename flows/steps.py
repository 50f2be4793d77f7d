"""The steps of the pipeline, as plain functions: what `dateline run` calls and what the flows make tasks of.

Between steps go paths, or a `Batch` that a step hands on with what it made of it. Every step can be
repeated: it starts over what it makes, and what it published once it publishes again unchanged.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

import polars as pl

from dateline.article import Article
from dateline.errors import ExtractionFailed, UnreadableFile
from dateline.extraction import attempt_many, extractor_version
from dateline.readers import list_files, read_files
from dateline.records import Extraction
from flows.link import link_all
from flows.settings import Settings
from models import FACTS, REFERENCE
from models.rows import Row, fact_rows, frame, reject_row, stable_id, stored_article, unreadable_row
from models.validate import validate as part
from warehouse import dollars, marts, publish
from warehouse import load as loading
from warehouse.errors import BadReference
from warehouse.parquet import Exported, export, stage


class Batch:
    """Some articles on their way into the warehouse.

    Each step takes what the step before made and drops it, so that memory holds one form of a batch.

    Attributes:
        number: Its place in the run.
        files: Files that were read to their end in it.
        articles: Articles as they were read.
        errors: What could not be read or extracted.
        extractions: What was found in the articles that are new.
        sightings: Article id and file, of all articles.
        tables: Rows, by table.
        words: Words of the articles that are new.
    """

    def __init__(self, number: int) -> None:
        self.number = number
        self.files: list[str] = []
        self.articles: list[Article] = []
        self.errors: list[UnreadableFile | ExtractionFailed] = []
        self.extractions: list[Extraction] = []
        self.sightings: list[Row] = []
        self.tables: dict[str, pl.DataFrame] = {}
        self.words = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did.

    Attributes:
        files: Input files.
        articles_read: Articles found in them.
        rows: Rows loaded, by table; `rejects` are those of this run.
        words: Words of the articles loaded.
        seconds: How long it took.
        changed: Whether the warehouse differs from before.
        exported: What changed in the lake.
    """

    files: int
    articles_read: int
    rows: dict[str, int]
    words: int
    seconds: float
    changed: bool
    exported: Exported


def find_files(paths: Iterable[str], settings: Settings) -> list[str]:
    """The input files meant by paths, sorted; what dateline writes itself is none, wherever it lies."""
    return settings.inputs(list_files(list(paths)))


def read_batches(files: Iterable[str], settings: Settings) -> Iterator[Batch]:
    """Read files into batches of at most `batch_articles` articles, lazily."""
    numbers = count()
    batch = Batch(next(numbers))
    for file in files:
        for found in read_files(file, options=settings.reading()):
            if isinstance(found, Article):
                batch.articles.append(found)
            else:
                batch.errors.append(found)
            if len(batch.articles) + len(batch.errors) >= settings.batch_articles:
                yield batch
                batch = Batch(next(numbers))
        batch.files.append(file)
    yield batch


def stored_batches(settings: Settings, since: str | None, until: str | None) -> Iterator[Batch]:
    """The articles that the published warehouse holds, in batches, as they would be read again."""
    at_once = settings.batch_articles
    rows = loading.stream(settings.warehouse, "articles", "published_date", since, until, at_once)
    numbers = count()
    for some in rows:
        batch = Batch(next(numbers))
        for row in some:
            batch.articles.append(stored_article(row))
            batch.sightings.extend({"article_id": row["article_id"], "uri": uri} for uri in row["uris"])
        yield batch
    yield Batch(next(numbers))


def begin(settings: Settings, *, rebuild: bool = False) -> None:
    """Put a copy of the published warehouse aside to work on, with the tables that the contracts want.

    A warehouse that can't be brought to them is told before any work is done on it.
    """
    database = publish.start(settings.warehouse, empty=rebuild)
    loading.prepare(database)
    if rebuild:
        loading.carry_over(settings.warehouse, database)
    shutil.rmtree(settings.staging, ignore_errors=True)


def extract(batch: Batch, settings: Settings) -> Batch:
    """Find the facts of a batch's articles, but for those that this extractor has done already."""
    batch.sightings.extend({"article_id": a.article_id, "uri": a.uri or ""} for a in batch.articles)
    distinct = {a.article_id: a for a in reversed(batch.articles)}  # the first file of a text counts
    versions = loading.known(publish.beside(settings.warehouse), list(distinct))
    wanted = {article_id for article_id in distinct if versions.get(article_id) != extractor_version()}
    new = [a for a in batch.articles if a.article_id in wanted and distinct[a.article_id] is a]
    for result in attempt_many(new, workers=settings.processes):
        if isinstance(result, Extraction):
            batch.extractions.append(result)
        else:
            batch.errors.append(result)
    batch.words = sum(len(e.article.text.split()) for e in batch.extractions)
    batch.articles = []
    return batch


def transform(batch: Batch) -> Batch:
    """Make rows of what was found and of what was refused."""
    version = extractor_version()
    batch.tables = {
        table: frame(table, rows) for table, rows in fact_rows(batch.extractions, version).items()
    }
    rejects = [
        unreadable_row(error, version)
        if isinstance(error, UnreadableFile)
        else reject_row(
            uri=error.uri,
            stage="extract",
            article_id=error.article_id,
            reason=str(error),
            payload=None,
            version=version,
        )
        for error in batch.errors
    ]
    batch.tables["rejects"] = frame("rejects", rejects)
    batch.extractions, batch.errors = [], []
    return batch


def validate(batch: Batch) -> Batch:
    """Part the rows that keep their contract from those that break it; the latter go to `rejects`."""
    rejects = []
    uris = dict(batch.tables["articles"].select("article_id", "uri").iter_rows())
    for table in ("articles", *FACTS):
        rows = batch.tables[table]
        batch.tables[table], refused = part(table, rows)
        for one in refused:
            article_id = rows["article_id"][one.row]
            rejects.append(
                reject_row(
                    uri=uris.get(article_id, ""),
                    stage="contract",
                    article_id=article_id,
                    table=table,
                    reason=one.reason,
                    payload=one.payload,
                    version=extractor_version(),
                )
            )
    valid, _ = part("rejects", pl.concat([batch.tables["rejects"], frame("rejects", rejects)]))
    batch.tables["rejects"] = valid
    return batch


def write_parquet(batch: Batch, settings: Settings) -> Path:
    """Stage a batch as Parquet files."""
    text = pl.String()
    tables = {
        **batch.tables,
        "sightings": pl.DataFrame(batch.sightings, schema={"article_id": text, "uri": text}),
        "files": pl.DataFrame({"uri": batch.files}, schema={"uri": text}),
    }
    batch.tables = {}
    return stage(settings.staging, batch.number, tables)


def load(settings: Settings) -> loading.Loaded:
    """Load what was staged into the copy of the warehouse, in one transaction."""
    return loading.load(publish.beside(settings.warehouse), settings.staging)


def convert(settings: Settings) -> bool:
    """Give sums of money their value in US dollars, at the rates as they are; whether that changed any."""
    return dollars.convert(publish.beside(settings.warehouse))


def link(settings: Settings) -> bool:
    """Find which mentions, over all articles, are of the same event, entity or story; whether any was new."""
    return link_all(publish.beside(settings.warehouse), settings.reference / "corrections.csv")


def refresh(settings: Settings) -> bool:
    """Bring reference tables and marts up to date; whether that changed anything."""
    database = publish.beside(settings.warehouse)
    changed = False
    for table in REFERENCE:
        file = settings.reference / f"{table}.csv"
        rows = frame(table, [])
        if file.exists():
            rows = pl.read_csv(file, schema_overrides=dict(rows.schema)).select(rows.columns)
        rows, refused = part(table, rows)
        if refused:
            raise BadReference(file, refused[0].row + 2, refused[0].reason)
        changed |= loading.replace_if_changed(database, table, rows)
    return marts.create(database) or changed


def record(settings: Settings, summary: Summary, started_at: datetime) -> None:
    """Write the run into `runs`."""
    database = publish.beside(settings.warehouse)
    version = extractor_version()
    rejects = summary.rows["rejects"]
    earlier = loading.read(database, "SELECT run_id FROM runs ORDER BY ALL")["run_id"]
    content = loading.read(database, "SELECT article_id FROM articles ORDER BY ALL")["article_id"]
    row = {
        "run_id": stable_id("run", version, *earlier, *content, sorted(summary.rows.items())),
        "extractor_version": version,
        "outcome": "loaded with rejects" if rejects else "loaded",
        "files": summary.files,
        "articles_read": summary.articles_read,
        "articles_loaded": summary.rows["articles"],
        **{table: summary.rows[table] for table in FACTS},
        "rejects": rejects,
        "words": summary.words,
        "started_at": started_at,
        "seconds": summary.seconds,
    }
    valid, refused = part("runs", frame("runs", [row]))
    assert not refused, refused  # noqa: S101 - our own row
    loading.append(database, "runs", valid)


def judge(settings: Settings) -> list[str]:
    """Have Great Expectations judge the new state and write its report; the critical ones that failed."""
    from warehouse.quality.check import check_warehouse  # slow to import

    return check_warehouse(publish.beside(settings.warehouse), settings.data_docs).failed_critical


def publish_all(settings: Settings, *, changed: bool) -> Exported:
    """Let the new state be seen: first the database, then the datasets of the lake."""
    shutil.rmtree(settings.staging, ignore_errors=True)
    if changed:
        publish.publish(settings.warehouse)
        return export(settings.warehouse, settings.lake)
    # The copy is what is published, and nobody else can hold it open.
    exported = export(publish.beside(settings.warehouse), settings.lake)
    publish.beside(settings.warehouse).unlink()
    return exported
