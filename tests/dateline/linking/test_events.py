"""One event in the world, told by several articles."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bcubed import b_cubed

from dateline.linking.counts import counts_in
from dateline.linking.event_facts import LinkedEvent
from dateline.linking.event_traits import EventMention, Figure
from dateline.linking.events import link_events
from dateline.linking.groups import Correction, Link, binding
from dateline.records import Event, Participant
from dateline.spans import Span

CASES = Path(__file__).parents[2] / "cases"
OTHERS = (("Estonia", "EE"), ("Norway", "NO"))
SPAN = (Span(0, 1, "x"),)


def rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


def mention(row: dict) -> EventMention:
    """A row of event_mentions.jsonl as a mention."""
    day = {k: date.fromisoformat(row[k]) if row[k] else None for k in ("published", "start_date", "end_date")}
    event = Event(
        name=row["name"],
        mentions=SPAN,
        type=row["type"],
        series=row["series"],
        edition=row["edition"],
        start_date=day["start_date"],
        end_date=day["end_date"],
        date_precision=row["date_precision"],
        place=row["place"],
        country=row["country"],
        status=row["status"],
        participants=tuple(Participant(*p) for p in row["participants"]),
    )
    return EventMention(row["event_mention_id"], row["article"], day["published"], event)


GOLD = {row["event_mention_id"]: row["event"] for row in rows("event_mentions.jsonl")}
MENTIONS = [mention(row) for row in rows("event_mentions.jsonl")]


def told(name: str, article: str, published: str, **fields: object) -> EventMention:
    """A mention made on the spot; its id is its article's."""
    days = {k: date.fromisoformat(str(v)) for k, v in fields.items() if k.endswith("_date")}
    event = Event(name=name, mentions=SPAN, **(fields | days))  # type: ignore[arg-type]
    return EventMention(article, article, date.fromisoformat(published), event)


def by_mention(events: Iterable[LinkedEvent]) -> dict[str, str]:
    return {m: e.event_id for e in events for m in e.event_mention_ids}


def test_clusters_of_the_samples_are_nearly_all_right():
    assert b_cubed(by_mention(link_events(MENTIONS)), GOLD) >= 0.95


def test_there_are_enough_pairs_and_hard_negatives_among_them():
    pairs = rows("event_pairs.jsonl")
    assert len(pairs) >= 40
    assert sum(not p["same"] for p in pairs) >= 20
    assert all((GOLD[p["first"]] == GOLD[p["second"]]) == p["same"] for p in pairs)


@pytest.mark.parametrize("pair", rows("event_pairs.jsonl"), ids=lambda p: f"{p['first']}~{p['second']}")
def test_a_pair_is_joined_or_kept_apart(pair):
    found = by_mention(link_events(MENTIONS))
    assert (found[pair["first"]] == found[pair["second"]]) == pair["same"], pair["note"]


def test_the_order_of_arrival_changes_nothing():
    expected = link_events(MENTIONS)
    for seed in range(5):
        shuffled = random.Random(seed).sample(MENTIONS, len(MENTIONS))
        assert link_events(shuffled) == expected


def test_every_mention_is_in_exactly_one_event():
    events = link_events(MENTIONS)
    assert sorted(m for e in events for m in e.event_mention_ids) == sorted(GOLD)
    assert len({e.event_id for e in events}) == len(events)
    assert all(len(e.event_id) == 16 and int(e.event_id, 16) >= 0 for e in events)


def test_what_articles_differ_on_is_flagged_and_what_joined_them_is_told():
    [fair] = [e for e in link_events(MENTIONS) if "wire-9" in e.event_mention_ids]
    assert "start_date: 2023-09-13 (1), 2023-09-14 (1)" in fair.disagreement
    assert "same edition" in fair.joined_because
    assert (fair.series, fair.edition, fair.status) == ("Danube Harvest Fair", 9, "past")


