"""Generated documentation: the data dictionary, the README's picture and the answers in it.

`python -m flows.docs` rewrites them: the dictionary from the contracts and the marts' headers, the picture
and the answers (the table after each `sql` block) by loading the sample articles and asking.
"""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

from rich.box import MARKDOWN
from rich.console import Console
from rich.terminal_theme import SVG_EXPORT_THEME

from flows import pipeline
from flows.settings import CHECKOUT, Settings
from flows.show import of_file
from flows.summary import answer_table
from models import TABLES
from models.derive import dictionary
from warehouse.marts import all_marts
from warehouse.publish import Answer, query

DICTIONARY = CHECKOUT / "docs" / "dictionary.md"
README = CHECKOUT / "README.md"
PICTURE = CHECKOUT / "docs" / "show.svg"
SHOWN = CHECKOUT / "seeds" / "articles" / "2022-06-21_mombasa-dockers-walk-out.txt"
QUESTION = re.compile(r"```sql\n(?P<sql>[^`]*)```\n\n(?P<answer>(?:\|[^\n]*\n)+|ANSWER\n)")

HEAD = """# Data dictionary

Generated from the contracts in `models/` and the marts in `warehouse/marts/` by `make docs`; don't edit it
here. Tables are DuckDB tables and Parquet datasets alike; the same texts are in DuckDB
(`duckdb_columns().comment`) and in the Parquet files' field metadata. Days are calendar days as the article
prints them; moments are in UTC. A dataset that is stored by month has that month as one more column
(`published_month`, `2018-10` or `unknown`).

"""


def dictionary_text() -> str:
    """The whole dictionary, as Markdown."""
    marts = [
        "# Marts\n",
        "Views in DuckDB for people.\n",
        "| mart | one row per | answers |",
        "|---|---|---|",
    ]
    marts += [f"| `{m.name}` | {m.grain.removeprefix('One row per ')} | {m.answers} |" for m in all_marts()]
    return HEAD + dictionary(TABLES) + "\n" + "\n".join(marts) + "\n"


def answered(readme: str, warehouse: Path) -> str:
    """The README with the answers that a warehouse gives."""

    def _answer(match: re.Match[str]) -> str:
        return f"```sql\n{match['sql']}```\n\n{_markdown(query(warehouse, match['sql']))}"

    return QUESTION.sub(_answer, readme)


def _markdown(answer: Answer) -> str:
    table = answer_table(answer)
    table.box = MARKDOWN
    told = Console(file=io.StringIO(), width=400)
    told.print(table)
    lines = told.file.getvalue().splitlines()  # type: ignore[attr-defined]
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


def picture() -> str:
    """What `dateline show` prints of a sample, as SVG that asks nothing of the network."""
    terminal = Console(record=True, file=io.StringIO(), width=118)
    for page in of_file(SHOWN.as_posix()):
        terminal.print(page)
    told = terminal.export_svg(title=f"dateline show {SHOWN.relative_to(CHECKOUT)}", theme=SVG_EXPORT_THEME)
    return re.sub(r"@font-face \{.*?\}", "", told, flags=re.DOTALL).replace("Fira Code,", "")


def main() -> None:
    """Rewrite what is generated."""
    DICTIONARY.write_text(dictionary_text(), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(lake=Path(folder) / "lake", warehouse=Path(folder) / "news.duckdb")
        pipeline.run([(CHECKOUT / "seeds" / "articles").as_posix()], settings)
        README.write_text(answered(README.read_text(encoding="utf-8"), settings.warehouse), encoding="utf-8")


if __name__ == "__main__":
    main()
