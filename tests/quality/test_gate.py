"""No benchmark's score is below what was reached before."""

from __future__ import annotations

import json

import gate
import pytest

PINNED = json.loads(gate.FLOORS.read_text(encoding="utf-8"))


@pytest.mark.slow
@pytest.mark.skipif(not gate.SHARED.exists(), reason="the benchmarks (../shared) are not there")
@pytest.mark.parametrize("name", gate.BENCHMARKS)
def test_scores_are_not_below_the_floors(name):
    assert gate.digest(name) == PINNED[name]["gold"], "the gold changed: pin again with gate.py --pin"
    figures = gate.measure(name)
    lower = {
        level: (figures.get(level), floor)
        for level, floor in PINNED[name]["figures"].items()
        if figures.get(level, 0) < floor - gate.TOLERANCE
    }
    assert lower == {}