def test_who_met_whom_is_flagged_where_articles_differ():
    day = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day", "place": "Riga"}
    names = ("Janis Ozols", "Kadri Tamm", "Liis Kask", "Aino Laine")
    ozols, tamm, kask, laine = (Participant(name, "actor") for name in names)
    one = told("Talks", "a", "2021-03-10", type="meeting", participants=(ozols, tamm, kask), **day)
    two = told("Talks", "b", "2021-03-11", type="meeting", participants=(ozols, tamm, laine), **day)
    three = told(
        "Talks", "c", "2021-03-11", type="meeting", participants=(Participant("Ozols", "actor"), tamm), **day
    )
    [event] = link_events([one, two, three])
    assert event.disagreement == (
        "participants: Aino Laine and Janis Ozols and Kadri Tamm (2), "
        "Janis Ozols and Kadri Tamm and Liis Kask (1)"
    )
    assert {p.name for p in event.participants} == set(names)
    [event] = link_events([one, three])
    assert event.disagreement is None


def test_meetings_of_one_visitor_with_two_hosts_are_two():
    day = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day", "place": "Riga"}
    ozols, tamm, kask = (Participant(name, "actor") for name in ("Janis Ozols", "Kadri Tamm", "Liis Kask"))
    one = told("Talks", "a", "2021-03-10", type="meeting", participants=(ozols, tamm), **day)
    two = told("Talks", "b", "2021-03-11", type="meeting", participants=(ozols, kask), **day)
    assert len(link_events([one, two])) == 2


def test_countries_that_meet_are_those_of_the_people_who_do():
    day = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day"}
    people = (Participant("Janis Ozols", "actor", "LV"), Participant("Kadri Tamm", "actor", "EE"))
    lands = [(Participant("Latvia", "actor", "LV"), Participant(n, "actor", c)) for n, c in OTHERS]
    told_of = [("Talks", people), ("Summit", lands[0]), ("Summit", lands[1])]
    mentions = [
        told(name, f"{n}", "2021-03-11", type="meeting", participants=some, **day)
        for n, (name, some) in enumerate(told_of)
    ]
    events = {e.event_mention_ids: e.joined_because for e in link_events(mentions)}
    assert events == {("0", "1"): "same countries, same days, same kind", ("2",): None}


def test_an_unnamed_counterpart_is_whoever_acts_for_the_country():
    day = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day"}
    ozols = Participant("Janis Ozols", "actor", "LV")
    others = Participant("Estonian counterpart", "actor"), Participant("Kadri Tamm", "actor", "EE")
    mentions = [
        told("Talks", other.name, "2021-03-11", type="meeting", participants=(ozols, other), **day)
        for other in others
    ]
    assert len(link_events(mentions)) == 1


def test_a_number_that_tells_much_joins_two_names_of_one_fair():
    def fair(article: str, series: str, edition: int, country: str = "CN") -> EventMention:
        day = {"start_date": "2018-10-15", "country": country, "date_precision": "day"}
        kind = {"type": "expo", "series": series, "edition": edition}
        return told(f"{edition}th {series}", article, "2018-10-15", **kind, **day)

    names = ("Pearl Fair", "Southern Goods Exchange Fair")
    [event] = link_events([fair("a", names[0], 124), fair("b", names[1], 124)])
    assert "same edition under another name" in event.joined_because
    assert len(link_events([fair("a", names[0], 4), fair("b", names[1], 4)])) == 2
    assert len(link_events([fair("a", names[0], 124), fair("b", names[1], 124, "TH")])) == 2


def test_a_fair_that_goes_by_two_names_takes_in_mentions_of_either():
    day = {"start_date": "2018-10-15", "end_date": "2018-10-19", "country": "CN", "date_precision": "day"}
    names = ("Pearl Fair", "Southern Goods Exchange Fair")
    numbered = [
        told(f"124th {n}", n[0], "2018-10-15", type="expo", series=n, edition=124, **day) for n in names
    ]
    plain = [told(n, f"{n[0]}2", "2018-10-16", type="expo", series=n, **day) for n in names]
    assert len(link_events([*numbered, *plain])) == 1
    assert len(link_events(plain)) == 2


