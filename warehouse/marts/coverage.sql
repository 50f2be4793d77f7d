-- mart     coverage
-- grain    One row per outlet and day of publication
-- reads    articles, quotes, metrics, event_mentions
-- answers  What did each outlet publish on each day, and how much was found in it?
CREATE OR REPLACE VIEW coverage AS
SELECT
    a.outlet,
    a.published_date,
    count(*) AS articles,
    sum(a.word_count)::BIGINT AS words,
    sum((SELECT count(*) FROM quotes q WHERE q.article_id = a.article_id))::BIGINT AS quotes,
    sum((SELECT count(*) FROM metrics m WHERE m.article_id = a.article_id))::BIGINT AS metrics,
    sum((SELECT count(*) FROM event_mentions e WHERE e.article_id = a.article_id))::BIGINT AS events
FROM articles a
GROUP BY a.outlet, a.published_date
ORDER BY a.published_date, a.outlet;
