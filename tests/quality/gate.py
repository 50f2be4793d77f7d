"""The gate: scores on the benchmarks, pinned. Lower fails; `--pin` writes what is measured now.

Usage: python tests/quality/gate.py [--pin]

The benchmarks lie beside the checkout in ../shared and are not part of it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).parent.parent.parent
SHARED = CHECKOUT.parent / "shared"
BENCH = SHARED / "bench"
FLOORS = Path(__file__).parent / "floors.json"
TOLERANCE = 0.003  # two machines' arithmetic may tip a few decisions

# name: task of predict_dateline.py, its input, the scorer, the gold
BENCHMARKS = {
    "times": ("times", BENCH / "times_dev.jsonl", "score_times.py", BENCH / "times_dev.jsonl"),
    "quotes": ("quotes", BENCH / "quotes_dev.jsonl.gz", "score_quotes.py", BENCH / "quotes_dev.jsonl.gz"),
    "metrics": ("metrics", BENCH / "metrics_dev.jsonl", "score_metrics.py", BENCH / "metrics_dev.jsonl"),
    "recognizers": (
        "metrics",
        BENCH / "metrics_rtext_dev.jsonl",
        "score_metrics.py",
        BENCH / "metrics_rtext_dev.jsonl",
    ),
    "articles": ("articles", SHARED / "seeds", "score_articles.py", SHARED / "gold" / "seeds.jsonl"),
}


def digest(name: str) -> str:
    """Of the gold that a benchmark is scored against."""
    return hashlib.sha256(BENCHMARKS[name][3].read_bytes()).hexdigest()[:16]


def measure(name: str) -> dict[str, float]:
    """The F1 figures of a benchmark, 0 to 1, by level."""
    task, source, scorer, gold = BENCHMARKS[name]
    given = ["--given", str(gold)] if task == "articles" else []
    with tempfile.TemporaryDirectory() as folder:
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("w", encoding="utf-8") as out:
            _run(BENCH / "predict_dateline.py", task, str(source), *given, stdout=out)
        told = _run(BENCH / scorer, str(gold), str(predictions), "--json", stdout=subprocess.PIPE)
    return dict(_figures(json.loads(told)))


def _run(script: Path, *given: str, stdout: object) -> str:
    done = subprocess.run(
        [sys.executable, str(script), *given],
        cwd=CHECKOUT,
        stdout=stdout,  # type: ignore[call-overload]
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout or ""


def _figures(report: dict[str, Any], of: str = "") -> Iterator[tuple[str, float]]:
    """Every F1 figure of a scorer's report, named by where it stands."""
    for name, value in report.items():
        if isinstance(value, dict):
            yield from _figures(value, f"{of} {name}".strip())
        elif name in ("f1", "end_to_end_f1", "token_f1"):
            yield f"{of} {name}".removesuffix(" f1"), round(value, 4)


def main() -> None:
    """Measure all, print beside the floors, pin when asked to."""
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    now = {}
    for name in BENCHMARKS:
        figures = measure(name)
        now[name] = {"gold": digest(name), "figures": figures}
        floors = pinned.get(name, {}).get("figures", {})
        for level, figure in figures.items():
            print(f"{name:12} {level:28} {figure:.3f}  floor {floors.get(level, 0):.3f}")
    if "--pin" in sys.argv:
        FLOORS.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