def test_two_forums_of_one_article_stay_two_whatever_others_call_them():
    day = {"start_date": "2017-06-01", "end_date": "2017-06-01", "date_precision": "day", "place": "Narva"}
    kind = {"type": "forum", **day}
    named = {"series": "Amber Coast Forum", **kind}
    both = [
        told("Amber Coast Forum", "a", "2017-06-01", **named),
        told("Forum of shipwrights", "b", "2017-06-01", **kind),
    ]
    both[1] = replace(both[1], article_id="a")
    assert len(link_events([*both, told("Forum in Narva", "c", "2017-06-02", **kind)])) == 2


def test_a_town_is_no_subject_that_two_summits_share():
    kind = {"type": "summit", "start_date": "2017-06-01", "end_date": "2017-06-01", "date_precision": "day"}
    names = ("Herring summit in Narva", "Summit on peat in Narva")
    mentions = [told(n, n[0], "2017-06-01", place="Narva", **kind) for n in names]
    assert len(link_events(mentions)) == 2


def test_where_one_tells_the_beginning_and_another_the_end_a_fair_lasts_between():
    kind = {"type": "expo", "series": "Fjord Boat Show", "date_precision": "day"}
    begun = told("Fjord Boat Show", "a", "2021-06-10", start_date="2021-06-10", **kind)
    ended = told("Fjord Boat Show", "b", "2021-06-11", end_date="2021-06-17", **kind)
    [event] = link_events([begun, ended])
    assert event.disagreement is None
    whole = told("Fjord Boat Show", "c", "2021-06-11", start_date="2021-06-17", end_date="2021-06-17", **kind)
    assert len(link_events([begun, whole])) == 2


def test_who_is_seen_at_a_ceremony_tells_which_it_is():
    day = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day", "type": "ceremony"}

    def ceremony(article: str, name: str, guest: str) -> EventMention:
        return told(name, article, "2021-03-11", participants=(Participant(guest, "attendee"),), **day)

    one, two = (
        ceremony("a", "Ceremony in Narva", "Kadri Tamm"),
        ceremony("b", "Opening ceremony", "Kadri Tamm"),
    )
    [event] = link_events([one, two])
    assert event.joined_because == "same days, same kind, same participants"
    assert len(link_events([one, ceremony("b", "Opening ceremony", "Liis Kask")])) == 2


def test_a_day_within_several_and_the_countries_of_people_are_no_disagreement():
    kind = {"type": "summit", "place": "Riga", "date_precision": "day"}
    people = (Participant("Janis Ozols", "actor", "LV"), Participant("Kadri Tamm", "actor", "EE"))
    lands = (Participant("Latvia", "actor", "LV"), Participant("Estonia", "actor", "EE"))
    days = {"start_date": "2021-03-10", "end_date": "2021-03-11"}
    friday = {"start_date": "2021-03-11", "end_date": "2021-03-11"}
    one = told("Riga summit", "a", "2021-03-11", participants=people, **kind, **days)
    two = told("Talks", "b", "2021-03-11", participants=lands, **(kind | {"type": "meeting"}), **friday)
    [event] = link_events([one, two])
    assert event.disagreement is None
    later = {"start_date": "2021-03-11", "end_date": "2021-03-12"}
    [event] = link_events([one, told("Riga summit", "b", "2021-03-11", **kind, **later)])
    assert event.disagreement == (
        "start_date: 2021-03-10 (1), 2021-03-11 (1); end_date: 2021-03-11 (1), 2021-03-12 (1)"
    )


