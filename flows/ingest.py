"""The flows: article files, or stored articles, into the warehouse, as tracked Prefect runs.

They need no server started by hand: without `PREFECT_API_URL` Prefect starts one for the run.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import ParamSpec, TypeVar

# Before Prefect is imported: it reads its settings then. Nothing is sent anywhere, and a slow machine
# may take its time to start the server.
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "180")
os.environ.setdefault("DO_NOT_TRACK", "1")

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows import pipeline
from flows.settings import Settings
from flows.steps import Batch, Summary

P = ParamSpec("P")
R = TypeVar("R")


def as_task(function: Callable[P, R], *, patient: bool = False) -> Callable[P, R]:
    """A Prefect task of a step; one whose faults can pass with time is tried again."""
    make = task(
        name=function.__name__.replace("_", "-"),
        retries=3 if patient else 0,
        retry_delay_seconds=[1.0, 5.0, 20.0],
        cache_policy=NO_CACHE,
        persist_result=False,
    )
    return make(function)


@flow(name="ingest", log_prints=False, validate_parameters=False)
def ingest(paths: list[str], settings: Settings | None = None, check: bool = True) -> Summary:
    """Bring article files into the warehouse and the lake; the same files twice change nothing.

    Args:
        paths: Files, folders, globs or URLs.
        settings: Where everything is; from the environment where not given.
        check: Whether Great Expectations judges the new state before it is published.
    """
    settings = settings or Settings.of()
    summary = pipeline.run(paths, settings, as_step=as_task, check=check, on_batch=_logged)
    _tell(summary, settings)
    return summary


@flow(name="backfill", log_prints=False, validate_parameters=False)
def backfill(since: str | None = None, until: str | None = None, rebuild: bool = False) -> Summary:
    """Extract again from the articles that the warehouse holds, after an upgrade of dateline.

    Args:
        since: First day of publication, ISO; None for no bound.
        until: Last day of publication, included.
        rebuild: Whether to begin with an empty database, after a change of the contracts.
    """
    settings = Settings.of()
    summary = pipeline.backfill(
        settings, since=since, until=until, rebuild=rebuild, as_step=as_task, check=True, on_batch=_logged
    )
    _tell(summary, settings)
    return summary


def _logged(batch: Batch) -> None:
    get_run_logger().info("Staged batch %d: %d words", batch.number, batch.words)


def _tell(summary: Summary, settings: Settings) -> None:
    """Leave the run's figures as an artifact."""
    rows = "".join(f"| {table} | {count:,} |\n" for table, count in summary.rows.items())
    create_markdown_artifact(
        key="run-summary",
        description="What the run loaded.",
        markdown=(
            f"# {'Loaded' if summary.changed else 'Nothing new'}\n\n"
            f"{summary.files} files, {summary.articles_read} articles read, "
            f"{summary.words:,} words extracted, {summary.seconds:.1f} s.\n\n"
            f"| table | rows loaded |\n|---|---:|\n{rows}\n"
            f"Warehouse: `{settings.warehouse}`, lake: `{settings.lake}`, "
            f"{len(summary.exported.written)} Parquet files written, {summary.exported.kept} unchanged.\n"
        ),
    )
