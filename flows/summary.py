"""What a run did and what the warehouse holds, as tables for the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from flows.settings import Settings
from warehouse.publish import Answer, query

if TYPE_CHECKING:  # the steps bring pandera and polars, which asking a warehouse does not need
    from flows.steps import Summary

DATED = ("articles", "quotes", "metrics", "event_mentions", "entity_mentions")


def console() -> Console:
    """Where tables are printed: in a terminal they fit the window, in a file or a pager they may be wide."""
    return Console(width=None if sys.stdout.isatty() else 200)


def summary_table(summary: Summary) -> Table:
    """One line of figures about a run."""
    table = Table(
        title="Loaded" if summary.changed else "Nothing new", header_style="bold", title_justify="left"
    )
    rows = summary.rows
    cells = {
        "articles": rows["articles"],
        "events": rows["event_mentions"],
        "metrics": rows["metrics"],
        "quotes": rows["quotes"],
        "rejects": rows["rejects"],
        "seconds": f"{summary.seconds:.1f}",
        "words per second": f"{summary.words / summary.seconds:,.0f}" if summary.words else "-",
    }
    for name in cells:
        table.add_column(name, justify="right")
    table.add_row(*map(str, cells.values()))
    if known := summary.articles_read - rows["articles"]:
        table.caption = f"{known} of {summary.articles_read} articles read were there already"
    return table


def answer_table(answer: Answer) -> Table:
    """The answer to a query."""
    table = Table(*answer.columns, header_style="bold")
    for row in answer.fetchall():
        table.add_row(*("" if value is None else str(value) for value in row))
    return table


def status_tables(settings: Settings) -> Iterator[Table]:
    """What a warehouse holds, and its last runs."""
    held = Table(title=f"{settings.warehouse}", header_style="bold", title_justify="left")
    for name in ("table", "rows", "from", "until"):
        held.add_column(name, justify="left" if name == "table" else "right")
    for name in (*DATED, "events", "entities", "stories", "rejects"):
        date = "published_date" if name in DATED else "NULL::DATE"
        [(count, first, last)] = query(
            settings.warehouse, f"SELECT count(*), min({date}), max({date}) FROM {name}"
        ).fetchall()
        held.add_row(name, f"{count:,}", str(first or ""), str(last or ""))
    yield held
    runs = Table(title="Last runs", header_style="bold", title_justify="left")
    for name in ("started", "outcome", "files", "articles", "rejects", "seconds", "extractor"):
        runs.add_column(name)
    for row in query(
        settings.warehouse,
        "SELECT strftime(started_at, '%Y-%m-%d %H:%M:%S'), outcome, files, articles_loaded, rejects, "
        "round(seconds, 1), extractor_version FROM runs ORDER BY started_at DESC LIMIT 5",
    ).fetchall():
        runs.add_row(*map(str, row))
    yield runs
