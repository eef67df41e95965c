"""Defines the tables: the records behind their rows, and their columns. Together they contain a whole treaty.

Each list of a document is a table. A row refers by key to the row of the part that contains it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any, get_args

from ...docstrings import docstring
from ...leaf import TextLeaf
from ...model.clause import Clause
from ...model.events import Event
from ...model.frame import ExternalPlacement, Party, PartyName, PossiblySame
from ...model.iteration import iter_clauses
from ...model.keys import clause_key, placement_key, provision_key
from ...model.placements import PlacementKind
from ...model.provisions import Article, Provision
from ...model.source import Passage, Source, StatedDate
from ...model.timeline import Moment
from ...model.treaty import Claim, Treaty
from ...spec import Enumeration, FieldSpec, ModelSpec, spec_of, types_of
from .columns import Column, Leaf, Value, columns, named

_KEY = TextLeaf(
    "Key",
    "A key of parts separated by slashes, made from the place and the content of the part that it identifies.",
    "[0-9A-Za-z.~=_-]+(/[0-9A-Za-z.~=_-]+)*",
    ("article/2/mutual-aid/timing/immediate", "fact/title/language=en/~0123456789abcdef0123456789abcdef"),
    ("", "/", "a b", "a\n", "é"),
)


@dataclass(frozen=True)
class Definition:
    """A table: the records behind its rows, its columns, and the columns of its primary key."""

    name: str
    doc: str
    records: Callable[[Treaty], Iterable[Any]]
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def references(self) -> tuple[Column, ...]:
        """The columns with the key of another table."""
        return tuple(column for column in self.columns if column.refers not in (None, self.name))


@cache
def definitions() -> dict[str, Definition]:
    """All tables by name, each after those that it refers to."""
    all_definitions = (
        _definition("treaty", lambda treaty: [treaty], columns(spec_of(Treaty)), "id", doc="The treaty, in one row."),
        _definition("parties", attrgetter("parties"), columns(spec_of(Party)), "id", doc=_doc(Party)),
        _party_names(),
        _definition("articles", attrgetter("articles"), columns(spec_of(Article)), "number", doc=_doc(Article)),
        _provisions(),
        _placements(),
        _events(),
        _possibly_same(),
        _clauses(),
        _definition("sources", attrgetter("sources"), columns(spec_of(Source)), "id", doc=_doc(Source)),
        _passages(),
        _passage_articles(),
        _claims(),
    )
    return {definition.name: definition for definition in all_definitions}


def _party_names() -> Definition:
    def records(treaty: Treaty) -> Iterator[tuple[Party, PartyName]]:
        return ((party, name) for party in treaty.parties for name in party.names)

    party = named("id", columns(spec_of(Party))).of(itemgetter(0), name="party")
    name_columns = [column.of(itemgetter(1)) for column in columns(spec_of(PartyName))]
    return _definition(
        "party_names", records, (party, *name_columns), "party", "language", "value", doc=_doc(PartyName)
    )


def _provisions() -> Definition:
    def records(treaty: Treaty) -> Iterator[tuple[Article | None, Provision]]:
        yield from ((article, provision) for article in treaty.articles for provision in article.provisions)
        yield from ((None, provision) for provision in treaty.unplaced)

    def key(record: tuple[Article | None, Provision]) -> str:
        article, provision = record
        return provision_key(provision, None if article is None else article.number)

    article = named("number", columns(spec_of(Article))).of(
        itemgetter(0),
        name="article",
        doc="The article of the provision; absent if it stands under no article.",
        required=False,
        refers="articles",
    )
    provision_columns = [column.of(itemgetter(1)) for column in columns(*_members("unplaced"))]
    all_columns = (Column("key", _doc(provision_key), (_KEY,), True, key), article, *provision_columns)
    return _definition("provisions", records, all_columns, "key", doc=_field("unplaced").type.doc)


def _placements() -> Definition:
    key = Column("key", _doc(placement_key), (_KEY,), True, placement_key)
    all_columns = (key, *columns(spec_of(ExternalPlacement)))
    return _definition("placements", attrgetter("placements"), all_columns, "key", doc=_doc(ExternalPlacement))


def _possibly_same() -> Definition:
    all_columns = columns(spec_of(PossiblySame))
    names = [column.name for column in all_columns]
    return _definition("possibly_same", attrgetter("possibly_same"), all_columns, *names, doc=_doc(PossiblySame))


def _events() -> Definition:
    def records(treaty: Treaty) -> Iterator[tuple[Event, Moment]]:
        moments = {moment.event: moment for moment in treaty.timeline()}
        return ((event, moments[event.id]) for event in treaty.events)

    event_columns = [column.of(itemgetter(0)) for column in columns(*_members("events"))]
    date = named("value", columns(spec_of(StatedDate))).types
    days = (
        Column(name, f"The {name} possible day of the event; absent if it is not known.", date, False, value)
        for name, value in [(name, attrgetter(name)) for name in ("first", "last")]
    )
    all_columns = (*event_columns, *(day.of(itemgetter(1)) for day in days))
    return _definition("events", records, all_columns, "id", doc=_field("events").type.doc)


def _clauses() -> Definition:
    provision = Column(
        "in_provision",
        "The provision of the clause; absent for a clause of an event, and for a fact.",
        (_KEY,),
        False,
        lambda placed: placed.provision and provision_key(placed.provision, placed.article),
        refers="provisions",
    )
    event = named("id", columns(*_members("events"))).of(
        attrgetter("event"),
        name="in_event",
        doc="The event of the clause; absent for a clause of a provision, and for a fact.",
        required=False,
    )
    clause_columns = [column.of(attrgetter("clause")) for column in columns(*_kinds_of_clauses())]
    summary = _computed(Clause.summary, _text(), required=False).of(attrgetter("clause"))
    key = Column("key", _doc(clause_key), (_KEY,), True, clause_key)
    all_columns = (key, provision, event, *clause_columns, summary)
    return _definition("clauses", iter_clauses, all_columns, "key", doc=_doc(Clause))


def _passages() -> Definition:
    def records(treaty: Treaty) -> Iterator[Passage]:
        return (passage for source in treaty.sources for passage in source.passages)

    return _definition("passages", records, (_source(), *columns(spec_of(Passage))), "id", doc=_doc(Passage))


def _passage_articles() -> Definition:
    def records(treaty: Treaty) -> Iterator[tuple[Passage, int]]:
        for source in treaty.sources:
            yield from ((passage, number) for passage in source.passages for number in passage.names_articles)

    field = next(field for field in spec_of(Passage).fields if field.name == "names_articles")
    assert isinstance(field.type, Leaf)
    passage = named("id", columns(spec_of(Passage))).of(itemgetter(0), name="passage")
    article = Column("article", field.doc, (field.type,), True, itemgetter(1), ("Passage.names_articles",))
    doc = "An article that a passage names by number; the treaty may not have such an article."
    return _definition("passage_articles", records, (passage, article), "passage", "article", doc=doc)


def _claims() -> Definition:
    def records(treaty: Treaty) -> Iterator[tuple[str, Claim]]:
        keys = (clause_key(placed) for placed in iter_clauses(treaty) for _ in placed.clause.reported_by)
        return zip(keys, treaty.claims(), strict=True)

    clauses = _clauses().columns
    claim_columns = {
        "article": named("article", _provisions().columns),
        "provision": _computed(Provision.label, _text(), required=False),
        "event": named("in_event", clauses),
        "clause": named("kind", clauses),
        "value": named("summary", clauses),
        "attribution": _claim_text("Who is quoted or cited, the treaty, or the report itself.", required=True),
        "passage": named("id", columns(spec_of(Passage))),
        "source": _source(),
        "origin": _claim_text("The agency behind the source, with one spelling for all its names."),
        "status": replace(named("status", columns(*_members("events"))), required=False),
        "placement": Column(
            name="",
            doc="How the passage places the clause under the article; external if only a comparison places it there.",
            types=(Enumeration("Placement", get_args(PlacementKind)),),
            required=False,
            value=str,
        ),
        "placed_by": _claim_text(
            "The passages that are the reason for the placement, separated by spaces; for a comparison, its certainty."
        ),
    }
    key = Column("clause_key", "The clause that the passage reports.", (_KEY,), True, itemgetter(0), refers="clauses")
    all_columns = [replace(claim_columns[name], name=name, value=_of_claim(name)) for name in Claim._fields]
    return _definition("claims", records, (key, *all_columns), "clause_key", "passage", doc=_doc(Claim))


def _claim_text(doc: str, *, required: bool = False) -> Column:
    """A column of text in the table of claims, without its name and its value."""
    return Column("", doc, (_text(),), required, str)


def _of_claim(name: str) -> Callable[[tuple[str, Claim]], Value]:
    return lambda record: getattr(record[1], name)


def _definition(
    name: str, records: Callable[[Treaty], Iterable[Any]], table_columns: Iterable[Column], *key: str, doc: str
) -> Definition:
    """A table with the columns of its key first."""
    order = {name: n for n, name in enumerate(key)}
    return Definition(name, doc, records, tuple(sorted(table_columns, key=lambda c: order.get(c.name, len(key)))), key)


def _source() -> Column:
    """The source of a passage."""
    slug = named("id", columns(spec_of(Source))).types[0]
    return replace(_computed(Passage.source, slug, required=True), refers="sources")


def _computed(member: Any, type: Leaf, *, required: bool) -> Column:
    """A column with a value that a method or property of a model computes from its fields."""
    function: Any = member.fget if isinstance(member, property) else member
    value = attrgetter(function.__name__)
    return Column(function.__name__, _doc(member), (type,), required, value, (function.__qualname__,))


def _doc(described: Any) -> str:
    """The first paragraph of a docstring, in one line."""
    return " ".join(docstring(described).partition("\n\n")[0].split())


def _field(name: str) -> FieldSpec:
    return next(field for field in spec_of(Treaty).fields if field.name == name)


def _members(name: str) -> tuple[ModelSpec, ...]:
    """The kinds that a list of the treaty can contain."""
    return _field(name).members


def _kinds_of_clauses() -> list[ModelSpec]:
    known = types_of(spec_of(Treaty)).values()
    return [spec for spec in known if isinstance(spec, ModelSpec) and issubclass(spec.cls, Clause)]


def _text() -> Leaf:
    """The type of any line of text."""
    return named("value", columns(spec_of(PartyName))).types[0]
