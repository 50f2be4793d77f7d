"""The model: three log-linear scorers, trained by training/quotes.py.

The first scores every candidate content of a cue against "this is no cue"; the second scores every
candidate source of a content against "none in this sentence"; the third scores what results among all that
an article's cues claim: its chance of being right is the confidence. Weights are 16-bit integers times a
scale; a feature's weight stands where its hash points.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from dateline.nlp import Token
from dateline.quotes import features
from dateline.quotes.scene import Scene
from dateline.quotes.shapes import Content
from dateline.quotes.sources import Source

WEIGHTS = "quote_weights.npz"


class Model(NamedTuple):
    """Weights and calibration.

    Attributes:
        content: Weight of each place, for contents.
        source: Weight of each place, for sources.
        hopeless: Score as a cue below which a word is not looked at any further.
        verdict: Weight of each place, for claims among each other.
        worth: Chance of being a cue from which on what a word claims is looked at.
        least: Chance of being right from which on an attribution is believed.
    """

    content: list[float]
    source: list[float]
    hopeless: float
    verdict: list[float]
    worth: float
    least: float


@cache
def load() -> Model:
    """The model that ships with the library."""
    data = files("dateline").joinpath("data", WEIGHTS).read_bytes()
    with np.load(io.BytesIO(data)) as stored:
        scale = stored["scale"]
        return Model(
            content=(stored["content"] * scale[0]).tolist(),
            source=(stored["source"] * scale[1]).tolist(),
            hopeless=float(stored["hopeless"][0]),
            verdict=(stored["verdict"] * scale[2]).tolist(),
            worth=float(stored["worth"][0]),
            least=float(stored["least"][0]),
        )


def chances(scores: Sequence[float]) -> list[float]:
    """Scores as chances that add up to 1."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def judge_cue(model: Model, scene: Scene, cue: Token) -> float:
    """Score of a word as a cue, before its candidates are known; below `model.hopeless` none is right."""
    weights = model.content
    return sum([weights[place] for place in features.cue_places(scene, cue)])


def judge_contents(
    model: Model, scene: Scene, cue: Token, contents: Sequence[Content], score: float
) -> list[float]:
    """The chance that a word is no cue, then the chance of each candidate for its content.

    Args:
        model: The weights.
        scene: The sentence of the cue.
        cue: The word.
        contents: Candidates.
        score: What `judge_cue` gave.
    """
    weights = model.content
    scores = [0.0]
    for content in contents:
        places = features.content_places(scene, cue, content)
        scores.append(score + sum([weights[place] for place in places]))
    return chances(scores)


def judge_sources(
    model: Model, scene: Scene, cue: Token, content: Content, sources: Sequence[Source]
) -> list[float]:
    """The chance that no source is named, then the chance of each candidate."""
    return chances(
        [sum(model.source[p] for p in row) for row in features.source_places(scene, cue, content, sources)]
    )


def judge_claim(model: Model, places: Sequence[int]) -> float:
    """The chance that a claim is right, content and source, given the places of its features."""
    return 1 / (1 + math.exp(-sum([model.verdict[place] for place in places])))
