-- mart     statements_by_affiliation
-- grain    One row per affiliation and month of publication
-- reads    quotes
-- answers  For which organisations and governments did people speak, how many of them, how often?
CREATE OR REPLACE VIEW statements_by_affiliation AS
SELECT
    CASE WHEN speaker_type = 'organisation' THEN speaker ELSE speaker_affiliation END AS affiliation,
    date_trunc('month', published_date)::DATE AS month,
    count(*) AS statements,
    count(DISTINCT speaker) AS speakers,
    count(DISTINCT article_id) AS articles
FROM quotes
WHERE CASE WHEN speaker_type = 'organisation' THEN speaker ELSE speaker_affiliation END IS NOT NULL
GROUP BY ALL
ORDER BY month, statements DESC, affiliation;
