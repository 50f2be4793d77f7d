"""A first look at a loaded warehouse: what it holds, and three questions with their answers.

`python -m flows.tour` ends `make run`.
"""

from __future__ import annotations

from flows.settings import Settings
from flows.summary import answer_table, console, status_tables
from warehouse.publish import query

QUESTIONS = {
    "Who spoke, for whom, and in which article?": """
SELECT q.speaker, q.speaker_role AS role, q.kind, left(q.content, 60) AS content, a.outlet, a.published_date
FROM quotes q
JOIN entities e ON e.entity_id = q.speaker_entity_id
JOIN articles a USING (article_id)
WHERE e.kind = 'person' AND q.kind = 'direct' AND q.speaker_role IS NOT NULL
ORDER BY q.confidence DESC, a.published_date, q.char_start
LIMIT 5""",
    "Which sums of money were named, and what are they in US dollars?": """
SELECT text, measure, unit, round(amount_usd / 1e6, 1) AS usd_million, status, period_end, outlet
FROM money_figures
WHERE amount_usd IS NOT NULL
ORDER BY amount_usd DESC
LIMIT 5""",
    "What took place, or is to, and who reported it?": """
SELECT start_date, name, type, status, place, article_count AS articles, outlets
FROM event_calendar
WHERE date_precision = 'day'
ORDER BY article_count DESC, start_date
LIMIT 5""",
}


def main() -> None:
    """Print the tour."""
    out, settings = console(), Settings.of()
    out.print(next(status_tables(settings)))
    for question, sql in QUESTIONS.items():
        out.print(f"\n[bold]{question}[/]")
        out.print(sql.strip(), style="dim", highlight=False, markup=False)
        out.print(answer_table(query(settings.warehouse, sql)))


if __name__ == "__main__":
    main()
