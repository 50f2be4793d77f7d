"""Look-up: the few things that a word can mean among many, so that a long article takes no longer a word."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Lookup(Generic[Item]):
    """Items found by any of their keys."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._number_of: dict[int, int] = {}
        self._numbers: dict[Hashable, list[int]] = {}

    def add(self, item: Item, keys: Iterable[Hashable]) -> None:
        """Add an item under its keys; one that was added before gets more keys."""
        number = self._number_of.setdefault(id(item), len(self._items))
        if number == len(self._items):
            self._items.append(item)
        for key in keys:
            self._numbers.setdefault(key, []).append(number)

    def find(self, keys: Iterable[Hashable]) -> list[Item]:
        """The items that have one of these keys, each once, in the order in which they were added."""
        numbers = {number for key in keys for number in self._numbers.get(key, ())}
        return [self._items[number] for number in sorted(numbers)]
