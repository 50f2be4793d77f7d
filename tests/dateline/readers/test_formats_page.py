"""docs/formats.md says what the readers do."""

import dataclasses
import re
from pathlib import Path

import pytest

from dateline import lexicon
from dateline.readers import READERS, Limits, html

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [*READERS, "ninjs"])
def test_every_format_has_its_row(form):
    assert re.search(rf"^\| .* \| `{form}` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("limit", [field.name for field in dataclasses.fields(Limits)])
def test_every_limit_has_its_row(limit):
    assert f"| `{limit}` |" in PAGE


def test_every_meta_tag_with_a_date_is_named():
    told = PAGE.lower()
    variants = {"publish-date", "publish_date", "publication-date"}  # told as one
    assert [name for name in html.DATE_METAS if f"`{name}`" not in told and name not in variants] == []


def test_fields_are_of_attributes_that_articles_have():
    attributes = {row["attribute"] for row in lexicon.rows("article_fields")}
    assert attributes == {"text", "title", "byline", "outlet", "published", "language", "url"}
