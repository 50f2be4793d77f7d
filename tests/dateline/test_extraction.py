"""The way through: the interface that users call, and what holds of everything that it finds."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline import Article, Span
from dateline.errors import ExtractionFailed
from dateline.extraction import attempt_many, extractor_version

NEWS = (
    "OSLO, March 4, 2021 (Example News) -- Exports rose 5 percent to 2 million tonnes in 2020, said "
    'Ana Prado, director of the Cork Board. "We expect more," she said. '
    "The Board signed a contract with Norland on Tuesday.\n"
)


def spans(value):
    """Every span in a record, however deep."""
    if isinstance(value, Span):
        yield value
    if isinstance(value, tuple):
        for one in value:
            yield from spans(one)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, Article):
        for name in value.__dataclass_fields__:
            yield from spans(getattr(value, name))


def assert_grounded(extraction):
    text = extraction.article.text
    found = [
        *spans(extraction.times), *spans(extraction.quotes), *spans(extraction.metrics),
        *spans(extraction.events), *spans(extraction.entities),
    ]  # fmt: skip
    for span in found:
        assert text[span.start : span.end] == span.text
        assert span.start < span.end
    return len(found)


def test_everything_found_in_the_samples_is_grounded_and_in_order(samples):
    found = 0
    for extraction in dateline.extract_many(dateline.read(samples)):
        found += assert_grounded(extraction)
        for kind in (extraction.times, extraction.metrics):
            assert list(kind) == sorted(kind, key=lambda span: span.start)
        for metric in extraction.metrics:
            assert (
                not metric.period_start or not metric.period_end or metric.period_start <= metric.period_end
            )
        for event in extraction.events:
            assert not event.start_date or not event.end_date or event.start_date <= event.end_date
    assert found > 500


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_at_all_is_survived(text):
    assert_grounded(dateline.extract(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n",
        "“" * 500,
        "1" * 5000,
        "said " * 2000,
        "A\u0301\U0001f600 said 5 percent \u202e more.\r\nOn May 4\x00 he said “yes”.",
        "x" * 20_000,
    ],
    ids=["empty", "blank", "marks", "one-number", "cues", "odd-characters", "no-space"],
)
def test_odd_texts_are_survived(text):
    assert_grounded(dateline.extract(text, published=date(2020, 1, 1)))


def test_text_and_article_are_the_same_to_extract():
    as_text = dateline.extract(NEWS, published=date(2021, 3, 4))
    as_article = dateline.extract(Article(text=NEWS, published=date(2021, 3, 4)))
    assert as_text == as_article
    assert as_text.quotes
    assert as_text.metrics
    assert as_text.events
    assert as_text.entities
    assert as_text.times


def test_worker_processes_change_nothing_but_the_time(samples):
    articles = list(dateline.read(samples))
    assert list(dateline.extract_many(articles, processes=2)) == list(dateline.extract_many(articles))


def test_an_article_s_facts_do_not_depend_on_its_neighbours(samples):
    articles = list(dateline.read(samples))
    together = list(dateline.extract_many(articles))
    assert [dateline.extract(article) for article in reversed(articles)][::-1] == together


def test_many_articles_are_read_as_they_are_needed():
    read = []

    def endless():
        for number in count():
            read.append(number)
            yield Article(text=f"{number} percent, he said.")

    assert len(list(islice(dateline.extract_many(endless()), 3))) == 3
    assert len(read) <= 4


def test_no_process_at_all_is_refused():
    with pytest.raises(ValueError, match="processes is 0"):
        next(dateline.extract_many([], processes=0))


def test_article_that_brings_the_rules_down_is_named(monkeypatch):
    def faulty(*given):
        raise KeyError("ouch")

    monkeypatch.setattr("dateline.extraction.find_times", faulty)
    [failed] = attempt_many([Article(text=NEWS, uri="inbox/a.txt")])
    assert isinstance(failed, ExtractionFailed)
    assert "inbox/a.txt: extraction failed with KeyError('ouch') at test_extraction.py" in str(failed)
    with pytest.raises(ExtractionFailed):
        list(dateline.extract_many([Article(text=NEWS)]))


def test_import_is_light():
    heavy = ("spacy", "trafilatura", "pandas", "duckdb")
    script = f"import sys, dateline; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_version_names_the_rules():
    assert extractor_version().startswith(f"{dateline.__version__}+")


@pytest.mark.parametrize(
    ("published", "told", "precision"),
    [
        (date(2017, 1, 1), "year", "year"),
        (date(2017, 6, 1), "month", "month"),
        (date(2017, 6, 19), "year", "day"),
        (date(2017, 1, 1), None, "day"),
        (None, None, None),
    ],
)
def test_precision_fits_the_date(published, told, precision):
    article = Article(text=NEWS, published=published, published_precision=told)
    assert article.published_precision == precision


def test_workers_end_when_the_process_that_started_them_is_killed():
    script = (
        "import os, signal\n"
        "from dateline.extraction import _pool, start_workers\n"
        "if __name__ == '__main__':\n"
        "    start_workers(1)\n"
        "    print(_pool(1).submit(os.getpid).result(), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    worker = int(told.stdout)
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists():
            break
        time.sleep(0.1)
    assert not Path(f"/proc/{worker}").exists()
