"""Entities of an article: who, which body, which place; their names, countries and roles."""

from __future__ import annotations

import json
from pathlib import Path

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import lexicon
from dateline.article import Article
from dateline.entities import country_of, entity_at, find_entities, person_titles
from dateline.entities.abbreviations import abbreviates
from dateline.entities.gazetteer import country_of_body, place_named, place_within, places_named
from dateline.entities.people import could_mean, looks_like_person, parts_of, same_person
from dateline.nlp import Document
from dateline.records import ENTITY_KINDS, Entity

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "entities.jsonl").read_text("utf-8").splitlines()
]


def entities_of(text: str, *, parsed: bool = True) -> tuple[Entity, ...]:
    doc = Document(text)
    if parsed:
        doc.parse(doc.sentences)
    found = find_entities(doc, Article(text=text))
    for entity in found:
        assert entity.mentions
        assert entity.mentions == tuple(sorted(entity.mentions))
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
    return found


@pytest.mark.parametrize("parsed", [True, False], ids=["parsed", "unparsed"])
@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_article_names_these_entities(case, parsed):
    found = entities_of(case["text"], parsed=parsed)
    shown = [
        {
            "name": e.name,
            "kind": e.kind,
            "country": e.country,
            "role": e.role,
            "affiliation": e.affiliation,
            "mentions": [m.text for m in e.mentions],
        }
        for e in found
    ]
    for wanted in case["entities"]:
        assert wanted in shown
    names = {form for e in found for form in (e.name, *e.aliases)}
    assert not names & set(case["absent"])


def test_entities_come_in_order_of_first_mention_and_once_each():
    text = "Oslo wrote to Lima. Lima wrote to Oslo. Ingrid Solvang read both letters, Solvang said."
    found = entities_of(text)
    assert [e.name for e in found] == ["Oslo", "Lima", "Ingrid Solvang"]
    assert [len(e.mentions) for e in found] == [2, 2, 2]


def test_longest_mention_that_overlaps_is_the_entity_at_a_place():
    text = "Norwegian Fisheries Minister Ingrid Solvang of the Port Sorn Harbour Council spoke."
    found = entities_of(text)
    at = text.index("Harbour")
    assert entity_at(found, at, at + 7).name == "Port Sorn Harbour Council"
    assert entity_at(found, 0, len(text)).name == "Port Sorn Harbour Council"
    assert entity_at(found, text.index("spoke"), len(text)) is None
    assert entity_at((), 0, 5) is None


def test_same_text_gives_the_same_entities_whatever_was_read_before():
    text = CASES[0]["text"]
    first = entities_of(text)
    for case in CASES[1:6]:
        entities_of(case["text"])
    assert entities_of(text) == first


@settings(max_examples=40)
@given(st.text(st.sampled_from("AaBbEe zZ.,'’\"()-–\n1é中 ofUS"), max_size=120))
def test_any_text_gives_mentions_that_stand_in_it(text):
    for entity in entities_of(text, parsed=False):
        assert entity.kind in ENTITY_KINDS
        assert entity.name


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Norway", "NO"),
        ("the U.S.", "US"),
        ("US", "US"),
        ("British", "GB"),
        ("Norwegians", "NO"),
        ("Bergen", "NO"),
        ("Beijing's", "CN"),
        ("Côte d’Ivoire", "CI"),
        ("São Paulo", "BR"),
        ("St. Petersburg", "RU"),
        ("Türkiye", "TR"),
        ("People's Republic of China", "CN"),
        ("the Norwegian fisheries ministry", "NO"),
        ("20 companies based in Chile", "CL"),
        ("Norway-Chile trade", None),
        ("polish", None),
        ("Congo", None),
        ("European Union", None),
        ("a nice day", None),
        ("", None),
    ],
)
def test_words_belong_to_a_country(words, code):
    assert country_of(words) == code


def test_place_is_the_best_known_of_its_name_or_the_one_in_the_country():
    assert place_named("London").country == "GB"
    assert place_named("London", country="CA").country == "CA"
    assert place_named("Valencia") is None  # Spain and Venezuela have one each, of like size
    assert place_within("Northeast Brazil").country == "BR"
    assert place_within("Buenos Aires Province").country == "AR"
    assert places_named("Nowhere At All") == ()


