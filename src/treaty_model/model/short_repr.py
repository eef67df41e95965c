"""Short representations of models for consoles: the whole of a treaty would fill hundreds of lines."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from ..spelling import clipped

# At most so many characters of a text are shown, and so many items of a list.
_LONGEST_TEXT, _MOST_ITEMS = 60, 4


class ShortRepr:
    """A value with a short `repr`: the start of a text, and for a list of models how many there are of each class.

    A model is shown with its fields, and a model in one of these by its class alone.
    """

    def __init__(self, value: Any) -> None:
        self._value = value

    def __repr__(self) -> str:
        return _short(self._value, deep=False)


def _short(value: Any, *, deep: bool) -> str:
    if isinstance(value, str):
        return repr(clipped(value, _LONGEST_TEXT))
    if isinstance(value, BaseModel):
        fields = ["…"] if deep else [f"{name}={_short(item, deep=True)}" for name, item in present_fields(value)]
        return type(value).__name__ + _in_brackets(fields)
    if isinstance(value, tuple | list):
        models = Counter(type(item).__name__ for item in value if isinstance(item, BaseModel))
        items = [f"{n} {name}" for name, n in models.items()] or [_short(item, deep=True) for item in value]
        return _in_brackets(items, "," if len(value) == 1 and not models else "")
    return repr(value)


def present_fields(model: BaseModel) -> Iterable[tuple[str, Any]]:
    """The fields of a model that are present, without `kind`, which the name of the class states."""
    return ((name, value) for name, value in vars(model).items() if name != "kind" and value not in (None, ()))


def _in_brackets(parts: list[str], end: str = "") -> str:
    more = len(parts) - _MOST_ITEMS
    shown = parts if more < 2 else [*parts[:_MOST_ITEMS], f"… {more} more"]
    return f"({', '.join(shown)}{end})"
