"""What the README shows is what a loaded warehouse answers."""

from __future__ import annotations

import re

from flows import docs


def test_every_question_of_the_readme_has_an_answer_and_the_rest_stays(loaded):
    settings, _ = loaded
    readme = docs.README.read_text(encoding="utf-8")
    again = docs.answered(readme, settings.warehouse)
    assert len(docs.QUESTION.findall(readme)) == readme.count("```sql") == 5
    for match in docs.QUESTION.finditer(again):
        header, _, *rows = match["answer"].splitlines()
        assert header.startswith("|")
        assert rows, match["sql"]
    assert docs.QUESTION.sub("", again) == docs.QUESTION.sub("", readme)


def test_picture_asks_nothing_of_the_network():
    svg = docs.PICTURE.read_text(encoding="utf-8")
    # A name space, and rich's own mark in a comment.
    named = ["http://www.w3.org/2000/svg", "https://www.textualize.io"]
    assert re.findall(r"https?://[^\"'\s)<]+", svg) == named
