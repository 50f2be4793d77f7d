"""Money in US dollars: sums at the average rate of the time that they cover, from the table `fx_rates`.

The rate is the mean of the months that a figure's period touches, or of its years where it covers whole
years; a figure that tells no period takes the month it was published in. Where a month or year of it has
no rate there is no value in dollars: a target for 2030 has none.
"""

from __future__ import annotations

from pathlib import Path

from warehouse.publish import connect


def convert(database: Path) -> bool:
    """Bring the dollar columns of `metrics` to what the rates say now.

    Args:
        database: The database that is being built.

    Returns:
        Whether that changed anything.
    """
    with connect(database) as connection:
        [changed] = connection.execute(_UPDATE).fetchall()[0]
    return bool(changed)


# Long averages are summed exactly and rounded: they must not depend on the order of rows.
_UPDATE = """
WITH sums AS (
    SELECT
        metric_id, value, low, high,
        left(unit, 3) AS currency,
        coalesce(period_start, period_end, published_date) AS first_day,
        coalesce(period_end, period_start, published_date) AS last_day,
        coalesce(period_start, period_end) IS NULL AS undated
    FROM metrics
    WHERE unit_kind = 'currency' AND regexp_matches(unit, '^[A-Z]{3}(/|$)')
),
times AS (
    SELECT DISTINCT
        currency, first_day, last_day,
        strftime(first_day, '%m-%d') = '01-01' AND strftime(last_day, '%m-%d') = '12-31' AS whole_years
    FROM sums
    WHERE currency <> 'USD' AND first_day <= last_day AND year(last_day) - year(first_day) <= 100
),
periods AS (  -- every month, and every year, of each time
    SELECT *, false AS yearly, strftime(unnest(generate_series(
        date_trunc('month', first_day), date_trunc('month', last_day), INTERVAL 1 MONTH)), '%Y-%m') AS period
    FROM times
    UNION ALL
    SELECT *, true, CAST(unnest(generate_series(year(first_day), year(last_day))) AS VARCHAR) FROM times
),
rates AS (  -- the mean of months or years, where none of them lacks its rate
    SELECT
        currency, first_day, last_day,
        round(favg(usd_per_unit), 12) AS rate,
        min(period) || CASE WHEN min(period) < max(period) THEN ' to ' || max(period) ELSE '' END AS label,
        string_agg(DISTINCT source, ', ' ORDER BY source) AS source,
        yearly = whole_years AS fits
    FROM periods LEFT JOIN fx_rates USING (currency, period)
    GROUP BY currency, first_day, last_day, whole_years, yearly
    HAVING count(usd_per_unit) = count(*)
),
best AS (
    SELECT DISTINCT ON (currency, first_day, last_day) * FROM rates
    ORDER BY currency, first_day, last_day, fits DESC
),
wanted AS (
    SELECT
        m.metric_id,
        CASE s.currency WHEN 'USD' THEN 1 ELSE b.rate END AS usd,
        CASE
            WHEN s.currency = 'USD' THEN 'stated in USD'
            ELSE '1 ' || s.currency || ' = ' || b.rate || ' USD, average of ' || b.label
                || CASE WHEN s.undated THEN ' (of publication)' ELSE '' END || '; ' || b.source
        END AS usd_basis,
        m.value * usd AS value_usd, m.low * usd AS low_usd, m.high * usd AS high_usd
    FROM metrics m
    LEFT JOIN sums s USING (metric_id)
    LEFT JOIN best b ON b.currency = s.currency AND b.first_day = s.first_day AND b.last_day = s.last_day
)
UPDATE metrics SET
    value_usd = wanted.value_usd, low_usd = wanted.low_usd, high_usd = wanted.high_usd,
    usd_basis = wanted.usd_basis
FROM wanted
WHERE metrics.metric_id = wanted.metric_id AND (
    metrics.usd_basis IS DISTINCT FROM wanted.usd_basis
    OR metrics.value_usd IS DISTINCT FROM wanted.value_usd
    OR metrics.low_usd IS DISTINCT FROM wanted.low_usd
    OR metrics.high_usd IS DISTINCT FROM wanted.high_usd
)
"""
