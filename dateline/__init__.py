"""dateline: events, metrics and quotes out of news articles, each grounded in the text.

import dateline

for article in dateline.read("seeds/articles"):
    for quote in dateline.extract(article).quotes:
        print(quote.speaker, quote.content[0].text)
"""

from dateline.article import Article
from dateline.errors import DatelineError, UnreadableFile
from dateline.extraction import extract, extract_many
from dateline.readers import read
from dateline.records import Entity, Event, Extraction, Metric, Participant, Quote, Time
from dateline.spans import Span

__version__ = "0.1.0"

__all__ = [
    "Article",
    "DatelineError",
    "Entity",
    "Event",
    "Extraction",
    "Metric",
    "Participant",
    "Quote",
    "Span",
    "Time",
    "UnreadableFile",
    "extract",
    "extract_many",
    "read",
]
