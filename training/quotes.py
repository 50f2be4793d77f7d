"""Train the model of dateline.quotes.

Usage: python training/quotes.py ARTICLES.jsonl.gz

ARTICLES has one JSON object a line: {"text", "quotes": [{"content", "source", "cue"}]}, each a list of
[start, end] offsets into the text. Written are dateline/data/quote_cue_words.csv (words that are cues
often enough), dateline/data/quote_weights.npz (weights and thresholds), and on standard output how
often claims of each confidence are right. The same articles give the same files. Takes about ten
minutes on one core.

Three softmax regressions over hashed features, fitted by L-BFGS: which candidate is the content of a
cue, if any; which candidate is the source of a content, if any; whether what results is right. The
third learns from each fifth of the articles what the first two, trained on the others, make of it.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

DATA = Path(__file__).parent.parent / "dateline" / "data"
LEAST_ARTICLES, LEAST_SHARE = 2, 0.02  # of a word's occurrences that are cues, for it to be looked at
PENALTY = 8.0  # of the squared weights
STEPS = 90  # of L-BFGS
HOPELESS = 0.004  # share of right cues that may be lost to the early end of the search
FOLDS = 5  # of the articles, for the verdicts
WORTH = 0.15  # chance of being a cue from which on what a word claims is looked at
LEAST_CHANCE = 0.40  # of being right, for an attribution to be believed

_WORD = re.compile(r"\w+")
_LITTLE_WORDS = frozenset(
    "a an the of and or s in on at to for by from with who that his her its their my our your this these "
    "those mr mrs ms dr".split()
)
Spans = Sequence[Sequence[int]]


class Case(NamedTuple):
    """A cue, its candidates and the right one: place 0 is "no cue", -1 where no candidate is right."""

    scene: Any
    cue: Any
    contents: list[Any]
    right: int
    gold: dict[str, Any] | None


# --- articles and what is right in them ----------------------------------------------------------


def read_articles(path: Path) -> list[tuple[dict[str, Any], Any]]:
    """The articles with their parsed documents."""
    from dateline.nlp import Document

    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            doc = Document(article["text"])
            doc.parse(doc.sentences)
            found.append((article, doc))
    return found


def overlap(one: Spans, other: Spans) -> float:
    """Characters that two lists of spans share, over those that either has."""
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    total = sum(b - a for a, b in one) + sum(d - c for c, d in other) - shared
    return shared / total if total else 0.0


def right_cues(
    article: dict[str, Any], doc: Any, scenes: dict[int, Any]
) -> dict[tuple[int, int], tuple[float, int, Any]]:
    """For sentence and word, how well the best candidate fits an attribution, its place, the attribution.

    Of the words of a cue the one counts whose candidate fits best; the syntactic head has a start.
    """
    from dateline.quotes.scene import DASHES
    from dateline.quotes.shapes import contents

    found: dict[tuple[int, int], tuple[float, int, Any]] = {}
    for gold in article["quotes"]:
        sentence = doc.sentence_at(gold["cue"][0][0]) if gold["cue"] else None
        if sentence is None:
            continue
        words = [t for t in sentence.tokens if any(a <= t.start < b for a, b in gold["cue"])]
        inside = {t.i for t in words}
        best = (-1.0, 0, -1)
        for word in words:
            is_head = word.head not in inside or word.head == word.i
            if word.pos in ("PUNCT", "DET", "PRON") and word.text != ":" and word.text not in DASHES:
                continue
            if best[0] < 0 and is_head:
                best = (-1.0, 0, word.i)
            for place, candidate in enumerate(contents(scenes[sentence.index], word), 1):
                fit = overlap(candidate.spans, gold["content"])
                if fit >= 0.5:
                    fit += 0.06 * is_head + 0.02 * (word.pos == "VERB")
                    best = max(best, (fit, place, word.i), key=lambda row: row[0])
        key = (sentence.index, best[2])
        if best[2] >= 0 and (key not in found or found[key][0] < best[0]):
            found[key] = (best[0], best[1], gold)
    return found


def cases(article: dict[str, Any], doc: Any) -> Iterator[Case]:
    """Every word of an article that may be a cue, with what is right for it."""
    from dateline.quotes.cues import find_cues
    from dateline.quotes.shapes import contents

    scenes = scenes_of(doc)
    right = right_cues(article, doc, scenes)
    for scene in scenes.values():
        for cue in find_cues(scene):
            candidates = contents(scene, cue)
            fit, place, gold = right.get((scene.sentence.index, cue.i), (0.0, 0, None))
            if candidates:
                yield Case(scene, cue, candidates, -1 if fit < 0 else place, gold)


def scenes_of(doc: Any) -> dict[int, Any]:
    """The scene of each sentence."""
    from dateline.quotes.scene import Quotations, Scene

    quotations = Quotations(doc)
    return {s.index: Scene(doc, s, quotations) for s in doc.sentences}


def same_source(text: str, gold: Spans, found: Spans) -> bool:
    """Whether half of the words of one source are in the other."""
    if not gold or not found:
        return not gold and not found
    one, other = (
        {w for w in words if w not in _LITTLE_WORDS} or set(words)
        for words in (
            [w.lower() for a, b in spans for w in _WORD.findall(text[a:b])] for spans in (gold, found)
        )
    )
    shared = len(one & other)
    return shared > 0 and (2 * shared >= len(one) or 2 * shared >= len(other))


# --- the words that are cues ---------------------------------------------------------------------


def cue_key(word: Any) -> tuple[str, str]:
    """Lemma and part of speech under which a word is known as a cue."""
    from dateline.quotes.cues import cue_lemma

    return cue_lemma(word.text, word.pos, word.lemma), "VERB" if word.pos == "PROPN" else word.pos


def count_cue_words(articles: list[tuple[dict[str, Any], Any]]) -> list[tuple[str, str]]:
    """Lemmas with their part of speech that are cues in enough articles and often enough."""
    seen: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    where = defaultdict(set)

    for number, (article, doc) in enumerate(articles):
        seen.update(cue_key(word) for sentence in doc.sentences for word in sentence.tokens)
        for (sentence, word), (fit, _, _) in right_cues(article, doc, scenes_of(doc)).items():
            if fit > 0:
                found = cue_key(doc.sentences[sentence].tokens[word])
                right[found] += 1
                where[found].add(number)
    return sorted(
        pair for pair in right
        if pair[0].isalpha()
        and len(where[pair]) >= LEAST_ARTICLES
        and right[pair] >= LEAST_SHARE * seen[pair]
    )  # fmt: skip


def write_cue_words(pairs: list[tuple[str, str]]) -> None:
    """Write data/quote_cue_words.csv."""
    lines = [
        "# Words that are cues often enough to be looked at; counted by training/quotes.py.",
        "lemma,pos",
    ]
    lines += [f"{lemma},{pos}" for lemma, pos in pairs]
    (DATA / "quote_cue_words.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


# --- fitting -------------------------------------------------------------------------------------


class Row(NamedTuple):
    """A choice: features that all candidates but the first share, each candidate's own, the right place."""

    shared: Sequence[int]
    own: list[list[int]]
    right: int


