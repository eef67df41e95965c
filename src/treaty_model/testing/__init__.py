"""Hypothesis strategies for documents, clauses, and documents with one mistake; they need the extra `testing`.

They are derived from the models. Generated reports draw parties, events and most values from small pools, so that
several of them speak of the same things in part and merging them is not trivial. With the package installed they are
what `hypothesis.strategies.from_type` gives for `Treaty`, `Report` and the classes of clauses.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import Any, TypeVar

from hypothesis import reject, strategies as st
from hypothesis.strategies import SearchStrategy

from ..check.catalogue import CATALOGUE
from ..check.documents import dumps
from ..check.structure import nearest, tree_of
from ..codec.document import Format
from ..fixtures.invalid_examples import (
    FORMATS,
    InvalidExample as InvalidExample,
    edits,
    invalid_example,
    invalid_examples,
    valid_example,
)
from ..fixtures.invalid_examples.text import corruptions
from ..leaf import IntegerLeaf, TextLeaf
from ..model.base import Model
from ..model.clause import Clause
from ..model.event_clauses import Fulfils, Occasion, Occurrence, Sequence
from ..model.frame import ExternalPlacement, Party, PossiblySame
from ..model.iteration import iter_clauses
from ..model.placements import Naming, named_articles
from ..model.provisions import Article
from ..model.report import FORMAT_VERSION, Report
from ..model.source import Passage, Recorded, Source, SourceText
from ..model.treaty import Treaty
from ..reports.merging import union_of
from ..spec import Enumeration, FieldSpec, FieldType, ModelSpec, spec_of, types_of

TREATY = "example-treaty"
PARTIES = ("ruritania", "sylvania")
HIGHEST_ARTICLE = 5
DOCUMENT_LENGTH = 10_000

M = TypeVar("M", bound=Model)
_Pools = Mapping[str, SearchStrategy[Any]]

# Every character that a word of text can hold.
_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=" \ufffe\uffff"
)


@cache
def leaf_values(leaf: TextLeaf | IntegerLeaf) -> SearchStrategy[Any]:
    """All values of a leaf type."""
    if isinstance(leaf, IntegerLeaf):
        return st.integers(leaf.least, leaf.greatest)
    body, longest = re.compile(leaf.body), leaf.max_length
    if longest is not None:  # ASCII
        matching = st.from_regex(body, fullmatch=True, alphabet=st.characters(codec="ascii"))
        return matching.filter(lambda text: len(text) <= longest)
    words = st.lists(st.text(_CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=6)
    return st.sampled_from(leaf.accepts) | words.map(" ".join).filter(lambda text: body.fullmatch(text) is not None)


def values(type: FieldType, pools: _Pools) -> SearchStrategy[Any]:
    """Values of a type of the specification; `pools` gives those for types by name."""
    if type.name is not None and type.name in pools:
        return pools[type.name]
    if isinstance(type, TextLeaf | IntegerLeaf):
        return leaf_values(type)
    if isinstance(type, Enumeration):
        return st.sampled_from(type.values)
    if isinstance(type, ModelSpec):
        return models(type.cls, pools)
    return st.one_of([models(member.cls, pools) for member in type.members])


def models(cls: type[M], pools: _Pools, **fields: SearchStrategy[Any]) -> SearchStrategy[M]:
    """Instances of a model class: each field by `fields`, or else by its type and `pools`."""
    own = {f.name: fields[f.name] if f.name in fields else _field(f, pools) for f in spec_of(cls).fields}
    pair = ("not_before", "not_after") if cls is Recorded else cls.alternatives
    if not pair:
        return st.builds(cls, **own)
    types = {f.name: f.type for f in spec_of(cls).fields}
    one = st.one_of([st.fixed_dictionaries({name: values(types[name], pools)}) for name in pair])
    rest = {name: strategy for name, strategy in own.items() if name not in pair}
    return st.builds(lambda one, **rest: cls(**rest, **one), one, **rest)


@cache
def reports(source_id: str = "report-1") -> SearchStrategy[Report]:
    """Valid reports of one invented treaty, from the source of the given identifier."""
    passage_ids = [f"{source_id}.p{n}" for n in (1, 2, 3)]
    pools = _pools(passage_ids)
    passages = [
        models(Passage, pools, id=st.just(id), start=st.integers(0, 4999), end=st.integers(5000, DOCUMENT_LENGTH))
        for id in passage_ids
    ]
    document = models(SourceText, pools, length=st.just(DOCUMENT_LENGTH))
    # A report is never older than the deeds that it tells of.
    published = values(
        _type_of(Source, "published"), {**pools, "Date": st.sampled_from(("9999", "9999-12-31", "XXXX-06"))}
    )
    source = models(
        Source, pools, id=st.just(source_id), document=document, published=published, passages=st.tuples(*passages)
    )
    provision = values(spec_of(Article).union("provisions"), pools)
    provisions = st.lists(provision, max_size=2, unique_by=lambda p: (p.kind, getattr(p, "topic", ""))).map(tuple)
    article = st.builds(Article, number=pools["ArticleNumber"], provisions=provisions)
    event = st.one_of([_event(cls, id, status, pools) for (cls, status), id in _event_ids().items()])
    report = st.builds(
        Report,
        format_version=st.just(FORMAT_VERSION),
        treaty=st.just(TREATY),
        source=source,
        articles=st.lists(article, max_size=2, unique_by=lambda a: a.number).map(tuple),
        unplaced=provisions,
        events=st.lists(event, max_size=3, unique_by=lambda e: e.id).map(_without_dangling),
        facts=_list(spec_of(Report).union("facts"), pools),
    )
    return st.builds(_with_passages, report, st.sets(st.sampled_from(passage_ids))).map(_founded)


def several_reports(least: int = 1, most: int = 3) -> SearchStrategy[list[Report]]:
    """Reports of one invented treaty from different sources."""
    ids = [f"report-{n}" for n in range(1, most + 1)]
    return st.integers(least, most).flatmap(lambda n: st.tuples(*(reports(id) for id in ids[:n])).map(list))


def frames() -> SearchStrategy[Treaty]:
    """Frames of that invented treaty: its parties, all articles or none, what somebody may have decided about it."""
    pools = _pools(["report-1.p1"])
    slugs = st.sampled_from(sorted(_event_ids().values()))
    return st.builds(
        Treaty,
        format_version=st.just(FORMAT_VERSION),
        id=st.just(TREATY),
        parties=st.just(tuple(Party(id=id) for id in PARTIES)),
        articles=st.sampled_from([tuple(Article(number=n) for n in range(1, HIGHEST_ARTICLE + 1)), ()]),
        articles_known=st.sampled_from([None, "all", "in-part"]),
        placements=st.lists(models(ExternalPlacement, pools), max_size=3, unique=True).map(tuple),
        possibly_same=st.lists(models(PossiblySame, {**pools, "Slug": slugs}), max_size=1).map(tuple),
    )


def treaties() -> SearchStrategy[Treaty]:
    """Valid treaties: what up to three reports say of one invented treaty, with its frame."""
    return st.builds(lambda frame, reports: union_of([frame, *reports]), frames(), several_reports())


def clauses(kind: str | None = None) -> SearchStrategy[Clause]:
    """Valid clauses, of one kind or of all; they refer to passages of `report-1`. ValueError for no kind of clause."""
    classes = clause_classes()
    if kind is None:
        return st.one_of([clauses_of(cls) for cls in classes.values()])
    if kind not in classes:
        raise ValueError(f"no kind of clause {kind!r}; {nearest(kind, classes, 'there are ' + ', '.join(classes))}")
    return clauses_of(classes[kind])


@cache
def clauses_of(cls: type[Clause]) -> SearchStrategy[Clause]:
    """Valid clauses of a class."""
    return models(cls, _pools(["report-1.p1", "report-1.p2", "report-1.p3"]))


@cache
def parts_of(cls: type[Model]) -> SearchStrategy[Any]:
    """Valid parts of documents, of a class or of all classes below it; they refer to passages of `report-1`."""
    pools = _pools(["report-1.p1", "report-1.p2", "report-1.p3"])
    specs = [spec for spec in types_of(spec_of(Treaty), spec_of(Report)).values() if isinstance(spec, ModelSpec)]
    return st.one_of([models(spec.cls, pools) for spec in specs if issubclass(spec.cls, cls)])


@cache
def clause_classes() -> dict[str, type[Clause]]:
    """The class of every kind of clause."""
    models = [type for type in types_of(spec_of(Report)).values() if isinstance(type, ModelSpec)]
    return {str(model.kind): model.cls for model in models if issubclass(model.cls, Clause)}


@st.composite
def invalid_treaties(draw: st.DrawFn) -> InvalidExample:
    """Treaty documents, as bytes in JSON or in XML, with exactly one mistake: `code` and `pointer` say which and where.

    Which mistake it is follows from how it was made; no validator was asked. All codes are about as frequent.
    """
    # The code comes first, and the place as a number of any size, so that both stay while the treaty gets smaller.
    format = draw(st.sampled_from(FORMATS))
    code = draw(st.sampled_from(_codes(format)))
    number = draw(st.integers(0, 999))
    treaty = draw(treaties())
    tree = tree_of(treaty)
    makers: list[Callable[[], InvalidExample | None]] = [
        partial(invalid_example, tree, edit, format) for edit in edits(treaty) if edit.code == code
    ]
    for name, pointer, data in corruptions(dumps(treaty, format), format):
        if name.partition(".")[0] == code:
            makers.append(partial(InvalidExample, name, pointer, format, data))
    example = makers[number % len(makers)]() if makers else None
    if example is None:  # this treaty has no place for the error, or the format cannot express it
        reject()
    return example


@cache
def _codes(format: Format) -> tuple[str, ...]:
    """The codes of the mistakes that can be made in a format."""
    examples = invalid_examples(valid_example())
    codes = {example.code for example in examples if example.format == format and example.severity == "error"}
    return tuple(code for code in CATALOGUE if code in codes)


def _with_passages(report: Report, spare: set[str]) -> Report:
    """The report with the passages that its clauses refer to, and some more."""
    needed = spare | {id for placed in iter_clauses(report) for id in placed.clause.reported_by}
    passages = tuple(passage for passage in report.source.passages if passage.id in needed)
    return report.model_copy(update={"source": report.source.model_copy(update={"passages": passages})})


def _founded(report: Report) -> Report:
    """The report with passages that name the articles under which it has provisions."""
    names = named_articles(report)
    for article in report.articles:
        for provision in article.provisions:
            if not Naming(provision, article.number, names).passages:
                id = provision.clauses[0].reported_by[0]
                names[id] = (*names.get(id, ()), article.number)
    passages = tuple(p.model_copy(update={"names_articles": names.get(p.id, ())}) for p in report.source.passages)
    return report.model_copy(update={"source": report.source.model_copy(update={"passages": passages})})


def _pools(passage_ids: list[str]) -> _Pools:
    """What values of some types are drawn from."""
    return {
        "PartyId": st.sampled_from(PARTIES),
        "PassageId": st.sampled_from(passage_ids),
        "EventId": st.sampled_from(sorted(_event_ids().values())),
        "Term": st.sampled_from(("peace", "equality", "consultation-at-once")),
        "ArticleNumber": st.integers(1, HIGHEST_ARTICLE),
        "Sha256": st.sampled_from(("0" * 64, "f" * 64)),
    }


@cache
def _event_ids() -> dict[tuple[type[Model], str], str]:
    """The identifier of the one event of each kind and status."""
    return {
        (kind.cls, status): f"{kind.kind}-{status}"
        for kind in spec_of(Report).union("events").members
        for status in ("planned", "done")
    }


def _type_of(cls: type[Model], field: str) -> FieldType:
    return next(f.type for f in spec_of(cls).fields if f.name == field)


def _event(cls: type[Model], id: str, status: str, pools: _Pools) -> SearchStrategy[Any]:
    told = st.tuples(models(Occurrence, pools), _list(spec_of(cls).union("clauses"), pools)).map(
        lambda c: (c[0], *c[1])
    )
    return models(cls, pools, id=st.just(id), status=st.just(status), clauses=told)


def _without_dangling(events: list[Any]) -> tuple[Any, ...]:
    """The events without the clauses that tell them by an event which is not among them, or not what they say."""
    status = {event.id: event.status for event in events}

    def holds(event: Any, clause: Any) -> bool:
        if isinstance(clause, Fulfils):
            return (event.status, status.get(clause.event)) == ("done", "planned")
        return not isinstance(clause, Sequence | Occasion) or clause.event in status

    return tuple(
        event.model_copy(update={"clauses": tuple(c for c in event.clauses if holds(event, c))}) for event in events
    )


def _field(field: FieldSpec, pools: _Pools) -> SearchStrategy[Any]:
    if field.many:
        return _list(field.type, pools, least=int(field.required))
    one = values(field.type, pools)
    return one if field.required else st.none() | one


def _list(type: FieldType, pools: _Pools, *, least: int = 0) -> SearchStrategy[tuple[Any, ...]]:
    items = values(type, pools)
    return st.lists(items, min_size=least, max_size=3, unique=isinstance(type, TextLeaf | IntegerLeaf)).map(tuple)