def test_an_undated_mention_binds_to_a_dated_one_before_it_binds_to_another():
    loose = Link("a", "b", 5.0, "", first_loose=True, second_loose=True)
    firm = [Link("a", "x", 4.0, "", first_loose=True), Link("b", "x", 4.0, "", first_loose=True)]
    assert binding([loose, *firm]) == firm
    assert binding([loose]) == [loose]


def test_what_is_only_called_a_ceremony_is_that_of_the_story():
    day = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day"}
    names = ("Ana Robles", "Kadri Tamm", "Fjordline")
    one, two = (
        told("Ceremony", "a", "2021-03-10", type="ceremony", place="Narva"),
        told("Blessing of the pier", "b", "2021-03-11", type="ceremony", place="Narva", **day),
    )
    only = {"told_beside": ("ceremony", "quote"), "named_beside": names}
    [event] = link_events([replace(one, **only), replace(two, **only)])
    assert "same story" in event.joined_because
    several = {"told_beside": ("ceremony", "ceremony"), "named_beside": names}
    for other in (several, {"told_beside": ("ceremony",), "named_beside": ("Liis Kask", "Sorn Yard")}):
        assert len(link_events([replace(one, **only), replace(two, **other)])) == 2


def test_spellings_of_one_name_are_one_participant_and_no_disagreement():
    day = {"start_date": "2022-04-12", "end_date": "2022-04-12", "date_precision": "day"}
    names = ("Sergei Chernyshov", "Sergey Chernyshov")
    one, two = (
        told("Visit", n[:6], "2022-04-13", type="visit", participants=(Participant(n, "actor"),), **day)
        for n in names
    )
    [event] = link_events([one, two])
    assert len(event.participants) == 1
    assert event.disagreement is None
    assert event.joined_because == "same days, same kind, same participants"


def test_counts_that_can_not_both_be_right_are_flagged():
    def fair(article: str, *figures: Figure) -> EventMention:
        named = {"type": "expo", "series": "Fjord Boat Show", "edition": 3}
        return replace(told("3rd Fjord Boat Show", article, "2022-05-09", **named), figures=figures)

    exact = Figure("exhibitor", "actual", 620, 620, "620 exhibitors")
    about = Figure("exhibitor", "actual", 540, 660, "about 600 exhibitors")
    more = Figure("exhibitor", "actual", 700, None, "more than 700 exhibitors")
    planned = Figure("exhibitor", "planned", 900, 900, "900 exhibitors")
    [event] = link_events([fair("a", exact), fair("b", about), fair("c", planned)])
    assert event.disagreement is None
    [event] = link_events([fair("a", exact), fair("b", more)])
    assert event.disagreement == "exhibitor: 620 exhibitors (1), more than 700 exhibitors (1)"


def test_an_event_of_one_article_says_so():
    [event] = link_events(MENTIONS[:1])
    assert event.joined_because is None
    assert event.disagreement is None


def test_the_latest_article_tells_the_status():
    [event] = link_events(
        [
            told(
                "3rd Fjord Boat Show",
                "b",
                "2022-05-09",
                type="expo",
                series="Fjord Boat Show",
                edition=3,
                status="past",
            ),
            told(
                "3rd Fjord Boat Show",
                "a",
                "2022-04-01",
                type="expo",
                series="Fjord Boat Show",
                edition=3,
                status="scheduled",
            ),
        ]
    )
    assert event.status == "past"
    assert event.article_ids == ("a", "b")


def test_a_former_name_leads_to_the_series():
    events = link_events(
        [
            told("Renaming of Tallmark Cattle Fair to Nordland Farm Expo", "a", "2016-08-01", type="other"),
            told(
                "12th Tallmark Cattle Fair",
                "b",
                "2015-08-03",
                type="expo",
                series="Tallmark Cattle Fair",
                edition=12,
            ),
            told(
                "12th Nordland Farm Expo",
                "c",
                "2015-08-04",
                type="expo",
                series="Nordland Farm Expo",
                edition=12,
            ),
        ]
    )
    assert sorted(len(e.event_mention_ids) for e in events) == [1, 2]


