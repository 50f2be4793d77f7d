"""Files inside files, and what is wrong with some of them."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import corpus
import pytest

from dateline.errors import UnreadableFile
from dateline.readers import Limits

STORY = corpus.STORY.encode()


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress, corpus.zst], ids=["gz", "bz2", "xz", "zst"]
)
def test_a_compressed_file_keeps_its_name(found, pack):
    [article] = found(pack(STORY), "story.packed")
    assert article.text == corpus.STORY
    assert article.uri.endswith("/story.packed")


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress, corpus.zst], ids=["gz", "bz2", "xz", "zst"]
)
def test_parts_packed_one_after_the_other_are_one_file(found, pack):
    [article] = found(pack(STORY[:100]) + pack(STORY[100:]))
    assert article.text == corpus.STORY


@pytest.mark.parametrize("pack", [corpus.zip_of, corpus.tar_of], ids=["zip", "tar"])
@pytest.mark.parametrize("outer", [bytes, gzip.compress, corpus.zst], ids=["plain", "gz", "zst"])
def test_members_have_the_archive_in_their_uri(found, pack, outer):
    data = pack({"b/two.html": corpus.PAGE, "a.txt": STORY, "__MACOSX/._a.txt": b"\0", ".hidden": b"no"})
    items = found(outer(data), "all.bin")
    assert sorted(item.uri.rpartition("all.bin")[2] for item in items) == ["!/a.txt", "!/b/two.html"]
    assert {item.format for item in items} == {"txt", "html"}


def test_archives_in_archives_are_read(found):
    inner = corpus.tar_of({"deep.txt": STORY})
    [article] = found(corpus.zip_of({"middle.tar.gz": gzip.compress(inner)}), "outer.zip")
    assert article.uri.endswith("outer.zip!/middle.tar.gz!/deep.txt")


def test_packing_without_end_is_refused(found):
    data = STORY
    for _ in range(6):
        data = gzip.compress(data)
    [error] = found(data)
    assert error.reason == "it is packed more than 4 times"
    [article] = found(data, limits=Limits(layers=6))
    assert article.text == corpus.STORY


def test_a_member_with_a_password_is_refused_and_the_others_read(found):
    data = bytearray(corpus.zip_of({"a.txt": STORY, "secret.txt": STORY}, zipfile.ZIP_STORED))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(mark, 0, len(data))
        data[at + flags] |= 1
    article, error = found(bytes(data), "a.zip")
    assert article.uri.endswith("a.zip!/a.txt")
    assert (error.uri[-17:], error.reason) == ("a.zip!/secret.txt", "it is protected by a password")


@pytest.mark.parametrize(
    "pack", [gzip.compress, bz2.compress, lzma.compress, corpus.zst], ids=["gz", "bz2", "xz", "zst"]
)
def test_a_file_that_expands_too_far_is_refused(found, pack):
    [error] = found(pack(b"a " * 6_000_000), limits=Limits(expansion=2))
    assert error.reason == "it unpacks to more than 2 times its size"


def test_an_archive_bomb_ends_at_its_budget_however_it_is_split(found):
    bomb = corpus.zip_of({f"{n}.txt": b"Words. " * 1_000_000 for n in range(4)})
    items = found(bomb, limits=Limits(expansion=50))
    assert len(items) < 4
    assert "50 times" in items[-1].reason


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, zipfile.ZIP_STORED], ids=["bz2", "lzma", "stored"]
)
def test_zips_packed_in_other_ways_are_read(found, method):
    [article] = found(corpus.zip_of({"a.txt": STORY * 300}, method))
    assert article.text == corpus.STORY * 300


def test_holes_of_a_sparse_member_are_counted(found):
    header = tarfile.TarInfo("holes.txt")
    header.size = 200_000_000
    header.pax_headers = {
        "GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.map": "0,1,199999999,1",
        "GNU.sparse.size": "200000000", "GNU.sparse.name": "holes.txt",
    }  # fmt: skip
    header.size = 2
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(header, io.BytesIO(b"ab"))
    [error] = found(packed.getvalue())
    assert isinstance(error, UnreadableFile)


@pytest.mark.parametrize("name", ["story.gz", "story.bz2", "story.xz", "two.tar.gz", "two.zip", "two.tar"])
def test_a_truncated_archive_says_so(found, name):
    data = corpus.corpus()[name]
    last = found(data[: len(data) // 3], name)[-1]
    assert isinstance(last, UnreadableFile)
    assert "cut off" in last.reason or "damaged" in last.reason


def test_what_is_whole_before_the_damage_is_read(found):
    data = corpus.tar_of({"a.txt": STORY, "b.txt": STORY * 50})
    article, error = found(data[:5000])
    assert article.text == corpus.STORY
    assert "b.txt" in error.uri


def test_an_archive_without_files_is_refused(found):
    [error] = found(corpus.zip_of({}), "empty.zip")
    assert error.reason == "it holds no article"


def test_too_many_members_are_refused(found):
    members = {f"{n}.txt": b"x" for n in range(30)}
    [error] = found(corpus.zip_of(members), limits=Limits(members=10))
    assert error.reason == "it has more than 10 members"
    assert "more than 10 members" in found(corpus.tar_of(members), limits=Limits(members=10))[-1].reason


def test_members_can_not_climb_out_or_break_lines(found):
    uris = [item.uri for item in found(corpus.tar_of({"../../etc/x.txt": STORY, "a\nb.txt": STORY}), "t.tar")]
    assert uris[1].endswith("t.tar!/a\ufffdb.txt")


def test_office_files_are_called_what_they_are(found):
    [error] = found(corpus.zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w/>"}), "a.docx")
    assert error.reason == "it is a Word document"