def test_body_belongs_to_the_country_at_either_end_of_its_name():
    assert country_of_body("Chilean Copper Board") == "CL"
    assert country_of_body("Bank of Norway") == "NO"
    assert country_of_body("Institute of Peruvian Studies") is None


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mo Yanhui", (("Yanhui",), ("Mo",))),
        ("E Linhua", (("Linhua",), ("E",))),
        ("Lee Sang-ho", (("Sang-ho",), ("Lee",))),
        ("Nguyen Van Thanh", (("Van", "Thanh"), ("Nguyen",))),
        ("Keiko Tanaka", (("Keiko",), ("Tanaka",))),
        ("Ana Robles Mateo", (("Ana",), ("Robles", "Mateo"))),
        ("Mohammed bin Rashid", (("Mohammed",), ("bin", "Rashid"))),
        ("Khalid al-Tamimi", (("Khalid",), ("al-Tamimi",))),
        ("Ines van Dorp", (("Ines",), ("van", "Dorp"))),
        ("John Q. Harrow Jr.", (("John", "Q."), ("Harrow",))),
        ("Solvang", ((), ("Solvang",))),
    ],
)
def test_name_is_taken_apart_the_way_of_its_language(name, parts):
    assert parts_of(name) == parts
    assert not parts[0] or looks_like_person(name) >= 1


@pytest.mark.parametrize(
    ("short", "full", "fit"),
    [
        ("Mo", "Mo Yanhui", 3),
        ("Robles", "Ana Robles Mateo", 3),
        ("Mateo", "Ana Robles Mateo", 2),
        ("Ana", "Ana Robles Mateo", 1),
        ("van Dorp", "Ines van Dorp", 3),
        ("Van Dorp", "Ines van Dorp", 3),
        ("Dorp", "Ines van Dorp", 3),
        ("Solvang", "Ana Robles Mateo", 0),
        ("Harrow", "John Harrow Jr.", 2),
        ("Harrow Jr.", "John Harrow Jr.", 3),
        ("Harrow Jr.", "John Harrow", 0),
    ],
)
def test_short_form_fits_a_full_name(short, full, fit):
    assert could_mean(short, full) == fit


def test_full_names_of_one_person_differ_by_a_middle_part_only():
    assert same_person("John Harrow", "John Q. Harrow")
    assert same_person("J. Harrow", "John Harrow")
    assert same_person("Ana Robles", "Ana Robles Mateo")
    assert not same_person("John Harrow", "Jane Harrow")
    assert not same_person("Mo Yan", "Mo Yanhui")
    assert not same_person("John Harrow", "John Harrow Jr.")


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("GEB", "Grain Export Board", True),
        ("G.E.B.", "Grain Export Board", True),
        ("Unibev", "United Beverages", True),
        ("MoT", "Ministry of Trade", True),
        ("MT", "Ministry of Trade", True),
        ("ESB", "Grain Export Board", False),
    ],
)
def test_abbreviation_is_made_of_beginnings_of_words(short, full, fits):
    assert abbreviates(short, full) is fits


def test_titles_are_lower_case_and_hold_the_common_ones():
    assert {"president", "director general", "spokesperson", "prime minister"} <= person_titles()
    assert all(title == title.lower() for title in person_titles())


def test_country_tables_hold_real_codes_and_coordinates():
    codes = {country.alpha_2 for country in pycountry.countries} | {"XK"}
    assert {row["country"] for row in lexicon.rows("country_names")} <= codes
    assert {row["country"] for row in lexicon.rows("places")} <= codes
    assert {row["country"] for row in lexicon.rows("country_points")} == codes
    for row in lexicon.rows("places"):
        assert -90 <= float(row["latitude"]) <= 90
        assert -180 <= float(row["longitude"]) <= 180


def test_every_alias_of_a_place_names_one():
    for row in lexicon.rows("place_aliases"):
        assert places_named(row["name"]), row["name"]


def of_article(article: Article) -> dict[str, Entity]:
    doc = Document(article.text)
    doc.parse(doc.sentences)
    return {entity.name: entity for entity in find_entities(doc, article)}


def test_a_minister_without_country_is_of_the_datelines():
    text = "Donors promised 4 million euros on Tuesday, Fisheries Minister Inés Corvalán said."
    assert of_article(Article(text=text, dateline_place="Lima"))["Inés Corvalán"].affiliation == "Peru"
    assert of_article(Article(text=text))["Inés Corvalán"].affiliation is None
    text = "Fisheries Minister Inés Corvalán met executives of four Norwegian fleets on Tuesday."
    assert of_article(Article(text=text, dateline_place="Lima"))["Inés Corvalán"].country == "PE"


def test_the_place_of_the_dateline_is_a_place_in_capitals_too():
    found = of_article(Article(text="OSLO, 6 February - Snow fell. Oslo was white.", dateline_place="Oslo"))
    assert found["Oslo"].kind == "place"


