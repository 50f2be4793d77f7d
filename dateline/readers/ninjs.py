"""ninjs: IPTC's news in JSON, versions 1.x and 2.x (https://iptc.org/standards/ninjs/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.article import Article
from dateline.errors import UnreadableFile
from dateline.readers import markup, metadata
from dateline.readers.metadata import Metadata
from dateline.readers.moments import first_moment

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
_DATES = ("firstcreated", "contentcreated", "versioncreated")
_MARKS = frozenset(
    "versioncreated firstcreated contentcreated pubstatus bodies headlines infosources slugline".split()
)


def is_item(record: Mapping[str, Any]) -> bool:
    """Whether an object is a ninjs item: it says so, or has two of the names that only ninjs uses."""
    standard = record.get("standard")
    if isinstance(standard, Mapping) and standard.get("name") == "ninjs":
        return True
    return "uri" in record and len(_MARKS & record.keys()) >= 2


def article(item: Mapping[str, Any], uri: str) -> Article:
    """The article of an item.

    Raises:
        UnreadableFile: If it was withdrawn, or has no text (a picture, a package).
    """
    status = str(item.get("pubstatus", "")).lower()
    if status in WITHDRAWN:
        raise UnreadableFile(uri, f"the agency withdrew it (pubstatus {status})", "Leave it out.")
    captions: list[str] = []
    text = _body(item, captions)
    if text is None:
        kind = str(item.get("type", ""))[:40]
        told = f"the item has no text (type {kind})" if kind and kind != "text" else "the item has no text"
        raise UnreadableFile(uri, told, "Leave it out.")
    about = Metadata(
        title=_value(item.get("headlines"), "main") or _string(item.get("headline")),
        byline=_string(item.get("by")) or _string(item.get("byline")),
        outlet=_outlet(item),
        language=_string(item.get("language")),
        published=first_moment((name, item.get(name)) for name in _DATES),
        place=_string(item.get("located")),
        captions=tuple(captions),
    )
    return metadata.article(text, uri, "ninjs", about)


def _body(item: Mapping[str, Any], captions: list[str]) -> str | None:
    names = ("body_text", "body_xhtml", "body_html", *sorted(n for n in item if n.startswith("body_")))
    bodies = [_value(item.get("bodies"), "main"), *(_string(item.get(name)) for name in names)]
    return next((text for body in bodies if (text := markup.text_of(body, captions))), None)


def _value(entries: Any, role: str) -> str | None:
    """The value with a role, plain text before markup; the first one where none has the role."""
    if not isinstance(entries, list):
        return None
    known = [entry for entry in entries if isinstance(entry, Mapping) and _string(entry.get("value"))]
    known.sort(
        key=lambda entry: (entry.get("role") != role, "plain" not in str(entry.get("contenttype", "plain")))
    )
    return _string(known[0]["value"]) if known else None


def _outlet(item: Mapping[str, Any]) -> str | None:
    sources = item.get("infosources")
    if isinstance(sources, list):
        named = [source for source in sources if isinstance(source, Mapping) and _string(source.get("name"))]
        named.sort(key=lambda source: source.get("role") not in ("publisher", "provider", "copyrightholder"))
        if named:
            return _string(named[0]["name"])
    return _string(item.get("source")) or _string(item.get("copyrightholder"))


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
