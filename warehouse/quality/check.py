"""The checkpoint: Great Expectations judges a database, and its report is written to a folder."""

from __future__ import annotations

import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

# Before it is imported: nothing is sent anywhere.
os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")

import great_expectations as gx
from great_expectations.core.run_identifier import RunIdentifier

from warehouse.publish import connect
from warehouse.quality.docs import make_readable_offline
from warehouse.quality.suites import SAMPLE, Subject, expectations, subjects


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a database was judged.

    Attributes:
        expectations: How many expectations were looked at.
        failed_critical: Those that keep it from being published, in words.
        failed_warning: Those that only show in the report.
        report: The report's first page.
    """

    expectations: int
    failed_critical: list[str]
    failed_warning: list[str]
    report: Path


def check_warehouse(database: Path, data_docs: Path) -> Verdict:
    """Judge a database and write the report.

    Args:
        database: The DuckDB file; it is only read.
        data_docs: Folder of the report; what was in it is replaced.
    """
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    aside = data_docs.with_name(data_docs.name + ".writing")
    shutil.rmtree(aside, ignore_errors=True)
    context.add_data_docs_site(
        "warehouse",
        {
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "store_backend": {
                "class_name": "TupleFilesystemStoreBackend",
                "base_directory": str(aside.absolute()),
            },
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder", "show_cta_footer": False},
        },
    )
    source = context.data_sources.add_pandas("warehouse")
    looked_at = 0
    critical: list[str] = []
    warning: list[str] = []
    with connect(database, read_only=True) as connection:
        for subject in subjects():
            for result in _validate(context, source, subject, _frame(connection, subject)):
                looked_at += 1
                if not result.success:
                    failed = critical if _severity(result) == "critical" else warning
                    failed.append(_in_words(subject.table, result))
    context.build_data_docs()
    make_readable_offline(aside)
    shutil.rmtree(data_docs, ignore_errors=True)
    aside.rename(data_docs)
    return Verdict(looked_at, critical, warning, data_docs / "index.html")


def _frame(connection: duckdb.DuckDBPyConnection, subject: Subject) -> Any:
    """The rows of a table to judge, as a pandas frame; lists as text, which pandas can compare."""
    connection.execute(f"CREATE OR REPLACE TEMP VIEW judged AS {subject.sql}")
    described = connection.execute("DESCRIBE judged").fetchall()
    names = ", ".join(
        f'to_json("{name}")::VARCHAR AS "{name}"' if kind.endswith("[]") else f'"{name}"'
        for name, kind, *_ in described
    )
    return connection.execute(
        f"SELECT {names} FROM (SELECT * FROM judged WHERE {subject.breaks} LIMIT {SAMPLE}) "
        f"UNION ALL SELECT {names} FROM (SELECT * FROM judged WHERE NOT coalesce({subject.breaks}, false) "
        f"USING SAMPLE reservoir({SAMPLE} ROWS) REPEATABLE (7))"
    ).df()


def _validate(context: Any, source: Any, subject: Subject, frame: Any) -> list[Any]:
    """Judge one table's frame; the results, one an expectation."""
    extent = f"{len(frame)}-rows"
    suite = context.suites.add(gx.ExpectationSuite(name=subject.table))
    for expectation in expectations(subject.table):
        suite.add_expectation(expectation)
    batch = source.add_dataframe_asset(subject.table).add_batch_definition_whole_dataframe("loaded")
    definition = context.validation_definitions.add(
        gx.ValidationDefinition(name=subject.table, data=batch, suite=suite)
    )
    checkpoint = context.checkpoints.add(
        gx.Checkpoint(
            name=subject.table,
            validation_definitions=[definition],
            actions=[gx.checkpoint.UpdateDataDocsAction(name="report", site_names=["warehouse"])],
            result_format="SUMMARY",
        )
    )
    run = RunIdentifier(run_name=extent)
    answer = checkpoint.run(batch_parameters={"dataframe": frame}, run_id=run)
    return [result for one in answer.run_results.values() for result in one.results]


def _severity(result: Any) -> str:
    return str(getattr(result.expectation_config.severity, "value", result.expectation_config.severity))


def _in_words(table: str, result: Any) -> str:
    """A failed expectation in one line."""
    config = result.expectation_config
    about = config.kwargs.get("column") or ", ".join(
        str(config.kwargs[name]) for name in ("column_A", "column_B", "column_list") if name in config.kwargs
    )
    count = (result.result or {}).get("unexpected_count")
    rows = f" ({count} rows)" if count else ""
    return f"{table}{'.' if about else ''}{about}: {config.type}{rows}"
