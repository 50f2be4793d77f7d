"""The data dictionary: every table and mart, from the contracts and the marts' headers.

`python -m flows.dictionary` writes docs/dictionary.md.
"""

from __future__ import annotations

from flows.settings import CHECKOUT
from models import TABLES
from models.derive import dictionary
from warehouse.marts import all_marts

FILE = CHECKOUT / "docs" / "dictionary.md"
HEAD = """# Data dictionary

Generated from the contracts in `models/` and the marts in `warehouse/marts/` by `make docs`; don't edit it
here. Tables are DuckDB tables and Parquet datasets alike; the same texts are in DuckDB
(`duckdb_columns().comment`) and in the Parquet files' field metadata. Days are calendar days as the article
prints them; moments are in UTC. A dataset that is stored by month has that month as one more column
(`published_month`, `2018-10` or `unknown`).

"""


def text() -> str:
    """The whole dictionary, as Markdown."""
    marts = [
        "# Marts\n",
        "Views in DuckDB for people.\n",
        "| mart | one row per | answers |",
        "|---|---|---|",
    ]
    marts += [f"| `{m.name}` | {m.grain.removeprefix('One row per ')} | {m.answers} |" for m in all_marts()]
    return HEAD + dictionary(TABLES) + "\n" + "\n".join(marts) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
