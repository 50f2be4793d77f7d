"""Fixtures: the sample articles, loaded once for all tests that only read."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest

from flows import pipeline
from flows.settings import CHECKOUT, Settings
from flows.steps import Summary

# Examples are drawn from the property's own name: a run that passes passes everywhere.
hypothesis.settings.register_profile("dateline", derandomize=True, deadline=None, max_examples=100)
hypothesis.settings.load_profile("dateline")

SAMPLES = CHECKOUT / "seeds" / "articles"
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(scope="session")
def samples() -> Path:
    """Folder of the sample articles."""
    return SAMPLES


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Settings, Summary]:
    """The sample articles as lake and warehouse, for tests that only read."""
    settings = settings_in(tmp_path_factory.mktemp("loaded"))
    return settings, pipeline.run([SAMPLES.as_posix()], settings)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a lake and a warehouse that are not there yet."""
    return settings_in(tmp_path)


def settings_in(folder: Path) -> Settings:
    """Settings with everything in one folder; the tests' own process, which has the model, extracts."""
    return Settings(
        lake=folder / "lake",
        warehouse=folder / "news.duckdb",
        data_docs=folder / "data_docs",
        batch_articles=7,
        processes=0,
    )