def test_a_name_does_not_run_on_over_at_or_as():
    found = of_article(Article(text="Ana Prado met Rui Costa at La Paloma on Monday, Ana Prado said."))
    assert {"Ana Prado", "Rui Costa"} <= found.keys()


def test_party_and_state_tell_the_country():
    found = of_article(Article(text='"No," said Rep. Rosalind Amery (D-Mass.), who chairs the panel.'))
    assert found["Rosalind Amery"].country == "US"


def test_a_surname_that_is_a_country_stays_the_persons():
    found = of_article(Article(text='Rep. Neil Jordan spoke. "We object," Jordan said. Jordan then left.'))
    assert [m.text for m in found["Neil Jordan"].mentions] == ["Neil Jordan", "Jordan", "Jordan"]


def test_its_chairman_stands_behind_a_name_between_commas():
    found = {e.name: e.role for e in entities_of("Almendra Bank sued Rui Costa, its chairman, on Monday.")}
    assert found["Rui Costa"] == "chairman"
    found = {e.name: e.role for e in entities_of("Almendra Bank sued Rui Costa, its chairman said.")}
    assert found["Rui Costa"] is None


def test_a_role_in_a_subordinate_clause_is_read():
    text = "The talks turned on squid when Norway's trade minister, Ingrid Solvang, asked for a list."
    found = of_article(Article(text=text))["Ingrid Solvang"]
    assert (found.role, found.affiliation) == ("trade minister", "Norway")


def test_its_chairman_belongs_to_the_body_named_before():
    text = "Almendra Bank will build a plant near Porto, its chairman, Rui Costa, said."
    found = of_article(Article(text=text))
    assert found["Rui Costa"].affiliation == "Almendra Bank"
    assert found["Porto"].kind == "place"


def test_a_minister_beside_another_country_is_not_of_the_datelines():
    text = "The Peruvian government will pay a fifth, Mines Minister Raul Ibarra told reporters in Lima."
    found = of_article(Article(text=text, dateline_place="Oslo"))["Raul Ibarra"]
    assert (found.affiliation, found.country) == (None, None)


def test_a_person_of_a_country_belongs_there():
    found = of_article(Article(text="The chairs, Ivan Sorin of Russia and Lea Morel of France, met envoys."))
    assert (found["Ivan Sorin"].country, found["Lea Morel"].country) == ("RU", "FR")


def test_the_company_is_the_one_that_the_article_is_about():
    text = (
        "Tarn Motors will build a plant, Tarn Motors said on Friday. The board agreed. "
        "A rival of China's Lanhe Holding, it has two plants. Sales at the company rose."
    )
    assert "the company" in of_article(Article(text=text))["Tarn Motors"].aliases


@pytest.mark.parametrize(
    ("words", "name", "role", "affiliation"),
    [
        ("Minister of Trade Rui Costa", "Rui Costa", "Minister of Trade", None),
        ("Deputy Minister of Culture Elnar Aliyan", "Elnar Aliyan", "Deputy Minister of Culture", None),
        ("Minister of Industry and Trade Ivan Moskal", "Ivan Moskal", "Minister of Industry and Trade", None),
        ("Minister of Labour, Health and Social Affairs Nina Tsulay", "Nina Tsulay",
         "Minister of Labour, Health and Social Affairs", None),
        ("Head of the Department of Culture Ivan Sorin", "Ivan Sorin", "Head", "Department of Culture"),
    ],
)  # fmt: skip
def test_a_minister_follows_the_ministry(words, name, role, affiliation):
    found = of_article(Article(text=f"{words} said on Monday that the hall would open."))[name]
    assert (found.kind, found.role, found.affiliation) == ("person", role, affiliation)


def test_a_country_goes_with_both_titles_that_and_joins():
    text = "Visiting Chinese State Councilor and Foreign Minister Wang Lin met Trade Minister Rui Costa."
    found = of_article(Article(text=text, dateline_place="Belgrade"))
    assert (found["Wang Lin"].affiliation, found["Wang Lin"].country) == ("China", "CN")
    assert found["Rui Costa"].country is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The National Department of Ports and Excise agreed.",
            "National Department of Ports and Excise",
            "o",
        ),
        ("The Marrow Conference of Governors met on Monday.", "Marrow Conference of Governors", "o"),
        ("Toyota, Renault, Skoda and Kestrel Wheel Works build cars.", "Kestrel Wheel Works", "o"),
        ("It has plants in Ghent and Sornholm.", "Sornholm", "p"),
        ("The wagons were built by Ostravmash in 2015.", "Ostravmash", "o"),
        ("A fair was held at the Marrowcentre.", "Marrowcentre", "o"),
        ("He spoke on the Sorn-24 TV channel.", "Sorn-24", "o"),
        ("Exports rose by a third, Kestral reports.", "Kestral", "o"),
        ("OSLO (AFP) - Shares rose on Monday.", "AFP", "o"),
    ],
)
@pytest.mark.parametrize("parsed", [True, False], ids=["parsed", "unparsed"])
def test_what_stands_around_a_name_tells_its_kind(text, name, kind, parsed):
    found = {e.name: e.kind for e in entities_of(text, parsed=parsed)}
    assert found[name] == {"o": "organisation", "p": "place"}[kind]


