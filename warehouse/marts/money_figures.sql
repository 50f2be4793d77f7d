-- mart     money_figures
-- grain    One row per amount of money that an article states
-- reads    metrics, articles
-- answers  Which amounts are stated, for which period, by whom, and what are they in US dollars?
CREATE OR REPLACE VIEW money_figures AS
SELECT
    m.metric_id,
    m.period_start,
    m.period_end,
    m.measure,
    list_aggregate(m.subject, 'string_agg', '; ') AS subject,
    m.comparator,
    coalesce(m.value, (m.low + m.high) / 2) AS amount,                -- in `unit`; a range counts by its middle
    m.unit,                                                           -- ISO 4217
    coalesce(m.value_usd, (m.low_usd + m.high_usd) / 2) AS amount_usd,  -- null where no rate is known
    m.usd_basis,                                                      -- the rate, its period and source
    m.change,
    m.change_basis,
    m.status,
    m.attributed_to,
    m.contradiction,
    m.text,
    a.outlet,
    m.published_date,
    m.article_id
FROM metrics m
JOIN articles a USING (article_id)
WHERE m.unit_kind = 'currency' AND m.per IS NULL                      -- a rate of exchange is no sum
ORDER BY m.measure, m.period_start, m.metric_id;
