"""Hypothesis strategies for documents, clauses, and documents with one mistake; they need the extra `testing`.

They are derived from the models. Generated reports draw parties, events and most values from small pools, so that
several of them speak of the same things in part and merging them is not trivial. With the package installed they are
what `hypothesis.strategies.from_type` gives for `Treaty`, `Report` and the classes of clauses.
"""

import re
from collections.abc import Callable
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
from ..fixtures.random_documents import KINDS_OF_EVENTS, STATUSES, Choices, Outline, Parts, PlannedEvent, Style, some_of
from ..leaf import IntegerLeaf, Leaf
from ..model.base import Model
from ..model.clause import Clause
from ..model.frame import ExternalPlacement, PossiblySame
from ..model.report import Report
from ..model.treaty import Treaty
from ..reports.merging import union_of
from ..spec import ModelSpec, spec_of, types_of

TREATY = "example-treaty"
PARTIES = ("ruritania", "sylvania")
HIGHEST_ARTICLE = 5

M = TypeVar("M", bound=Model)

# The one event of each kind and status.
_EVENTS = [PlannedEvent(f"{kind.kind}-{status}", kind, status) for kind in KINDS_OF_EVENTS for status in STATUSES]
_PASSAGES = tuple(f"report-1.p{n}" for n in (1, 2, 3))
_STYLE = Style()

# Every character that a word of text can hold.
_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=" \ufffe\uffff"
)

# What values of some types are drawn from.
_POOLS: dict[str, SearchStrategy[Any]] = {
    "Term": st.sampled_from(("peace", "equality", "consultation-at-once")),
    "ArticleNumber": st.integers(1, HIGHEST_ARTICLE),
    "Sha256": st.sampled_from(("0" * 64, "f" * 64)),
}


@cache
def leaf_values(leaf: Leaf) -> SearchStrategy[Any]:
    """All values of a leaf type."""
    if isinstance(leaf, IntegerLeaf):
        return st.integers(leaf.least, leaf.greatest)
    body, longest = re.compile(leaf.body), leaf.max_length
    if longest is not None:  # ASCII
        matching = st.from_regex(body, fullmatch=True, alphabet=st.characters(codec="ascii"))
        return matching.filter(lambda text: len(text) <= longest)
    words = st.lists(st.text(_CHARACTERS, min_size=1, max_size=12), min_size=1, max_size=6)
    return st.sampled_from(leaf.accepts) | words.map(" ".join).filter(lambda text: body.fullmatch(text) is not None)


def _drawn(draw: st.DrawFn) -> Choices:
    """The choices of hypothesis."""
    return Choices(
        lambda least, most: draw(st.integers(least, most)),
        lambda options: options[draw(st.integers(0, len(options) - 1))],
        lambda leaf: draw(_POOLS[leaf.name] if leaf.name in _POOLS else leaf_values(leaf)),
    )


@cache
def reports(source_id: str = "report-1") -> SearchStrategy[Report]:
    """Valid reports of one invented treaty, from the source of the given identifier."""
    return _reports(source_id)


@st.composite
def _reports(draw: st.DrawFn, source_id: str) -> Report:
    choices = _drawn(draw)
    passages = [f"{source_id}.p{n + 1}" for n in range(choices.one_of((0, 1, 2, *(3,) * 9)))]  # mostly three
    events = some_of(choices, _EVENTS, choices.integer(0, 3))
    articles = some_of(choices, range(1, HIGHEST_ARTICLE + 1), choices.integer(0, 2))
    outline = Outline({source_id: passages}, PARTIES, articles, events)
    return Report.model_validate(Parts(choices, outline, _STYLE).report(treaty=TREATY))


def several_reports(least: int = 1, most: int = 3) -> SearchStrategy[list[Report]]:
    """Reports of one invented treaty from different sources."""
    ids = [f"report-{n}" for n in range(1, most + 1)]
    return st.integers(least, most).flatmap(lambda n: st.tuples(*(reports(id) for id in ids[:n])).map(list))


@st.composite
def frames(draw: st.DrawFn) -> Treaty:
    """Frames of that invented treaty: its parties, all articles or none, what somebody may have decided about it."""
    choices = _drawn(draw)
    numbers = choices.one_of((range(1, HIGHEST_ARTICLE + 1), ()))
    parts = Parts(choices, Outline(), _STYLE)
    placements = [parts.model(spec_of(ExternalPlacement)) for _ in range(choices.integer(0, 3))]
    pair = {name: choices.one_of(_EVENTS).id for name in ("event", "other")}
    frame = {
        "parties": [{"id": id} for id in PARTIES],
        "articles": [{"number": number} for number in numbers],
        "placements": [one for n, one in enumerate(placements) if one not in placements[:n]],
        "possibly_same": [parts.model(spec_of(PossiblySame), **pair) for _ in range(choices.integer(0, 1))],
    }
    return Treaty.model_validate(parts.treaty(id=TREATY, **frame))


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


def clauses_of(cls: type[Clause]) -> SearchStrategy[Clause]:
    """Valid clauses of a class."""
    return _part(cls)


@cache
def parts_of(cls: type[Model]) -> SearchStrategy[Any]:
    """Valid parts of documents, of a class or of all classes below it; they refer to passages of `report-1`."""
    specs = [spec for spec in types_of(spec_of(Treaty), spec_of(Report)).values() if isinstance(spec, ModelSpec)]
    return st.one_of([_part(spec.cls) for spec in specs if issubclass(spec.cls, cls)])


@st.composite
def _part(draw: st.DrawFn, cls: type[M]) -> M:
    """A part of a document, by itself."""
    outline = Outline({"report-1": _PASSAGES}, PARTIES, events=_EVENTS)
    return cls.model_validate(Parts(_drawn(draw), outline, _STYLE).model(spec_of(cls)))


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
