"""Writer functions for models, generated as source code from the specification of each class.

A writer has built in what an interpreter of the specification would look up for every model: the fields, the text
around them, the indentation, and whether a text can need escapes at all. It returns one f-string, so Python allocates
the text of a model once. Interpreting the specification takes eight times as long.

A document is written in pieces, one for each model in its lists, and each piece is encoded by itself: one string for
the whole, with two or four bytes for each character, takes a quarter longer. Escaping each text by a call, without
first looking for special characters, takes a tenth longer.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from ..leaf import IntegerLeaf, TextLeaf
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec

# A function that returns the text of a model.
Writer = Callable[[Any], str]


class _Writers(dict[type[Any], Writer]):
    """The writers of the members of a union, by class. Each is generated on first use: few documents need all."""

    def __init__(self, field: FieldSpec, writer: Callable[[ModelSpec], Writer]) -> None:
        super().__init__()
        self._members = {member.cls: member for member in field.members}
        self._writer = writer

    def __missing__(self, cls: type[Any]) -> Writer:
        write = self[cls] = self._writer(self._members[cls])
        return write


class FunctionBuilder:
    """Builds the source of one writer function. Its methods return source code for pieces of the result.

    `escaped` escapes a text, and is called only for a text with one of the `special` characters. The text `before` and
    `after` a field is written only if the field is present; `between` separates the items of a list.
    """

    def __init__(self, escaped: Callable[[str], str], special: str) -> None:
        self._lines = ["values = model.__dict__"]
        self._scope: dict[str, Any] = {"escaped": escaped}
        self._special = special

    @staticmethod
    def text(text: str) -> str:
        """A constant text."""
        return repr(text)

    def value(self, field: FieldSpec, before: str, after: str, between: str = "") -> str:
        """A field whose values are not models: a single value, or a list."""
        is_number = isinstance(field.type, IntegerLeaf)
        special = "" if is_number else _special_in(field.type, self._special)
        local = self._local()
        if field.many:
            each = "map(str, {})" if is_number else "map(escaped, {})" if special else "{}"
            return self._piece(field, local, before, after, f"{local} = {between!r}.join({each.format(local)})")
        if special:
            test = " or ".join(f"{character!r} in {local}" for character in special)
            return self._piece(field, local, before, after, f"if {test}: {local} = escaped({local})")
        return self._piece(field, local, before, after)

    def models(
        self, field: FieldSpec, writer: Callable[[ModelSpec], Writer], before: str, after: str, between: str = ""
    ) -> str:
        """A field whose values are models, given the function that returns the writer of each class."""
        local = self._local()
        write = self._write(field, writer)
        text = f"{between!r}.join([{write('item')} for item in {local}])" if field.many else write(local)
        return self._piece(field, local, before, after, f"{local} = {text}")

    def pieces(
        self, field: FieldSpec, writer: Callable[[ModelSpec], Writer], before: str, after: str, between: str
    ) -> str:
        """A list of models as separate pieces, for `build_in_parts`."""
        local = self._local()
        write = self._write(field, writer)("item")
        self._lines += [
            f'{local} = [piece for item in values["{field.name}"] for piece in ({between!r}, {write})]',
            f"if {local}: {local}[0] = {before!r}; {local}.append({after!r})",
        ]
        return f"*{local}"

    def if_any(self, fields: Sequence[FieldSpec], then: str, otherwise: str) -> str:
        """One of two constant texts: `then` if any of the fields is present."""
        if not fields or any(field.required for field in fields):
            return self.text(then if fields else otherwise)
        local, any_present = self._local(), " or ".join(f'values["{field.name}"]' for field in fields)
        self._lines.append(f"{local} = {then!r} if {any_present} else {otherwise!r}")
        return f"f'{{{local}}}'"

    def build(self, title: str, *pieces: str) -> Writer:
        """The function, which returns the pieces as one string. The title appears in tracebacks."""
        write: Writer = self._compiled(title, " ".join(pieces))
        return write

    def build_in_parts(self, title: str, *pieces: str) -> Callable[[Any], list[str]]:
        """The function, which returns the pieces as a list."""
        write: Callable[[Any], list[str]] = self._compiled(title, f"[{', '.join(pieces)}]")
        return write

    def _compiled(self, title: str, result: str) -> Any:
        source = "\n    ".join(["def write(model):", *self._lines, f"return {result}"])
        exec(compile(source, f"<{title}>", "exec"), self._scope)
        return self._scope["write"]

    def _local(self) -> str:
        return f"value_{len(self._lines)}"

    def _piece(self, field: FieldSpec, local: str, before: str, after: str, *steps: str) -> str:
        """The source for a field: the value after some steps, with the text before and after it."""
        value = f'values["{field.name}"]'
        if field.required and not steps:
            return f"{before!r} f'{{{value}}}' {after!r}"
        text = f"{before!r} f'{{{local}}}' {after!r}"
        self._lines.append(f"{local} = {value}")
        if field.required:
            self._lines += steps
            return text
        self._lines.append(f"if {local}{'' if field.many else ' is not None'}:")
        self._lines += [f"    {step}" for step in (*steps, f"{local} = {text}")]
        self._lines += ["else:", f"    {local} = ''"]
        return f"f'{{{local}}}'"

    def _write(self, field: FieldSpec, writer: Callable[[ModelSpec], Writer]) -> Callable[[str], str]:
        """A function that returns the source of the call that writes a model, given the source of the model."""
        write = f"write_{field.name}"
        if isinstance(field.type, UnionSpec):
            self._scope[write] = _Writers(field, writer)
            return lambda model: f"{write}[type({model})]({model})"
        self._scope[write] = writer(field.members[0])
        return lambda model: f"{write}({model})"


@cache
def _special_in(type: FieldType, special: str) -> str:
    """The special characters that a text of a type can contain."""
    if isinstance(type, Enumeration):
        return "".join(c for c in special if any(c in value for value in type.values))
    assert isinstance(type, TextLeaf)
    return type.among(special)
