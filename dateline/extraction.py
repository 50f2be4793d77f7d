"""The way through: an article in, everything found in it out."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from functools import cache
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from dateline.article import Article
from dateline.entities import find_entities
from dateline.errors import ExtractionFailed
from dateline.events import find_events
from dateline.events import may_hold as may_hold_event
from dateline.joins import attributed, named_with, of_events
from dateline.metrics import find_metrics
from dateline.metrics import may_hold as may_hold_metric
from dateline.nlp import Document
from dateline.quotes import find_quotes
from dateline.quotes import may_hold as may_hold_quote
from dateline.records import Extraction
from dateline.times import find_times, join_ranges

# For one worker process. Passing articles on costs a hundredth of reading them: few at once leave no worker
# idle at the end, many ahead let the others go on while one reads a long article.
ARTICLES_AT_ONCE = 2
BATCHES_AHEAD = 8


def extract(article: Article | str, *, published: date | None = None) -> Extraction:
    """Find the times, quotes, metrics, events and entities of one article.

    Args:
        article: The article, or just its text.
        published: Day of publication, where `article` is a text.

    Returns:
        What was found, each kind in text order, every span's offsets into the article's text.
    """
    if isinstance(article, str):
        article = Article(text=article, published=published)
    doc = Document(article.text, article.boilerplate)
    doc.parse(
        s
        for s in doc.sentences
        if may_hold_quote(s.text) or may_hold_metric(s.text) or may_hold_event(s.text)
    )
    times = find_times(doc, article)
    entities = find_entities(doc, article)
    quotes = find_quotes(doc, article, times, entities)
    events = named_with(doc, find_events(doc, article, times, entities), entities)
    metrics = find_metrics(doc, article, join_ranges(doc.text, times), entities)
    return Extraction(
        article=article,
        times=times,
        quotes=quotes,
        metrics=of_events(doc, attributed(metrics, quotes), events, article.published),
        events=events,
        entities=entities,
    )


def extract_many(articles: Iterable[Article], *, processes: int = 1) -> Iterator[Extraction]:
    """Extract from many articles, lazily and in their order.

    Args:
        articles: Any number of articles; read as they are needed.
        processes: How many worker processes share the work; 1 works in this one.

    Raises:
        ValueError: If `processes` is below 1.
        ExtractionFailed: If an article brings the rules down, which is a bug of ours.
    """
    if processes < 1:
        raise ValueError(f"processes is {processes}: give 1 or more")
    for result in attempt_many(articles, workers=processes if processes > 1 else 0):
        if isinstance(result, ExtractionFailed):
            raise result
        yield result


def attempt_many(articles: Iterable[Article], *, workers: int = 0) -> Iterator[Extraction | ExtractionFailed]:
    """As `extract_many`, but an article that brings the rules down is a value among the others.

    Args:
        articles: Any number of articles; read as they are needed.
        workers: How many processes beside this one do the work; 0 does it here.
    """
    if workers == 0:
        yield from map(_attempt, articles)
        return
    pool, source = _pool(workers), iter(articles)
    under_way: deque[Future[list[Extraction | ExtractionFailed]]] = deque()
    # Standard pools read all their input at once; this keeps only a few batches under way.
    while True:
        while len(under_way) < BATCHES_AHEAD * workers and (batch := list(islice(source, ARTICLES_AT_ONCE))):
            under_way.append(pool.submit(_attempt_batch, batch))
        if not under_way:
            return
        yield from under_way.popleft().result()


def start_workers(workers: int) -> None:
    """Start worker processes before they are needed: they load the model while this one goes on."""
    for _ in range(workers):
        _pool(workers).submit(
            extract, "Warm up: on May 4 exports rose 5 percent, Ana Prado said at the fair."
        )


def _attempt(article: Article) -> Extraction | ExtractionFailed:
    try:
        return extract(article)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(last.filename).name}:{last.lineno}"
        return ExtractionFailed(
            article.uri or article.article_id, article.article_id, f"{error!r} at {where}"
        )


def _attempt_batch(articles: list[Article]) -> list[Extraction | ExtractionFailed]:
    return [_attempt(article) for article in articles]


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """Worker processes, started once; spawned, because forking a process with threads can hang."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Let a worker end when the process that started it was killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def _wait() -> None:
        if parent is not None:
            parent.join()
        os._exit(1)

    threading.Thread(target=_wait, daemon=True).start()


@cache
def extractor_version() -> str:
    """What made a row: the library's version and a digest of its rules and data.

    Any change of a rule changes it, so the pipeline knows which articles to extract again.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for file in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return f"{version('dateline')}+{digest.hexdigest()[:8]}"
