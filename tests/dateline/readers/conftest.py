import corpus
import pytest
from hypothesis import settings

from dateline.article import Article
from dateline.readers import Limits, Options, read_files

settings.register_profile("readers", derandomize=True, max_examples=60, deadline=None, database=None)


@pytest.fixture
def sample():
    """Path of a sample by its name."""
    return lambda name: corpus.SAMPLES / name


@pytest.fixture
def found(tmp_path):
    """What is read from bytes in a file: articles and errors, their uris without the folder."""

    def read(data, name="story.txt", limits=None, fields=None):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        options = Options(limits or Limits(), fields or {})
        items = list(read_files(path, options=options))
        for item in items:
            assert item.uri.startswith(path.as_posix())
            if isinstance(item, Article):
                assert all(item.text[s.start : s.end] == s.text for s in (*item.captions, *item.boilerplate))
        return items

    return read