def test_an_edition_is_not_guessed_for_an_undated_article():
    dated = told("8th Fjord Boat Show", "a", "2022-05-09", type="expo", series="Fjord Boat Show", edition=8)
    event = Event(name="Fjord Boat Show", mentions=SPAN, type="expo", series="Fjord Boat Show")
    assert len(link_events([dated, EventMention("b", "b", None, event)])) == 2


def test_an_analyst_has_the_last_word():
    merged = link_events(MENTIONS, [Correction("merge", "moscow-sessions", "payoff-meetings")])
    found = by_mention(merged)
    assert found["moscow-sessions"] == found["payoff-meetings"]
    assert any("analyst" in (e.joined_because or "") for e in merged)
    split = by_mention(link_events(MENTIONS, [Correction("split", "ledger-strike", "standard-strike")]))
    assert split["ledger-strike"] != split["standard-strike"]


def test_a_correction_that_is_neither_merge_nor_split_is_refused():
    with pytest.raises(ValueError, match="write merge or split"):
        link_events(MENTIONS[:2], [Correction("join", "a", "b")])


def test_a_correction_about_unknown_mentions_is_left_aside():
    assert link_events(MENTIONS, [Correction("merge", "nobody", "nowhere")]) == link_events(MENTIONS)


def test_one_id_twice_is_refused():
    with pytest.raises(ValueError, match="one event_mention_id"):
        link_events([MENTIONS[0], MENTIONS[0]])


def test_no_mentions_give_no_events():
    assert link_events([]) == ()


def many(count: int) -> Sequence[EventMention]:
    """Mentions of yearly fairs of many towns, four articles each."""
    found = []
    for n in range(count):
        town, year, copy = n % 97, 2000 + n // 97 % 20, n // (97 * 20)
        day = date(year, 1 + town % 12, 1 + town % 27)
        series = f"Town{town} Fair"
        days = {"start_date": day, "end_date": day, "date_precision": "day"}
        event = Event(name=f"{series} {year}", mentions=SPAN, type="expo", series=series, **days)
        found.append(EventMention(f"{n:06}", f"{n:06}-{copy}", day, event))
    return found


def test_yearly_fairs_of_many_towns_are_told_apart():
    mentions = many(97 * 20 * 2)
    assert len(link_events(mentions)) == 97 * 20


def test_sanctions_of_two_governments_on_one_day_are_two():
    day = {"start_date": "2021-06-21", "end_date": "2021-06-21", "date_precision": "day"}
    target = Participant("Marrow Shipping", "recipient")
    mentions = [
        told(
            f"Sanctions of {who}", article, "2021-06-22", type="sanction",
            participants=(Participant(who, "actor"), target), **day,
        )
        for article, who in (("a", "European Union"), ("b", "United States"), ("c", "European Union"))
    ]  # fmt: skip
    assert {frozenset(e.article_ids) for e in link_events(mentions)} == {frozenset("ac"), frozenset("b")}


def test_a_fair_that_was_put_off_is_one_with_the_fair_that_was_held():
    fair = {"type": "expo", "series": "Marrow Fair", "place": "Port Sorn", "date_precision": "day"}
    before = told("Marrow Fair", "a", "2018-01-15", status="scheduled", start_date="2018-03-06", **fair)
    held = told("Marrow Fair", "b", "2018-06-12", status="past", start_date="2018-06-12", **fair)
    [event] = link_events([before, held])
    assert event.disagreement == "start_date: 2018-03-06 (1), 2018-06-12 (1)"
    told_later = told("Marrow Fair", "c", "2018-03-07", status="past", start_date="2018-03-06", **fair)
    assert len(link_events([told_later, held])) == 2


