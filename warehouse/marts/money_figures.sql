-- mart     money_figures
-- grain    One row per amount of money that an article states
-- reads    metrics, articles, fx_rates
-- answers  Which amounts are stated, for which period, by whom, and what are they in US dollars?
CREATE OR REPLACE VIEW money_figures AS
WITH amounts AS (
    SELECT
        *,
        coalesce(value, (low + high) / 2) AS amount,                  -- a range counts by its middle
        coalesce(period_end, published_date) AS rate_day
    FROM metrics
    WHERE unit_kind = 'currency'
)
SELECT
    m.metric_id,
    m.period_start,
    m.period_end,
    m.measure,
    list_aggregate(m.subject, 'string_agg', '; ') AS subject,
    m.comparator,
    m.amount,                                                         -- in `unit`
    m.unit,                                                           -- ISO 4217
    CASE
        WHEN m.unit = 'USD' THEN m.amount
        ELSE m.amount * coalesce(by_month.usd_per_unit, by_year.usd_per_unit)
    END AS amount_usd,                                                -- null where no rate is known
    CASE
        WHEN m.unit = 'USD' THEN NULL
        WHEN by_month.usd_per_unit IS NOT NULL THEN by_month.period
        ELSE by_year.period
    END AS rate_period,                                               -- of the average rate used
    m.change,
    m.change_basis,
    m.status,
    m.attributed_to,
    m.text,
    a.outlet,
    m.published_date,
    m.article_id
FROM amounts m
JOIN articles a USING (article_id)
LEFT JOIN fx_rates by_month
    ON by_month.currency = m.unit AND by_month.period = strftime(m.rate_day, '%Y-%m')
    AND coalesce(m.period_start, m.published_date) >= date_trunc('month', m.rate_day)  -- figures of one month
LEFT JOIN fx_rates by_year
    ON by_year.currency = m.unit AND by_year.period = strftime(m.rate_day, '%Y')
ORDER BY m.measure, m.period_start, m.metric_id;
