"""Rules about identifiers: each is given once, and every reference leads to one of them."""

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from ...codec.document import Document
from ...model.iteration import iter_clauses
from ...model.treaty import Treaty
from ...printable import listed
from ...spec import values_of
from ...spelling import close_matches
from ..entry import Entry
from ..issues import Problem
from ..references import identifiers
from .parts import passage_ids, passage_places, source_place
from .rule import rule

# How many identifiers, before and behind one in their order, are compared with it, because each comparison takes time.
_NEIGHBOURS = 20


def _duplicate(  # noqa: PLR0913  # the texts of an entry
    what: str, *, title: str, hint: str, why: str, wrong: str, right: str = ""
) -> Entry:
    """The entry for something whose identifier is given twice."""
    message = f"the {what} {{name}} is already at {{first}}"
    return Entry(f"duplicate-{what}", title=title, message=message, hint=hint, why=why, wrong=wrong, right=right)


@rule(
    _duplicate(
        "party",
        title="Two parties with the same identifier",
        hint="give one of them another identifier, or combine the two",
        why="References would be ambiguous.",
        wrong='{"id": "ruritania"}, {"id": "ruritania"}',
        right='{"id": "ruritania"}, {"id": "sylvania"}',
    ),
    _duplicate(
        "article",
        title="The same article twice",
        hint="combine the provisions of the two",
        why="All that is reported about an article is in one place.",
        wrong='{"number": 1}',
        right='{"number": 2}',
    ),
    _duplicate(
        "provision",
        title="Two provisions of the same kind",
        hint="combine the clauses of the two",
        why="An article has one provision of each kind, and one undertaking on each topic.",
        wrong="(an article with two provisions `mutual-aid`)",
    ),
    _duplicate(
        "event",
        title="Two events with the same identifier",
        hint="combine the clauses of the two, or give one of them another identifier",
        why="One identifier means one event.",
        wrong='"id": "signing", "status": "planned"',
        right='"id": "signing-planned", "status": "planned"',
    ),
    _duplicate(
        "source",
        title="Two sources with the same identifier",
        hint="give one of them another identifier",
        why="The identifier of a passage starts with that of its source, and clauses refer to passages.",
        wrong="(a treaty with two sources `gazette`)",
    ),
    _duplicate(
        "passage",
        title="Two passages with the same identifier",
        hint="give one of them another identifier",
        why="Clauses refer to passages, and a reference must lead to exactly one.",
        wrong='{"id": "gazette.p1", "start": 70',
        right='{"id": "gazette.p3", "start": 70',
    ),
)
def duplicates(document: Document) -> Iterator[Problem]:
    """No two parties, articles, events, sources, passages, or provisions of one place have the same identifier."""
    if isinstance(document, Treaty):
        yield from _twice("party", [party.id for party in document.parties], "/parties/{}/id".format)
    yield from _twice("article", [article.number for article in document.articles], "/articles/{}/number".format)
    yield from _twice("provision", [provision.label for provision in document.unplaced], "/unplaced/{}".format)
    yield from _twice("event", [event.id for event in document.events], "/events/{}/id".format)
    yield from _twice("source", [s.id for s in document.sources], lambda n: f"{source_place(document, n)}/id")
    places = cache(partial(passage_places, document))
    yield from _twice("passage", passage_ids(document), lambda n: f"{places()[n]}/id")
    for n, article in enumerate(document.articles):
        labels = [provision.label for provision in article.provisions]
        yield from _twice("provision", labels, f"/articles/{n}/provisions/{{}}".format)


