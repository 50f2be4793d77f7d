"""The word vectors of a spaCy pipeline: the same numbers as from its own code, for less work.

Three quarters of a parse go into turning words into vectors in their context. spaCy's own code computes the
first step, a vector for each word by itself, anew at every occurrence, and keeps what only training needs.
Here that step is done once for each word, and matrices are multiplied by numpy's BLAS, which takes half as
long as spaCy's; on one thread, since articles are what processes share.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.tokens import Doc

Floats = npt.NDArray[np.float32]

# Words are embedded in blocks of one size: a word's vector must not depend on what was new beside it.
BLOCK = 48
MOST_WORDS = 30_000  # that are remembered; 12 MB


class Layer(NamedTuple):
    """A maxout layer and the normalization after it.

    Attributes:
        weights: Shape (input width, pieces * width): all columns of the first piece, then of the second ...
        bias: Shape (pieces * width,), in the same order.
        gain: Shape (width,).
        shift: Shape (width,).
    """

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class Encoder:
    """Vectors of words in their context, as a "spacy.Tok2Vec.v2" of hash embeddings computes them."""

    def __init__(self, model: Any) -> None:
        """Take over the weights of a network of hash embeddings, maxout layers and layer normalization."""
        embed, encode = model.layers
        self.ops: Any = model.ops
        self.width: int = model.get_dim("nO")
        [features] = [node for node in embed.walk() if node.name == "extract_features"]
        self.columns: list[Any] = features.attrs["columns"]
        self.tables = [
            (node.get_param("E"), node.attrs["seed"], node.attrs["column"])
            for node in embed.walk()
            if node.name == "hashembed"
        ]
        [self.first] = _layers(embed)
        self.layers = _layers(encode)
        self.pad: int = encode.attrs["pad"]
        self._row_of: dict[bytes, int] = {}
        self._known: Floats = np.empty((0, self.width), dtype="f")

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """For each text the vectors of its words, shape (words, width)."""
        with _blas().limit(limits=1, user_api="blas"):
            return self._vectors(docs)

    def _vectors(self, docs: Sequence[Doc]) -> list[Floats]:
        words = self._embedded(docs)
        # Rows of zeros between the texts keep them apart.
        vectors = np.zeros((len(words) + self.pad * (len(docs) + 1), self.width), dtype="f")
        places, taken, at = [], 0, self.pad
        for doc in docs:
            vectors[at : at + len(doc)] = words[taken : taken + len(doc)]
            places.append((at, at + len(doc)))
            taken, at = taken + len(doc), at + len(doc) + self.pad
        for layer in self.layers:
            vectors = self._applied(layer, self.ops.seq2col(vectors, 1)) + vectors
        return [vectors[start:end] for start, end in places]

    def _embedded(self, docs: Sequence[Doc]) -> Floats:
        """A vector for each word by itself, one row after the other."""
        keys = np.concatenate([doc.to_array(self.columns) for doc in docs]).astype("uint64", copy=False)
        width, data = keys.shape[1] * keys.itemsize, keys.tobytes()
        names = [data[at : at + width] for at in range(0, len(data), width)]
        row_of = self._row_of
        if len(row_of) > MOST_WORDS:
            row_of.clear()
        new = {name: at for at, name in enumerate(names) if name not in row_of}
        if new:
            self._learn(new, keys)
        return self._known[[row_of[name] for name in names]]

    def _learn(self, new: dict[bytes, int], keys: npt.NDArray[np.uint64]) -> None:
        """Embed words that were not met before."""
        rows = keys[list(new.values())]
        filled = np.zeros((-(-len(rows) // BLOCK) * BLOCK, rows.shape[1]), dtype="uint64")
        filled[: len(rows)] = rows
        known = len(self._row_of)
        if known + len(filled) > len(self._known):
            grown = np.empty((known + len(filled) + MOST_WORDS // 8, self.width), dtype="f")
            grown[:known] = self._known[:known]
            self._known = grown
        for at in range(0, len(filled), BLOCK):
            self._known[known + at : known + at + BLOCK] = self._block(filled[at : at + BLOCK])
        self._row_of.update((name, known + i) for i, name in enumerate(new))

    def _block(self, keys: npt.NDArray[np.uint64]) -> Floats:
        """Embed exactly `BLOCK` words."""
        parts = []
        for table, seed, column in self.tables:
            hashes = self.ops.hash(np.ascontiguousarray(keys[:, column]), seed) % len(table)
            parts.append(self.ops.gather_add(table, hashes))
        return self._applied(self.first, np.hstack(parts))

    def _applied(self, layer: Layer, inputs: Floats) -> Floats:
        """A layer's output."""
        pieces = inputs @ layer.weights
        pieces += layer.bias
        width = len(layer.gain)
        best: Floats = pieces[:, :width]
        for at in range(width, pieces.shape[1], width):
            best = np.maximum(best, pieces[:, at : at + width])
        best -= np.add.reduce(best, axis=1, keepdims=True) / np.float32(width)
        spread = np.add.reduce(best * best, axis=1, keepdims=True) / np.float32(width) + np.float32(1e-08)
        best *= spread ** np.float32(-0.5)
        best *= layer.gain
        best += layer.shift
        return best


@cache
def _blas() -> ThreadpoolController:
    """What sets the number of threads; finding the libraries takes long, setting it microseconds."""
    return ThreadpoolController()


def _layers(model: Any) -> list[Layer]:
    """The maxout layers of a network, each with its normalization."""
    maxouts = [node for node in model.walk() if node.name == "maxout"]
    norms = [node for node in model.walk() if node.name == "layernorm"]
    found = []
    for maxout, norm in zip(maxouts, norms, strict=True):
        weights, bias = (
            maxout.get_param("W"),
            maxout.get_param("b"),
        )  # (width, pieces, inputs), (width, pieces)
        found.append(
            Layer(
                np.ascontiguousarray(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1)),
                np.ascontiguousarray(bias.T.reshape(-1)),
                norm.get_param("G"),
                norm.get_param("b"),
            )
        )
    return found
