"""Values as a programmer sees them in a console: in few words, because a whole treaty would fill hundreds of lines."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from ..spelling import clipped

# How much of a text is shown, in characters, and how many of several things.
_OF_A_TEXT, _OF_SEVERAL = 60, 4


class ShortRepr:
    """A value whose `repr` is short: a text by its start, a list of models by how many there are of each class.

    A model in it is shown with its own fields, and what that holds by its class alone.
    """

    def __init__(self, value: Any) -> None:
        self._value = value

    def __repr__(self) -> str:
        return _shown(self._value, deep=False)


def _shown(value: Any, *, deep: bool) -> str:
    if isinstance(value, str):
        return repr(clipped(value, _OF_A_TEXT))
    if isinstance(value, BaseModel):
        fields = ["…"] if deep else [f"{name}={_shown(held, deep=True)}" for name, held in present_fields(value)]
        return type(value).__name__ + _in_brackets(fields)
    if isinstance(value, tuple | list):
        models = Counter(type(item).__name__ for item in value if isinstance(item, BaseModel))
        shown = [f"{n} {name}" for name, n in models.items()] or [_shown(item, deep=True) for item in value]
        return _in_brackets(shown, "," if len(value) == 1 and not models else "")
    return repr(value)


def present_fields(model: BaseModel) -> Iterable[tuple[str, Any]]:
    """The fields of a model that say something; its kind is told by its class."""
    return ((name, value) for name, value in vars(model).items() if name != "kind" and value not in (None, ()))


def _in_brackets(parts: list[str], end: str = "") -> str:
    left = len(parts) - _OF_SEVERAL
    few = parts if left < 2 else [*parts[:_OF_SEVERAL], f"… {left} more"]
    return f"({', '.join(few)}{end})"
