"""Contract of metrics: the figures that articles state."""

from __future__ import annotations

import pandera.polars as pa
import polars as pl

from dateline.records import CHANGES, COMPARATORS, METRIC_STATUSES, UNIT_KINDS
from models.base import ID, Located, Texts, closed, identifier, maybe, not_before


class Metrics(
    Located, key=("metric_id",), partition="published_date", sort=("article_id", "char_start", "metric_id")
):
    """Quantities that articles state.

    Grain: one row per quantity and article.
    """

    metric_id: str = identifier("Hash of the article and the figure's offsets.")
    value: float = maybe(
        "The number in base units: '51 billion' is 5.1e10, 'a fifth' 20 (percent); null for ranges."
    )
    low: float = maybe("Lower end of a range.")
    high: float = maybe("Upper end of a range.")
    comparator: str = closed(COMPARATORS, "Hedge as a sign; '=' where stated flatly, '~' for about.")
    unit: str = maybe("ISO 4217 code, 'percent', UCUM code, or an English singular; null for a bare number.")
    unit_kind: str = closed(UNIT_KINDS, "Kind of the unit.", nullable=True)
    per: str = maybe(
        "What a count, a physical amount or millions of money are for ('day' in '200 trucks a day'), or the"
        " money that a rate of exchange buys; null for a total. Prices ('USD per barrel') and speeds are"
        " units."
    )
    unit_text: str = maybe("The unit as the text words it.")
    measure: str = maybe("What is measured, in the article's words.")
    subject: Texts = pa.Field(description="Whom or what it is about; may be empty.")
    period_start: pl.Date = maybe("First day of the period that it covers.")
    period_end: pl.Date = maybe("Last day of that period, included.")
    change: str = closed(CHANGES, "Direction, where the figure is itself a change.", nullable=True)
    change_basis: str = maybe("What it changed against ('year-on-year', 'share').")
    status: str = closed(METRIC_STATUSES, "Whether it is a fact, a plan, a target or an estimate.")
    attributed_to: str = maybe("Who states it, where the article attributes it.")
    compared_to_metric_id: str = maybe(
        "The figure of its sentence that it is set against ('rose to 5 from 4'); joins metrics.",
        str_matches=ID,
    )
    change_of_metric_id: str = maybe(
        "For a change the level that it led to ('rose 12 percent to 5.6'); joins metrics.", str_matches=ID
    )
    contradiction: str = maybe(
        "What does not add up between it and other figures of its sentence, in words; null for nothing."
    )
    value_usd: float = maybe("`value` of money in US dollars at the rate that `usd_basis` tells.")
    low_usd: float = maybe("`low` of money in US dollars.")
    high_usd: float = maybe("`high` of money in US dollars.")
    usd_basis: str = maybe(
        "Rate, what it is the average of, and its source; null where no rate is known for the figure's time."
    )

    period_in_order = not_before("period_start", "period_end")

    @pa.dataframe_check(error="neither a value nor both ends of a range")
    def has_a_number(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A metric is a value or a range, never both, never neither."""
        low, high = pl.col("low").is_not_null(), pl.col("high").is_not_null()
        a_value = pl.col("value").is_not_null() & ~low & ~high
        a_range = pl.col("value").is_null() & low & high
        return data.lazyframe.select(a_value | a_range)

    @pa.dataframe_check(error="low is above high")
    def range_in_order(cls, data: pa.PolarsData) -> pl.LazyFrame:
        """A range goes upwards."""
        return data.lazyframe.select((pl.col("high") >= pl.col("low")).fill_null(True))
