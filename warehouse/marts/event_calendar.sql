-- mart     event_calendar
-- grain    One row per event in the world
-- reads    events, event_participants, event_mentions, articles
-- answers  What took place, or is to take place, where and when, with whom, and who reported it?
CREATE OR REPLACE VIEW event_calendar AS
WITH people AS (
    SELECT event_id, string_agg(name, '; ' ORDER BY name) AS participants
    FROM (SELECT DISTINCT event_id, name FROM event_participants)
    GROUP BY event_id
),
outlets_of AS (
    SELECT m.event_id, string_agg(DISTINCT a.outlet, '; ' ORDER BY a.outlet) AS outlets
    FROM event_mentions m JOIN articles a USING (article_id)
    GROUP BY m.event_id
)
SELECT
    e.event_id,
    e.start_date,
    e.end_date,
    e.date_precision,
    e.name,
    e.type,
    e.status,
    e.place,
    e.country,
    p.participants,
    e.article_count,
    o.outlets,
    e.disagreement
FROM events e
LEFT JOIN people p USING (event_id)
LEFT JOIN outlets_of o USING (event_id)
ORDER BY e.start_date NULLS LAST, e.name;
