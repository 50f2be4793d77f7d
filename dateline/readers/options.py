"""What a caller can set about reading: how much of an input is too much, and where fields are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is too much. What exceeds a limit is refused with a reason that names the limit.

    Attributes:
        file_bytes: Of one input file, and of one file inside an archive.
        article_bytes: Of the text of one article, or of one record of a file that holds many.
        page_bytes: Of one web page; taking a page apart costs far more than reading a text.
        page_elements: Of the elements of one web page: with 60,000 links, finding the text takes a minute.
        expansion: How many times larger a file may become when unpacked, all layers and members together.
        layers: How many packings may be inside each other; a `.tar.gz` has two.
        members: How many files an archive may hold.
    """

    file_bytes: int = 1_000 * MEGABYTE
    article_bytes: int = 50 * MEGABYTE
    page_bytes: int = 10 * MEGABYTE
    page_elements: int = 30_000
    expansion: int = 200
    layers: int = 4
    members: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Options:
    """How to read.

    Attributes:
        limits: How much is too much.
        fields: For JSON, CSV and Parquet: from the name of an `Article` attribute (`text`, `title`, `byline`,
            `outlet`, `language`, `published`) to the field or column that holds it; dots lead into objects
            (`source.name`). Attributes that are not in it, and records without that field, are read by the
            names in data/article_fields.csv.
        latest: The last day that is not in the future: no article is taken to be of a later one, whatever it
            says. Without it, 2100-12-31: the library knows no clock.
    """

    limits: Limits = field(default_factory=Limits)
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    latest: date | None = None
