"""An article in the terminal, its facts highlighted in place and listed below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline import extract, read
from models.rows import Row, fact_rows
from warehouse.errors import WarehouseError
from warehouse.publish import query

STYLES = {
    "quotes": "italic green",
    "metrics": "bold yellow",
    "event_mentions": "bold cyan",
    "entity_mentions": "underline",
}
NAMES = {"quotes": "quote", "metrics": "metric", "event_mentions": "event", "entity_mentions": "entity"}


class NoArticle(WarehouseError):
    """There is no such file, and no such article in the warehouse."""

    def __init__(self, wanted: str, warehouse: Path) -> None:
        super().__init__(
            f"{wanted}: no such file, and no article of {warehouse} has this id. "
            'See the ids: dateline query "SELECT article_id, title FROM articles"'
        )


def of_file(path: str) -> Iterator[RenderableType]:
    """The articles of a file, each with the facts found in it now."""
    for article in read(path):
        rows = fact_rows([extract(article)], "")
        rows["articles"][0]["published_date"] = article.published
        yield page(rows.pop("articles")[0], rows)


def of_warehouse(warehouse: Path, article_id: str) -> RenderableType:
    """An article of the warehouse, with the facts that it holds."""
    wanted = f"WHERE article_id = '{article_id.replace(chr(39), '')}'"
    articles = query(warehouse, f"FROM articles {wanted}").to_arrow_table().to_pylist()
    if not articles:
        raise NoArticle(article_id, warehouse)
    facts = {
        table: query(warehouse, f"FROM {table} {wanted} ORDER BY char_start").to_arrow_table().to_pylist()
        for table in STYLES
    }
    return page(articles[0], facts)


def page(article: Row, facts: dict[str, list[Row]]) -> RenderableType:
    """An article's row and its facts' rows as one page."""
    text = Text(article["text"])
    for table in ("quotes", "entity_mentions", "event_mentions", "metrics"):  # later ones are on top
        for start, end in _places(table, facts[table]):
            text.stylize(STYLES[table], start, end)
    legend = Text("  ").join(Text(NAMES[table], style=style) for table, style in STYLES.items())
    head = Text(article["title"] or article["uri"] or article["article_id"], style="bold")
    told = [str(article[name]) for name in ("outlet", "published_date", "article_id") if article[name]]
    return Group(head, Text(" | ".join(told), style="dim"), legend, Rule(), text, Rule(), _listing(facts))


def _places(table: str, rows: Iterable[Row]) -> Iterator[tuple[int, int]]:
    spans = {"quotes": "content_spans", "metrics": None}.get(table, "mention_spans")
    for row in rows:
        if spans is None:
            yield row["char_start"], row["char_end"]
        else:
            yield from ((span["char_start"], span["char_end"]) for span in row[spans])


def _listing(facts: dict[str, list[Row]]) -> Table:
    """The facts, one a line."""
    table = Table("kind", "fact", "details", header_style="bold")
    for row in facts["event_mentions"]:
        dates = " to ".join(str(row[name]) for name in ("start_date", "end_date") if row[name])
        table.add_row("event", row["name"], _joined(row["type"], row["status"], dates, row["place"]))
    for row in facts["metrics"]:
        ends = (row["low"], row["high"]) if row["value"] is None else (row["value"],)
        number = " to ".join(f"{end:,.15g}" for end in ends)
        period = " to ".join(str(row[name]) for name in ("period_start", "period_end") if row[name])
        unit = " per ".join(filter(None, (row["unit"], row["per"])))
        figure = f"{row['comparator']} {number} {unit}".rstrip()
        table.add_row("metric", row["text"], _joined(figure, row["measure"], row["change"], period))
    for row in facts["quotes"]:
        said = row["content"] if len(row["content"]) < 90 else row["content"][:88] + "…"
        table.add_row("quote", said, _joined(row["speaker"], row["speaker_role"], row["speaker_affiliation"]))
    return table


def _joined(*parts: str | None) -> str:
    return ", ".join(str(part) for part in parts if part)