class Table(NamedTuple):
    """Training data: features of all rows and candidates in a row, and how many each has."""

    shared: np.ndarray
    shared_sizes: np.ndarray
    own: np.ndarray
    own_sizes: np.ndarray
    candidates: np.ndarray
    right: np.ndarray


def table(rows: list[Row]) -> Table:
    """Rows of candidates as arrays."""
    candidates = np.array([len(row.own) for row in rows])
    starts = np.concatenate(([0], np.cumsum(candidates)[:-1]))
    flat = [candidate for row in rows for candidate in row.own]
    return Table(
        np.fromiter((place for row in rows for place in row.shared), np.int32),
        np.array([len(row.shared) for row in rows], np.int64),
        np.fromiter((place for candidate in flat for place in candidate), np.int32),
        np.array([len(candidate) for candidate in flat]),
        candidates,
        starts + np.array([row.right for row in rows]),
    )


def sums(weights: np.ndarray, features: np.ndarray, sizes: np.ndarray) -> np.ndarray:
    """The weights of each group of features, added up."""
    ends = np.cumsum(sizes)
    running = np.concatenate(([0.0], np.cumsum(weights[features])))
    return running[ends] - running[ends - sizes]


def dot(one: np.ndarray, other: np.ndarray) -> float:
    """The inner product, always added up in the same order: `@` shares the work among threads."""
    return float((one * other).sum())


