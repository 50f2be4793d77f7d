"""Entities: where a name ends, which part of it is the family's, and the countries of places."""

from __future__ import annotations

import pytest

from dateline.article import Article
from dateline.entities import find_entities
from dateline.entities.gazetteer import country_of_place, place_within, towns_named
from dateline.entities.people import parts_of
from dateline.nlp import Document
from dateline.records import Entity


def entities_of(text: str) -> tuple[Entity, ...]:
    doc = Document(text)
    doc.parse(doc.sentences)
    return find_entities(doc, Article(text=text))


def test_a_verb_of_a_headline_is_no_part_of_a_name():
    text = "Ana Robles Slams Mateo Solvang For His Votes On The Fish Tax.\nAna Robles said so in Lima."
    names = {e.name: e.aliases for e in entities_of(text) if e.kind == "person"}
    assert names["Ana Robles"] == ()
    assert not any("Slams" in name for name in names)


def test_a_place_written_in_capitals_is_named_in_small_letters():
    names = {e.name for e in entities_of("KALUNDBORG, Denmark (TCA) - The ferry is late.")}
    assert names >= {"Kalundborg", "Denmark"}


def test_a_word_for_a_kind_of_body_is_none():
    assert "Board" not in {e.name for e in entities_of("The Board met in Oslo, and the Board said nothing.")}


def test_a_county_of_the_state_of_georgia_is_not_in_the_country():
    [county] = [e for e in entities_of("She lives in Burke County, Georgia.") if e.name == "Burke County"]
    assert county.country != "GE"


def test_a_governor_of_new_jersey_is_not_of_jersey():
    [person] = [e for e in entities_of("New Jersey Gov. Ana Robles said no.") if e.kind == "person"]
    assert person.country in ("US", None)


@pytest.mark.parametrize(
    ("full", "family"),
    [
        ("Ana Robles Mateo", ("Robles", "Mateo")),
        ("Ingrid Halvor Solvang", ("Solvang",)),
        ("Sergei Viktorovich Belov", ("Belov",)),
        ("Abdel Karim el-Tamimi", ("el-Tamimi",)),
        ("Kim Dong Su", ("Kim",)),
        ("Mo Yanhui", ("Mo",)),
        ("Nguyen Van Duc", ("Nguyen",)),
        ("Joao Neves da Costa", ("da", "Costa")),
        ("Lee Harvey Dorp", ("Dorp",)),
        ("Kemal Tayyip Arslan", ("Arslan",)),
    ],
)
def test_the_family_name_of_a_full_name(full, family):
    assert parts_of(full)[1] == family


def test_towns_are_looked_up_by_name_and_country():
    assert towns_named("Lillehammer")[0].country == "NO"
    assert country_of_place("Lillehammer") == "NO"
    assert place_within("Londonderry", country="US").country == "US"
    assert towns_named("Nowhere at all") == ()


def test_what_backs_a_person_is_not_part_of_the_name():
    names = {e.name for e in entities_of("The Solvang-backing Harbour Party met in Oslo, Ana Solvang said.")}
    assert "Harbour Party" in names
    assert not any("-backing" in name for name in names)


def test_towns_in_a_list_keep_their_countries():
    found = {e.name: e.country for e in entities_of("Talks were held in Berlin, Paris and Rome.")}
    assert found == {"Berlin": "DE", "Paris": "FR", "Rome": "IT"}
