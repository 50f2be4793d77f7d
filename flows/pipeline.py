"""The pipeline: the steps in their order, whoever runs them.

`dateline run` calls them as they are; the flows hand in `as_task`, which makes Prefect tasks of them. Both
ways give the same bytes.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import ParamSpec, Protocol, TypeVar

from flows import steps
from flows.settings import Settings
from flows.steps import Batch, Summary
from warehouse.errors import WarehouseError
from warehouse.parquet import Exported
from warehouse.publish import only_writer

P = ParamSpec("P")
R = TypeVar("R")


class AsStep(Protocol):
    """Makes a step of a function; `patient` says that a fault of it can pass with time."""

    def __call__(self, function: Callable[P, R], *, patient: bool = False) -> Callable[P, R]:
        """The function, as a step."""
        ...


def plainly(function: Callable[P, R], *, patient: bool = False) -> Callable[P, R]:
    """A step that is just called."""
    return function


class ChecksFailed(WarehouseError):
    """Expectations that a new state of the warehouse does not meet; the published one stays as it was."""

    def __init__(self, failed: Sequence[str], report: str) -> None:
        super().__init__(
            f"not published, because {len(failed)} expectations failed: {'; '.join(failed)}. Report: {report}"
        )


def run(
    paths: Sequence[str],
    settings: Settings,
    *,
    as_step: AsStep = plainly,
    check: bool = False,
    on_batch: Callable[[Batch], None] | None = None,
) -> Summary:
    """Bring article files into the warehouse and the lake.

    A second run over the same files changes nothing. A run that was killed leaves what was published as it
    was; the next one starts over.

    Args:
        paths: Files, folders, globs or URLs.
        settings: Where everything is.
        as_step: What makes a step of each function.
        check: Whether Great Expectations judges the new state before it is published.
        on_batch: Called after each batch was staged.

    Raises:
        WarehouseBusy: If another run is writing.
        ChecksFailed: If the new state does not meet a critical expectation.
    """
    files = as_step(steps.find_files)(paths, settings)
    batches = steps.read_batches(files, settings)
    return _through(batches, len(files), settings, as_step=as_step, check=check, on_batch=on_batch)


def backfill(
    settings: Settings,
    *,
    since: str | None = None,
    until: str | None = None,
    rebuild: bool = False,
    as_step: AsStep = plainly,
    check: bool = False,
    on_batch: Callable[[Batch], None] | None = None,
) -> Summary:
    """Extract again from the articles that the warehouse holds, after a change of the extractor.

    Args:
        settings: Where everything is.
        since: First day of publication, ISO; None for no bound.
        until: Last day of publication, included.
        rebuild: Whether to begin with an empty database, after a change of the contracts.
        as_step: What makes a step of each function.
        check: Whether Great Expectations judges the new state before it is published.
        on_batch: Called after each batch was staged.
    """
    batches = steps.stored_batches(settings, since, until)
    return _through(batches, 0, settings, as_step=as_step, check=check, on_batch=on_batch, rebuild=rebuild)


def _through(
    batches: Iterator[Batch],
    files: int,
    settings: Settings,
    *,
    as_step: AsStep,
    check: bool,
    on_batch: Callable[[Batch], None] | None,
    rebuild: bool = False,
) -> Summary:
    """From batches of articles to what is published."""
    started_at, clock = datetime.now(UTC), time.perf_counter()
    extract, transform = as_step(steps.extract), as_step(steps.transform)
    validate, write = as_step(steps.validate), as_step(steps.write_parquet, patient=True)
    articles = words = 0
    with only_writer(settings.warehouse):
        as_step(steps.begin, patient=True)(settings, rebuild=rebuild)
        # Before the articles: workers are still loading the model, and bad reference data is told at once.
        refreshed = as_step(steps.refresh)(settings)
        for batch in batches:
            articles += len(batch.articles)
            batch = validate(transform(extract(batch, settings)))
            words += batch.words
            write(batch, settings)
            if on_batch:
                on_batch(batch)
        loaded = as_step(steps.load, patient=True)(settings)
        # Even where no article is new: an analyst's corrections may be.
        relinked = as_step(steps.link)(settings)
        converted = as_step(steps.convert, patient=True)(settings)
        changed = loaded.changed or relinked or converted or refreshed or rebuild
        summary = Summary(
            files,
            articles,
            dict(loaded.rows),
            words,
            time.perf_counter() - clock,
            changed,
            Exported((), (), 0),
        )
        if changed:
            as_step(steps.record)(settings, summary, started_at)
        if check:
            failed = as_step(steps.judge)(settings)
            if failed:
                raise ChecksFailed(failed, str(settings.data_docs / "index.html"))
        exported = as_step(steps.publish_all, patient=True)(settings, changed=changed)
    return dataclasses.replace(summary, exported=exported, seconds=time.perf_counter() - clock)