def test_a_road_and_an_aircraft_are_no_organisations():
    assert of_article(Article(text="The E-763 and the M4 were closed. An A320 landed.")).keys() == set()


def test_a_place_before_an_agency_keeps_its_own_name():
    found = of_article(Article(text="LIMA (AFP) - Lima was quiet, AFP said."))
    assert (found["Lima"].kind, found["AFP"].kind) == ("place", "organisation")


def test_a_body_is_of_the_country_in_which_it_is_based():
    text = "Ama Sorel, an economist at the Oslo-based Fjord Policy Centre, agreed."
    found = of_article(Article(text=text))
    assert found["Fjord Policy Centre"].country == "NO"
    assert (found["Ama Sorel"].affiliation, found["Ama Sorel"].country) == ("Fjord Policy Centre", "NO")


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian President Ivar Lund and his Peruvian counterpart Ana Prado met.",
        "Norwegian President Ivar Lund left. After seeing his Peruvian counterpart Ana Prado, Lund spoke.",
    ],
)
def test_a_counterpart_has_the_role_of_the_other(text):
    found = of_article(Article(text=text))
    assert (found["Ana Prado"].role, found["Ana Prado"].affiliation) == ("President", "Peru")
    assert found["Ivar Lund"].affiliation == "Norway"


def test_the_counterpart_of_one_without_a_role_has_none():
    found = of_article(Article(text="Ivar Lund and his Peruvian counterpart Ana Prado met."))
    assert found["Ana Prado"].role is None


def test_a_son_is_not_his_father():
    text = "John Harrow Jr. spoke. President John Harrow left. Harrow smiled, and Harrow Jr. did not."
    found = of_article(Article(text=text))
    assert [m.text for m in found["John Harrow Jr."].mentions] == ["John Harrow Jr.", "Harrow Jr."]
    assert [m.text for m in found["John Harrow"].mentions] == ["John Harrow", "Harrow"]


def test_companies_that_a_sentence_names_apart_are_two():
    found = of_article(Article(text="Tarnow Steel sued Tarnow Steel Energy. Tarnow Steel is older."))
    assert len(found["Tarnow Steel"].mentions) == 2
    assert len(found["Tarnow Steel Energy"].mentions) == 1


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Storms hit Georgia and Kansas.", "US"),
        ("Storms hit North Carolina and Georgia. Georgia was dark.", "US"),
        ("Georgia and Armenia signed.", "GE"),
    ],
)
def test_a_list_of_regions_tells_the_country_of_a_namesake(text, country):
    assert of_article(Article(text=text))["Georgia"].country == country


def test_forms_of_address_are_no_part_of_a_name():
    found = of_article(Article(text="Texas Lt. Gov. Dan Amery spoke. Gov. Rosa Bell left. Mr. King agreed."))
    assert {"Dan Amery", "Rosa Bell", "King"} <= found.keys()


def test_the_president_is_the_one_who_is_called_so():
    text = "Peruvian President Ana Prado left. The Peruvian President was late. The president smiled."
    found = of_article(Article(text=text))["Ana Prado"]
    assert [m.text for m in found.mentions] == ["Ana Prado", "The Peruvian President", "The president"]


def test_a_person_after_a_place_in_a_list_stays_one():
    found = of_article(
        Article(text="He gained votes in Iowa and Martha Bell did in Kansas, Rosa Amery said.")
    )
    assert found["Martha Bell"].kind == "person"
    assert "Sunnis" not in of_article(Article(text="The group was defeated by Sunnis on the ground."))


@pytest.mark.parametrize("heading", ["RUSSIA, CHILE", "HAMAR"])
def test_a_name_in_a_heading_in_capitals_is_no_further_entity(heading):
    lead = "Trade with Russia and Chile rose, the port of Hamar said."
    found = entities_of(f"{lead}\n\n{heading}\n\nRussia sold more to Hamar than Chile.")
    names = [(e.kind, e.name, e.country) for e in found]
    assert len(names) == len(set(names))
    assert sum(len(e.mentions) for e in found if e.name == "Russia") == (3 if "RUSSIA" in heading else 2)
