-- mart     data_quality
-- grain    One row per run
-- reads    runs
-- answers  What did each run load and refuse, and how much did an article yield?
CREATE OR REPLACE VIEW data_quality AS
SELECT
    run_id,
    started_at,
    outcome,
    extractor_version,
    articles_read,
    articles_loaded,
    rejects,
    rejects / nullif(articles_read + rejects, 0) AS reject_share,    -- 0 to 1
    quotes / nullif(articles_loaded, 0) AS quotes_per_article,
    metrics / nullif(articles_loaded, 0) AS metrics_per_article,
    event_mentions / nullif(articles_loaded, 0) AS events_per_article,
    words / nullif(seconds, 0) AS words_per_second
FROM runs
ORDER BY started_at;
