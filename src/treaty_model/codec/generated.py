"""Functions that write models, each made as source from the specification of a class.

A function says once what an interpreter of the specification would ask of every model: which fields it has, what stands
around them, how far it is indented, and whether a text can need escapes at all. What it returns is one f-string, so
that Python takes memory for a model's text once.

A document comes in pieces, one a model of its lists, which become bytes one by one: strings as long as the whole, with
two or four bytes for each character, cost a quarter more. To escape each text by a call, instead of looking first for
what must be escaped, costs a tenth more. Interpreting the specification costs eight times as much.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from ..leaf import IntegerLeaf, TextLeaf
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec

# The text of a model.
Writer = Callable[[Any], str]


class _Writers(dict[type[Any], Writer]):
    """What writes the members of a union. Each is made when there is one to write: few documents have them all."""

    def __init__(self, field: FieldSpec, writer: Callable[[ModelSpec], Writer]) -> None:
        super().__init__()
        self._members = {member.cls: member for member in field.members}
        self._writer = writer

    def __missing__(self, cls: type[Any]) -> Writer:
        write = self[cls] = self._writer(self._members[cls])
        return write


class FunctionBuilder:
    """A function in the making. Its methods give pieces of what it returns, as source.

    `escaped` escapes a text, and `special` are the characters for which it must; it is called for no other text. What
    stands `before` and `after` the value of a field is left out where the value is, and `between` is for lists.
    """

    def __init__(self, escaped: Callable[[str], str], special: str) -> None:
        self._lines = ["values = model.__dict__"]
        self._scope: dict[str, Any] = {"escaped": escaped}
        self._special = special

    @staticmethod
    def text(text: str) -> str:
        """Text that is always the same."""
        return repr(text)

    def value(self, field: FieldSpec, before: str, after: str, between: str = "") -> str:
        """A value that is no model, or a list of them."""
        number = isinstance(field.type, IntegerLeaf)
        special = "" if number else _special_in(field.type, self._special)
        local = self._local()
        if field.many:
            each = "map(str, {})" if number else "map(escaped, {})" if special else "{}"
            return self._piece(field, local, before, after, f"{local} = {between!r}.join({each.format(local)})")
        if special:
            test = " or ".join(f"{character!r} in {local}" for character in special)
            return self._piece(field, local, before, after, f"if {test}: {local} = escaped({local})")
        return self._piece(field, local, before, after)

    def models(
        self, field: FieldSpec, writer: Callable[[ModelSpec], Writer], before: str, after: str, between: str = ""
    ) -> str:
        """A model, or a list of models, given what makes the function for each."""
        local = self._local()
        write = self._write(field, writer)
        made = f"{between!r}.join([{write('item')} for item in {local}])" if field.many else write(local)
        return self._piece(field, local, before, after, f"{local} = {made}")

    def pieces(
        self, field: FieldSpec, writer: Callable[[ModelSpec], Writer], before: str, after: str, between: str
    ) -> str:
        """A list of models, in pieces, for a function that is made `in_pieces`."""
        local = self._local()
        write = self._write(field, writer)("item")
        self._lines += [
            f'{local} = [piece for item in values["{field.name}"] for piece in ({between!r}, {write})]',
            f"if {local}: {local}[0] = {before!r}; {local}.append({after!r})",
        ]
        return f"*{local}"

    def where_any(self, fields: Sequence[FieldSpec], then: str, otherwise: str) -> str:
        """Text that depends on whether any of the fields is there."""
        if not fields or any(field.required for field in fields):
            return self.text(then if fields else otherwise)
        local, there = self._local(), " or ".join(f'values["{field.name}"]' for field in fields)
        self._lines.append(f"{local} = {then!r} if {there} else {otherwise!r}")
        return f"f'{{{local}}}'"

    def made(self, title: str, *pieces: str) -> Writer:
        """The function of a model that returns the pieces in one string. Its title is for tracebacks."""
        write: Writer = self._compiled(title, " ".join(pieces))
        return write

    def build_in_parts(self, title: str, *pieces: str) -> Callable[[Any], list[str]]:
        """The function of a model that returns the pieces in a list."""
        write: Callable[[Any], list[str]] = self._compiled(title, f"[{', '.join(pieces)}]")
        return write

    def _compiled(self, title: str, result: str) -> Any:
        source = "\n    ".join(["def write(model):", *self._lines, f"return {result}"])
        exec(compile(source, f"<{title}>", "exec"), self._scope)
        return self._scope["write"]

    def _local(self) -> str:
        return f"value_{len(self._lines)}"

    def _piece(self, field: FieldSpec, local: str, before: str, after: str, *steps: str) -> str:
        """The text of a value that some steps make of it."""
        value = f'values["{field.name}"]'
        if field.required and not steps:
            return f"{before!r} f'{{{value}}}' {after!r}"
        whole = f"{before!r} f'{{{local}}}' {after!r}"
        self._lines.append(f"{local} = {value}")
        if field.required:
            self._lines += steps
            return whole
        self._lines.append(f"if {local}{'' if field.many else ' is not None'}:")
        self._lines += [f"    {step}" for step in (*steps, f"{local} = {whole}")]
        self._lines += ["else:", f"    {local} = ''"]
        return f"f'{{{local}}}'"

    def _write(self, field: FieldSpec, writer: Callable[[ModelSpec], Writer]) -> Callable[[str], str]:
        """What makes the call that writes a model of a field."""
        write = f"write_{field.name}"
        if isinstance(field.type, UnionSpec):
            self._scope[write] = _Writers(field, writer)
            return lambda model: f"{write}[type({model})]({model})"
        self._scope[write] = writer(field.members[0])
        return lambda model: f"{write}({model})"


@cache
def _special_in(type: FieldType, special: str) -> str:
    """Which of the special characters a text of a type can hold."""
    if isinstance(type, Enumeration):
        return "".join(c for c in special if any(c in value for value in type.values))
    assert isinstance(type, TextLeaf)
    return type.among(special)
