"""Settings: each with its meaning, from DATELINE_* variables of the environment."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
        processes: Worker processes for the extraction.
    """

    lake: Path = Path("lake")
    warehouse: Path = Path("dateline.duckdb")
    data_docs: Path = Path("data_docs")
    reference: Path = CHECKOUT / "seeds" / "reference"
    batch_articles: int = 200
    processes: int = 1

    def __post_init__(self) -> None:
        for name in ("batch_articles", "processes"):
            if getattr(self, name) < 1:
                raise BadSetting(f"{name} is {getattr(self, name)}: give 1 or more")

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
                    values[one.name] = int(text) if one.type == "int" else Path(text)
                except ValueError:
                    raise BadSetting(f"DATELINE_{one.name.upper()} is {text!r}: give a number") from None
        values.update({name: value for name, value in given.items() if value is not None})
        return cls(**values)

    @property
    def staging(self) -> Path:
        """Where a run keeps its batches until they are loaded."""
        return self.lake / ".staging"
