"""Bad input: each ends as a value with a reason that a person understands."""

import json
import os
import pickle

import corpus
import pytest

import dateline
from dateline.article import head
from dateline.errors import UnreadableFile, excerpt
from dateline.readers import Limits, read_files

BOMB = """<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><item><description>&b;</description></item></channel></rss>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname">]><nitf><body><body.content><p>&x;</p></body.content></body></nitf>'
RUSSIAN = "Губернатор области заявил журналистам, что мост откроют весной следующего года. " * 4
GERMAN = (
    "Der Hafen hat am Dienstag ein zweites Terminal für Getreide eröffnet, wie die Behörde mitteilte. " * 4
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "it is empty", id="empty"),
        pytest.param(b" \n\t\n ", "it is empty (only white space)", id="blank"),
        pytest.param(b"\xef\xbb\xbf", "it is empty (only white space)", id="mark-alone"),
        pytest.param(bytes(range(256)) * 8, "it is not text (binary data of an unknown kind)", id="binary"),
        pytest.param(
            b"Words at first. " * 100 + bytes(range(32)) * 100,
            "it is not text (binary data)",
            id="binary-later",
        ),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "it is a PDF document", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), "it is a PNG picture", id="picture-called-text"),
        pytest.param(b"MZ\x90\x00\x03" + bytes(60), "it is a program", id="program"),
        pytest.param(
            BOMB.encode(),
            "it declares XML entities, which can pull in other files or expand without end",
            id="xml-bomb",
        ),
        pytest.param(
            OUTSIDE.encode(),
            "it declares XML entities, which can pull in other files or expand without end",
            id="external-entity",
        ),
        pytest.param(
            b"<html><body><script>alert(1)</script></body></html>",
            "no article was found in the page",
            id="scripts-alone",
        ),
        pytest.param(
            b"<html><body><ul>" + b"<li><a href='/x'>Story about x</a></li>" * 40 + b"</ul></body></html>",
            "no article was found in the page",
            id="list-of-links",
        ),
        pytest.param(
            b"<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>",
            "no article was found in the page",
            id="error-page",
        ),
        pytest.param(b"[]", "it holds no article", id="empty-list"),
        pytest.param(b"{}", "the record has no field that is known to hold a text", id="empty-object"),
        pytest.param(
            b'[{"text": "It rai',
            "it was cut off or it is not valid JSON: Unterminated string starting at (character 12)",
            id="cut-list",
        ),
        pytest.param(
            b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>',
            "it holds no article",
            id="empty-feed",
        ),
        pytest.param(
            b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
            "it is XML of a kind that holds no article (svg)",
            id="other-xml",
        ),
        pytest.param(RUSSIAN.encode(), "it is in Russian, not in English", id="russian"),
        pytest.param(RUSSIAN.encode("cp1251"), "it is in Russian, not in English", id="russian-windows"),
        pytest.param(GERMAN.encode(), "it is in German, not in English", id="german"),
        pytest.param(RUSSIAN[:170].encode(), "it is in Russian, not in English", id="russian-short"),
        pytest.param((GERMAN * 2)[:195].encode(), "it is in German, not in English", id="german-short"),
        pytest.param(
            json.dumps({"text": GERMAN, "language": "en"}).encode(),
            "it is in German, not in English",
            id="wrong-label",
        ),
    ],
)
def test_each_fault_has_its_reason(found, data, reason):
    [error] = found(data)
    assert isinstance(error, UnreadableFile)
    assert error.reason == reason
    assert error.remedy.endswith(".")


@pytest.mark.parametrize(
    "name", ["message.newsml.xml", "story.nitf.xml", "rss.xml", "news_please.json", "table.parquet"]
)
def test_a_truncated_file_says_so(found, name):
    data = corpus.corpus()[name]
    last = found(data[: len(data) * 3 // 5], name)[-1]
    assert isinstance(last, UnreadableFile)
    assert "cut off" in last.reason or "damaged" in last.reason


@pytest.mark.parametrize(
    "nested",
    ["[" * 100_000, '{"a":' * 100_000, "<div>" * 100_000, "<?xml version='1.0'?>" + "<nitf>" * 100_000],
)
def test_deep_nesting_is_refused(found, nested):
    [error] = found(nested.encode())
    assert isinstance(error, UnreadableFile)
    assert "reading it failed" not in error.reason


def test_articles_files_and_pages_have_limits(found):
    story = b"It rained again on Monday. " * 1000
    for limits, name in (
        (Limits(article_bytes=20_000), "article_bytes"),
        (Limits(file_bytes=20_000), "file_bytes"),
    ):
        [error] = found(story, limits=limits)
        assert name in error.remedy
    [error] = found(corpus.PAGE, limits=Limits(page_bytes=1000))
    assert "page_bytes" in error.remedy
    [error] = found(corpus.PAGE, limits=Limits(page_elements=10))
    assert "page_elements" in error.remedy
    [error] = found(json.dumps([{"text": story.decode()}]).encode(), limits=Limits(article_bytes=20_000))
    assert "article_bytes" in error.remedy
    [error] = found(json.dumps({"text": story.decode()}).encode(), limits=Limits(article_bytes=20_000))
    assert "article_bytes" in error.remedy


def test_the_payload_shows_how_the_input_begins(found):
    [error] = found(b"\x89PNG\r\n\x1a\n" + bytes(4000))
    assert error.payload.startswith("\\x89PNG\\r\\n\\x1a\\n\\x00")
    assert len(error.payload) == 1000
    assert excerpt("a\nb\\") == "a\\nb\\"


def test_errors_survive_pickling():
    error = UnreadableFile("a.txt", "it is empty", "Get it again.", "\\x00")
    again = pickle.loads(pickle.dumps(error))
    assert (again.uri, again.reason, again.remedy, again.payload) == (
        "a.txt",
        "it is empty",
        "Get it again.",
        "\\x00",
    )
    assert str(again) == str(error) == "a.txt: it is empty. Get it again."


def test_a_fault_in_a_parser_does_not_end_the_run(found, monkeypatch, caplog):
    def broken(*args, **options):
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("dateline.readers.html.metadata.article", broken)
    [error] = found(corpus.PAGE)
    assert error.reason == "reading it failed (ZeroDivisionError: by zero)"
    assert "can't be read" in caplog.text


def test_a_fault_in_one_text_does_not_touch_those_read_with_it(tmp_path, monkeypatch, caplog):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Ferry {name} sails\n\nIt left Oulu on Monday.\n", "utf-8")
    real = head.lines_of

    def broken(text):
        return real(text) if "Ferry b" not in text else 1 / 0

    monkeypatch.setattr("dateline.article.head.lines_of", broken)
    first, fault, last = read_files(tmp_path)
    assert (first.title, last.title) == ("Ferry a sails", "Ferry c sails")
    assert fault.reason == "reading it failed (ZeroDivisionError: division by zero)"
    assert "b.txt can't be read" in caplog.text


def test_a_text_that_is_too_much_for_us_is_told_as_such(found, monkeypatch):
    def deep(text):
        raise RecursionError

    monkeypatch.setattr("dateline.article.head.lines_of", deep)
    [error] = found(corpus.STORY.encode())
    assert (error.reason, error.remedy) == (
        "it is too large or too deeply nested (RecursionError)",
        "Split it.",
    )


def test_read_raises_for_the_one_file_it_was_given(tmp_path):
    with pytest.raises(UnreadableFile, match="there is no such file"):
        list(dateline.read(tmp_path / "missing.txt"))
    with pytest.raises(UnreadableFile, match="no file matches"):
        list(dateline.read(f"{tmp_path}/*.txt"))
    with pytest.raises(UnreadableFile, match="there is no such file"):
        list(dateline.read(f"{tmp_path}/./missing.txt"))
    (tmp_path / "empty.txt").touch()
    with pytest.raises(UnreadableFile, match="it is empty"):
        list(dateline.read(tmp_path / "empty.txt"))


def test_read_passes_over_bad_files_in_a_folder_and_says_so(tmp_path, caplog):
    (tmp_path / "a.txt").write_text("It rained on Monday.")
    (tmp_path / "b.txt").touch()
    assert [article.uri for article in dateline.read(tmp_path)] == [f"{tmp_path}/a.txt"]
    assert "b.txt: it is empty" in caplog.text


def test_pipes_do_not_block(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    [error] = read_files(tmp_path / "pipe")
    assert error.reason == "it is a pipe or device, not a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    [error] = read_files(tmp_path)
    assert error.reason == "it may not be read"
