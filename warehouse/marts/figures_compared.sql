-- mart     figures_compared
-- grain    One row per unit, period and event or subject for which at least two articles state a figure
-- reads    metrics, articles
-- answers  Where do articles agree about a figure, and where does one say something else?
CREATE OR REPLACE VIEW figures_compared AS
WITH figures AS (
    SELECT
        m.*,
        a.outlet,
        coalesce(m.value, (m.low + m.high) / 2) AS amount,
        list_aggregate(list_sort(m.subject), 'string_agg', '; ') AS about
    FROM metrics m JOIN articles a USING (article_id)
    WHERE m.unit IS NOT NULL AND len(m.subject) > 0 AND m.status <> 'target'
)
SELECT
    about,
    unit,
    period_start,
    period_end,
    mode(measure) AS measure,
    count(DISTINCT article_id) AS articles,
    min(amount) AS lowest,
    max(amount) AS highest,
    min(amount) IS NOT DISTINCT FROM max(amount) AS agree,
    string_agg(DISTINCT coalesce(outlet, article_id) || ': ' || text, '; '
        ORDER BY coalesce(outlet, article_id) || ': ' || text) AS told
FROM figures
WHERE period_start IS NOT NULL AND change IS NULL
GROUP BY about, unit, period_start, period_end
HAVING count(DISTINCT article_id) > 1
ORDER BY agree, about, unit, period_start;
