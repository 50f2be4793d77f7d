"""One person, organisation or place over all articles."""

from __future__ import annotations

import random
import string

import pytest

from dateline.linking.entities import LinkedEntity, link_entities
from dateline.linking.entity_cards import EntityMention, filed
from dateline.linking.groups import Correction
from dateline.linking.sounds import sound


def person(article: str, name: str, **known) -> EntityMention:
    return EntityMention(article, name, "person", **known)


def body(article: str, name: str, **known) -> EntityMention:
    return EntityMention(article, name, "organisation", **known)


def place(article: str, name: str, country: str | None = None) -> EntityMention:
    return EntityMention(article, name, "place", country=country)


def groups(rows: list[EntityMention], corrections: list[Correction] = ()) -> set[frozenset[str]]:
    """The articles of each entity."""
    return {articles(entity, rows) for entity in link_entities(rows, corrections)}


def articles(entity: LinkedEntity, rows: list[EntityMention]) -> frozenset[str]:
    """The articles that name an entity."""
    ids = entity.card_ids
    return frozenset(r.article_id for r in rows if filed(r.kind, r.name, r.country, r.role).card_id in ids)


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


def test_same_name_and_country_is_one_entity_with_what_all_articles_know():
    rows = [
        person("b", "Ingrid Solvang", country="NO", role="minister"),
        person("a", "Ingrid Solvang", country="NO", aliases=("Solvang",)),
    ]
    [one] = link_entities(rows)
    assert (one.name, one.kind, one.country) == ("Ingrid Solvang", "person", "NO")
    assert articles(one, rows) == {"a", "b"}
    assert one.aliases == ("Solvang",)
    assert one.roles == ("minister",)
    assert one.joined_because == "same name and same country"
    assert len(one.entity_id) == 16
    assert set(one.entity_id) <= set(string.hexdigits.lower())


def test_single_mention_needs_no_reason():
    [one] = link_entities([person("a", "Ingrid Solvang")])
    assert one.joined_because is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Yevgeny Marchenko", "Evgeni Marchenko"),
        ("Sergey Alexeyev", "Sergei Aleksejev"),
        ("Mohammed al-Tamimi", "Muhammad Al Tamimi"),
        ("José Peña", "Jose Pena"),
        ("Marchenko Yevgeny", "Yevgeny Marchenko"),
        ("John Harrow", "John Q. Harrow"),
        ("Tarik Harmat", "Yusuf Tarik Harmat"),
    ],
)
def test_spellings_of_one_name_are_one_person_of_a_country(left, right):
    [one] = link_entities([person("a", left, country="XK"), person("b", right, country="XK")])
    assert "country" in one.joined_because


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Oksana Marchenko", "Yevgeny Marchenko"),
        ("Mo Yan", "Mo Yanhui"),
        ("Mohamed Farouk", "Mahmoud Farouk"),
        ("Lee Sang-ho", "Lee Mi-rae"),
    ],
)
def test_two_people_of_one_family_name_stay_two(left, right):
    rows = [
        person("a", left, country="XK", role="minister"),
        person("b", right, country="XK", role="minister"),
    ]
    assert groups(rows) == sets("a", "b")


def test_spelling_alone_does_not_join_without_country_or_role():
    rows = [person("a", "Yevgeny Marchenko"), person("b", "Evgeni Marchenko")]
    assert groups(rows) == sets("a", "b")


def test_family_name_alone_joins_by_country_and_role_to_the_one_who_has_them():
    rows = [
        person("a", "Yevgeny Marchenko", country="UA", role="deputy trade minister"),
        person("b", "Oksana Marchenko", country="UA", role="singer"),
        person("c", "Marchenko", country="UA", role="trade minister"),
        person("d", "Marchenko", country="UA"),
    ]
    assert sets("a c d", "b") == groups(rows) or sets("a c", "b", "d") == groups(rows)
    assert frozenset("b") in groups(rows)


def test_family_name_alone_joins_without_a_country_where_one_person_has_that_role():
    rows = [
        person("a", "Wanjiru Kamau", role="President"),
        person("b", "Grace Kamau", role="singer"),
        person("c", "Kamau", role="President"),
    ]
    assert groups(rows) == sets("a c", "b")
    assert groups([*rows, person("d", "Peter Kamau", role="President")]) == sets("a", "b", "c", "d")


def test_known_body_goes_by_its_full_name():
    [one] = link_entities([body("a", "UN"), body("b", "United Nations"), body("c", "U.N.")])
    assert one.name == "United Nations"


def test_same_name_in_two_countries_is_two_bodies():
    rows = [body("a", "Ministry of Trade", country="NO"), body("b", "Ministry of Trade", country="PE")]
    assert groups(rows) == sets("a", "b")
    assert len({e.entity_id for e in link_entities(rows)}) == 2


