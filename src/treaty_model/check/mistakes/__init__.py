"""Documents with exactly one mistake each, made from a valid one, for the tests of whatever reads documents.

Which mistake it is, and where, is known from how it was made, and not from asking a validator: these documents are
what validators are tested with.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import chain
from typing import Any

from ...codec import json_reader, json_writer, xml_writer
from ...codec.document import Document, Format
from ..catalogue import CATALOGUE
from ..issues import Severity
from ..shape import tree_of
from .edit import Edit, edited
from .in_xml import Unsayable, in_xml
from .of_remarks import edits_of_remarks
from .of_rules import edits_of_rules
from .of_shape import edits_of_shape
from .of_text import spoiled

FORMATS: tuple[Format, ...] = ("json", "xml")


@dataclass(frozen=True)
class Mistake:
    """A document with one mistake: its code, and the JSON pointer of its place, also for XML.

    `name` is the code, and behind a full stop what was changed, so that it can be the name of a file. One mistake in
    both formats has one name. `data` is the document.
    """

    name: str
    pointer: str
    format: Format
    data: bytes = field(repr=False)

    @property
    def code(self) -> str:
        """The code of the mistake in the catalogue."""
        return self.name.partition(".")[0]

    @property
    def severity(self) -> Severity:
        """How grave it is: with an error the document is invalid, with a warning or a note it is not."""
        return CATALOGUE[self.code].severity


@cache
def example() -> Document:
    """A small invented treaty in which every mistake can be made, and of which nothing is remarked."""
    return json_reader.decode(resources.files("treaty_model").joinpath("data/example.json").read_bytes())


def mistakes(document: Document) -> Iterator[Mistake]:
    """Every mistake that can be made in a valid document, in one place each, in JSON and where it can be in XML.

    Of a document of which nothing is remarked there are remarks too: they leave it valid, and are told as a warning or
    a note.
    """
    tree = tree_of(document)
    first = {edit.name: edit for edit in reversed([*edits(document), *edits_of_remarks(document, tree)])}
    for _, edit in sorted(first.items()):
        for format in FORMATS:
            if (made := mistaken(tree, edit, format)) is not None:
                yield made
    for format, data in (("json", json_writer.encode(document)), ("xml", xml_writer.encode(document))):
        yield from (Mistake(*made[:2], format, made.data) for made in spoiled(data, format))


def edits(document: Document) -> Iterator[Edit]:
    """Every change of values, in every place, that makes a valid document invalid by one mistake."""
    tree = tree_of(document)
    return chain(edits_of_shape(tree), edits_of_rules(document, tree))


def mistaken(tree: Any, edit: Edit, format: Format) -> Mistake | None:
    """A document, given as its values, with a change; None where the format cannot say it."""
    changed = edited(tree, edit)
    try:
        data = in_xml(changed) if format == "xml" else f"{json.dumps(changed, ensure_ascii=False, indent=2)}\n".encode()
    except (Unsayable, UnicodeEncodeError):  # the latter for halves of surrogate pairs, which UTF-8 does not hold
        return None
    return Mistake(edit.name, edit.pointer, format, data)
