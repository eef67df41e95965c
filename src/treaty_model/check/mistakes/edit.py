"""One change of the values of a document, and the document changed by it."""

from typing import Any, NamedTuple

from ...codec.pointer import pointer_steps

# What stands for nothing in the place of a value: the value is taken away.
ABSENT: Any = object()


class Edit(NamedTuple):
    """A change by which a valid document has one mistake.

    `name` is the code, and behind a full stop what is changed; changes of one name are the same in different places.
    `pointer` is where the mistake is. `at` is the pointer of what is changed: a value that is there, a field that is
    not, or the number behind the last item of a list. `value` stands there then, or ABSENT.
    """

    name: str
    pointer: str
    at: str
    value: Any

    @property
    def code(self) -> str:
        """The code of the mistake."""
        return self.name.partition(".")[0]


def edited(tree: Any, edit: Edit) -> Any:
    """The values of a document with a change; what is not changed is shared with those given."""
    return _changed(tree, pointer_steps(edit.at), edit.value)


def _changed(holder: Any, steps: tuple[str, ...], value: Any) -> Any:
    if not steps:
        return value
    first, *rest = steps
    step: Any = int(first) if isinstance(holder, list) else first
    copy = holder.copy()
    if rest:
        copy[step] = _changed(holder[step], tuple(rest), value)
    elif value is ABSENT:
        del copy[step]
    elif isinstance(copy, list) and step == len(copy):
        copy.append(value)
    else:
        copy[step] = value
    return copy
