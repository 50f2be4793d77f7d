"""Spans and what is cut out of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.nlp import Document
from dateline.spans import Span, outside


def test_a_label_is_cut_off_the_headline_beside_it() -> None:
    text = "date 2021-03-03 Norlink orders two ferries\nThe council agreed."
    document = Document(text, [Span(0, 16, text[:16])])
    assert [s.text for s in document.sentences] == ["Norlink orders two ferries", "The council agreed."]
    assert all(text[s.start : s.end] == s.text for s in document.sentences)


def test_a_line_left_out_leaves_no_sentence() -> None:
    text = "Norlink orders two ferries\nPublished: March 3, 2021\nThe council agreed."
    document = Document(text, [Span(27, 51, text[27:51])])
    assert [s.text for s in document.sentences] == ["Norlink orders two ferries", "The council agreed."]


@given(st.text("ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_what_is_left_lies_outside_of_all_holes(text: str, edges: list[tuple[int, int]]) -> None:
    holes = [Span(min(e), max(e), text[min(e) : max(e)]) for e in edges if max(e) <= len(text)]
    for piece in outside(text, Span(0, len(text), text), holes):
        assert text[piece.start : piece.end] == piece.text
        assert not any(piece.overlaps(hole) for hole in holes if len(hole))
