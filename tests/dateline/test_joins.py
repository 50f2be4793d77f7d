"""Figures with their speakers and their events."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, extract

PUBLISHED = date(2021, 3, 8)


def metric(text, words):
    [found] = [m for m in extract(Article(text=text, published=PUBLISHED)).metrics if words in m.text]
    assert text[found.start : found.end] == found.text
    return found


def test_figure_in_a_quote_is_its_speaker_s():
    text = 'Exports rose 5 percent. "We shipped 300 tonnes of cork," said Ana Prado, the port\'s director.'
    assert metric(text, "300 tonnes").attributed_to == "Ana Prado"
    assert metric(text, "5 percent").attributed_to is None


def test_figure_of_an_event_has_its_dates_and_says_what_it_counts():
    text = "The fourth Atlantic Cork Fair, held in Porto on March 1-4, drew about 350 exhibitors."
    found = metric(text, "350")
    assert (found.period_start, found.period_end) == (date(2021, 3, 1), date(2021, 3, 4))
    assert any("Atlantic Cork Fair" in name for name in found.subject)
    assert found.measure.startswith("exhibitors at ")
    assert found.status == "actual"


def test_stalls_are_those_of_the_fair_that_the_article_is_about():
    text = (
        "The fourth Atlantic Cork Fair, held in Porto on March 1-4, was the largest so far, its hosts said.\n"
        "Peru had the biggest pavilion, with 12 firms on 300 square meters. Its port employs 900 people.\n"
    )
    for words in ("12 firms", "300 square"):
        assert (metric(text, words).period_start, metric(text, words).period_end) == (
            date(2021, 3, 1),
            date(2021, 3, 4),
        )
    assert metric(text, "900 people").period_start is None
    two = text + "The third Harbour Fair, held in Lima on February 2-4, was smaller.\n"
    assert metric(two, "12 firms").period_start is None


def test_figure_of_an_event_to_come_is_planned():
    text = "The fifth Atlantic Cork Fair will be held in Porto on March 20-22. It will draw 400 exhibitors."
    found = metric(text, "400")
    assert (found.period_start, found.period_end) == (date(2021, 3, 20), date(2021, 3, 22))
    assert found.status == "planned"


def test_figure_with_a_period_of_its_own_keeps_it():
    text = "The Atlantic Cork Fair opened in Porto on March 1. In 2019 it drew 300 exhibitors."
    found = metric(text, "300")
    assert (found.period_start, found.period_end) == (date(2019, 1, 1), date(2019, 12, 31))


def test_a_property_of_a_thing_has_no_date():
    text = "The fourth Atlantic Cork Fair, held in Porto on March 1-4, showed a 62-meter trawler."
    assert metric(text, "62-meter").period_start is None
    text = "The Cork Fair, held in Porto on March 1-4, was opened by a 43-year-old and a 15-member jury."
    assert metric(text, "43-year-old").period_start is None
    assert not (metric(text, "15-member").measure or "").startswith("member at")


def test_a_length_that_is_not_the_event_s_is_not_dated_by_it():
    text = "The Atlantic Cork Fair was held in Porto on March 1-4 after a break of 36 months."
    assert metric(text, "36 months").period_start is None
    text = "The four-day Atlantic Cork Fair was held in Porto on March 1-4."
    assert metric(text, "four-day").period_start == date(2021, 3, 1)


FAIR = "The fourth Atlantic Cork Fair was held in Porto on March 1-4, its hosts said.\n"


def test_what_an_exhibitor_says_or_discusses_is_not_of_the_fair():
    text = FAIR + '"I filled out 14 forms," an exhibitor said.\nExhibitors discussed a league of 24 cities.\n'
    assert metric(text, "14 forms").period_start is None
    assert metric(text, "24 cities").period_start is None


def test_this_year_s_fair_has_its_days():
    text = FAIR + "Peru, the guest of this year's fair, booked 250 booths.\n"
    found = metric(text, "250")
    assert (found.period_start, found.period_end) == (date(2021, 3, 1), date(2021, 3, 4))


def test_guests_are_those_of_the_forum_not_of_its_opening():
    text = "The three-day Cork Forum, which opened on Sunday in Porto, drew 600 guests from 60 countries."
    for words in ("600 guests", "60 countries"):
        found = metric(text, words)
        assert (found.period_start, found.period_end) == (date(2021, 3, 7), date(2021, 3, 9))


HELD = "The fourth Atlantic Cork Fair was held in Porto on March 1-4. "
DAYS = (date(2021, 3, 1), date(2021, 3, 4))


def test_a_change_has_the_dates_of_the_level_that_it_led_to():
    found = metric(HELD + "The fair drew 350 exhibitors, up 15 percent from the last one.", "15 percent")
    assert (found.period_start, found.period_end) == DAYS


def test_a_share_of_the_exhibitors_is_of_the_fair_and_a_share_of_others_is_not():
    shared = metric(HELD + "The hosts are glad.\nMore than half of the exhibitors came from Peru.", "half")
    assert (shared.period_start, shared.period_end) == DAYS
    other = metric(HELD + "The hosts are glad.\nMore than half of the farms in Peru are small.", "half")
    assert (other.period_start, other.period_end) == (None, None)


def test_what_counts_agreements_has_their_day():
    found = metric("On March 2, six agreements were signed in Porto.", "six agreements")
    assert (found.period_start, found.period_end) == (date(2021, 3, 2), date(2021, 3, 2))
    found = metric(
        "Ana Prado came to Porto on March 2. The ministers signed six agreements there.", "six agreements"
    )
    assert "agreements at" not in (found.measure or "")


def test_figures_of_the_day_on_which_a_fair_closed_are_of_the_fair():
    found = metric(HELD + "The fair closed on March 4 with 350 firms counted.", "350 firms")
    assert (found.period_start, found.period_end) == DAYS
    found = metric(HELD + "The fair drew 350 firms on March 3 alone.", "350 firms")
    assert (found.period_start, found.period_end) == (date(2021, 3, 3), date(2021, 3, 3))


def test_a_sum_that_is_pledged_is_of_the_day_of_the_pledge():
    text = "Donors on Friday promised Lakeland $640 million. It lost 20 bridges."
    found = metric(text, "$640 million")
    assert (found.period_start, found.period_end) == (date(2021, 3, 5), date(2021, 3, 5))
    assert metric(text, "20 bridges").period_start is None


def test_what_holds_in_general_is_of_no_event_told_before():
    text = "The ministers met in Porto on March 4. The state firm runs six mills."
    assert metric(text, "six mills").period_start is None
    assert metric(text.replace("runs", "opened"), "six mills").period_start == date(2021, 3, 4)


def test_what_still_goes_on_is_counted_up_to_the_news():
    text = "The Cork Fair, which opened in Porto on March 6, has 280 stalls."
    found = metric(text, "280 stalls")
    assert (found.period_start, found.period_end) == (date(2021, 3, 6), PUBLISHED)


FIRE = "A fire destroyed 14 shops in Tarano on Saturday night.\n{}"


def test_figures_told_as_past_are_of_the_mishap_that_the_article_tells():
    day = date(2021, 3, 6), date(2021, 3, 6)
    for text, words, expected in (
        ("Some 120 firemen fought the blaze.", "120 firemen", day),
        ("The market has 200 stalls.", "200 stalls", (None, None)),
        ("In 2019 a fire there killed 30 people.", "30 people", (date(2019, 1, 1), date(2019, 12, 31))),
        ('"We lost 40 carts," said Ana Prado.', "40 carts", (None, None)),
    ):
        found = metric(FIRE.format(text), words)
        assert (found.period_start, found.period_end) == expected


def test_a_headline_s_figure_has_the_period_that_the_text_tells():
    text = "Two ports set $90 million goal\n\nThe ports agreed to raise trade to $90 million by 2024."
    first, second = (m for m in extract(Article(text=text, published=PUBLISHED)).metrics if "90" in m.text)
    assert first.period_end == second.period_end == date(2024, 12, 31)


def test_figures_go_on_with_this_edition_past_an_earlier_one():
    text = (
        "The fourth Cork Fair, held in Porto on March 1-4, drew 350 exhibitors, up 70 percent from the "
        "previous edition in 2019, and counted 900 visits."
    )
    found = metric(text, "900 visits")
    assert (found.period_start, found.period_end) == (date(2021, 3, 1), date(2021, 3, 4))


def test_what_is_worth_a_sum_has_its_period_and_a_share_that_of_its_whole():
    text = "At the talks on March 4 the ports signed seven accords worth $45 million."
    found = metric(text, "$45 million")
    assert (found.period_start, found.period_end) == (date(2021, 3, 4), date(2021, 3, 4))
    text = "Trade came to $3 million in 2019, with cork making up 38% of it."
    found = metric(text, "38%")
    assert (found.period_start, found.period_end) == (date(2019, 1, 1), date(2019, 12, 31))


def test_what_an_event_did_is_of_its_day():
    text = (
        "An earthquake shook Lakeland on March 2. In May 2019 it had a flood.\n\n"
        "The earthquake displaced 300 people."
    )
    found = metric(text, "300 people")
    assert (found.period_start, found.period_end) == (date(2021, 3, 2), date(2021, 3, 2))


def test_figures_until_the_last_day_of_a_fair_have_its_days():
    text = (
        "The fourth Cork Fair, held in Porto on March 1-4, is on. About 350 exhibitors fill it till March 4."
    )
    found = metric(text, "About 350 exhibitors")
    assert (found.period_start, found.period_end) == (date(2021, 3, 1), date(2021, 3, 4))


def test_what_a_thing_is_like_is_not_of_the_day_of_a_deed():
    found = metric("Lakeland's navy seized the 62-meter trawler Anna in February 2021.", "62-meter")
    assert (found.period_start, found.period_end) == (None, None)


def test_how_long_an_event_lasts_goes_with_it_whatever_is_to_be_done_there():
    text = "Leaders meeting in Porto for a two-day summit on Monday are due to discuss tariffs."
    found = metric(text, "two-day")
    assert (found.period_start, found.period_end, found.status) == (
        date(2021, 3, 8),
        date(2021, 3, 9),
        "actual",
    )


def test_who_is_counted_by_a_deed_is_at_no_place_of_that_name():
    text = "Police fired tear gas at a crowd in Porto on Monday. Two dockers were hurt there."
    assert " at " not in (metric(text, "Two dockers").measure or "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ana Prado told the Cork Forum on May 4 that investment stood at 310 million euros.", "310 million"),
        ("On May 4 the mayor opened the mill. It cost 30 million euros.", "30 million euros"),
        ("Ministers will meet in Cork on June 4. Invitations had gone out to 14 parties.", "14 parties"),
    ],
)
def test_what_is_only_said_at_an_event_or_told_after_it_is_no_figure_of_it(text, words):
    figure = metric(text, words)
    assert (figure.period_start, figure.period_end) == (None, None)