def test_a_side_of_one_war_is_not_that_of_all_its_wars():
    side = (Participant("Norland", "actor"),)
    wars = [
        told("Bombing campaign", "a", "2014-09-02", type="conflict", participants=side),
        told("Undeclared war", "b", "1990-08-13", type="conflict", participants=side),
        told("War in Marrow", "c", "1991-02-25", type="conflict", place="Marrow"),
        told("Marrow war", "d", "2003-02-25", type="conflict", place="Marrow"),
    ]
    assert {frozenset(e.article_ids) for e in link_events(wars)} == {
        frozenset("a"), frozenset("b"), frozenset("cd")
    }  # fmt: skip


def test_a_vote_and_a_crash_in_one_place_are_two():
    place = {"type": "other", "place": "Iowa", "country": "US"}
    events = [
        told("Iowa caucuses", "a", "2016-02-04", **place),
        told("Crash in Iowa", "b", "2016-02-04", **place),
    ]
    assert len(link_events(events)) == 2


def test_what_ends_on_the_day_on_which_another_begins_is_not_held_for_it_by_that_day():
    forum = {"type": "forum", "place": "Lima", "date_precision": "day"}
    ended = told("Rice forum", "a", "2016-09-08", end_date="2016-09-08", **forum)
    opened = told("River forum", "b", "2016-09-08", start_date="2016-09-08", **forum)
    assert len(link_events([ended, opened])) == 2


def test_only_the_best_links_of_a_loose_mention_bind():
    firm, better, tie = (
        Link("a", "b", 3.0, ""),
        Link("b", "u", 4.0, "", False, True),
        Link("c", "u", 4.0, "", False, True),
    )
    worse, own = Link("a", "u", 3.5, "", False, True), Link("u", "v", 3.2, "", True, True)
    assert binding([firm, better, tie, worse, own]) == [firm, better, tie, own]


def test_an_undated_meeting_does_not_chain_those_of_other_weeks():
    met = {
        "type": "meeting",
        "participants": (Participant("Ana Robles", "actor"), Participant("Jo Lind", "actor")),
    }
    days = ("2021-03-01", "2021-03-21")
    dated = [
        told(
            "Meeting of Ana Robles and Jo Lind",
            day,
            day,
            start_date=day,
            end_date=day,
            date_precision="day",
            **met,
        )
        for day in days
    ]
    undated = told("Meeting of Ana Robles and Jo Lind", "u", "2021-03-02", **met)
    assert {frozenset(e.article_ids) for e in link_events([*dated, undated])} == {
        frozenset({"2021-03-01", "u"}), frozenset({"2021-03-21"})
    }  # fmt: skip


DAY = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day"}


def test_who_is_named_in_the_sentence_stands_for_who_takes_part():
    deal = {"type": "contract", **DAY}
    firm = (Participant("Sorn Yard", "actor"),)
    one = told(
        "Contract of Sorn Yard", "a", "2021-03-10", participants=firm, named_with=("Brig Lines",), **deal
    )
    two = told("Deal", "b", "2021-03-11", named_with=("Brig Lines", "Sorn Yard"), **deal)
    other = told("Deal", "c", "2021-03-11", named_with=("Tall Mills", "Ana Robles"), **deal)
    events = link_events([one, two, other])
    assert {e.article_ids: e.joined_because for e in events} == {
        ("a", "b"): "same days, same kind, same names told, same participants",
        ("c",): None,
    }


def test_words_for_the_same_kind_of_thing_tell_no_two_events_apart():
    def fire(article: str, name: str) -> EventMention:
        return told(name, article, "2021-03-11", place="Narva", **DAY)

    assert len(link_events([fire("a", "Tremor in Narva"), fire("b", "Earthquake")])) == 1
    assert len(link_events([fire("a", "Blaze in Narva"), fire("b", "Earthquake")])) == 2
    assert len(link_events([fire("a", "Disaster in Narva"), fire("b", "Earthquake")])) == 1


