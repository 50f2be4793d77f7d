"""The command `dateline`: what people type and read."""

from __future__ import annotations

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.settings import BadSetting, Settings

runner = CliRunner()
NEWS = "QUITO, May 9, 2021 (Example News) -- The Cocoa Fair drew 120 exhibitors, Ana Prado said on Sunday.\n"


@pytest.fixture
def places(tmp_path):
    return ["--lake", str(tmp_path / "lake"), "--warehouse", str(tmp_path / "news.duckdb")]


@pytest.fixture
def warehouse(loaded):
    return ["--warehouse", str(loaded[0].warehouse)]


def test_run_ends_with_a_summary(tmp_path, places):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    done = runner.invoke(cli.app, ["run", str(tmp_path / "a.txt"), *places])
    assert done.exit_code == 0, done.output
    for name in ("articles", "events", "metrics", "quotes", "rejects", "seconds", "words per second"):
        assert name in " ".join(done.output.split())
    again = runner.invoke(cli.app, ["run", str(tmp_path / "a.txt"), *places])
    assert "Nothing new" in again.output
    assert "1 of 1 articles read were there already" in again.output


def test_run_with_a_bad_file_loads_the_rest_and_says_so(tmp_path, places):
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "a.txt").write_text(NEWS, encoding="utf-8")
    (inbox / "b.txt").write_bytes(b"")
    done = runner.invoke(cli.app, ["run", str(inbox), *places])
    assert done.exit_code == 3
    assert "1 rejected" in done.output


def test_what_a_run_wrote_is_no_input_of_the_next(tmp_path, places):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    for _ in range(2):
        done = runner.invoke(cli.app, ["run", str(tmp_path), *places])
        assert done.exit_code == 0, done.output
    assert "1 of 1 articles read were there already" in done.output


def test_run_on_nothing_is_an_error(tmp_path, places):
    done = runner.invoke(cli.app, ["run", str(tmp_path / "nowhere"), *places])
    assert done.exit_code == 1
    assert "1 rejected" in done.output


def test_query_as_table_csv_and_json(warehouse):
    sql = "SELECT outlet, count(*) AS n, list(title) AS titles FROM articles GROUP BY 1 ORDER BY 1"
    table = runner.invoke(cli.app, ["query", sql, *warehouse])
    assert "outlet" in table.output
    rows = json.loads(runner.invoke(cli.app, ["query", sql, *warehouse, "--output", "json"]).output)
    as_csv = runner.invoke(cli.app, ["query", sql, *warehouse, "-o", "csv"]).output
    assert [(row["outlet"] or "", str(row["n"])) for row in rows] == [
        (row["outlet"], row["n"]) for row in csv.DictReader(io.StringIO(as_csv))
    ]


def test_show_highlights_the_facts_of_a_file(tmp_path):
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    done = runner.invoke(cli.app, ["show", str(tmp_path / "a.txt")])
    assert done.exit_code == 0, done.output
    assert "The Cocoa Fair drew 120 exhibitors" in done.output
    assert "Ana Prado" in done.output.split("details")[1]


def test_show_writes_large_figures_out(tmp_path):
    (tmp_path / "a.txt").write_text(
        "Trade between Peru and Chile reached $73.15 billion.\n", encoding="utf-8"
    )
    done = runner.invoke(cli.app, ["show", str(tmp_path / "a.txt")])
    assert "= 73,150,000,000 USD" in " ".join(done.output.split())


def test_show_of_a_stored_article_and_of_none(loaded, warehouse):
    import duckdb

    with duckdb.connect(str(loaded[0].warehouse), read_only=True) as connection:
        [(article_id, text)] = connection.execute("SELECT article_id, text FROM articles LIMIT 1").fetchall()
    done = runner.invoke(cli.app, ["show", article_id, *warehouse])
    assert text.split()[0] in done.output
    missing = runner.invoke(cli.app, ["show", "0123456789abcdef", *warehouse])
    assert "no article" in str(missing.exception)


def test_status_says_what_is_held(warehouse):
    done = runner.invoke(cli.app, ["status", *warehouse])
    assert "Last runs" in done.output
    assert "quotes" in done.output


@pytest.mark.parametrize("command", ["run", "query", "show", "status", "backfill"])
def test_help_has_an_example(command):
    done = runner.invoke(cli.app, [command, "--help"])
    assert f"dateline {command}" in done.output.split("Example")[1]


def test_main_turns_errors_into_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["dateline", "status", "--warehouse", str(tmp_path / "none.duckdb")])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert "no warehouse there" in " ".join(capsys.readouterr().err.split())


def test_settings_come_from_the_environment_and_bad_ones_are_told():
    settings = Settings.of({"DATELINE_LAKE": "there", "DATELINE_PROCESSES": "2"}, processes=None)
    assert (settings.lake.name, settings.processes) == ("there", 2)
    with pytest.raises(BadSetting, match="DATELINE_PROCESSES is 'two'"):
        Settings.of({"DATELINE_PROCESSES": "two"})
    with pytest.raises(BadSetting, match="batch_articles is 0"):
        Settings.of({"DATELINE_BATCH_ARTICLES": "0"})


def test_fields_and_limits_reach_the_readers(tmp_path, places):
    file = tmp_path / "export.jsonl"
    file.write_text(json.dumps({"story": {"main": NEWS * 3}, "when": "2021-05-09"}) + "\n", encoding="utf-8")
    fields = ["--fields", "text=story.main,published=when"]
    assert runner.invoke(cli.app, ["run", str(file), *places, *fields]).exit_code == 0
    done = runner.invoke(cli.app, ["run", str(file), *places, *fields, "--limits", "file_bytes=20"])
    assert (done.exit_code, "1 rejected" in done.output) == (1, True)
    with pytest.raises(BadSetting, match="limit 'bytes=5': give NAME=VALUE, NAME one of file_bytes"):
        Settings(limits="bytes=5")
    with pytest.raises(BadSetting, match="limits are numbers"):
        Settings(limits="layers=many")
