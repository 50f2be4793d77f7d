"""What the contracts share: the building blocks of a table's columns.

A contract is a pandera model: each column's name, type, meaning and check stand there and nowhere else.
The Arrow schema, the DuckDB table, the checks on every row and the data dictionary are derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

import pandera.polars as pa
import polars as pl

ID = r"^[0-9a-f]{16}$"
COUNTRY = r"^[A-Z]{2}$"

Moment = Annotated[pl.Datetime, "us", "UTC"]
Texts = Annotated[pl.List, pl.String]
SPAN = pl.Struct({"char_start": pl.Int32, "char_end": pl.Int32})
Spans = Annotated[pl.List, SPAN]


def identifier(description: str, **options: Any) -> Any:
    """A column that holds a content hash: 16 hex digits, the same on every machine."""
    return pa.Field(str_matches=ID, description=description, **options)


def closed(values: tuple[str, ...], description: str, **options: Any) -> Any:
    """A column whose values are a closed set."""
    return pa.Field(isin=values, description=description, **options)


def maybe(description: str, **options: Any) -> Any:
    """A column that is null where the text does not tell."""
    return pa.Field(nullable=True, description=description, **options)


def country(description: str) -> Any:
    """A column with a country's code, null where unknown."""
    return maybe(f"{description}, ISO 3166-1 alpha-2.", str_matches=COUNTRY)


def not_before(start: str, end: str) -> Any:
    """A check that two dates, where both are known, are in order."""

    def _check(cls: type[pa.DataFrameModel], data: pa.PolarsData) -> pl.LazyFrame:
        in_order = pl.col(end) >= pl.col(start)
        return data.lazyframe.select(in_order.fill_null(True))

    return pa.dataframe_check(error=f"{end} is before {start}")(_check)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table's rows are told apart and laid out.

    Attributes:
        key: The columns that tell its rows apart.
        partition: The date column by whose month its Parquet files are parted; None for one file.
        sort: The order of rows in its Parquet files.
    """

    key: tuple[str, ...]
    partition: str | None
    sort: tuple[str, ...]


# Beside the classes: pandera takes every attribute of a model for a column.
_LAYOUTS: dict[type[Contract], Layout] = {}


def layout(contract: type[Contract]) -> Layout:
    """The key, the partition and the order of a table's rows."""
    return _LAYOUTS[contract]


class Contract(pa.DataFrameModel):
    """A table."""

    class Config:
        """Exactly these columns, of exactly these types."""

        strict = True

    def __init_subclass__(
        cls,
        *,
        key: tuple[str, ...] = (),
        partition: str | None = None,
        sort: tuple[str, ...] | None = None,
        **options: Any,
    ) -> None:
        """Take the layout from the class statement: `class Quotes(Located, key=("quote_id",))`."""
        super().__init_subclass__(**options)  # type: ignore[no-untyped-call]
        _LAYOUTS[cls] = Layout(key, partition, key if sort is None else sort)


class Located(Contract):
    """A finding: a row that stands on certain characters of one article."""

    article_id: str = identifier("Article that the row was found in; joins articles.")
    published_date: pl.Date = maybe("Day the article was published, as in articles.")
    char_start: pl.Int32 = pa.Field(ge=0, description="Offset of its first character in articles.text.")
    char_end: pl.Int32 = pa.Field(ge=1, description="Offset after its last character.")
    text: str = pa.Field(str_length={"min_value": 1}, description="The article's text between the two.")
    sentence: str = pa.Field(description="The sentence that it begins in.")
    confidence: float = pa.Field(ge=0, le=1, description="Chance that the row is right, 0 to 1.")
    extractor_version: str = pa.Field(description="Version of the library and digest of its rules.")

    @pa.dataframe_check(error="char_end - char_start is not the length of text")
    def text_fills_its_offsets(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """As many characters as the offsets say."""
        length = pl.col("char_end") - pl.col("char_start")
        return data.lazyframe.select(length == pl.col("text").str.len_chars())
