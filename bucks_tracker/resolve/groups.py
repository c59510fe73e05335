"""Things that are one: the groups that links between pairs make, the same whatever the order of the links."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Links(Generic[Key]):
    """A union-find over keys (Tarjan 1975, path halving)."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self._parent: dict[Key, Key] = {key: key for key in keys}

    def find(self, key: Key) -> Key:
        parent = self._parent
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(self, a: Key, b: Key) -> None:
        self._parent[self.find(a)] = self.find(b)

    def groups(self) -> list[list[Key]]:
        """Each group in the order in which its keys were given, the groups in that of their first keys."""
        found: dict[Key, list[Key]] = {}
        for key in self._parent:
            found.setdefault(self.find(key), []).append(key)
        return list(found.values())
