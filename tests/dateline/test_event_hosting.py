"""Hosting: what the parts of a gathering take from it, and what it takes from them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import extract
from dateline.article import Article
from dateline.records import Event

DAY = date(2022, 6, 15)  # a Wednesday


def events(text: str, town: str | None = None) -> dict[str, Event]:
    """Events by the words of their first mention."""
    article = Article(text=text, published=DAY, published_precision="day", dateline_place=town)
    return {e.mentions[0].text: e for e in extract(article).events}


FORUM = "The third Reed Forum was held in Oulu on June 6-8. The forum drew 300 guests. "


def test_the_day_that_a_gathering_opened_is_that_of_its_opening():
    found = events("The Reed Forum, which opened on Monday in Oulu, has drawn 300 guests.")
    assert (found["opened"].type, found["opened"].start_date) == ("ceremony", date(2022, 6, 13))
    assert (found["opened"].name, found["opened"].place) == ("Opening of Reed Forum 2022", "Oulu")


def test_what_is_done_on_a_forums_days_is_done_in_its_town():
    found = events(FORUM + "A memorandum on grain was signed on June 7 by Norway and Chile.")
    assert found["memorandum"].place == "Oulu"


def test_what_is_done_on_other_days_has_no_town():
    found = events(FORUM + "A memorandum on grain was signed on June 1 by Norway and Chile.")
    assert found["memorandum"].place is None


def test_a_closing_press_conference_is_the_forums():
    found = events(FORUM + "The date was announced at a closing press conference.")
    assert (found["closing press conference"].start_date, found["closing press conference"].place) == (
        date(2022, 6, 8),
        "Oulu",
    )


def test_another_edition_is_in_the_country_but_in_no_town_that_is_not_told():
    found = events(FORUM + "Last year's forum drew 200 guests.")
    last = next(e for e in found.values() if e.start_date and e.start_date.year == 2021)
    assert (last.place, last.country) == (None, "FI")


def test_what_is_signed_after_talks_is_signed_where_they_were_held():
    text = "Prado and Lund held talks in Oslo on Monday. Nine agreements were signed after the talks."
    assert (events(text)["Nine agreements"].start_date, events(text)["Nine agreements"].place) == (
        date(2022, 6, 13),
        "Oslo",
    )


def test_a_forum_at_which_something_was_signed_in_a_month_was_in_that_month():
    text = (
        "In May 2021, Norlax and Puro signed an agreement on grain. "
        "The document was signed during the Reed Forum in Oulu."
    )
    assert events(text)["Reed Forum"].start_date == date(2021, 5, 1)


def test_a_concert_that_closes_a_forum_is_on_its_last_day():
    found = events("The Reed Forum in Oulu is due to close on Thursday with a youth concert.")
    assert (found["youth concert"].start_date, found["youth concert"].place) == (date(2022, 6, 16), "Oulu")


def test_on_the_same_day_takes_up_the_day_before_it():
    text = "A train left Oulu on Tuesday. On the same day, a grain forum was held in Lund."
    assert events(text)["grain forum"].start_date == date(2022, 6, 14)


def test_a_day_inside_a_visit_is_not_its_first():
    text = "Prado, who was on a three-day visit to Norway, attended a forum on Friday."
    assert events(text)["three-day visit"].start_date is None


def test_a_visit_that_ends_today_began_so_many_days_before():
    text = "Prado ends visit to Oslo\n\nOSLO, June 15 - Prado wrapped up a two-day visit on Wednesday."
    assert any((e.start_date, e.end_date) == (date(2022, 6, 14), DAY) for e in events(text, "Oslo").values())


def test_a_meeting_is_in_the_town_before_where():
    text = "Prado flew to Vienna, where she met her Norwegian counterpart on Monday."
    assert events(text)["met"].place == "Vienna"


def test_a_contract_worth_a_sum_was_signed_when_the_clause_behind_says():
    text = "The line works under a 30-year contract worth $4 bln, which was signed in Lund in May 2014."
    assert events(text)["contract"].start_date == date(2014, 5, 1)


def test_names_say_what_and_who():
    names = {e.name for e in events("Chile suspended salmon shipments on Monday.").values()}
    assert names == {"Suspension of salmon shipments by Chile"}
    names = {e.name for e in events("Norway and Chile signed a memorandum on grain on Monday.").values()}
    assert names == {"Memorandum on grain by Norway and Chile"}


def test_a_name_leaves_out_what_makes_it_long():
    text = "Norway signed a treaty on frozen fillets of salmon that is caught by boats of five states."
    names = {e.name for e in events(text).values()}
    assert names == {"Treaty on frozen fillets by Norway"}


def test_who_opens_a_fair_does_so_at_a_ceremony():
    found = events("Vice-Premier Ana Prado opened the Reed Expo in Oulu on Sunday with guests from Chile.")
    assert (found["opened"].type, found["opened"].name) == ("ceremony", "Opening of Reed Expo 2022")
    assert (found["Reed Expo"].start_date, found["Reed Expo"].place) == (date(2022, 6, 12), "Oulu")


def test_who_closes_a_forum_does_so_at_a_ceremony():
    found = events(
        "The Reed Forum runs in Oulu from Monday. President Ana Prado closed the forum on Tuesday."
    )
    assert (found["closed"].type, found["closed"].end_date) == ("ceremony", date(2022, 6, 14))


def test_a_fair_that_closed_has_its_last_day_and_no_ceremony():
    assert list(events("The Reed Fair closed in Oulu on Tuesday.")) == ["Reed Fair"]


def test_a_paper_signed_on_the_sidelines_is_of_the_gathering():
    text = "The Reed Expo opened in Oulu on Sunday. On Monday, the dairy group Alto inked a memorandum of "
    found = events(text + "understanding with the online shop Bravo on the sidelines of the expo.")
    assert (found["memorandum"].place, found["memorandum"].country) == ("Oulu", "FI")


def test_a_summit_beside_an_expo_has_its_days_and_town():
    text = "The fourth Reed Expo was held in Oulu on June 6-8. Alongside the expo, the Alder Business and "
    found = events(text + "Trade Summit drew 800 guests.")
    summit = found["Alder Business and Trade Summit"]
    assert (summit.start_date, summit.end_date, summit.place) == (date(2022, 6, 6), date(2022, 6, 8), "Oulu")


def test_what_is_to_be_signed_where_a_forum_meets_is_of_the_forum():
    text = "Ana Prado will address the water forum in Oulu on June 20, where five contracts are to be signed."
    found = events(text)["five contracts"]
    assert (found.start_date, found.place, found.status) == (date(2022, 6, 20), "Oulu", "scheduled")


def test_leaders_who_meet_for_a_summit_are_at_one_event():
    found = events("In Oulu, leaders meeting for a two-day summit on Wednesday are due to discuss grain.")
    assert (found["meeting"].type, found["meeting"].place) == ("summit", "Oulu")
    assert (found["meeting"].start_date, found["meeting"].end_date) == (DAY, date(2022, 6, 16))


def test_an_event_is_in_the_country_that_hosts_it():
    assert events("Norway will host the next Alder Summit.")["Alder Summit"].country == "NO"


TOUR = "Ana Prado leaves on June 26 on a ten-day mission to Norway and Chile. "


def test_what_is_to_be_done_on_a_journey_is_done_on_its_days():
    found = events(TOUR + "In Oslo she will sign a protocol on apples.")
    protocol, mission = found["protocol"], found["ten-day mission"]
    assert (mission.start_date, mission.end_date) == (date(2022, 6, 26), date(2022, 7, 5))
    assert (protocol.start_date, protocol.end_date, protocol.place) == (
        mission.start_date,
        mission.end_date,
        "Oslo",
    )


def test_a_letter_is_handed_over_where_the_sentence_says_and_not_on_the_whole_journey():
    letter = events(TOUR + "In Lima she is to hand over a letter from the president.")["letter"]
    assert (letter.place, letter.country) == ("Lima", "PE")


def test_a_journey_to_two_countries_is_in_neither():
    assert events(TOUR)["ten-day mission"].country is None


def test_a_regular_briefing_is_of_no_gathering():
    text = "The third Reed Forum is held in Oulu on June 13-17. Odd Lund rejected that at a regular briefing "
    assert events(text + "on Tuesday.")["briefing"].place is None


def test_who_speaks_at_a_ceremony_while_on_a_visit_visits_for_longer():
    text = "The premier attended the opening ceremony on Sunday. Ana Prado, who is paying a visit to Norway "
    found = events(text + "from Friday to Tuesday, also spoke at the ceremony.")
    assert (found["visit"].start_date, found["visit"].end_date) == (date(2022, 6, 10), date(2022, 6, 14))


def test_a_summit_is_no_part_of_the_talks_that_end_it():
    summit = events("The Alder talks capped a three-day summit held in Lima in May.")["three-day summit"]
    assert "talks" not in summit.name


JOURNEY = "Minister Odd Lund will lead 45 bakers on a three-nation tour of the Gulf from Saturday.\n\n"


def test_a_journey_begins_on_the_day_from_which_it_lasts_and_goes_on_in_the_next_sentence():
    found = events(
        JOURNEY + "The delegation will visit Kuwait and Qatar, ending its journey on June 24 in Dubai.",
    )
    tour = found["three-nation tour"]
    assert len(tour.mentions) == 3
    assert (tour.start_date, tour.end_date, tour.place) == (
        date(2022, 6, 18),
        date(2022, 6, 24),
        "Kuwait; Qatar",
    )


VISIT = "Foreign Minister Odd Lund will visit Peru on June 20-22, a spokeswoman said.\n\n"


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        pytest.param("Lund will hold talks with Minister Ana Prado.", "talks", id="who-travels"),
        pytest.param("The two are expected to sign a treaty on ports.", "treaty", id="nobody-named"),
        pytest.param("He will attend the 24th Regular Meeting on June 21.", "24th Regular Meeting", id="day"),
    ],
)
def test_what_is_to_be_done_in_an_article_about_a_visit_is_done_on_it(text, mention):
    event = next(e for name, e in events(VISIT + "Ties are good.\n\n" + text).items() if mention in name)
    assert event.place == "Peru"
    assert date(2022, 6, 20) <= event.start_date <= event.end_date <= date(2022, 6, 22)


def test_what_others_will_do_is_not_done_on_the_visit():
    text = "President Rosa Vega will hold talks with President Ivo Reed."
    assert events(VISIT + "Ties are good.\n\n" + text)["talks"].start_date is None


def test_a_seminar_on_the_program_of_a_fair_to_come_is_on_its_days():
    text = (
        "The third Reed Fair will be held in Oulu from June 20 to 23. The fair is big. The fair is old.\n\n"
    )
    found = events(text + "A seminar on customs will also be held.")
    seminar = found["seminar"]
    assert (seminar.start_date, seminar.end_date, seminar.place) == (
        date(2022, 6, 20),
        date(2022, 6, 23),
        "Oulu",
    )


def test_a_plan_is_no_part_of_a_fair_that_is_over():
    text = "The third Reed Fair was held in Oulu from June 6 to 9. The fair had guests. The fair was big.\n\n"
    assert events(text + "A seminar on customs will also be held.")["seminar"].start_date is None


def test_a_fair_that_closed_after_four_days_began_three_days_before():
    fair = events("The Reed Fair closed in Oulu on Sunday after four days.")["Reed Fair"]
    assert (fair.start_date, fair.end_date) == (date(2022, 6, 9), date(2022, 6, 12))


def test_what_happened_since_then_is_no_part_of_a_meeting():
    lead = "Ada Lind received Ana Prado in Lima on June 13."
    text = f"{lead} It was their first meeting since both took office last year."
    [meeting] = [e for e in extract(text, published=date(2022, 6, 15)).events if e.type == "meeting"]
    assert (meeting.start_date, meeting.place) == (date(2022, 6, 13), "Lima")
