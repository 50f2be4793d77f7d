"""Units against pint: what a row of units.csv says that one unit is of another, pint says too."""

from __future__ import annotations

import pint
import pytest

from dateline import lexicon

UNITS = pint.UnitRegistry()
NAMES = {"t": "metric_ton", "m2": "m**2", "km2": "km**2", "cm2": "cm**2", "ha": "hectare"}
NAMES |= {"m3": "m**3", "km3": "km**3", "cm3": "cm**3"}
# Words that pint knows as something else: tons of TNT, ten on a logarithmic scale, a hundredth of an angle.
OTHERS = {"megaton", "kiloton", "gigaton", "decade", "centigrade"}
SHORTEST = 5  # letters; of abbreviations pint makes others ("mcm" is a thousandth of a centimetre)


def in_pint(words: str) -> pint.Unit | None:
    """A unit as pint knows it; None where it does not."""
    name = NAMES.get(words) or words.replace(" per ", "/").replace(" ", "_")
    try:
        return None if words in OTHERS or not name else UNITS.Unit(name)
    except (pint.PintError, AttributeError, TypeError, ValueError):
        return None


KNOWN = [
    (words, row["code"], float(row["factor"]))
    for row in lexicon.rows("units")
    if row["kind"] in ("physical", "duration")
    for words in row["words"].split("|")
    if len(words) >= SHORTEST and in_pint(words) is not None and in_pint(row["code"]) is not None
]


def test_pint_knows_most_units():
    assert len({code for _, code, _ in KNOWN}) > 60


@pytest.mark.parametrize(("words", "code", "factor"), KNOWN, ids=lambda value: str(value))
def test_a_unit_is_as_many_of_its_code_s_as_pint_says(words, code, factor):
    one, of = in_pint(words), in_pint(code)
    assert one is not None
    assert of is not None
    step = UNITS.Quantity(1, one).to(of).magnitude - UNITS.Quantity(0, one).to(of).magnitude
    assert step == pytest.approx(factor, rel=1e-6)
