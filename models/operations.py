"""Contracts of how the warehouse came to be: what was refused, and the runs."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from models.base import ID, Contract, Moment, closed, identifier, maybe

STAGES = ("read", "extract", "contract")


class Rejects(Contract, key=("reject_id",)):
    """Input files and rows that were refused.

    Grain: one row per file or row and reason. Nothing is dropped in silence: what is not in the other
    tables is here.
    """

    reject_id: str = identifier("Hash of the file, the row and the reason.")
    uri: str = pa.Field(description="File that it comes from.")
    article_id: str = maybe("Article that it comes from, where one was read.", str_matches=ID)
    stage: str = closed(STAGES, "Where it was refused: reading, extracting, or checking the contract.")
    table_name: str = maybe("Table that the row was meant for; null for a file.")
    reason: str = pa.Field(description="What is wrong, and what to do about it.")
    payload: str = maybe("The refused row as JSON, or the file's first characters.")
    extractor_version: str = pa.Field(description="Version of the library and digest of its rules.")


class Runs(Contract, key=("run_id",)):
    """Pipeline runs that changed the warehouse.

    Grain: one row per run. A run that finds nothing new leaves no row, so that repeating it changes nothing.
    Columns that depend on the clock are in DuckDB alone: equal input gives equal Parquet files.
    """

    run_id: str = identifier("Hash of what was loaded and of the extractor's version.")
    extractor_version: str = pa.Field(description="Version of the library and digest of its rules.")
    outcome: str = closed(("loaded", "loaded with rejects"), "How it ended.")
    files: pl.Int32 = pa.Field(ge=0, description="Input files.")
    articles_read: pl.Int32 = pa.Field(ge=0, description="Articles found in them.")
    articles_loaded: pl.Int32 = pa.Field(ge=0, description="Articles that were new or extracted again.")
    quotes: pl.Int32 = pa.Field(ge=0, description="Quotes of those.")
    metrics: pl.Int32 = pa.Field(ge=0, description="Metrics of those.")
    event_mentions: pl.Int32 = pa.Field(ge=0, description="Event mentions of those.")
    entity_mentions: pl.Int32 = pa.Field(ge=0, description="Entity mentions of those.")
    rejects: pl.Int32 = pa.Field(ge=0, description="Files and rows that this run refused.")
    words: pl.Int64 = pa.Field(ge=0, description="Words of the articles loaded.")
    started_at: Moment = pa.Field(description="When it began.", metadata={"clock": True})
    seconds: float = pa.Field(ge=0, description="How long it took, in seconds.", metadata={"clock": True})
