-- mart     statements_by_speaker
-- grain    One row per speaker and month of publication
-- reads    quotes
-- answers  Who spoke, how often, in how many articles, and how much of it word for word?
CREATE OR REPLACE VIEW statements_by_speaker AS
SELECT
    speaker,
    speaker_entity_id,
    date_trunc('month', published_date)::DATE AS month,
    count(*) AS statements,
    count(DISTINCT article_id) AS articles,
    avg((kind = 'direct')::INTEGER) AS direct_share,                  -- 0 to 1
    mode(speaker_role) AS usual_role
FROM quotes
WHERE speaker_type IN ('person', 'organisation')                      -- "officials" is nobody in particular
GROUP BY ALL
ORDER BY month, statements DESC, speaker;
