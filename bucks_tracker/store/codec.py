"""Frozen records <-> JSON values. Fields at their default are left out, so that a new field with a default is no
migration and an old database reads well."""

import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN = (str, int, float, bool, type(None))


def to_plain(value: Any) -> Any:
    """The JSON value of a record, of a tuple of them, or of a plain value."""
    if isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return {
        name: to_plain(item) for name, default in _defaults(type(value)) if (item := getattr(value, name)) != default
    }


_known_defaults: dict[type, tuple[tuple[str, Any], ...]] = {}
_known_readers: dict[type, dict[str, Callable[[Any], Any]]] = {}


def _defaults(cls: Any) -> tuple[tuple[str, Any], ...]:
    if cls in _known_defaults:
        return _known_defaults[cls]
    found = []
    for f in fields(cls):
        default = f.default if f.default_factory is MISSING else f.default_factory()
        found.append((f.name, default))
    return _known_defaults.setdefault(cls, tuple(found))


def from_plain(cls: type, data: dict[str, Any]) -> Any:
    """The record of class `cls` that `to_plain` turned into `data`; keys that the class no longer has are passed over.

    Raises TypeError where a field without default is missing.
    """
    readers = _readers(cls)
    return cls(**{name: readers[name](item) for name, item in data.items() if name in readers})


def _readers(cls: Any) -> dict[str, Callable[[Any], Any]]:
    if cls not in _known_readers:
        hints = get_type_hints(cls)
        _known_readers[cls] = {f.name: _reader(hints[f.name]) for f in fields(cls)}
    return _known_readers[cls]


def _reader(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [a for a in get_args(hint) if a is not type(None)]
        read = _reader(inner[0])
        return lambda item: None if item is None else read(item)
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return lambda items: tuple(read(item) for item in items)
    if is_dataclass(hint):
        return lambda item: from_plain(hint, item)  # type: ignore[arg-type]
    return lambda item: item
