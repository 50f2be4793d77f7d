"""Files, folders, globs and URLs."""

import corpus
import fsspec
import pytest

import dateline
from dateline.readers import list_files, read_files

STORY = corpus.STORY.encode()


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "sub/c.txt", "sub/deep/d.html", ".hidden/e.txt", "sub/.f.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(corpus.PAGE if name.endswith("html") else STORY)
    return tmp_path.as_posix()


def test_a_folder_is_read_in_order_hidden_files_left_out(folder):
    found = [f"{folder}/{name}" for name in ("a.txt", "b.txt", "sub/c.txt", "sub/deep/d.html")]
    assert list_files([folder]) == found
    assert [article.uri for article in dateline.read(folder)] == found


def test_globs_and_several_paths_name_each_file_once(folder):
    assert list_files([f"{folder}/*.txt"]) == [f"{folder}/a.txt", f"{folder}/b.txt"]
    assert list_files([f"{folder}/**/*.html"]) == [f"{folder}/sub/deep/d.html"]
    assert list_files([f"{folder}/b.txt", folder])[:2] == [f"{folder}/b.txt", f"{folder}/a.txt"]
    assert list_files([folder, f"{folder}/**/*.txt"]) == list_files([folder])


def test_a_name_with_a_bracket_is_a_name(tmp_path):
    path = tmp_path / "story [2].txt"
    path.write_bytes(STORY)
    assert [article.uri for article in dateline.read(path)] == [path.as_posix()]


def test_what_is_not_there_stands_for_itself(tmp_path):
    assert list_files([f"{tmp_path}/no.txt", f"{tmp_path}/*.no"]) == [
        f"{tmp_path}/no.txt",
        f"{tmp_path}/*.no",
    ]
    assert [error.reason for error in read_files([f"{tmp_path}/no.txt", f"{tmp_path}/*.no"])] == [
        "there is no such file or folder",
        "no file matches it",
    ]


def test_links_in_circles_end(tmp_path):
    (tmp_path / "a.txt").write_bytes(STORY)
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    assert list_files([tmp_path.as_posix()]) == [f"{tmp_path}/a.txt"]


def test_articles_come_as_they_are_asked_for(tmp_path, monkeypatch):
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_bytes(STORY)
    opened = []
    real = dateline.readers.open_file
    monkeypatch.setattr(
        "dateline.readers.open_file", lambda uri, limits: opened.append(uri) or real(uri, limits)
    )
    articles = dateline.read(tmp_path)
    next(articles)
    assert len(opened) == 1
    next(articles)
    assert len(opened) < 100  # bare texts are completed some at a time


def test_any_file_system_of_fsspec_is_read():
    memory = fsspec.filesystem("memory")
    memory.pipe("/inbox/b.zip", corpus.zip_of({"x.txt": STORY}))
    memory.pipe("/inbox/a.txt", STORY)
    memory.pipe("/inbox/t.parquet", corpus.parquet([{"text": corpus.STORY}]))
    assert [article.uri for article in dateline.read("memory://inbox")] == [
        "memory:///inbox/a.txt",
        "memory:///inbox/b.zip!/x.txt",
        "memory:///inbox/t.parquet#1",
    ]
    assert list_files(["memory://inbox/*.txt"]) == ["memory:///inbox/a.txt"]


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://nothing/here.txt", "there is no such file or folder"),
        ("nosuch://x/y.txt", "Protocol not known: nosuch"),
    ],
)
def test_a_url_at_which_nothing_is_says_so(url, reason):
    [error] = read_files(url)
    assert error.uri == url
    assert error.reason == reason


@pytest.fixture(scope="module")
def bucket():
    """A bucket on an S3 server of its own, with the address of the server."""
    import boto3
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    keys = {"aws_access_key_id": "k", "aws_secret_access_key": "s", "region_name": "us-east-1"}
    client = boto3.client("s3", endpoint_url=address, **keys)
    client.create_bucket(Bucket="news")
    for key, data in corpus.corpus().items():
        client.put_object(Bucket="news", Key=f"in/{key}", Body=data)
    yield address
    server.stop()


def test_a_bucket_gives_the_same_as_a_folder(bucket, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", bucket)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "k")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    for name, data in corpus.corpus().items():
        (tmp_path / name).write_bytes(data)
    there, here = list(read_files("s3://news/in")), list(read_files(tmp_path))
    assert [item.uri.removeprefix("s3://news/in/") for item in there] == [
        item.uri.removeprefix(f"{tmp_path}/") for item in here
    ]
    assert [getattr(item, "text", None) for item in there] == [getattr(item, "text", None) for item in here]
    assert list_files(["s3://news/in/*.html"]) == ["s3://news/in/page.html"]
    [error] = read_files("s3://news/in/missing.txt")
    assert error.reason == "there is no such file or folder"