def test_a_visit_that_was_put_off_is_the_one_that_took_place():
    visit = {"type": "visit", "date_precision": "day", "participants": (Participant("Ana Robles", "actor"),)}
    planned = told(
        "Visit of Ana Robles", "a", "2021-02-24", status="scheduled", start_date="2021-03-04", **visit
    )
    held = told("Visit of Ana Robles", "b", "2021-04-15", start_date="2021-04-15", **visit)
    assert len(link_events([planned, held])) == 2
    [event] = link_events([planned, replace(held, sentence="She came on a visit that had been put off.")])
    assert "put off" in event.joined_because
    assert event.disagreement == "start_date: 2021-03-04 (1), 2021-04-15 (1)"


def test_the_same_sum_joins_what_is_an_order_to_one_and_a_plan_to_another():
    firm = {"participants": (Participant("Sorn Yard", "actor"),), **DAY}
    one = told("Order of Sorn Yard", "a", "2021-03-10", type="contract", **firm)
    two = told("Plan of Sorn Yard", "b", "2021-03-11", type="policy", **firm)
    assert len(link_events([one, two])) == 2
    paid = [replace(m, sums=("28000000.0 EUR",)) for m in (one, two)]
    [event] = link_events(paid)
    assert "same sum" in event.joined_because
    deals = [one, replace(two, event=one.event)]
    paid = [replace(m, sums=(amount,)) for m, amount in zip(deals, ("1.0 EUR", "2.0 EUR"), strict=True)]
    assert "same sum" not in link_events(paid)[0].joined_because


def test_what_one_article_tells_of_two_days_stays_two_whoever_else_tells_it():
    ministers = (Participant("Janis Ozols", "actor"), Participant("Kadri Tamm", "actor"))
    kind = {"type": "meeting", "participants": ministers}
    next_day = {**DAY, "start_date": "2021-03-11", "end_date": "2021-03-11"}
    first, second = (
        told("Talks", n, "2021-03-11", **kind, **day) for n, day in (("a", DAY), ("b", next_day))
    )
    second = replace(second, article_id="a")
    whole = told("Talks", "c", "2021-03-11", **kind, **{**next_day, "start_date": "2021-03-10"})
    assert len(link_events([first, second, whole])) == 2


def test_a_meeting_at_a_summit_is_not_the_summit_where_an_article_tells_both():
    two = (Participant("Ana Robles", "actor"), Participant("Kadri Tamm", "actor"))
    summit, meeting = {"type": "summit", **DAY}, {"type": "meeting", "participants": two, **DAY}
    both = [
        told("Summit in Narva", "a", "2021-03-10", place="Narva", **summit),
        told("Meeting of Ana Robles and Kadri Tamm", "b", "2021-03-10", place="Narva", **meeting),
    ]
    both[1] = replace(both[1], article_id="a")
    others = [
        told("Narva summit", "c", "2021-03-11", place="Narva", named_with=("Ana Robles",), **summit),
        told("Talks of Ana Robles and Kadri Tamm", "d", "2021-03-11", place="Narva", **meeting),
    ]
    found = by_mention(link_events([*both, *others]))
    assert found["a"] == found["c"] != found["b"] == found["d"]


DAY = {"start_date": "2021-03-10", "end_date": "2021-03-10", "date_precision": "day"}


def test_where_one_tells_no_place_what_its_article_names_tells_it():
    march = told("March of teachers", "a", "2021-03-11", type="other", place="Riga", country="LV", **DAY)
    bare = told("March", "b", "2021-03-08", type="other", **DAY)
    assert len(link_events([march, bare])) == 2
    assert len(link_events([march, replace(bare, named_beside=("Riga",))])) == 1


def test_where_one_tells_nobody_whom_its_article_names_tells_them():
    yard = Participant("Kuras Yard", "actor")
    signed = told("Contract", "a", "2021-03-11", type="contract", participants=(yard,), **DAY)
    bare = told("Contract for four tugs", "b", "2021-03-11", type="contract", **DAY)
    assert len(link_events([signed, bare])) == 2
    assert len(link_events([signed, replace(bare, named_beside=("Kuras Yard", "Riga"))])) == 1