def test_name_without_a_country_joins_only_where_one_country_is_possible():
    rows = [body("a", "Ministry of Trade", country="NO"), body("c", "Ministry of Trade")]
    assert groups(rows) == sets("a c")
    assert groups([*rows, body("b", "Ministry of Trade", country="PE")]) == sets("a", "b", "c")


def test_person_without_a_country_joins_the_country_that_is_told_far_more_often():
    rows = [person(a, "Ingrid Solvang", country="NO") for a in "abc"]
    rows += [person("d", "Ingrid Solvang", country="JP"), person("e", "Ingrid Solvang")]
    assert groups(rows) == sets("a b c e", "d")


def test_people_of_one_name_who_are_known_for_different_things_are_two():
    rows = [
        person("a", "John Marsh", country="GB", role="striker", affiliation="Hallam Rovers"),
        person("b", "John Marsh", country="GB", role="Trade Minister", affiliation="United Kingdom"),
        person("c", "John Marsh", role="former striker", affiliation="Hallam Rovers"),
        person("d", "John Marsh", country="GB", role="minister"),
    ]
    assert groups(rows) == sets("a c", "b d")
    assert groups([*rows, person("e", "John Marsh", country="GB")]) == sets("a c", "b d", "e")


def test_one_person_may_have_been_many_things():
    rows = [
        person("a", "Tomas Vrba", country="CZ", role="playwright"),
        person("b", "Tomas Vrba", role="president"),
    ]
    assert groups(rows) == sets("a b")
    both = [
        person("c", "Ada Quist", country="SE", role="singer", affiliation="Green Party"),
        person("d", "Ada Quist", country="SE", role="lawmaker", affiliation="Green Party"),
    ]
    assert groups(both) == sets("c d")


def test_words_of_a_body_may_come_in_another_order():
    rows = [body("a", "Norwegian Trade Ministry", country="NO"), body("b", "Ministry of Trade", country="NO")]
    [one] = link_entities(rows)
    assert "same words in the name" in one.joined_because


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Reefland Fisheries Organisation", "Reefland Fisheries Organization"),
        ("Harbour Defence Council", "Harbor Defense Council"),
        ("U.S. Salt Department", "US Salt Department"),
        ("Norway Ministry of Salt", "Ministry of Salt"),
        ("Fjordline", "Fjordline AS"),
        ("Sorn Heavy Yards", "Sorn Heavy Yards Co., Ltd."),
    ],
)
def test_spellings_of_one_body_are_one(left, right):
    assert groups([body("a", left), body("b", right)]) == sets("a b")


def test_two_legal_forms_are_two_firms():
    rows = [body("a", "Fjordline AS"), body("b", "Fjordline GmbH")]
    assert groups(rows) == sets("a", "b")


def test_acronym_is_the_body_that_an_article_explains():
    rows = [
        body("a", "Grain Export Board", country="KE", aliases=("GEB", "the board")),
        body("b", "GEB"),
        body("c", "Green Energy Bank", country="SE", aliases=("Green",)),
    ]
    joined = next(e for e in link_entities(rows) if e.name == "Grain Export Board")
    assert articles(joined, rows) == {"a", "b"}
    assert joined.aliases == ("GEB",)
    assert "GEB is short for Grain Export Board" in joined.joined_because


def test_description_of_one_article_is_no_name_in_another():
    rows = [
        body("a", "Grain Export Board", country="KE", aliases=("the board",)),
        body("b", "Fish Export Board", country="KE", aliases=("the board",)),
    ]
    assert groups(rows) == sets("a", "b")
    assert all(e.aliases == () for e in link_entities(rows))


def test_place_goes_by_any_of_its_names_and_has_coordinates():
    [kyiv] = link_entities([place("a", "Kiev", "UA"), place("b", "Kyiv")])
    assert (round(kyiv.latitude), round(kyiv.longitude)) == (50, 31)
    assert kyiv.country == "UA"
    [unknown] = link_entities([place("a", "Port Sorn")])
    assert (unknown.latitude, unknown.longitude) == (None, None)


def test_towns_of_one_name_in_two_countries_are_two():
    assert groups([place("a", "London", "GB"), place("b", "London", "CA")]) == sets("a", "b")


def test_kinds_never_mix():
    assert groups([place("a", "Falkenau"), body("b", "Falkenau")]) == sets("a", "b")


