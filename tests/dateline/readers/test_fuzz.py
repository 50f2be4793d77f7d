"""Damaged files of every format are read or refused, and nothing breaks. Longer: tests/fuzz_readers.py."""

import sys
from pathlib import Path

import corpus
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2]))
import fuzz_readers

FILES = corpus.corpus()
PARSED = (
    "page.html",
    "newsapi.json",
    "cc_news.jsonl",
    "message.newsml.xml",
    "story.nitf.xml",
    "rss.xml",
    "table.csv",
)


@pytest.mark.parametrize("first", range(0, 400, 100))
def test_damaged_samples_are_read_or_refused(tmp_path, first):
    for number in range(first, first + 100):
        name, data = fuzz_readers.damaged(FILES, number)
        path = tmp_path / name
        path.write_bytes(data)
        fuzz_readers.check(path)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("fuzz") / "input"


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(data=st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(path, data):
    path.write_bytes(data)
    fuzz_readers.check(path)


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(name=st.sampled_from(PARSED), data=st.data())
def test_text_put_into_samples_is_read_or_refused(path, name, data):
    sample = FILES[name]
    at = data.draw(st.integers(0, len(sample)))
    put = data.draw(
        st.text(max_size=40) | st.sampled_from(['"', "<", "&", "]]>", "\n", ";", "{", "}", "\\", "\0"])
    )
    path.write_bytes(sample[:at] + put.encode("utf-8", "surrogatepass") + sample[at:])
    fuzz_readers.check(path)
