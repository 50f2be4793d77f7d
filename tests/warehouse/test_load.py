"""Loading: the facts of an article are replaced as a whole; nothing is lost, nothing is there twice."""

from __future__ import annotations

import duckdb
import pytest

from flows import pipeline, steps
from models import FACTS, TABLES
from warehouse.errors import BadReference, WarehouseOutdated
from warehouse.load import prepare

NEWS = "OSLO, March 4, 2021 (Example News) -- Exports rose 5 percent to 2 million tonnes, Ana Prado said.\n"
OTHER = "QUITO, May 9, 2021 (Example News) -- The Cocoa Fair opened on Sunday with 120 exhibitors.\n"


def ask(settings, sql):
    with duckdb.connect(str(settings.warehouse), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    return folder


def test_new_file_is_added_and_known_ones_are_not_extracted_again(inbox, settings):
    pipeline.run([inbox.as_posix()], settings)
    (inbox / "b.txt").write_text(OTHER, encoding="utf-8")
    summary = pipeline.run([inbox.as_posix()], settings)
    assert (summary.articles_read, summary.rows["articles"]) == (2, 1)
    assert ask(settings, "SELECT count(*), count(DISTINCT article_id) FROM articles") == [(2, 2)]


def test_same_text_in_two_files_is_one_article_with_two_uris(inbox, settings):
    (inbox / "copy.txt").write_text(NEWS, encoding="utf-8")
    pipeline.run([inbox.as_posix()], settings)
    [(uri, uris)] = ask(settings, "SELECT uri, uris FROM articles")
    assert (uri, uris) == (f"{inbox}/a.txt", [f"{inbox}/a.txt", f"{inbox}/copy.txt"])
    (inbox / "later.txt").write_text(NEWS, encoding="utf-8")
    summary = pipeline.run([inbox.as_posix()], settings)
    assert (summary.changed, summary.rows["articles"]) == (True, 0)
    assert [len(uris) for (uris,) in ask(settings, "SELECT uris FROM articles")] == [3]


def test_newer_extractor_replaces_the_facts_of_an_article(inbox, settings, monkeypatch):
    pipeline.run([inbox.as_posix()], settings)
    before = {table: ask(settings, f"SELECT count(*) FROM {table}") for table in FACTS}
    monkeypatch.setattr(steps, "extractor_version", lambda: "9.9.9+0badcafe")
    pipeline.run([inbox.as_posix()], settings)
    assert {table: ask(settings, f"SELECT count(*) FROM {table}") for table in FACTS} == before
    for table in ("articles", *FACTS):
        versions = ask(settings, f"SELECT DISTINCT extractor_version FROM {table}")
        assert versions in ([("9.9.9+0badcafe",)], [])


def test_backfill_extracts_what_the_warehouse_holds(inbox, settings, monkeypatch):
    pipeline.run([inbox.as_posix()], settings)
    (inbox / "a.txt").unlink()
    monkeypatch.setattr(steps, "extractor_version", lambda: "9.9.9+0badcafe")
    assert pipeline.backfill(settings, since="2022-01-01").rows["articles"] == 0
    assert pipeline.backfill(settings, since="2021-01-01", until="2021-12-31").rows["articles"] == 1
    assert ask(settings, "SELECT extractor_version FROM articles") == [("9.9.9+0badcafe",)]


def test_rebuild_keeps_articles_uris_rejects_and_runs(inbox, settings):
    (inbox / "copy.txt").write_text(NEWS, encoding="utf-8")
    (inbox / "empty.txt").write_bytes(b"")
    pipeline.run([inbox.as_posix()], settings)
    kept = [f"FROM {table} ORDER BY ALL" for table in ("articles", "quotes", "metrics", "rejects")]
    before = [ask(settings, sql) for sql in kept]
    pipeline.backfill(settings, rebuild=True)
    assert [ask(settings, sql) for sql in kept] == before
    assert ask(settings, "SELECT count(*) FROM runs") == [(2,)]


def test_bad_file_is_rejected_and_forgotten_once_it_is_mended(inbox, settings):
    bad = inbox / "empty.txt"
    bad.write_bytes(b"")
    summary = pipeline.run([inbox.as_posix()], settings)
    assert (summary.rows["rejects"], summary.rows["articles"]) == (1, 1)
    [(uri, stage, reason)] = ask(settings, "SELECT uri, stage, reason FROM rejects")
    assert (uri, stage) == (bad.as_posix(), "read")
    assert "empty" in reason
    assert not pipeline.run([inbox.as_posix()], settings).changed
    bad.write_text(OTHER, encoding="utf-8")
    pipeline.run([inbox.as_posix()], settings)
    assert ask(settings, "FROM rejects") == []


def test_article_that_brings_the_rules_down_is_rejected_and_the_run_goes_on(inbox, settings, monkeypatch):
    from dateline import extraction

    (inbox / "b.txt").write_text(OTHER, encoding="utf-8")
    real = extraction.find_quotes

    def faulty(doc, *rest):
        if doc.text.startswith("QUITO"):
            raise ZeroDivisionError
        return real(doc, *rest)

    monkeypatch.setattr(extraction, "find_quotes", faulty)
    pipeline.run([inbox.as_posix()], settings)
    [(stage, reason)] = ask(settings, "SELECT stage, reason FROM rejects")
    assert stage == "extract"
    assert "ZeroDivisionError() at test_load.py" in reason
    assert ask(settings, "SELECT count(*) FROM articles") == [(1,)]


def test_row_that_breaks_its_contract_is_rejected_and_the_others_are_loaded(inbox, settings, monkeypatch):
    real = steps.fact_rows

    def faulty(extractions, version):
        rows = real(extractions, version)
        for row in rows["metrics"][:1]:
            row["comparator"] = "roughly"
        return rows

    monkeypatch.setattr(steps, "fact_rows", faulty)
    summary = pipeline.run([inbox.as_posix()], settings)
    [(uri, table, reason)] = ask(settings, "SELECT uri, table_name, reason FROM rejects")
    assert (uri, table) == (f"{inbox}/a.txt", "metrics")
    assert "comparator is 'roughly'" in reason
    assert summary.rows["metrics"] == 1


def test_new_nullable_column_is_added_to_an_older_warehouse(inbox, settings):
    pipeline.run([inbox.as_posix()], settings)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("ALTER TABLE quotes DROP COLUMN addressee")
    (inbox / "b.txt").write_text(OTHER, encoding="utf-8")
    pipeline.run([inbox.as_posix()], settings)
    [(kind, comment)] = ask(
        settings,
        "SELECT data_type, comment FROM duckdb_columns() "
        "WHERE table_name = 'quotes' AND column_name = 'addressee'",
    )
    assert (kind, comment) == ("VARCHAR", "Outlet or body that the words were said to.")


def test_changed_type_is_refused_with_what_to_do_and_rebuilt(inbox, settings):
    pipeline.run([inbox.as_posix()], settings)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("DROP VIEW money_figures")
        connection.execute("ALTER TABLE metrics ALTER value TYPE VARCHAR")
    with pytest.raises(WarehouseOutdated, match=r"metrics.*value is VARCHAR, not DOUBLE.*backfill --rebuild"):
        pipeline.run([inbox.as_posix()], settings)
    pipeline.backfill(settings, rebuild=True)
    assert ask(settings, "SELECT typeof(value) FROM metrics LIMIT 1") == [("DOUBLE",)]


def test_bad_reference_row_is_told_by_file_and_line(inbox, settings, tmp_path):
    reference = tmp_path / "reference"
    reference.mkdir()
    (reference / "fx_rates.csv").write_text(
        "currency,period,usd_per_unit,source\nEUR,2020,1.14,x\nEUR,last year,1.1,x\n", encoding="utf-8"
    )
    import dataclasses

    with pytest.raises(BadReference, match=r"fx_rates.csv, line 3: period is 'last year'"):
        pipeline.run([inbox.as_posix()], dataclasses.replace(settings, reference=reference))


@pytest.mark.parametrize("table", [t for t in TABLES if t not in ("rejects",)])
def test_samples_fill_every_table(loaded, table):
    settings, _ = loaded
    assert ask(settings, f"SELECT count(*) > 0 FROM {table}") == [(True,)]


def test_links_of_an_older_contract_are_made_anew(tmp_path):
    database = tmp_path / "warehouse.duckdb"
    prepare(database)
    with duckdb.connect(str(database)) as connection:
        connection.execute("DROP TABLE links")
        connection.execute("CREATE TABLE links (first VARCHAR)")
        connection.execute("INSERT INTO link_rules VALUES ('event', '', 'digest')")
    prepare(database)
    with duckdb.connect(str(database)) as connection:
        assert connection.execute("SELECT count(*) FROM link_rules").fetchall() == [(0,)]
        assert connection.execute("SELECT binds FROM links").fetchall() == []
