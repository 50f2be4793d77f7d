"""Addresses: what can be asked of a web address, whatever was taken for one."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def parts_of(address: str) -> SplitResult | None:
    """The parts of an address; None for what only looks like one (`https://[news/`)."""
    try:
        return urlsplit(address)
    except ValueError:
        return None
