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


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("A bridge in Springfield, Illinois, was closed.", "Springfield, Illinois", "US", 39.8),
        ("SPRINGFIELD, Ill. (AP) -- A bridge was closed.", "Springfield, Illinois", "US", 39.8),
        ("The mill stands in Douglas, Ariz., they said.", "Douglas, Arizona", "US", 31.3),
        ("They moved to Athens, Georgia, in May.", "Athens", "US", 33.96),
        ("They moved to Cambridge, Mass., in May.", "Cambridge", "US", 42.4),
        ("Shops in Tripoli, Lebanon, stayed shut.", "Tripoli", "LB", 34.4),
    ],
)
def test_what_a_place_lies_in_tells_which_of_its_name_it_is(text, name, country, latitude):
    [place] = [e for e in entities_of(text) if e.name == name]
    assert place.country == country
    assert place_within(name, country=country).latitude == pytest.approx(latitude, abs=0.1)


def test_two_towns_of_one_name_in_one_article_are_two():
    text = "Fire broke out in Springfield, Illinois. It spread to Springfield, Massachusetts, they joked."
    assert {e.name for e in entities_of(text)} >= {"Springfield, Illinois", "Springfield, Massachusetts"}


@pytest.mark.parametrize(
    ("name", "country"),
    [
        pytest.param("Sulawesi", "ID", id="island"),
        pytest.param("Transylvania", "RO", id="part-of-a-country"),
        pytest.param("Sulaymaniyya", "IQ", id="other-spelling"),
        pytest.param("Salonica", "GR", id="other-name"),
        pytest.param("Nimruz Province", "AF", id="province"),
        pytest.param("Sea of Okhotsk", None, id="sea"),
    ],
)
def test_a_place_tells_its_country(name, country):
    place = place_within(name)
    assert place is not None
    assert place.country == country


def test_a_capital_that_acts_is_a_place_and_no_firm():
    text = "Kalmar Mills left. Harare opened an inquiry in June. Harare said the firm had lied. Harare paid."
    [harare] = [e for e in entities_of(text) if e.name == "Harare"]
    assert (harare.kind, harare.country, {m.text for m in harare.mentions}) == ("place", "ZW", {"Harare"})


def test_no_place_is_given_for_another_country():
    assert place_within("Douglas", country="US").latitude < 42  # not the capital of the Isle of Man
    assert place_within("Lake Victoria") is None  # not the city of Victoria


@pytest.mark.parametrize(
    ("text", "name", "kind", "country"),
    [
        ("The Philippines and Thailand will gain.", "Philippines", "place", "PH"),
        ("The congress in Cagliari, which ended on Thursday, was long.", "Cagliari", "place", "IT"),
        ("The plant will be built in the Polish city of Sornow.", "Sornow", "place", "PL"),
        ("Buyers came from Northeast China.", "Northeast China", "place", "CN"),
        ("At the talks in Bratislava Hungary's finance minister left.", "Bratislava", "place", "SK"),
        ("The online retailer Kestrel Market grew.", "Kestrel Market", "organisation", None),
        ("The Oslo-based Al Rawda Bullion denied it.", "Al Rawda Bullion", "organisation", "NO"),
        ("New York stocks fell.", "New York", "place", "US"),
        ("First Marrow Bank will close.", "First Marrow Bank", "organisation", None),
    ],
)
def test_a_name_is_known_by_what_stands_around_it(text, name, kind, country):
    [entity] = [e for e in entities_of(text) if e.name == name]
    assert (entity.kind, entity.country) == (kind, country)


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation", "country"),
    [
        ("Ministers Jo Lind of Chad and Ana Cole of Peru met.", "Ana Cole", "Minister", "Peru", "PE"),
        ("Iowa Gov. Ana Robles said no.", "Ana Robles", None, None, "US"),
        ("Sen. Ana Robles of Vermont said no.", "Ana Robles", None, None, "US"),
        ("Sen. Ana Robles (Vt.) said no.", "Ana Robles", None, None, "US"),
        ("Heidi Crane, Senator Ted Robles's wife, waved.", "Heidi Crane", None, None, None),
        ("Jo Lind, a special agent in charge of Harbour Police, left.", "Jo Lind", "special agent in charge",
         "Harbour Police", None),
        ("Le Van Hai, Vietnamese consul in Mumbai, left.", "Le Van Hai", "consul", "Vietnam", "VN"),
        ("The German violinist Jo Lind played.", "Jo Lind", "violinist", "Germany", "DE"),
        ("Commissioner for Customs Ama Okello left.", "Ama Okello", "Commissioner for Customs", None, None),
        ("Minister of State for Trade Ana Robles left.", "Ana Robles", "Minister of State for Trade",
         None, None),
        ("The Grain Export Board (GEB) met. GEB chairman Jo Lind left.", "Jo Lind", "chairman",
         "Grain Export Board", None),
        ("Ana Pereira won. Pereira's spokesman Jo Lind left.", "Jo Lind", "spokesman", "Pereira", None),
        ("Jo Lind, vice president of China's Kestrel Payment Co., left.", "Jo Lind", "vice president",
         "Kestrel Payment Co.", "CN"),
        ("Rafael Cole, a Cuban-born painter, came.", "Rafael Cole", "painter", None, None),
    ],
)  # fmt: skip
def test_a_role_belongs_to_the_one_who_has_it(text, name, role, affiliation, country):
    [person] = [e for e in entities_of(text) if e.name == name]
    assert (person.role, person.affiliation, person.country) == (role, affiliation, country)


def test_what_a_person_is_called_is_no_name():
    names = {e.name: e for e in entities_of('"It works," said Jo Lind, Norway\'s trade minister.')}
    assert names["Jo Lind"].role == "trade minister"


def test_a_middle_initial_is_no_form_of_address():
    assert "James M. Dorp" in {e.name for e in entities_of("James M. Dorp and Ana Robles resigned.")}


def test_the_central_bank_is_the_bank_of_its_country():
    found = entities_of("The Bank of Marrow cut rates on Monday. The central bank will wait.")
    [bank] = [e for e in found if e.name == "Bank of Marrow"]
    assert bank.aliases == ("The central bank",)


def test_a_river_is_not_its_province():
    names = {e.name for e in entities_of("The Heilongjiang River leaves Heilongjiang Province.")}
    assert names >= {"Heilongjiang River", "Heilongjiang Province"}


@pytest.mark.parametrize(
    "text",
    [
        "Nordhavn Bank was renamed Halden Bank in March.",
        "Nordhavn Bank changed its name to Halden Bank.",
        "Halden Bank, formerly Nordhavn Bank, earned less.",
        "Halden Bank (formerly known as Nordhavn Bank) earned less.",
    ],
)
def test_a_body_and_its_former_name_are_one(text):
    [bank] = [e for e in entities_of(text) if e.kind == "organisation"]
    assert {bank.name, *bank.aliases} == {"Nordhavn Bank", "Halden Bank"}


def test_banks_named_side_by_side_are_two():
    found = entities_of("Nordhavn Bank sued Halden Bank. Nordhavn Bank called Halden Bank on Monday.")
    assert {e.name for e in found} == {"Nordhavn Bank", "Halden Bank"}
