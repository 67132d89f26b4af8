"""Union-find over hashable keys: which keys have been said to be one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)


class Groups(Generic[K]):
    """Disjoint groups of keys. The head of a group is its first key in the order the keys were given."""

    def __init__(self, keys: Iterable[K]) -> None:
        self._rank = {key: rank for rank, key in enumerate(dict.fromkeys(keys))}
        self._parent = {key: key for key in self._rank}

    def __contains__(self, key: object) -> bool:
        return key in self._parent

    def head(self, key: K) -> K:
        """The first key of the group that `key` belongs to."""
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: K, other: K) -> None:
        """Make one group of the two keys' groups."""
        first, second = sorted((self.head(one), self.head(other)), key=self._rank.__getitem__)
        self._parent[second] = first

    def join_by(self, label: Callable[[K], Hashable | None]) -> None:
        """Join all keys with the same label; None joins nothing."""
        seen: dict[Hashable, K] = {}
        for key in self._rank:
            value = label(key)
            if value is not None:
                self.join(seen.setdefault(value, key), key)

    def members(self) -> dict[K, list[K]]:
        """Head -> keys of its group, all in the order given."""
        result: dict[K, list[K]] = {}
        for key in self._rank:
            result.setdefault(self.head(key), []).append(key)
        return result
