"""Measure how fast articles are read: plain text in MB/s, web pages against trafilatura alone, and memory.

Usage: python tests/bench_readers.py [--megabytes 20] [--pages 300]
All times are processor time of one core. The texts are those of seeds/articles, which show every habit of
headers and footers within 2 kB; made longer with one another's paragraphs, they have the length of a usual
news article, 4 to 5 kB. What a file costs whatever its length weighs twice as much in the short ones. The
pages are made of them too.
"""

import argparse
import html
import json
import resource
import tempfile
import time
from pathlib import Path
from unittest import mock

import trafilatura

import dateline

ARTICLES = Path(__file__).parents[1] / "seeds" / "articles"
USUAL = 4000  # characters of an article, at least
PARAGRAPH = 150  # characters; shorter lines are headers, captions and footers too
FILES = 64  # to a part that is measured by itself
MENU = "".join(f'<li><a href="/section/{n}">Section {n}</a></li>' for n in range(40))
RELATED = "".join(
    f'<li><a href="/story/{n}">What else happened on day {n} of the fair</a></li>' for n in range(30)
)


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=int, default=20, help="of plain text")
    parser.add_argument("--pages", type=int, default=300)
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(ARTICLES.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        usual = [longer(texts, number) for number in range(len(texts))]
        plain_text(Path(folder, "usual"), usual, args.megabytes)
        plain_text(Path(folder, "short"), texts, args.megabytes)
        json_lines(Path(folder, "all.jsonl"), texts, args.megabytes)
        web_pages(Path(folder, "html"), texts, args.pages)


def longer(texts, number):
    """A text with paragraphs of those after it amid its own, to the length of a usual article."""
    lines = texts[number].splitlines()
    middle = len(lines) // 2
    while sum(map(len, lines)) < USUAL:
        number += 1
        more = texts[number % len(texts)].splitlines()
        lines[middle:middle] = [line for line in more if len(line) > PARAGRAPH]
    return "\n".join(lines)


def plain_text(folder, texts, megabytes):
    """One file an article, read by a process that is warm."""
    size = number = 0
    while size < megabytes * 1_000_000:
        data = f"{texts[number % len(texts)]}\nNumber {number}.\n".encode()
        path = folder / f"{number // FILES:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        size, number = size + len(data), number + 1
    seconds = in_parts(folder, lambda part: sum(1 for _ in dateline.read(part)))
    bare = in_parts(folder, lambda part: sum(len(path.read_bytes()) for path in part.iterdir()))
    print(f"plain text   {number} {folder.name} files of {size / number / 1000:.1f} kB,", end=" ")
    print(f"{size / seconds / 1e6:.1f} MB/s, peak {peak():.0f} MB")
    print(f"  {seconds / number * 1e6:.0f} us a file, {bare / number * 1e6:.0f} of it to get its bytes")
    with mock.patch("dateline.readers.completing.read_heads", list):
        seconds = in_parts(folder, lambda part: sum(1 for _ in dateline.read(part)))
    print(f"  without reading the head of each article {size / seconds / 1e6:.1f} MB/s")


def in_parts(folder, work):
    """Least seconds for each folder in it, together: what else the machine does meanwhile counts less."""
    return sum(processor_time(lambda part=part: work(part), times=9)[0] for part in sorted(folder.iterdir()))


def json_lines(path, texts, megabytes):
    """Many articles in one file."""
    with path.open("w", encoding="utf-8") as lines:
        number = 0
        while lines.tell() < megabytes * 1_000_000:
            record = {
                "title": "A title",
                "text": f"{texts[number % len(texts)]} {number}",
                "date": "2025-03-04",
            }
            lines.write(json.dumps(record) + "\n")
            number += 1
    seconds, count = processor_time(lambda: sum(1 for _ in dateline.read(path)))
    print(
        f"JSON Lines   {count} records, {path.stat().st_size / seconds / 1e6:.1f} MB/s, peak {peak():.0f} MB"
    )


def web_pages(folder, texts, count):
    """One page an article."""
    folder.mkdir()
    pages = [page(texts[number % len(texts)], number) for number in range(count)]
    for number, data in enumerate(pages):
        (folder / f"{number:06}.html").write_text(data, encoding="utf-8")
    trafilatura.extract(pages[0])  # loads what it loads once
    bare, _ = processor_time(lambda: [trafilatura.bare_extraction(data) for data in pages])
    extract, _ = processor_time(lambda: [trafilatura.extract(data) for data in pages])
    ours, _ = processor_time(lambda: sum(1 for _ in dateline.read(folder)))
    print(f"web pages    {count} pages, {ours / count * 1000:.1f} ms a page, peak {peak():.0f} MB")
    print(f"  trafilatura.bare_extraction {bare / count * 1000:.1f} ms: {ours / bare:.2f} times as long")
    print(
        f"  trafilatura.extract         {extract / count * 1000:.1f} ms: {ours / extract:.2f} times as long"
    )


def page(text, number):
    """An article as a news site shows it."""
    title, *paragraphs = [html.escape(line) for line in text.splitlines() if line.strip()]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    about = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2025-03-04T10:00:00Z",
        "author": {"@type": "Person", "name": "Ada Writer"},
    }
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Example</title>'
        f'<meta property="og:title" content="{title}">'
        f'<meta property="og:site_name" content="Example {number}">'
        f'<script type="application/ld+json">{json.dumps(about)}</script></head>'
        f"<body><nav><ul>{MENU}</ul></nav><article><h1>{title}</h1>{body}</article>"
        f"<aside><h3>Related</h3><ul>{RELATED}</ul></aside><footer>All rights reserved</footer></body></html>"
    )


def processor_time(work, times=3):
    """Least seconds of processor time of several runs, and what the work gave."""
    seconds = []
    for _ in range(times):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return min(seconds), result


def peak():
    """Most memory held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


if __name__ == "__main__":
    main()
