"""Events: in which town they are, where their own words don't tell it or the parser hangs it elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from dateline import Article, Event, extract

DAY = date(2022, 6, 15)  # a Wednesday


def found(text: str, town: str | None = None) -> dict[str, Event]:
    """Events by the words of their first mention."""
    article = Article(text=text, published=DAY, published_precision="day", dateline_place=town)
    return {e.mentions[0].text: e for e in extract(article).events}


@pytest.mark.parametrize(
    ("text", "mention", "place"),
    [
        pytest.param(
            "The pact was signed by Ana Prado, head of the road office, for the state of Peru, and Odd Lund, "
            "country manager of the bank, in Oulu today.",
            "pact", "Oulu",
            id="before-the-day",
        ),
        pytest.param(
            "Peru's bank on Monday in Oulu signed an accord with the makers.",
            "accord", "Oulu",
            id="behind-the-day",
        ),
        pytest.param(
            "A day earlier in Oulu, Alto Group, Russia's Nord.Ru Group, Vektor and the Russian Wealth Fund "
            "signed an agreement to set up a joint venture.",
            "agreement", "Oulu",
            id="opening-the-sentence",
        ),
        pytest.param(
            "He hoped that the Andean Union summit, due in Oulu in July, would take up the matter.",
            "Andean Union summit", "Oulu",
            id="due",
        ),
        pytest.param(
            "He hoped that the Pacific League summit would take up the matter in July.",
            "Pacific League summit", None,
            id="name-of-a-body",
        ),
        pytest.param(
            "Peru has rented a pavilion at the Gulf Fresh Fruit Expo in July.",
            "Gulf Fresh Fruit Expo", None,
            id="region-in-a-name",
        ),
        pytest.param(
            "The two ministers met at an Oulu hotel on Tuesday.", "met", "Oulu", id="town-before-a-house"
        ),
        pytest.param(
            "The union will hold a rally outside the Oulu gates on Saturday.", "rally", "Oulu",
            id="town-before-gates",
        ),
        pytest.param(
            "The fair is held at the Marrow Show Grounds from June 20 to 24.", "fair", "Marrow Show Grounds",
            id="venue",
        ),
        pytest.param(
            "Grain traders met at the Oulu Trade University on Monday.", "met", "Oulu Trade University",
            id="university",
        ),
        pytest.param(
            "From Lima the premier flew to Oulu, where he was to meet Ana Prado on Monday.", "meet", "Oulu",
            id="handed-down-where",
        ),
        pytest.param(
            "A new round of talks, this time in Oulu, is planned for July 4.", "new round of talks", "Oulu",
            id="this-time",
        ),
        pytest.param(
            "Days later comes a meeting of energy envoys, due to be held in Oulu on July 20-21.",
            "meeting", "Oulu",
            id="due-to-be-held",
        ),
        pytest.param(
            "Farmers blocked a road near Oulu in March.", "blocked", "Oulu", id="where-the-thing-is"
        ),
        pytest.param("The bank hired an Oulu-based firm on Monday.", "hired", None, id="based"),
        pytest.param("Peru will host the next summit in 2024.", "summit", "Peru", id="country-as-host"),
        pytest.param(
            "The summit in Lima was followed by talks in Oulu on Monday.", "summit", "Lima", id="led-on"
        ),
        pytest.param(
            "The Oulu plant, which opened in 1996, makes boots.", "opened", "Oulu", id="town-of-the-doer"
        ),
        pytest.param(
            "The summit ran in Peru's largest city on June 13-16.", "summit", "Lima", id="largest-city"
        ),
        pytest.param(
            "The summit ran in the capital of Peru on June 13-16.", "summit", "Lima", id="capital-of"
        ),
        pytest.param(
            "The summit ran in the former capital of Peru on June 13-16.", "summit", "Peru",
            id="former-capital",
        ),
        pytest.param(
            "The fair was held on Monday in the capital of Yunnan province.", "fair", "Yunnan province",
            id="capital-of-a-province",
        ),
        pytest.param(
            "Guests came to the Oulu Fresh Grain Expo in May.",
            "Oulu Fresh Grain Expo", "Oulu",
            id="town-in-a-name",
        ),
    ],
)  # fmt: skip
def test_place_of_an_event(text, mention, place):
    assert found(text)[mention].place == place


def test_this_city_is_that_of_the_dateline():
    text = "The Reed Fair opened on Monday in this coastal city."
    assert found(text, "Oulu")["Reed Fair"].place == "Oulu"
    assert found(text)["Reed Fair"].place is None


def test_the_city_is_the_one_told_last():
    text = "The leaders flew to Oulu on Monday. In the city, they signed a fishing treaty."
    assert found(text, "Lima")["fishing treaty"].place == "Oulu"


LEAD = "Norway and Chile signed four memorandums in Oulu on Wednesday.\n\n"


def test_what_is_told_on_of_the_day_was_done_where_the_article_opens():
    told = found(LEAD + "Two of them concern fish.\n\n" * 4 + "A mining treaty was signed by the ministers.")
    assert (told["mining treaty"].place, told["mining treaty"].start_date) == ("Oulu", DAY)


def test_a_briefing_elsewhere_is_not_where_the_article_opens():
    told = found(LEAD + "The Peruvian spokesman told a press briefing that he was glad.")
    assert told["press briefing"].place is None


def test_the_news_is_not_of_the_day_from_which_something_lasts():
    text = (
        "Minister Ana Prado will lead 45 bakers on a three-nation tour of the Gulf from Sunday, the ministry "
    )
    text += "announced on Tuesday, as Peru looks for buyers.\n\n"
    told = found(text + '"We are small," she told a news conference.', "Oulu")
    assert told["news conference"].start_date == date(2022, 6, 14)


def test_what_two_discussed_is_not_where_they_met():
    text = (
        "Prime Ministers Odd Lund and Ana Prado met in Oulu on Monday. They also discussed the war in Peru."
    )
    text += '\n\n"We are friends," Lund told reporters after the talks.'
    assert "Peru" not in {e.place for e in found(text).values() if e.type == "meeting"}


def test_talks_that_failed_a_week_before_were_not_on_the_day():
    text = "Norland on Tuesday imposed a 15 percent duty on grapes from Peru, a week after talks of the two "
    assert found(text + "broke down in Oulu.")["talks"].start_date is None


def test_a_trip_that_was_called_off_was_on_no_day():
    text = "Norland on Tuesday imposed a 15 percent duty on grapes from Peru, the ministry of trade said.\n\n"
    told = found(text + "President Rosa Vega cancelled a trip to Norland that was planned for July.")
    assert told["trip"].start_date is None


@pytest.mark.parametrize(
    ("text", "mention", "country"),
    [
        pytest.param(
            "The Slovak presidential election was held on Saturday.", "Slovak presidential election", "SK",
            id="vote",
        ),
        pytest.param("The Norwegian premier received Ana Prado on Monday.", "received", "NO", id="host"),
        pytest.param(
            "The annual meeting of the Norwegian fish union was held on Monday.", "meeting", "NO",
            id="body",
        ),
        pytest.param("Malmberg opened its first Polish plant in 2019.", "opened", "PL", id="plant"),
        pytest.param("Malmberg opened a Polish-financed wing in 2019.", "opened", None, id="not-the-money's"),
        pytest.param(
            "The firms signed the contract at the Marrow works in Poland on Monday.", "contract", "PL",
            id="venue-in-a-country",
        ),
        pytest.param("Peru's ban on shrimp began on Monday.", "ban", "PE", id="owner-of-a-rule"),
        pytest.param(
            "Exporters fear the Peruvian anti-dumping duty imposed in May.",
            "Peruvian anti-dumping duty", "PE",
            id="adjective-of-a-rule",
        ),
        pytest.param("In 2017 Peru shut out Chilean sugar.", "shut", "PE", id="goods-are-no-rule"),
        pytest.param("Peru said it is slapping duties on tiles from Chile.", "duties", "PE", id="it-said"),
        pytest.param(
            "Prices will fall, Ana Lind, chair of the Swedish Growers' Union, said in a statement on Monday.",
            "statement", "SE",
            id="said-in-a-statement",
        ),
        pytest.param(
            "The blast at Marrowdale, a hamlet beyond Tampere, killed six on Monday.", "blast", "FI",
            id="place-that-nobody-knows",
        ),
    ],
)  # fmt: skip
def test_country_that_is_told_without_a_town(text, mention, country):
    assert found(text)[mention].country == country


def test_a_byline_tells_the_town_in_place_of_a_dateline():
    text = "By Mara Voss in Lilongwe\n\nDonors promised more money for dams at a conference held on Tuesday."
    article = Article(text=text, published=DAY, published_precision="day", byline="Mara Voss in Lilongwe")
    event = extract(article).events[-1]
    assert (event.place, event.country) == ("Lilongwe", "MW")
