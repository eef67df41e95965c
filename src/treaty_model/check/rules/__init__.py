"""The rules that no schema can say, each with its words, its hint and an example of what it rejects.

A rule is a function that yields problems, decorated with the entries of its codes. To add one, write it in the module
of its topic: it is found there. `schemas/README.md` gives the reason why no schema can say it.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from ...codec.document import Document
from ..issues import Problem
from . import articles, events, identifiers, sources
from .rule import Rule

_ALL = [
    found
    for module in (identifiers, articles, sources, events)
    for found in vars(module).values()
    if isinstance(found, Rule)
]

# A document that breaks one of these is invalid.
RULES = tuple(rule for rule in _ALL if rule.makes_invalid)

# A document that breaks one of these is valid, and gets a warning or a note.
REMARKS = tuple(rule for rule in _ALL if not rule.makes_invalid)


def find_problems(rules: Iterable[Rule], document: Document) -> Iterator[Problem]:
    """All problems that rules find in a document of a valid shape."""
    return chain.from_iterable(rule(document) for rule in rules)
