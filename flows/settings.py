"""Settings: each with its meaning, from DATELINE_* variables of the environment."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.readers import Limits, Options

CHECKOUT = Path(__file__).parent.parent


class BadSetting(Exception):
    """A setting that can't be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run works with. The variable `DATELINE_LAKE` sets `lake`, and so on.

    Attributes:
        lake: Folder of the Parquet datasets.
        warehouse: The DuckDB file.
        data_docs: Folder of the Great Expectations report.
        reference: Folder of the reference tables' CSV files.
        batch_articles: Articles that are extracted, checked and written together.
        processes: Worker processes that extract; 0 extracts in the process that runs the pipeline.
        fields: Where JSON, CSV and Parquet files keep what, as `text=story.main,published=when`.
        limits: How much of an input is too much, as `file_bytes=2000000000,layers=6`; the names are those
            of `dateline.readers.Limits`.
    """

    lake: Path = Path("lake")
    warehouse: Path = Path("dateline.duckdb")
    data_docs: Path = Path("data_docs")
    reference: Path = CHECKOUT / "seeds" / "reference"
    batch_articles: int = 200
    processes: int = 1
    fields: str = ""
    limits: str = ""

    def __post_init__(self) -> None:
        for name, least in (("batch_articles", 1), ("processes", 0)):
            if getattr(self, name) < least:
                raise BadSetting(f"{name} is {getattr(self, name)}: give {least} or more")
        self.reading()

    @classmethod
    def of(cls, environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
        """Settings from the environment; what is given by name, and not None, comes first.

        Raises:
            BadSetting: If a number is none, or below 1.
        """
        environment = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        for one in dataclasses.fields(cls):
            text = environment.get(f"DATELINE_{one.name.upper()}")
            if text is not None:
                try:
                    values[one.name] = {"int": int, "str": str}.get(str(one.type), Path)(text)
                except ValueError:
                    raise BadSetting(f"DATELINE_{one.name.upper()} is {text!r}: give a number") from None
        values.update({name: value for name, value in given.items() if value is not None})
        return cls(**values)

    def reading(self) -> Options:
        """How files are read.

        Raises:
            BadSetting: If a field or limit is none that the readers know, or no number.
        """
        limits = _pairs(self.limits, [one.name for one in dataclasses.fields(Limits)], "limit")
        fields = _pairs(self.fields, FIELDS, "field")
        try:
            known = Limits(**{k: int(v) for k, v in limits.items()})
        except ValueError as error:
            raise BadSetting(f"limits are numbers: {error}") from None
        # Somewhere it is tomorrow already.
        return Options(limits=known, fields=fields, latest=datetime.now(UTC).date() + timedelta(days=1))

    @property
    def staging(self) -> Path:
        """Where a run keeps its batches until they are loaded."""
        return self.lake / ".staging"

    def inputs(self, files: Iterable[str]) -> list[str]:
        """The files that no run wrote: not in the lake or the report, not the database or beside it."""
        warehouse = os.path.realpath(self.warehouse)
        written = (
            f"{warehouse}.",
            *(os.path.realpath(folder) + os.sep for folder in (self.lake, self.data_docs)),
        )
        paths = ((file, file if "://" in file else os.path.realpath(file)) for file in files)
        return [file for file, path in paths if path != warehouse and not path.startswith(written)]


FIELDS = ("text", "title", "byline", "outlet", "language", "published")


def _pairs(text: str, known: Collection[str], kind: str) -> dict[str, str]:
    """`a=1,b=2` as a dictionary."""
    pairs = {}
    for pair in filter(None, text.split(",")):
        name, sign, value = pair.partition("=")
        if name not in known or not sign:
            raise BadSetting(f"{kind} {pair!r}: give NAME=VALUE, NAME one of {', '.join(known)}")
        pairs[name] = value
    return pairs
