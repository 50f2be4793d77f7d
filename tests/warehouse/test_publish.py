"""Publishing: readers are never disturbed, and a run killed at any instant leaves no trace."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap

import duckdb
import pytest
from states import contents, digests

from flows import pipeline
from flows.settings import CHECKOUT, Settings
from models import TABLES
from warehouse.errors import BadQuery, NoWarehouse, WarehouseBusy
from warehouse.publish import only_writer, query

NEWS = "OSLO, March 4, 2021 (Example News) -- Exports rose 5 percent to 2 million tonnes, Ana Prado said.\n"
MORE = "QUITO, May 9, 2021 (Example News) -- The Cocoa Fair opened on Sunday with 120 exhibitors.\n"


def test_reader_keeps_what_it_has_open_and_the_next_one_sees_the_new_state(tmp_path, settings):
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    pipeline.run([file.as_posix()], settings)
    script = textwrap.dedent("""
        import sys, duckdb
        connection = duckdb.connect(sys.argv[1], read_only=True)
        print(connection.execute("SELECT count(*) FROM articles").fetchone()[0], flush=True)
        sys.stdin.readline()
        print(connection.execute("SELECT count(*) FROM articles").fetchone()[0], flush=True)
    """)
    reader = subprocess.Popen(
        [sys.executable, "-c", script, str(settings.warehouse)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdout.readline() == "1\n"
    (tmp_path / "b.txt").write_text(MORE, encoding="utf-8")
    pipeline.run([(tmp_path / "b.txt").as_posix()], settings)
    told, _ = reader.communicate("go on\n")
    assert told == "1\n"
    assert query(settings.warehouse, "SELECT count(*) FROM articles").fetchall() == [(2,)]


# Each is where a killed process stops: before it returns from this function.
INSTANTS = {
    "batch staged": "flows.steps.stage",
    "loaded, not linked": "warehouse.load.load",
    "entities linked, events not": "flows.link._link_entities",
    "judged, not published": "flows.steps.record",
    "published, lake not yet": "warehouse.publish.publish",
    "lake half-way": "warehouse.parquet._write",
}


@pytest.mark.parametrize("where", INSTANTS.values(), ids=INSTANTS)
def test_run_that_was_killed_and_started_again_ends_as_one_that_was_not(tmp_path, where):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(NEWS, encoding="utf-8")
    whole = Settings(
        lake=tmp_path / "whole" / "lake", warehouse=tmp_path / "whole" / "news.duckdb", processes=0
    )
    pipeline.run([inbox.as_posix()], whole)
    broken = tmp_path / "broken"
    shutil.copytree(tmp_path / "whole", broken)

    (inbox / "b.txt").write_text(MORE, encoding="utf-8")
    pipeline.run([inbox.as_posix()], whole)

    settings = Settings(lake=broken / "lake", warehouse=broken / "news.duckdb", processes=0)
    module, name = where.rsplit(".", 1)
    script = textwrap.dedent(f"""
        import os, signal, sys
        from pathlib import Path
        import {module} as module
        from flows import pipeline
        from flows.settings import Settings
        real = module.{name}
        def killed(*given, **named):
            real(*given, **named)
            os.kill(os.getpid(), signal.SIGKILL)
        module.{name} = killed
        inbox, lake, warehouse = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
        pipeline.run([inbox], Settings(lake=lake, warehouse=warehouse, processes=0))
    """)
    done = subprocess.run(
        [sys.executable, "-c", script, inbox.as_posix(), str(settings.lake), str(settings.warehouse)],
        cwd=CHECKOUT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr.decode()
    pipeline.run([inbox.as_posix()], settings)
    assert digests(settings.lake) == digests(whole.lake)
    rows, wanted = contents(settings.warehouse), contents(whole.warehouse)
    for table in TABLES:
        if table != "runs":
            assert rows[table] == wanted[table]
    assert not list(broken.rglob("*.writing"))


def test_second_writer_is_told_to_wait(settings):
    with only_writer(settings.warehouse):
        second = only_writer(settings.warehouse, patience=0)
        with pytest.raises(WarehouseBusy, match="another run"):
            second.__enter__()


def test_asking_where_nothing_is_says_what_to_do(tmp_path):
    with pytest.raises(NoWarehouse, match="dateline run"):
        query(tmp_path / "none.duckdb", "SELECT 1")


@pytest.mark.parametrize("sql", ["SELECT nothing FROM nowhere", "DROP TABLE quotes", "SELEKT"])
def test_bad_query_is_refused_and_changes_nothing(loaded, sql):
    settings, _ = loaded
    with pytest.raises((BadQuery, duckdb.Error)):
        query(settings.warehouse, sql).fetchall()
    assert query(settings.warehouse, "SELECT count(*) > 0 FROM quotes").fetchall() == [(True,)]
