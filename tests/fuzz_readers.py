"""Read damaged files of every format and packing: no crash, no hang, no memory without bound.

Usage: python tests/fuzz_readers.py [--inputs 100000] [--first 0]

Input number n is made from the samples by chance with n as its seed, so a failure can be made again with
`--first n --inputs 1`. Each is read by `dateline.readers.read_files` and may take SECONDS and MEGABYTES;
every article's spans must be grounded in its text, and every refusal must have a reason that is not "reading
it failed". What breaks this is kept in build/fuzz_failures/, and the exit code is 1.
"""

import argparse
import collections
import gzip
import logging
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "dateline" / "readers"))
import corpus

from dateline.article import Article
from dateline.readers import read_files

SECONDS = 10  # of processor time for one input; the slowest took under 1
STILL = 300  # seconds after which an input that waits for something hangs, however busy the machine is
MEGABYTES = 1_000  # of address space beyond what the samples need
BATCH = 500  # inputs to one process
FAILURES = Path(__file__).parents[1] / "build" / "fuzz_failures"
TOKENS = [
    b"<!ENTITY a SYSTEM 'file:///etc/passwd'>", b"<![CDATA[", b"]]>", b"<script>", b"-->", b"&#0;", b"&a;",
    b"\0" * 64, b"[" * 2000, b'{"a":' * 2000, b"<div>" * 2000, b"\xff\xfe", b"\xef\xbb\xbf",
    b"\x1f\x8b\x08", b"PK\x05\x06", b"PAR1", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n",
    b"\r\n\r\n", b'"', b"\\ud800", b"1e999999", b"9" * 5000, b"-", "\u202e\u0000\ufeff\u2028".encode(),
    "Ã©â€™".encode(), b"\x80\x81\x8d", b"\xf0\x9f", b"<item>", b"</rss>", b"\n" * 3000,
    b"Published: 31 February 2099", b"charset=utf-7", b"\x7f\xff\xff\xff", b"\xff" * 8, b" " * 5000,
    b"%s%n", b"../../x",
]  # fmt: skip

PACKINGS = (
    gzip.compress,
    corpus.zst,
    lambda data: corpus.zip_of({"a": data}),
    lambda data: corpus.tar_of({"a": data}),
)


def main():
    """Read the inputs, tell what happened."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0)
    args = parser.parse_args()
    files = corpus.corpus()
    began, counts, failures, worst = time.monotonic(), collections.Counter(), [], (0.0, 0, "")
    first, last = args.first, args.first + args.inputs
    while first < last:
        done, found, slowest, memory = in_a_process(files, first, min(BATCH, last - first))
        counts.update(found)
        worst = max(worst, slowest)
        counts["peak MB"] = max(counts["peak MB"], memory)
        if done < min(BATCH, last - first):
            failures.append(first + done)
            keep(files, first + done)
            done += 1
        first += done
    print(f"{args.inputs} inputs in {time.monotonic() - began:.0f} s: {dict(sorted(counts.items()))}")
    print(f"slowest: {worst[0]:.2f} s, input {worst[1]} ({worst[2]})")
    print(f"failures: {failures or 'none'}")
    sys.exit(1 if failures else 0)


def in_a_process(files, first, count):
    """Read inputs in a child process.

    Returns:
        How many it read before it ended, what came out of them, the slowest one, and the most memory it held.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings(action="ignore"):
        child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            work(files, first, count, writing)
            code = 0
        except BaseException:
            traceback.print_exc(limit=-2)
        finally:
            os._exit(code)
    os.close(writing)
    counts, slowest, done = collections.Counter(), (0.0, 0, ""), 0
    with os.fdopen(reading, encoding="utf-8") as lines:
        for line in lines:
            seconds, articles, rejects, name = line.rstrip("\n").split("\t")
            slowest = max(slowest, (float(seconds), first + done, name))
            counts.update(articles=int(articles), rejects=int(rejects))
            done += 1
    _, _, usage = os.wait4(child, 0)
    return done, counts, slowest, usage.ru_maxrss // 1000


def work(files, first, count, told):
    """Read inputs one by one, a line for each on the pipe."""
    logging.disable(logging.CRITICAL)
    signal.alarm(STILL)  # a fork of a process with threads (pyarrow has some) can come to a stop
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (held + MEGABYTES * 1_000_000,) * 2)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            name, data = damaged(files, number)
            path = Path(folder, name)
            path.write_bytes(data)
            signal.setitimer(signal.ITIMER_PROF, SECONDS)  # unhandled, both signals end the process
            signal.alarm(STILL)
            start = time.process_time()
            articles, rejects = check(path)
            signal.setitimer(signal.ITIMER_PROF, 0)
            path.unlink()
            os.write(told, f"{time.process_time() - start:.3f}\t{articles}\t{rejects}\t{name}\n".encode())


def check(path):
    """Read a file; how many articles and refusals came out of it."""
    articles = rejects = 0
    for found in read_files(path):
        assert found.uri.startswith(path.as_posix()), found.uri
        if isinstance(found, Article):
            articles += 1
            for span in (*found.captions, *found.boilerplate):
                assert found.text[span.start : span.end] == span.text
            for words in (found.text, found.title, found.byline, found.outlet):
                (words or "").encode("utf-8")  # no halves of characters
        else:
            rejects += 1
            assert found.reason and "reading it failed" not in found.reason, str(found)
            assert len(found.payload) <= 1000 and found.payload.isprintable()
    assert articles + rejects > 0
    return articles, rejects


def damaged(files, number):
    """Input number n: the name of a sample, and its bytes with a few faults."""
    chance = random.Random(number)
    name = chance.choice(sorted(files))
    data = files[name]
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = fault(data, files, chance)
    # Faults in packed files seldom get past the packing: now and then a damaged file is packed whole.
    if chance.random() < 0.15:
        data = chance.choice(PACKINGS)(data)
    return name, data


def fault(data, files, chance):
    """The bytes with one more fault."""
    start = chance.randrange(len(data) + 1)
    end = min(len(data), start + chance.choice((1, 2, 8, 64, 1024)))
    other = files[chance.choice(sorted(files))]
    at = chance.randrange(len(other) + 1)
    return chance.choice(
        (
            lambda: (
                data[:start]
                + bytes(b ^ (1 << chance.randrange(8)) for b in data[start : start + 1])
                + data[start + 1 :]
            ),
            lambda: data[:start] + chance.randbytes(end - start) + data[end:],
            lambda: data[:start] + data[end:],
            lambda: data[:start],
            lambda: data[:end] + data[start:],
            lambda: data[:start] + chance.choice(TOKENS) + data[start:],
            lambda: data[:start] + other[at : at + 2048] + data[start:],
            lambda: data[:start] + other[at:],
        )
    )()


def keep(files, number):
    """Save an input that failed, and tell in one more process what it does."""
    FAILURES.mkdir(parents=True, exist_ok=True)
    name, data = damaged(files, number)
    path = FAILURES / f"{number}-{name}"
    path.write_bytes(data)
    print(f"input {number} failed: {path}", flush=True)


if __name__ == "__main__":
    main()