def test_what_both_count_speaks_for_one_event():
    blast = told("Blast", "a", "2021-03-11", type="other", place="Riga", **DAY)
    later = told(
        "Explosion in a mine", "b", "2021-05-02", type="other", place="a Latvian mine",
        start_date="2021-03-01", end_date="2021-03-31", date_precision="month",
    )  # fmt: skip
    beside = replace(later, named_beside=("Riga",))
    assert len(link_events([blast, beside])) == 2
    counted = [
        replace(m, sentence=f"It killed four {who}.") for m, who in ((blast, "men"), (beside, "miners"))
    ]
    assert len(link_events(counted)) == 1


def test_a_meeting_of_two_is_not_the_summit_that_its_article_tells_too():
    summit = told("River summit", "a", "2021-03-11", type="summit", place="Riga", country="LV", **DAY)
    two = tuple(Participant(name, "actor") for name in ("Kadri Tamm", "Aino Laine"))
    meeting = told(
        "Talks", "b", "2021-03-11", type="meeting", place="Riga", country="LV", participants=two, **DAY
    )
    assert len(link_events([summit, replace(meeting, told_beside=("meeting",))])) == 1
    assert len(link_events([summit, replace(meeting, told_beside=("meeting", "summit"))])) == 2


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("On May 9 the airline ordered 30 jets and four tugs.", {30.0, 4.0}),
        ("In 2019 some 52,000 visitors came to the three-day fair.", {52000.0, 3.0}),
        ("It paid 14 million dollars on 12 July for two boats.", set()),
    ],
)
def test_what_a_sentence_counts(sentence, counts):
    assert counts_in(sentence) == counts


def test_whom_the_article_names_made_a_visit_that_it_tells_the_end_of():
    quispe = Participant("Julia Quispe", "actor")
    visit = {"type": "visit", "date_precision": "day"}
    begun = told("Visit", "a", "2021-03-10", start_date="2021-03-10", participants=(quispe,), **visit)
    ended = told("Visit", "b", "2021-03-12", end_date="2021-03-12", **visit)
    apart, one = (
        [replace(mention, named_beside=names, told_beside=("visit",)) for mention in (begun, ended)]
        for names in (("Bae In-su", "Seoul"), ("Julia Quispe", "Bae In-su", "Seoul"))
    )
    assert (len(link_events(apart)), len(link_events(one))) == (2, 1)


@pytest.mark.parametrize(
    ("name", "events"), [("Balkan summit", 1), ("Nordic summit", 1), ("River summit", 2)]
)
def test_a_region_in_the_name_is_no_other_subject(name, events):
    where = {"type": "summit", "place": "Ohrid", "country": "MK"} | DAY
    lakes, other = told("Summit on lakes", "a", "2021-03-10", **where), told(name, "b", "2021-03-11", **where)
    assert len(link_events([lakes, other])) == events


def test_two_regions_have_two_summits():
    where = {"type": "summit", "place": "Riga", "country": "LV"} | DAY
    nordic, baltic = (told(f"{name} summit", name, "2021-03-10", **where) for name in ("Nordic", "Baltic"))
    assert len(link_events([nordic, baltic])) == 2


def test_a_country_without_a_place_keeps_nothing_apart_on_one_day():
    airline = Participant("Serin Air", "actor")
    show = {"type": "contract", "participants": (airline,)}
    placed = told("Contract for jets", "a", "2021-03-10", place="Riga", country="LV", **show, **DAY)
    inferred = told("Contract", "b", "2021-03-11", country="EE", **show, **DAY)
    assert len(link_events([placed, inferred])) == 1
    assert len(link_events([placed, told("Contract", "b", "2021-03-11", country="EE", **show)])) == 2