def test_analyst_merges_and_splits_win():
    rows = [
        person("a", "Yevgeny Marchenko", country="UA"),
        person("b", "Evgeni Marchenko", country="UA"),
        person("c", "Zhenya the Grain King", country="RU"),
    ]
    assert groups(rows) == sets("a b", "c")
    split = Correction("split", "Yevgeny Marchenko", "Evgeni Marchenko")
    assert groups(rows, [split]) == sets("a", "b", "c")
    merge = Correction("merge", "Zhenya the Grain King", "Evgeni Marchenko")
    assert groups(rows, [merge]) == sets("a b c")
    assert groups(rows, [split, merge]) == sets("a", "b c")
    merged = next(e for e in link_entities(rows, [merge]) if "c" in articles(e, rows))
    assert "an analyst's word" in merged.joined_because


def test_correction_about_an_unknown_name_is_left_aside():
    rows = [person("a", "Ingrid Solvang")]
    assert groups(rows, [Correction("merge", "Nobody Here", "Ingrid Solvang")]) == sets("a")


def test_other_kind_of_correction_is_refused():
    with pytest.raises(ValueError, match="write merge or split"):
        link_entities([], [Correction("join", "A", "B")])


def mixed_rows() -> list[EntityMention]:
    """Mentions with every kind of near miss among them."""
    drawn = random.Random(7)
    given, family = (
        ["Yevgeny", "Evgeni", "Oksana", "Ana", "J."],
        ["Marchenko", "Solvang", "Robles", "Robles Mateo"],
    )
    rows = [
        person(
            f"p{n}",
            f"{drawn.choice(given)} {drawn.choice(family)}" if n % 5 else drawn.choice(family),
            country=drawn.choice(["UA", "NO", None]),
            role=drawn.choice(["minister", "singer", None]),
        )
        for n in range(60)
    ]
    names = [
        "Grain Export Board",
        "GEB",
        "Export Board of Grain",
        "Ministry of Trade",
        "Norwegian Trade Ministry",
    ]
    return rows + [
        body(f"o{n}", drawn.choice(names), country=drawn.choice(["NO", "KE", None])) for n in range(40)
    ]


def test_order_of_arrival_changes_nothing():
    rows = mixed_rows()
    linked = link_entities(rows)
    for seed in range(5):
        random.Random(seed).shuffle(rows)
        assert link_entities(rows) == linked


def test_every_mention_is_in_one_entity_and_ids_are_distinct():
    rows = mixed_rows()
    linked: tuple[LinkedEntity, ...] = link_entities(rows)
    ids = {filed(r.kind, r.name, r.country, r.role).card_id for r in rows}
    assert sorted(card for e in linked for card in e.card_ids) == sorted(ids)
    assert len({e.entity_id for e in linked}) == len(linked)
    for entity in linked:
        named = [r for r in rows if r.article_id in articles(entity, rows)]
        assert len({r.country for r in named} - {None}) <= 1


def test_more_articles_about_others_leave_an_entity_its_id():
    rows = [person("a", "Ingrid Solvang", country="NO"), person("b", "Ingrid Solvang", country="NO")]
    [alone] = link_entities(rows)
    among = link_entities([*rows, *mixed_rows()])
    assert alone.entity_id in {e.entity_id for e in among}


def test_sound_brings_spellings_together_and_keeps_names_apart():
    assert sound("Yevgeny") == sound("Evgeni")
    assert sound("Mohammed") == sound("Muhamad")
    assert sound("Mohamed") != sound("Mahmoud")
    assert sound("al-Tamimi") == sound("Tamimi")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mykhailo Tereshchenko", "Mikhail Tereschenko"),
        ("Volodymyr Sorin", "Vladimir Sorin"),
        ("Abdel Fattah Mansour", "Abdul-Fattah Mansur"),
        ("Shin Dong-hyun", "Shin Dong-hyeon"),
    ],
)
def test_forms_of_a_name_in_two_languages_are_one_person(left, right):
    rows = [person("a", left, country="UA"), person("b", right, country="UA")]
    assert groups(rows) == sets("a b")


def test_a_body_goes_by_its_former_name_where_an_article_tells_both():
    rows = [
        body("a", "Blue Fish Authority", country="KE", aliases=("Fisheries Promotion Board",)),
        body("b", "Fisheries Promotion Board", country="KE"),
        body("c", "Blue Fish Authority", country="KE"),
        body("d", "Fisheries Promotion Board", country="UG"),
    ]
    assert groups(rows) == sets("a b c", "d")


def test_towns_of_one_name_in_two_states_are_two_with_their_own_coordinates():
    rows = [place("a", "Springfield, Illinois", "US"), place("b", "Springfield", "US")]
    found = {e.name: round(e.latitude) for e in link_entities(rows)}
    assert found == {"Springfield, Illinois": 40, "Springfield": 37}


def test_place_of_another_country_lends_no_coordinates():
    [one] = link_entities([place("a", "Lake Victoria", "TZ")])
    assert one.latitude is None
