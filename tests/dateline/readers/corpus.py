"""Files of every format and packing, for the tests and for fuzzing: name -> bytes."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parent / "samples"
STORY = (SAMPLES / "plain.txt").read_text(encoding="utf-8")
PAGE = (SAMPLES / "page.html").read_bytes()


def corpus():
    """The samples as they are, and what is made of them."""
    files = {path.name: path.read_bytes() for path in sorted(SAMPLES.iterdir())}
    files["utf16.txt"] = STORY.encode("utf-16")
    files["windows.txt"] = STORY.replace('"', "“").replace("--", "–").encode("cp1252")
    files["crawl.warc"] = warc([page_record(PAGE)])
    files["crawl.warc.gz"] = gzip.compress(files["crawl.warc"], mtime=0)
    files["table.parquet"] = parquet([{"title": "Port opens", "text": STORY, "date": "2025-03-04"}])
    files["story.gz"] = gzip.compress(STORY.encode(), mtime=0)
    files["story.bz2"] = bz2.compress(STORY.encode())
    files["story.xz"] = lzma.compress(STORY.encode())
    files["story.zst"] = zst(STORY.encode())
    files["two.zip"] = zip_of({"one.txt": STORY.encode(), "pages/two.html": PAGE})
    files["two.tar"] = tar_of({"one.txt": STORY.encode(), "pages/two.html": PAGE})
    files["two.tar.gz"] = gzip.compress(files["two.tar"], mtime=0)
    return files


def zip_of(members, compression=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 3, 4, 0, 0, 0)), data, compression)
    return packed.getvalue()


def tar_of(members):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, data in members.items():
            about = tarfile.TarInfo(name)
            about.size = len(data)
            archive.addfile(about, io.BytesIO(data))
    return packed.getvalue()


def zst(data):
    import zstandard

    return zstandard.ZstdCompressor(level=3).compress(data)


def parquet(rows):
    import pyarrow
    import pyarrow.parquet

    packed = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), packed)
    return packed.getvalue()


def page_record(
    page,
    *,
    url="https://news.northernwire.example/2025/03/04/terminal",
    status="200 OK",
    kind="text/html; charset=utf-8",
):
    """What a record of WARC is made of."""
    return url, status, kind, page


def warc(records):
    """A crawl archive with a warcinfo, and for each record a request and its response."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=False)
    fixed = {"WARC-Date": "2025-03-09T10:00:00Z"}

    def record(number, url, kind, payload, http):
        headers = {**fixed, "WARC-Record-ID": f"<urn:uuid:00000000-0000-0000-0000-{number:012}>"}
        writer.write_record(
            writer.create_warc_record(
                url, kind, payload=io.BytesIO(payload), http_headers=http, warc_headers_dict=headers
            )
        )

    for number, (url, status, kind, page) in enumerate(records):
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "example")], is_http_request=True)
        record(2 * number, url, "request", b"", asked)
        answer = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record(2 * number + 1, url, "response", page, answer)
    return packed.getvalue()
