"""Bytes into the characters that were meant."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.readers.encodings import decode, is_binary, may_be_binary

LINE = "The café’s owner said it was “closed” – for now – at 20 °C, and a £5 deposit is kept.\r\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_of_english_are_told(encoding):
    assert decode((LINE * 3).encode(encoding)) == LINE * 3


def test_big_endian_with_mark_is_read():
    assert decode(codecs.BOM_UTF16_BE + LINE.encode("utf-16-be")) == LINE


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        pytest.param(
            "cp1251",
            "Губернатор области заявил журналистам, что мост откроют весной следующего года. " * 4,
            id="russian",
        ),
        pytest.param(
            "cp1250",
            "Przewodniczący rady powiedział, że most zostanie otwarty wiosną przyszłego roku. Źródło: PAP. "
            * 4,
            id="polish",
        ),
        pytest.param(
            "gb18030", "市长星期一对记者说，大桥将于明年春天开放，届时将有更多车辆通行。" * 6, id="chinese"
        ),
    ],
)
def test_other_alphabets_are_told(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_what_a_page_declares_is_believed_where_it_is_not_unicode():
    text = "Μιλώντας"
    assert decode(text.encode("cp1253"), "windows-1253") == text
    assert decode(text.encode(), "windows-1253") == text
    assert decode(text.encode(), "no-such-encoding") == text


def test_a_stray_byte_does_not_spoil_the_rest():
    data = "The café “Nord” said: it".encode() + b"\x92" + "s closed — for good.".encode()
    assert decode(data) == "The café “Nord” said: it’s closed — for good."


def test_a_character_cut_off_at_the_end_is_dropped():
    assert (
        decode("It’s the café’s last day, “they” said…".encode()[:-1])
        == "It’s the café’s last day, “they” said"
    )


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        pytest.param(
            "The minister said it wasnâ€™t â€œtrueâ€\x9d.", "The minister said it wasn’t “true”.", id="quotes"
        ),
        pytest.param("The cafÃ© in MÃ¼nster opened.", "The café in Münster opened.", id="letters"),
    ],
)
def test_mojibake_is_repaired_where_it_is_certain(damaged, meant):
    assert decode(damaged.encode()) == meant


@pytest.mark.parametrize(
    "text",
    [
        "The café’s owner, Zoë Ångström, said “no”.\nAnd left.\r\n",
        "SÃO PAULO, March 4 (Reuters) - Brazil's harvest grew.",
        "Prices rose to € 5 – a record – in Île-de-France…",
        "Ça va? â la carte, ANTÓNIO’S",
    ],
)
def test_what_may_be_meant_is_not_touched(text):
    assert decode(text.encode()) == text


def test_binary_is_told_from_damaged_text():
    assert is_binary("\x00\x01\x02\x03" * 10 + "text")
    assert not is_binary("A text with one \x00 in it, and otherwise like any other.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252"])
def test_bytes_of_binary_data_are_suspected_in_every_encoding(encoding):
    assert may_be_binary(("\x01\x02\x7f\x1f" * 10 + "text").encode(encoding))
    assert not may_be_binary("A text like any other, in\nlines and\tcolumns – 4 €.".encode("cp1252"))


@settings(derandomize=True, max_examples=100, deadline=None, database=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_characters="\ufeff", exclude_categories=("Cs", "Cc")),
        max_size=200,
    )
)
def test_ascii_and_common_letters_survive_utf8(text):
    kept = "".join(c for c in text if ord(c) < 0xC0)
    assert decode(kept.encode()) == kept


@settings(derandomize=True, max_examples=200, deadline=None, database=None)
@given(st.binary(max_size=300))
def test_any_bytes_decode_to_something(data):
    assert isinstance(decode(data), str)
