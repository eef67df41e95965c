"""Writes docs/fields.md, every model with its fields, from the specification; `python3 dev.py generate` runs it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from treaty_model.codec.document import roots
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, types_of
from treaty_model.view.kinds import groups

_Other = UnionSpec | Enumeration | TextLeaf | IntegerLeaf

START = """# Fields

Every model, its fields in their order, and the values that they take. The page is made of the models, as the schemas
are. A field in *italics* may be left out; "several" is a list of at least one. Names are the same in Python, JSON, XML
and TypeScript; `treaty-model kinds KIND` prints what stands here of one kind, with an example.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([START, *_lines()])


def _lines() -> Iterator[str]:
    types = types_of(*roots()).values()
    grouped = {spec: group.title for group in groups() for spec in group.members}
    models = [type for type in types if isinstance(type, ModelSpec)]
    yield from _models("Documents and their parts", [spec for spec in models if spec not in grouped])
    for title in dict.fromkeys(grouped.values()):
        yield from _models(title.capitalize(), [spec for spec in models if grouped.get(spec) == title])
    yield from _others("Unions", "By kind, any one of these.", [t for t in types if isinstance(t, UnionSpec)])
    yield from _others("Choices", "Any one of these words.", [t for t in types if isinstance(t, Enumeration)])
    leaves = [t for t in types if isinstance(t, TextLeaf | IntegerLeaf)]
    yield from _others("Values", "What a text or a number must be.", leaves)


def _models(title: str, specs: list[ModelSpec]) -> Iterator[str]:
    yield from (f"## {title}", "")
    for spec in specs:
        yield from (f"### {spec.name}", "")
        yield from (f"`kind` is `{spec.kind}`. {_in_one_line(spec.doc)}" if spec.kind else _in_one_line(spec.doc), "")
        fields = [field for field in spec.fields if field.name != "kind"]
        if fields:
            yield from ("| field | value | meaning |", "|---|---|---|")
            yield from map(_row, fields)
            yield ""


def _row(field: FieldSpec) -> str:
    name = f"`{field.name}`" if field.required else f"*`{field.name}`*"
    value = f"several {_link(field.type)}" if field.many else _link(field.type)
    return f"| {name} | {value} | {_cell(field.doc or _first_sentence(field.type.doc))} |"


def _others(title: str, about: str, types: Iterable[_Other]) -> Iterator[str]:
    yield from (f"## {title}", "", about, "")
    for type in types:
        yield from (f"### {type.name}", "")
        if type.doc:
            yield from (_in_one_line(type.doc), "")
        yield from (_values(type), "")


def _values(type: _Other) -> str:
    if isinstance(type, Enumeration):
        return ", ".join(f"`{value}`" for value in type.values)
    if isinstance(type, IntegerLeaf):
        return f"A whole number from {type.least} to {type.greatest}."
    if isinstance(type, TextLeaf):
        longest = f"; at most {type.max_length} characters" if type.max_length else ""
        return f"For example `{type.accepts[0]}`{longest}."
    return ", ".join(_link(member) for member in type.members)


def _link(type: FieldType) -> str:
    return f"[{type.name}](#{str(type.name).lower()})"


def _cell(text: str) -> str:
    return _in_one_line(text).replace("|", "\\|")


def _first_sentence(text: str) -> str:
    start, end, _ = text.partition(". ")
    return f"{start}." if end else text


def _in_one_line(text: str) -> str:
    return " ".join(text.split()).replace("<", "&lt;")


if __name__ == "__main__":
    Path(__file__).with_name("fields.md").write_text(page(), "utf-8")