def fit(data: Table, places: int) -> np.ndarray:
    """Weights of a softmax regression, by L-BFGS with a history of eight steps."""
    firsts = np.cumsum(data.candidates) - data.candidates
    row_of = np.repeat(np.arange(len(firsts)), data.candidates)
    later = np.ones(len(row_of))
    later[firsts] = 0.0

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        shared = sums(weights, data.shared, data.shared_sizes)
        scores = sums(weights, data.own, data.own_sizes) + later * shared[row_of]
        top = np.maximum.reduceat(scores, firsts)
        powers = np.exp(scores - top[row_of])
        totals = np.add.reduceat(powers, firsts)
        value = -(scores[data.right] - top - np.log(totals)).sum() + 0.5 * PENALTY * dot(weights, weights)
        slope = powers / totals[row_of]
        slope[data.right] -= 1
        gradient = np.bincount(data.own, weights=np.repeat(slope, data.own_sizes), minlength=places)
        together = np.add.reduceat(slope * later, firsts)
        gradient += np.bincount(data.shared, weights=np.repeat(together, data.shared_sizes), minlength=places)
        return float(value), gradient + PENALTY * weights

    weights = np.zeros(places)
    value, gradient = loss(weights)
    steps: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(STEPS):
        direction = _direction(gradient, steps)
        length, slope = 1.0, dot(gradient, direction)
        while True:
            moved = weights - length * direction
            new_value, new_gradient = loss(moved)
            if new_value <= value - 1e-4 * length * slope or length < 1e-6:
                break
            length /= 2
        steps = [*steps[-7:], (moved - weights, new_gradient - gradient)]
        weights, value, gradient = moved, new_value, new_gradient
    return weights


