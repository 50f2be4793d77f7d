"""The lake: datasets that every tool reads, equal for equal input, right again after any accident."""

from __future__ import annotations

import shutil

import duckdb
import pandas as pd
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from states import contents, digests

from flows import pipeline
from flows.settings import Settings
from models import TABLES
from models.derive import columns
from warehouse.parquet import export, partition_column


@pytest.mark.parametrize("table", TABLES)
def test_dataset_is_read_by_its_folder_alone(loaded, table):
    settings, _ = loaded
    folder = settings.lake / table
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        [(count,)] = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
        by_duckdb = connection.execute(
            f"SELECT * FROM read_parquet('{folder}/**/*.parquet')"
        ).to_arrow_table()
    names = {c.name for c in columns(TABLES[table]) if not c.clock}
    names |= {partition_column(TABLES[table])} - {None}
    by_pyarrow = ds.dataset(folder, partitioning="hive").to_table()
    for rows in (by_duckdb, by_pyarrow, pd.read_parquet(folder), pl.read_parquet(folder)):
        assert len(rows) == count
        assert set(getattr(rows, "column_names", None) or rows.columns) == names


def test_month_of_publication_prunes(loaded):
    settings, _ = loaded
    [month] = (
        pl.scan_parquet(settings.lake / "quotes").select(pl.col("published_month").min()).collect().row(0)
    )
    some = pl.scan_parquet(settings.lake / "quotes").filter(pl.col("published_month") == month).collect()
    assert {day.strftime("%Y-%m") for day in some["published_date"]} == {month}


def test_files_are_zstd_and_say_what_columns_mean(loaded):
    settings, _ = loaded
    file = next((settings.lake / "metrics").rglob("*.parquet"))
    assert pq.ParquetFile(file).metadata.row_group(0).column(0).compression == "ZSTD"
    meanings = pq.read_schema(file).field("comparator").metadata[b"description"]
    assert b"Hedge as a sign" in meanings


def test_same_run_twice_and_a_run_elsewhere_leave_equal_bytes(samples, settings, tmp_path):
    first = pipeline.run([samples.as_posix()], settings)
    before, rows = digests(settings.lake), contents(settings.warehouse)
    second = pipeline.run([samples.as_posix()], settings)
    assert (first.changed, second.changed, second.exported.written) == (True, False, ())
    assert digests(settings.lake) == before
    assert contents(settings.warehouse) == rows
    elsewhere = Settings(
        lake=tmp_path / "other", warehouse=tmp_path / "other.duckdb", batch_articles=3, processes=1
    )
    pipeline.run([samples.as_posix()], elsewhere)
    assert digests(elsewhere.lake) == before


def test_lake_that_was_damaged_is_mended_by_the_next_run(loaded, tmp_path):
    settings, _ = loaded
    lake = tmp_path / "lake"
    shutil.copytree(settings.lake, lake)
    right = digests(lake)
    lost, cut, strange = sorted((lake / "quotes").rglob("*.parquet"))[:3]
    lost.unlink()
    cut.write_bytes(cut.read_bytes()[:-20])
    (lake / "quotes" / "published_month=1066-10").mkdir()
    strange.rename(lake / "quotes" / "published_month=1066-10" / strange.name)
    done = export(settings.warehouse, lake)
    assert digests(lake) == right
    assert len(done.written) == 3
    assert [file.parent.name for file in done.removed] == ["published_month=1066-10"]
