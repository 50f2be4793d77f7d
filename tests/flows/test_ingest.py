"""The flows under Prefect: the same bytes as without, tasks by name, retries, an artifact."""

from __future__ import annotations

import asyncio

import pytest
import yaml
from states import contents, digests

from flows import pipeline, steps
from flows.settings import CHECKOUT, Settings
from models import TABLES

pytestmark = pytest.mark.slow
NEWS = "QUITO, May 9, 2021 (Example News) -- The Cocoa Fair drew 120 exhibitors, Ana Prado said on Sunday.\n"


@pytest.fixture(scope="module")
def prefect():
    from prefect.testing.utilities import prefect_test_harness

    from flows import ingest  # sets Prefect's switches before Prefect is imported

    with prefect_test_harness(server_startup_timeout=180):
        yield ingest


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for name, day in (("a", "May 9"), ("b", "May 10"), ("c", "May 11")):
        (folder / f"{name}.txt").write_text(NEWS.replace("May 9", day), encoding="utf-8")
    return folder


def settings_in(folder):
    return Settings(lake=folder / "lake", warehouse=folder / "news.duckdb", batch_articles=2, processes=0)


def test_flow_gives_the_same_as_the_plain_run_and_tells_what_it_did(prefect, inbox, tmp_path):
    plain, tracked = settings_in(tmp_path / "plain"), settings_in(tmp_path / "tracked")
    pipeline.run([inbox.as_posix()], plain)
    summary = prefect.ingest([inbox.as_posix()], tracked, check=False)
    assert summary.rows["articles"] == 3
    assert digests(tracked.lake) == digests(plain.lake)
    rows, wanted = contents(tracked.warehouse), contents(plain.warehouse)
    assert {t: rows[t] for t in TABLES if t != "runs"} == {t: wanted[t] for t in TABLES if t != "runs"}

    names, artifacts = asyncio.run(told())
    for step in ("extract", "transform", "validate", "write-parquet", "load"):
        assert any(name.startswith(f"{step}-") for name in names), (step, names)
    assert sum(name.startswith("extract-") for name in names) == 2
    assert "| quotes |" in artifacts[-1]


async def told():
    from prefect.client.orchestration import get_client

    async with get_client() as client:
        runs = await client.read_task_runs()
        artifacts = await client.read_artifacts()
    return [run.name for run in runs], [artifact.data for artifact in artifacts]


def test_fault_that_passes_is_tried_again(prefect, inbox, tmp_path, monkeypatch):
    real, calls = steps.load, []

    def load(settings):
        calls.append(1)
        if len(calls) == 1:
            raise OSError("the disk was away for a moment")
        return real(settings)

    monkeypatch.setattr(steps, "load", load)
    summary = prefect.ingest([inbox.as_posix()], settings_in(tmp_path), check=False)
    assert (len(calls), summary.rows["articles"]) == (2, 3)


def test_deployments_point_at_flows_that_are_there(prefect):
    from prefect import Flow

    deployments = yaml.safe_load((CHECKOUT / "prefect.yaml").read_text(encoding="utf-8"))["deployments"]
    assert {deployment["name"] for deployment in deployments} == {"daily", "backfill"}
    for deployment in deployments:
        path, name = deployment["entrypoint"].split(":")
        assert (CHECKOUT / path).exists()
        flow = getattr(prefect, name)
        assert isinstance(flow, Flow)
        assert set(deployment.get("parameters", {})) <= set(flow.parameters.properties)
