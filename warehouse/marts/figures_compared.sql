-- mart     figures_compared
-- grain    One row per unit, counted thing and event, or per unit, subject and period, that at least two articles state
-- reads    metrics, articles, event_mentions, events
-- answers  Where do articles agree about a figure, and where does one say something else?
CREATE OR REPLACE VIEW figures_compared AS
WITH event_of AS (                                                    -- a figure's event, over all articles
    SELECT m.metric_id, min(e.event_id) AS event_id, min(e.name) AS event
    FROM metrics m
    JOIN event_mentions em ON em.article_id = m.article_id AND list_contains(m.subject, em.name)
    JOIN events e ON e.event_id = em.event_id
    GROUP BY m.metric_id
),
figures AS (
    SELECT
        m.article_id,
        coalesce(a.outlet, a.article_id) || ': ' || m.text AS told,
        coalesce(m.value, (m.low + m.high) / 2) AS amount,            -- a range counts by its middle
        m.unit || coalesce(' per ' || m.per, '') AS unit,
        coalesce(o.event, list_aggregate(list_sort(m.subject), 'string_agg', '; ')) AS about,
        CASE WHEN o.event_id IS NULL THEN m.measure END AS measure,   -- the event says what is measured
        CASE WHEN o.event_id IS NULL THEN m.period_start END AS period_start,
        CASE WHEN o.event_id IS NULL THEN m.period_end END AS period_end
    FROM metrics m
    JOIN articles a USING (article_id)
    LEFT JOIN event_of o USING (metric_id)
    WHERE m.unit IS NOT NULL AND m.status <> 'target' AND m.change IS NULL
        AND (o.event_id IS NOT NULL OR len(m.subject) > 0 AND m.period_start IS NOT NULL)
)
SELECT
    about,
    unit,
    measure,
    period_start,
    period_end,
    count(DISTINCT article_id) AS articles,
    min(amount) AS lowest,
    max(amount) AS highest,
    min(amount) IS NOT DISTINCT FROM max(amount) AS agree,
    string_agg(DISTINCT told, '; ' ORDER BY told) AS told
FROM figures
GROUP BY about, unit, measure, period_start, period_end
HAVING count(DISTINCT article_id) > 1
ORDER BY agree, about, unit, period_start;
