"""Measure linking: made-up mentions of events, then a thousand articles more, then one; time and memory.

Usage: python tests/bench_linking.py [--mentions 100000]
What these cost must not grow with what is stored, but by how dense it is.
"""

import argparse
import random
import resource
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from flows import link
from models.rows import frame, stable_id
from warehouse import load as loading
from warehouse.publish import connect

FIRST = date(2018, 1, 1)
DAYS = 1500
TO_AN_ARTICLE = 3
MORE = 1000  # articles
AT_ONCE = 50_000  # rows that are made together
KINDS = (("meeting", "Talks"), ("visit", "Visit"), ("contract", "Contract"), ("agreement", "Agreement"))


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mentions", type=int, default=100_000, help="that are stored before")
    args = parser.parse_args()
    stored = args.mentions // TO_AN_ARTICLE
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder, "w.duckdb")
        loading.prepare(database)
        world = World(stored)
        later = stored + MORE
        for articles, what in (
            (range(stored), "all"),
            (range(stored, later), f"{MORE} more"),
            (range(later, later + 1), "1 more"),
        ):
            load(database, world, articles)
            before = time.process_time()
            link.link_all(database, Path(folder, "none.csv"))
            spent = time.process_time() - before
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(
                f"{what:10} {len(articles) * TO_AN_ARTICLE:9,} mentions {spent:7.1f} s {peak:5.2f} GB at most"
            )


class World:
    """Names that articles are made of: as many people and fairs as a corpus of that size would have."""

    def __init__(self, articles):
        drawn = random.Random(1)
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "or", "el")]

        def word():
            return "".join(drawn.choices(syllables, k=3)).capitalize()

        self.people = [f"{word()} {word()}" for _ in range(articles // 20 + 20)]
        self.places = [word() for _ in range(300)]
        self.goods = [word() for _ in range(200)]
        self.fairs = [f"{word()} {word()} Fair" for _ in range(articles // 200 + 20)]

    def article(self, number):
        """The events of one article; the smaller a name's number, the more often it is told."""
        drawn = random.Random(number)
        day = FIRST + timedelta(days=drawn.randrange(DAYS))
        article = stable_id("article", number)
        for nth in range(TO_AN_ARTICLE):
            start = (
                day - timedelta(days=drawn.choice((0, 0, 0, 1, 1, 2, 7))) if drawn.random() < 0.6 else None
            )
            place = often(drawn, self.places) if drawn.random() < 0.5 else None
            people = [often(drawn, self.people) for _ in range(drawn.choice((0, 1, 2, 2)))]
            kind, word = drawn.choice(KINDS)
            series = often(drawn, self.fairs) if drawn.random() < 0.15 else None
            name = series or " ".join(
                filter(None, (drawn.choice(self.goods), word, people and "of", " and ".join(people)))
            )
            yield {
                "article_id": article, "published_date": day, "char_start": nth, "char_end": nth + 1,
                "text": word, "sentence": word, "confidence": 0.5, "extractor_version": "1",
                "event_mention_id": stable_id("mention", number, nth), "name": name,
                "type": "expo" if series else kind, "series": series,
                "edition": day.year - 2000 if series and drawn.random() < 0.3 else None,
                "start_date": start, "end_date": start, "date_precision": start and "day", "place": place,
                "status": "past", "mention_spans": [{"char_start": nth, "char_end": nth + 1}],
                "participants": [{"name": one, "role": "actor", "country": None} for one in people],
            }  # fmt: skip


def often(drawn, names):
    """One of some names, the first ones far more often than the last."""
    return names[int(len(names) * drawn.random() ** 3)]


def load(database, world, articles):
    """Store the events of some articles as a run does."""
    with connect(database) as connection:
        for start in range(articles.start, articles.stop, AT_ONCE // TO_AN_ARTICLE):
            some = range(start, min(start + AT_ONCE // TO_AN_ARTICLE, articles.stop))
            rows = frame(
                "event_mentions", [row for number in some for row in world.article(number)]
            ).to_arrow()
            connection.register("rows", rows)
            connection.execute("INSERT INTO event_mentions BY NAME FROM rows")


if __name__ == "__main__":
    main()
