"""Quality: a good warehouse passes, a damaged one is not published, and the report is readable offline."""

from __future__ import annotations

import re
import shutil
import subprocess
from urllib.parse import unquote

import duckdb
import pytest

from flows import pipeline, steps
from flows.pipeline import ChecksFailed
from warehouse.quality.check import check_warehouse

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def verdict(loaded, tmp_path_factory):
    settings, _ = loaded
    return check_warehouse(settings.warehouse, tmp_path_factory.mktemp("report") / "data_docs")


def test_samples_meet_every_critical_expectation(verdict):
    assert verdict.expectations > 100
    assert verdict.failed_critical == []


DAMAGES = {
    "text": (
        "UPDATE quotes SET text = text || '!' WHERE quote_id = (SELECT min(quote_id) FROM quotes)",
        "quotes.text",
    ),
    "content": ("UPDATE quotes SET content = 'never said'", "quotes.content"),
    "article-gone": ("DELETE FROM articles", "metrics.has_article"),
    "period": (
        "UPDATE metrics SET period_start = '2021-01-02', period_end = '2021-01-01'",
        "metrics.period_end",
    ),
    "twice": ("INSERT INTO stories FROM stories", "stories.story_id"),
}


def test_damage_is_found(loaded, tmp_path):
    settings, _ = loaded
    database = tmp_path / "damaged.duckdb"
    shutil.copy(settings.warehouse, database)
    with duckdb.connect(str(database)) as connection:
        for name in ("article-gone", "text", "content", "period", "twice"):
            connection.execute(DAMAGES[name][0])
    failed = check_warehouse(database, tmp_path / "data_docs").failed_critical
    for _, told in DAMAGES.values():
        assert any(line.startswith(told) for line in failed), (told, failed)


def test_state_that_fails_is_not_published(tmp_path, settings, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text("QUITO, May 9, 2021 (Example News) -- The fair drew 120 exhibitors, Ana Prado said.\n")
    pipeline.run([file.as_posix()], settings)
    published = settings.warehouse.read_bytes()
    real = steps.fact_rows

    def displaced(extractions, version):
        rows = real(extractions, version)
        for row in rows["quotes"]:
            row["content"] = "what nobody said"
        return rows

    monkeypatch.setattr(steps, "fact_rows", displaced)
    monkeypatch.setattr(steps, "extractor_version", lambda: "9.9.9+0badcafe")
    with pytest.raises(ChecksFailed, match=r"quotes\.content"):
        pipeline.run([file.as_posix()], settings, check=True)
    assert settings.warehouse.read_bytes() == published
    assert (settings.data_docs / "index.html").exists()


def test_report_asks_nothing_of_the_network(verdict):
    pages = sorted(verdict.report.parent.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=[\"']https?:", html) == []
        for target in re.findall(r"<(?:script|link)[^>]+(?:src|href)=[\"']([^\"']+\.(?:js|css))[\"']", html):
            assert (page.parent / target).exists(), (page, target)
    index = verdict.report.read_text(encoding="utf-8")
    linked = re.findall(r"href=[\"']([^\"'#]+\.html)[\"']", index)
    assert len(linked) >= 10
    assert all((verdict.report.parent / unquote(target)).exists() for target in linked)


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (apt-get install chromium)")
def test_report_is_shown_by_a_browser_without_network(verdict, tmp_path):
    page = subprocess.run(
        [
            CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={tmp_path}",
            "--virtual-time-budget=5000", "--dump-dom", verdict.report.as_uri(),
        ],
        capture_output=True, text=True, timeout=60, check=True,
    ).stdout  # fmt: skip
    # Rows are in the page only after bootstrap-table has run.
    assert 'data-index="0"' in page
    assert "event_participants" in page
