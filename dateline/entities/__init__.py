"""Entities: the people, organisations and places of an article, each once."""

from dateline.entities.descriptions import may_be_called
from dateline.entities.finding import countries_told, entity_at, find_entities
from dateline.entities.gazetteer import (
    capital_of,
    country_of,
    country_of_place,
    largest_city_of,
    places_named,
    towns_named,
)
from dateline.entities.titles import person_titles

__all__ = [
    "capital_of",
    "countries_told",
    "country_of",
    "country_of_place",
    "entity_at",
    "find_entities",
    "largest_city_of",
    "may_be_called",
    "person_titles",
    "places_named",
    "towns_named",
]
