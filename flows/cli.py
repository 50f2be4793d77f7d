"""The command `dateline`: what it takes and prints; it computes nothing."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from dateline.extraction import start_workers
from flows.settings import BadSetting, Settings
from flows.summary import answer_table, console, summary_table
from warehouse.errors import WarehouseError

app = typer.Typer(
    help="News articles into a warehouse of events, metrics and quotes.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_show_locals=False,
)
out, err = console(), Console(stderr=True)

Lake = Annotated[Path | None, typer.Option(help="Folder of the Parquet datasets. [DATELINE_LAKE, else lake]")]
Warehouse = Annotated[
    Path | None, typer.Option(help="DuckDB file. [DATELINE_WAREHOUSE, else dateline.duckdb]")
]
Processes = Annotated[
    int | None, typer.Option(help="Worker processes that extract. [DATELINE_PROCESSES, else 1]")
]
Check = Annotated[bool, typer.Option("--check", help="Judge the result with Great Expectations first.")]
UnderPrefect = Annotated[bool, typer.Option("--prefect", help="As a tracked Prefect flow run.")]


class Output(StrEnum):
    """How `query` prints its answer."""

    table = "table"
    csv = "csv"
    json = "json"


@app.command(
    epilog="Examples:  [bold]dateline run seeds/articles[/]   "
    "[bold]dateline run inbox/*.txt 's3://bucket/news/**' --warehouse news.duckdb --check[/]"
)
def run(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, globs or URLs.", metavar="PATH...")],
    lake: Lake = None,
    warehouse: Warehouse = None,
    processes: Processes = None,
    fields: Annotated[
        str | None, typer.Option(help="Where JSON, CSV, Parquet keep what: text=story.main,published=when")
    ] = None,
    limits: Annotated[
        str | None,
        typer.Option(help="How much is too much: file_bytes=2000000000,layers=6 (docs/formats.md)"),
    ] = None,
    check: Check = False,
    prefect: UnderPrefect = False,
) -> None:
    """Bring article files into the warehouse. The same files twice change nothing.

    Exit code 0 when all was loaded, 1 when nothing could be, 3 when some input was rejected.
    """
    settings = Settings.of(lake=lake, warehouse=warehouse, processes=processes, fields=fields, limits=limits)
    if prefect or _server_is_configured():
        from flows.ingest import ingest

        summary = ingest(paths, settings, check=check)
    else:
        start_workers(settings.processes)  # they load the model while this process loads the rest
        from flows import pipeline, steps

        files = steps.find_files(paths, settings)
        with _progress() as progress:
            bar = progress.add_task("Reading", total=len(files))
            summary = pipeline.run(
                files,
                settings,
                check=check,
                on_batch=lambda batch: progress.advance(bar, len(batch.files)),
            )
    out.print(summary_table(summary))
    rejects = summary.rows.get("rejects", 0)
    if rejects:
        err.print(
            f'{rejects} rejected. See why: [bold]dateline query "SELECT uri, reason FROM rejects"'
            f" --warehouse {settings.warehouse}[/]"
        )
        raise typer.Exit(1 if not summary.articles_read else 3)


@app.command(epilog="Example:  [bold]dateline backfill --since 2024-01-01[/]")
def backfill(
    since: Annotated[str | None, typer.Option(help="First day of publication, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Last day of publication, YYYY-MM-DD.")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Begin with an empty database.")] = False,
    lake: Lake = None,
    warehouse: Warehouse = None,
    processes: Processes = None,
    check: Check = False,
) -> None:
    """Extract again from the articles that the warehouse holds, after an upgrade of dateline."""
    from flows import pipeline

    settings = Settings.of(lake=lake, warehouse=warehouse, processes=processes)
    if rebuild and (since or until):
        raise typer.BadParameter("--rebuild takes all articles: leave --since and --until out")
    with _progress() as progress:
        bar = progress.add_task("Extracting", total=None)
        summary = pipeline.backfill(
            settings,
            since=since,
            until=until,
            rebuild=rebuild,
            check=check,
            on_batch=lambda batch: progress.advance(bar),
        )
    out.print(summary_table(summary))


@app.command(
    epilog='Examples:  [bold]dateline query "SELECT speaker, content FROM quotes LIMIT 5"[/]   '
    "[bold]dateline query 'FROM event_calendar' --output csv > events.csv[/]"
)
def query(
    sql: Annotated[str, typer.Argument(help="One statement that gives rows.", metavar="SQL")],
    warehouse: Warehouse = None,
    output: Annotated[Output, typer.Option("--output", "-o", help="How to print it.")] = Output.table,
) -> None:
    """Ask the warehouse. It is opened for reading only, so nothing that is asked can change it."""
    from warehouse.publish import query as ask

    answer = ask(Settings.of(warehouse=warehouse).warehouse, sql)
    if output is Output.table:
        out.print(answer_table(answer))
        return
    frame = answer.pl()
    sys.stdout.write(frame.write_json() + "\n" if output is Output.json else _csv(frame))


@app.command(
    epilog="Examples:  [bold]dateline show seeds/articles/2024-05-17_harbin-expo-opens.txt[/]   "
    "[bold]dateline show 5f0c6d1f8a8e0b1c[/]"
)
def show(
    article: Annotated[str, typer.Argument(help="A file, or the id of an article in the warehouse.")],
    warehouse: Warehouse = None,
) -> None:
    """Print an article with its facts highlighted in place, and listed below."""
    from flows.show import of_file, of_warehouse

    if Path(article).exists():
        for page in of_file(article):
            out.print(page)
        return
    out.print(of_warehouse(Settings.of(warehouse=warehouse).warehouse, article))


@app.command(epilog="Example:  [bold]dateline status --warehouse news.duckdb[/]")
def status(lake: Lake = None, warehouse: Warehouse = None) -> None:
    """Say what the warehouse holds, from when, and how the last runs ended."""
    from flows.summary import status_tables

    settings = Settings.of(lake=lake, warehouse=warehouse)
    for table in status_tables(settings):
        out.print(table)


def _progress() -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=err,
        transient=True,
    )


def _server_is_configured() -> bool:
    import os

    return bool(os.environ.get("PREFECT_API_URL"))


def _csv(frame: object) -> str:
    """A frame as CSV; lists and structs as JSON, since a cell holds text."""
    import polars as pl

    assert isinstance(frame, pl.DataFrame)  # noqa: S101
    nested = [name for name, kind in frame.schema.items() if kind.is_nested()]
    texts = [pl.Series(name, [str(value) for value in frame[name].to_list()]) for name in nested]
    return frame.with_columns(texts).write_csv()


def main() -> None:
    """Run the command; what a user can mend is one line on standard error, and exit code 1."""
    try:
        app()
    except (WarehouseError, BadSetting) as error:
        err.print(f"[bold red]dateline:[/] {error}", highlight=False, markup=True)
        sys.exit(1)