@rule(
    Entry(
        "unknown-passage",
        title="Unknown passage",
        message="no source has a passage {id}",
        hint="{nearest}",
        why="Nothing is asserted without a passage, so every reference must lead to one.",
        wrong='"reported_by": ["gazette.p9"]',
        right='"reported_by": ["gazette.p1"]',
    ),
    Entry(
        "unknown-event",
        title="Unknown event",
        message="there is no event {id}",
        hint="{nearest}",
        why="If an event refers to another one (`sequence`), that one must be in the document.",
        wrong='"event": "frist-visit"',
        right='"event": "first-visit"',
    ),
    Entry(
        "unknown-party",
        title="Unknown party",
        message="{id} is not a party to the treaty",
        hint="{nearest}",
        why="Only parties that the treaty lists can be named as parties.",
        wrong='"value": "ruritanja"',
        right='"value": "ruritania"',
    ),
)
def unknown_references(document: Document) -> Iterator[Problem]:
    """References lead to a passage, an event or a party of the document; parties are checked if a treaty lists any."""
    known = {"PassageId": set(passage_ids(document)), "EventId": {event.id for event in document.events}}
    if isinstance(document, Treaty) and document.parties:
        known["PartyId"] = {party.id for party in document.parties}
    named = identifiers(document)
    for leaf, ids in known.items():
        if not ids >= named[leaf]:
            ordered = sorted(ids)
            for pointer, _, id in values_of(document, leaf):
                if id not in ids:
                    texts = {"id": id, "nearest": partial(known_ids, id, ordered)}
                    yield Problem(pointer, f"unknown-{leaf.removesuffix('Id').lower()}", texts)


@rule(
    _duplicate(
        "reference",
        title="Two references to the same passage",
        hint="keep one of the two",
        why="A passage reports a clause once, however often it is named.",
        wrong='"reported_by": ["gazette.p1", "gazette.p1"]',
        right='"reported_by": ["gazette.p1"]',
    ),
)
def duplicate_reference(document: Document) -> Iterator[Problem]:
    """A clause refers to each of its passages once."""
    for placed in iter_clauses(document):
        if len(placed.clause.reported_by) > 1:
            yield from _twice("reference", placed.clause.reported_by, f"{placed.pointer}/reported_by/{{}}".format)


@rule(
    Entry(
        "foreign-passage",
        title="A passage in the wrong source",
        message="the passage {id} is in the source {source}",
        hint="start its identifier with {source}, or move it to its own source",
        why=(
            "The identifier of a passage is that of its source, a full stop and a name, so every reference shows the "
            "source."
        ),
        wrong="(a passage `kurier.p1` in the source `gazette`)",
    ),
)
def foreign_passage(document: Document) -> Iterator[Problem]:
    """A passage's identifier starts with that of its source."""
    for n, source in enumerate(document.sources):
        for m, passage in enumerate(source.passages):
            if not passage.id.startswith(f"{source.id}."):
                texts = {"id": passage.id, "source": source.id}
                yield Problem(f"{source_place(document, n)}/passages/{m}/id", "foreign-passage", texts)


@rule(
    Entry(
        "unused-passage",
        title="An unused passage",
        message="no clause refers to the passage {id}",
        hint="refer to it in the clauses that it reports, or remove it",
        why="A passage is in a record because it reports something.",
        wrong="(a passage that is in no `reported_by`)",
        severity="note",
    ),
)
def unused_passage(document: Document) -> Iterator[Problem]:
    """Every passage reports at least one clause."""
    used = {id for placed in iter_clauses(document) for id in placed.clause.reported_by}
    for id, place in zip(passage_ids(document), passage_places(document), strict=True):
        if id not in used:
            yield Problem(place, "unused-passage", {"id": id})


def known_ids(id: str, known: list[str]) -> str:
    """A hint with the identifiers most like an unknown one: several, because they often differ in one digit only."""
    at = bisect(known, id)
    if close := close_matches(id, known[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]):
        return f"did you mean {' or '.join(close)}?"
    return f"known in this document: {listed(known)}" if known else "there are none in this document; add it"


def _twice(what: str, names: Sequence[object], pointer: Callable[[int], str]) -> Iterator[Problem]:
    """The names that are given twice; `pointer` gives the place of a name by its number."""
    if len(set(names)) == len(names):
        return
    first: dict[object, int] = {}
    for n, name in enumerate(names):
        if name in first:
            yield Problem(pointer(n), f"duplicate-{what}", {"name": str(name), "first": pointer(first[name])})
        first.setdefault(name, n)
