"""The expectations: what a believable warehouse looks like, one suite a table.

Most follow from the contracts (key, closed sets, what must not be null). The others look across tables: a
fact's text is the article's text at its offsets, every fact has its article, nothing ends before it starts.
Critical ones keep a state of the warehouse from being published; a warning only shows in the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from models import FACTS, TABLES, Contract, layout
from models.derive import columns

SAMPLE = 100_000  # rows of a table that go into the report; rows that break a rule are always among them


@dataclass(frozen=True, slots=True)
class Subject:
    """What a suite is about.

    Attributes:
        table: Name of the table, and of its suite.
        sql: The frame that is judged: the table's rows with what the rules compare them to.
        breaks: SQL that is true of a row of `sql` that breaks a critical rule across tables.
    """

    table: str
    sql: str
    breaks: str


_IN_ARTICLE = """
SELECT f.*, substring(a.text, f.char_start + 1, f.char_end - f.char_start) AS text_at_offsets,
    a.article_id IS NOT NULL AS has_article,
    a.published_date IS NOT DISTINCT FROM f.published_date AS same_date
    {more}
FROM {table} f LEFT JOIN articles a USING (article_id) {joins}
"""
_FACT_BREAKS = "text IS DISTINCT FROM text_at_offsets OR NOT has_article OR NOT same_date"
_SPANS_TEXT = (
    ", list_aggregate(list_transform({spans}, lambda s: "
    "substring(a.text, s.char_start + 1, s.char_end - s.char_start)), 'string_agg', ' ... ') AS {name}"
)


def _facts(table: str, more: str = "", joins: str = "", breaks: str = "false") -> Subject:
    sql = _IN_ARTICLE.format(table=table, more=more, joins=joins)
    return Subject(table, sql, f"{_FACT_BREAKS} OR {breaks}")


def subjects() -> tuple[Subject, ...]:
    """The tables that are judged, and what each row is compared to."""
    return (
        Subject(
            "articles",
            "SELECT a.*, len(a.text) > 0 AS has_text, s.story_id IS NOT NULL AS has_story "
            "FROM articles a LEFT JOIN stories s USING (story_id)",
            "NOT has_text OR NOT has_story",
        ),
        _facts(
            "quotes",
            _SPANS_TEXT.format(spans="f.content_spans", name="content_at_offsets"),
            breaks="content IS DISTINCT FROM content_at_offsets",
        ),
        _facts("metrics", breaks="period_end < period_start"),
        _facts(
            "event_mentions",
            ", e.event_id IS NOT NULL AS has_event",
            "LEFT JOIN events e USING (event_id)",
            "end_date < start_date OR NOT has_event",
        ),
        _facts(
            "entity_mentions",
            ", e.entity_id IS NOT NULL AS has_entity",
            "LEFT JOIN entities e USING (entity_id)",
            "NOT has_entity",
        ),
        Subject("events", "FROM events", "end_date < start_date"),
        Subject(
            "event_participants",
            "SELECT p.*, e.event_id IS NOT NULL AS has_event "
            "FROM event_participants p LEFT JOIN events e USING (event_id)",
            "NOT has_event",
        ),
        Subject("entities", "FROM entities", "false"),
        Subject(
            "stories",
            "SELECT s.*, a.article_id IS NOT NULL AS has_lead "
            "FROM stories s LEFT JOIN articles a ON a.article_id = s.lead_article_id",
            "NOT has_lead",
        ),
        Subject("rejects", "FROM rejects", "false"),
    )


def expectations(table: str) -> Iterator[Any]:
    """The expectations of a table, as Great Expectations objects."""
    import great_expectations.expectations as gxe  # slow to import

    contract = TABLES[table]
    yield from _of_contract(contract, gxe)
    for flag in _FLAGS.get(table, ()):
        yield gxe.ExpectColumnValuesToBeInSet(column=flag, value_set=[True], severity="critical")
    if table in FACTS:
        yield gxe.ExpectColumnPairValuesToBeEqual(
            column_A="text", column_B="text_at_offsets", severity="critical",
            notes="Every row is grounded: its text is the article's text at its offsets.",
        )  # fmt: skip
        yield gxe.ExpectColumnMeanToBeBetween(column="confidence", min_value=0.4, severity="warning")
    if table == "quotes":
        yield gxe.ExpectColumnPairValuesToBeEqual(
            column_A="content", column_B="content_at_offsets", severity="critical",
            notes="A quote's words are the article's words at their offsets.",
        )  # fmt: skip
        yield gxe.ExpectColumnValuesToNotBeNull(column="speaker", mostly=0.8, severity="warning")
    for start, end in _ORDERS.get(table, ()):
        yield gxe.ExpectColumnPairValuesAToBeGreaterThanB(
            column_A=end, column_B=start, or_equal=True, ignore_row_if="either_value_is_missing",
            severity="critical", notes="Nothing ends before it starts.",
        )  # fmt: skip
    if table == "articles":
        yield gxe.ExpectTableRowCountToBeBetween(min_value=1, severity="critical")
        yield gxe.ExpectColumnValuesToNotBeNull(column="published_date", mostly=0.8, severity="warning")
    if table == "metrics":
        yield gxe.ExpectColumnValuesToNotBeNull(column="unit", mostly=0.7, severity="warning")


_FLAGS = {
    "articles": ("has_text", "has_story"),
    "quotes": ("has_article", "same_date"),
    "metrics": ("has_article", "same_date"),
    "event_mentions": ("has_article", "same_date", "has_event"),
    "entity_mentions": ("has_article", "same_date", "has_entity"),
    "event_participants": ("has_event",),
    "stories": ("has_lead",),
}
_ORDERS = {
    "metrics": (("period_start", "period_end"),),
    "event_mentions": (("start_date", "end_date"),),
    "events": (("start_date", "end_date"), ("first_published", "last_published")),
    "stories": (("first_published", "last_published"),),
}


def _of_contract(contract: type[Contract], gxe: Any) -> Iterator[Any]:
    """What the contract says of single columns: the key, the closed sets, what must not be null."""
    key = layout(contract).key
    if len(key) == 1:
        yield gxe.ExpectColumnValuesToBeUnique(column=key[0], severity="critical")
    else:
        yield gxe.ExpectCompoundColumnsToBeUnique(column_list=list(key), severity="critical")
    for column in columns(contract):
        if column.values:
            yield gxe.ExpectColumnValuesToBeInSet(
                column=column.name, value_set=list(column.values), severity="critical"
            )
        elif not column.nullable and column.name not in key:
            yield gxe.ExpectColumnValuesToNotBeNull(column=column.name, severity="critical")