def _direction(gradient: np.ndarray, steps: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The way uphill as the last steps suggest it (two-loop recursion of L-BFGS)."""
    found, shares = gradient.copy(), []
    for step, change in reversed(steps):
        shares.append(dot(step, found) / dot(change, step))
        found -= shares[-1] * change
    if steps:
        found *= dot(*steps[-1]) / dot(steps[-1][1], steps[-1][1])
    else:
        found /= max(1.0, float(np.abs(gradient).max()))
    for (step, change), share in zip(steps, reversed(shares), strict=True):
        found += step * (share - dot(change, found) / dot(change, step))
    return found


def content_rows(found: list[Case]) -> list[Row]:
    """Candidates for contents as features; those of the cue are shared by all but "no cue"."""
    from dateline.quotes import features

    rows = []
    for case in found:
        if case.right >= 0:
            own = [features.content_places(case.scene, case.cue, content) for content in case.contents]
            rows.append(Row(features.cue_places(case.scene, case.cue), [[], *own], case.right))
    return rows


def source_rows(found: list[Case]) -> list[Row]:
    """Candidates for the sources of the right contents as features."""
    from dateline.quotes import features
    from dateline.quotes.sources import sources

    rows = []
    for case in found:
        if case.right <= 0 or case.gold is None:
            continue
        content, gold = case.contents[case.right - 1], case.gold["source"]
        options = sources(case.scene, case.cue)
        fits = [
            overlap([s[:2]], gold) + same_source(case.scene.doc.text, gold, [s[:2]])
            if overlap([s[:2]], gold) else 0.0
            for s in options
        ]  # fmt: skip
        right = 1 + int(np.argmax(fits)) if fits and max(fits) >= 1 else 0
        if right or not gold:
            rows.append(Row((), features.source_places(case.scene, case.cue, content, options), right))
    return rows


class Weights(NamedTuple):
    """Weights for contents and for sources, and the score below which a word is no cue."""

    content: np.ndarray
    source: np.ndarray
    hopeless: float


def train(articles: list[tuple[dict[str, Any], Any]]) -> Weights:
    """Fit the regressions for contents and sources."""
    from dateline.quotes import features

    found = [case for article, doc in articles for case in cases(article, doc)]
    content = fit(table(content_rows(found)), features.CONTENT_PLACES)
    source = fit(table(source_rows(found)), features.SOURCE_PLACES)
    return Weights(content, source, hopeless(found, content))


def hopeless(found: list[Case], content: np.ndarray) -> float:
    """The score as a cue that all but a few right cues reach."""
    from dateline.quotes import features

    scores = [content[features.cue_places(case.scene, case.cue)].sum() for case in found if case.right > 0]
    return float(np.quantile(scores, HOPELESS))


# --- verdicts and writing ------------------------------------------------------------------------


def verdict_rows(articles: list[tuple[dict[str, Any], Any]]) -> list[Row]:
    """What the present model claims, as features, and whether it is right (content and source)."""
    from dateline.quotes.attributions import judged
    from dateline.quotes.carried import carried
    from dateline.quotes.scene import Quotations

    found = []
    for article, doc in articles:
        used: set[int] = set()
        rows = []
        quotations = Quotations(doc)
        claims = judged(doc, quotations)
        whole = carried(doc, quotations, [attribution for attribution, _ in claims])
        for attribution, (_, places) in zip(whole, claims, strict=True):
            fits = [
                (overlap(attribution.content, gold["content"]), n) for n, gold in enumerate(article["quotes"])
            ]
            rows.append((max(fits, default=(0.0, -1)), attribution, places))
        for (fit_best, number), attribution, places in sorted(rows, key=lambda row: -row[0][0]):
            right = fit_best >= 0.5 and number not in used
            if right:
                used.add(number)
                gold = article["quotes"][number]["source"]
                right = same_source(article["text"], gold, [attribution.source] if attribution.source else [])
            found.append(Row((), [[], places], int(right)))
    return found


def fit_verdicts(rows: list[Row]) -> np.ndarray:
    """Weights of the regression for verdicts."""
    from dateline.quotes import verdicts

    return fit(table(rows), verdicts.PLACES)


def held_out(articles: list[tuple[dict[str, Any], Any]]) -> list[list[Row]]:
    """For each fold of the articles what is claimed in it by a model trained on the others."""
    found = []
    for fold in range(FOLDS):
        write(train([pair for n, pair in enumerate(articles) if n % FOLDS != fold]))
        found.append(verdict_rows(articles[fold::FOLDS]))
    return found


def report(folds: list[list[Row]]) -> None:
    """Print how often claims are right, by confidence: that of a verdict learnt from the other folds."""
    told: dict[int, list[int]] = defaultdict(list)
    for fold, rows in enumerate(folds):
        weights = fit_verdicts([row for n, other in enumerate(folds) if n != fold for row in other])
        for row in rows:
            chance = 1 / (1 + np.exp(-weights[row.own[1]].sum()))
            told[int(10 * chance)].append(row.right)
    for tenth, rights in sorted(told.items()):
        print(f"confidence from {tenth / 10:.1f}: {len(rights):5} found, {np.mean(rights):.3f} right")


def write(weights: Weights, verdict: np.ndarray | None = None) -> None:
    """Write data/quote_weights.npz: the same bytes for the same weights."""
    from dateline.quotes import verdicts
    from dateline.quotes.model import WEIGHTS, load

    tables = {
        "content": weights.content,
        "source": weights.source,
        "verdict": np.zeros(verdicts.PLACES) if verdict is None else verdict,
    }
    scale = np.array([np.abs(table).max() / 32767 or 1.0 for table in tables.values()])
    stored = {
        name: np.rint(table / by).astype(np.int16)
        for (name, table), by in zip(tables.items(), scale, strict=True)
    }
    stored |= {
        "scale": scale,
        "hopeless": np.array([weights.hopeless]),
        "worth": np.array([WORTH]),
        "least": np.array([LEAST_CHANCE]),
    }
    with zipfile.ZipFile(DATA / WEIGHTS, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, values in stored.items():
            buffer = io.BytesIO()
            np.save(buffer, values)
            # A fixed date: zip files carry the moment of writing otherwise.
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED)
    load.cache_clear()


def main() -> None:
    """Read, count, train, learn verdicts, train on all, write."""
    path = Path(sys.argv[1])
    articles = read_articles(path)
    print(f"{len(articles)} articles, SHA-256 {hashlib.sha256(path.read_bytes()).hexdigest()}")
    write_cue_words(count_cue_words(articles))
    from dateline import lexicon
    from dateline.quotes import cues

    lexicon.rows.cache_clear()
    cues._cue_words.cache_clear()
    folds = held_out(articles)
    report(folds)
    write(train(articles), fit_verdicts([row for rows in folds for row in rows]))


if __name__ == "__main__":
    main()
