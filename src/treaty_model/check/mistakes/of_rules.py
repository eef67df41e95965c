"""Mistakes that no schema can tell: identifiers given twice, references that lead nowhere, dates that cannot be.

Each is one change of a valid document that breaks one rule once. Where a document has not what a change needs, the
change is not made.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from ...codec.document import Document
from ...model.clause import Other
from ...model.event_clauses import Fulfils, InferredOnDate, Occurrence, OnDate, Sequence
from ...model.events import Event, Ratification, Signing
from ...model.report import Report
from ...model.source import Unknown, source_of
from ...model.treaty import Treaty
from ...model.walk import walk
from ...spec import values_of
from ..shape import tree_of
from .edit import ABSENT, Edit

# Identifiers that lead nowhere, unless a document has them.
_NOWHERE = "zzz"

# The highest number that an article can have.
_LAST_ARTICLE = 9999

_Tree = Mapping[str, Any]


def edits_of_rules(document: Document, tree: _Tree) -> Iterator[Edit]:
    """Every change that breaks one rule in a valid document; `tree` has the document's values."""
    makers = (_twice, _provisions_twice, _articles, _references, _parties, _events, _passages, _too_early)
    return chain.from_iterable(make(document, tree) for make in makers)


def edits_of_remarks(document: Document, tree: _Tree) -> Iterator[Edit]:
    """Changes by which a valid document stays valid, and is told one warning or note where it was told none."""
    return chain.from_iterable(make(document, tree) for make in (_unused, _misplaced, _disordered))


def _twice(document: Document, tree: _Tree) -> Iterator[Edit]:
    """What an identifier names, named again."""
    for what, field in (("party", "parties"), ("event", "events"), ("article", "articles"), ("source", "sources")):
        items = tree.get(field, ())
        name = "number" if what == "article" else "id"
        end = f"/{field}/{len(items)}"
        for item in items:
            again = {key: value for key, value in item.items() if key not in ("passages", "provisions")}
            yield Edit(f"duplicate-{what}", f"{end}/{name}", end, again)
    for at, source in _sources(document, tree):
        passages = source.get("passages", ())
        end = f"{at}/passages/{len(passages)}"
        for passage in passages:
            yield Edit("duplicate-passage", f"{end}/id", end, passage)


def _provisions_twice(_: Document, tree: _Tree) -> Iterator[Edit]:
    lists = [(f"/articles/{n}/provisions", a.get("provisions", ())) for n, a in enumerate(tree.get("articles", ()))]
    for at, provisions in [*lists, ("/unplaced", tree.get("unplaced", ()))]:
        end = f"{at}/{len(provisions)}"
        for provision in provisions:
            yield Edit(f"duplicate-provision.{'unplaced' if at == '/unplaced' else 'article'}", end, end, provision)


def _articles(document: Document, tree: _Tree) -> Iterator[Edit]:
    articles = tree.get("articles", ())
    if isinstance(document, Report) or not articles:
        return
    last = len(articles)
    for n in range(last - 1):
        yield Edit("article-order.missing", f"/articles/{n}/number", f"/articles/{n}", ABSENT)
        exchanged = [*articles[:n], articles[n + 1], articles[n], *articles[n + 2 :]]
        yield Edit("article-order.exchanged", f"/articles/{n}/number", "/articles", exchanged)
    at = f"/articles/{last - 1}/number"
    if last < _LAST_ARTICLE:
        yield Edit("article-order.gap", at, at, last + 1)


def _references(document: Document, _: _Tree) -> Iterator[Edit]:
    known = _passage_ids(document)
    for placed in walk(document):
        ids = placed.clause.reported_by
        at = f"{placed.pointer}/reported_by"
        for n, id in enumerate(ids):
            # Of the same source, because which source a reference names decides other rules.
            nowhere = _free(f"{source_of(id)}.{_NOWHERE}", known)
            yield Edit("unknown-passage", f"{at}/{n}", f"{at}/{n}", nowhere)
            yield Edit("duplicate-reference", f"{at}/{len(ids)}", f"{at}/{len(ids)}", id)


def _parties(document: Document, _: _Tree) -> Iterator[Edit]:
    if isinstance(document, Treaty):
        nowhere = _free(_NOWHERE, {party.id for party in document.parties})
        for pointer, holder, _id in values_of(document, "PartyId"):
            if not pointer.startswith("/parties/"):
                yield Edit(f"unknown-party.{type(holder).__name__.lower()}", pointer, pointer, nowhere)


def _events(document: Document, _: _Tree) -> Iterator[Edit]:
    nowhere = _free(_NOWHERE, {event.id for event in document.events})
    for n, event in enumerate(document.events):
        at = f"/events/{n}/clauses"
        end = f"{at}/{len(event.clauses)}"
        by = _reported_by(event)
        sequence = Sequence(relation="after", event=nowhere, reported_by=by)
        yield Edit("unknown-event.sequence", f"{end}/event", end, tree_of(sequence))
        if event.status == "done":
            yield Edit("unknown-event.fulfils", f"{end}/event", end, tree_of(Fulfils(event=nowhere, reported_by=by)))
        # Whichever of the two it is, no event fulfils itself: a plan fulfils nothing, and a deed fulfils no deed.
        itself = Fulfils(event=event.id, reported_by=by)
        yield Edit(f"not-a-plan.{event.status}", f"{end}/event", end, tree_of(itself))
        yield Edit("unreported-event", at, at, [tree_of(Other(value="in good weather", reported_by=by))])


def _passages(document: Document, tree: _Tree) -> Iterator[Edit]:
    known = _passage_ids(document)
    for at, source in _sources(document, tree):
        passages, length = source.get("passages", ()), source["document"]["length"]
        end = f"{at}/passages/{len(passages)}"
        for n, passage in enumerate(passages):
            last = f"{at}/passages/{n}/end"
            yield Edit("passage-range.empty", last, last, passage["start"])
            yield Edit("passage-range.reversed", last, f"{at}/passages/{n}/start", passage["end"] + 1)
            yield Edit("passage-range.beyond", last, last, length + 1)
            foreign = passage | {"id": _free(f"{_free(_NOWHERE, {source['id']})}.p1", known)}
            yield Edit("foreign-passage", f"{end}/id", end, foreign)


def _too_early(document: Document, _: _Tree) -> Iterator[Edit]:
    """Deeds dated on the last of all days, by a report that was published before it in a year that is told."""
    published = {
        source.id
        for source in document.sources
        if not isinstance(source.published, Unknown) and "0" <= source.published.value[0] < "9"
    }
    for n, event in enumerate(document.events):
        end = f"/events/{n}/clauses/{len(event.clauses)}"
        for id in _reported_by(event) if event.status == "done" else ():
            if source_of(id) in published:
                date = OnDate(value="9999-12-31", reported_by=(id,))
                yield Edit("reported-too-early", f"{end}/value", end, tree_of(date))


def _unused(document: Document, tree: _Tree) -> Iterator[Edit]:
    for at, source in _sources(document, tree):
        passages = source.get("passages", ())
        end = f"{at}/passages/{len(passages)}"
        for passage in passages[:1]:
            unused = passage | {"id": _free(f"{source['id']}.{_NOWHERE}", _passage_ids(document))}
            yield Edit("unused-passage", end, end, unused)


def _misplaced(document: Document, tree: _Tree) -> Iterator[Edit]:
    """Passages that report one clause under an article, and name another."""
    places = {
        passage["id"]: f"{at}/passages/{n}"
        for at, source in _sources(document, tree)
        for n, passage in enumerate(source.get("passages", ()))
    }
    under = [placed for placed in walk(document) if placed.article is not None]
    times = Counter(id for placed in under for id in placed.clause.reported_by)
    for placed in under:
        for n, id in enumerate(placed.clause.reported_by):
            if times[id] == 1 and placed.article is not None:
                named = placed.article + 1 if placed.article < _LAST_ARTICLE else 1
                pointer = f"{placed.pointer}/reported_by/{n}"
                yield Edit("other-article", pointer, f"{places[id]}/names_articles", [named])


def _disordered(document: Document, _: _Tree) -> Iterator[Edit]:
    """A ratification in the year 1, before the signing, where that is dated in a later year."""
    end = len(document.events)
    id = _free(_NOWHERE, {event.id for event in document.events})
    for event in document.events:
        dates = [clause.value for clause in event.clauses if isinstance(clause, OnDate | InferredOnDate)]
        if isinstance(event, Signing) and event.status == "done" and dates and all(d[0] in "123456789" for d in dates):
            by = _reported_by(event)
            clauses = Occurrence(reported_by=by), OnDate(value="0001", reported_by=by)
            too_early = tree_of(Ratification(id=id, status="done", clauses=clauses))
            yield Edit("event-order", f"/events/{end}", f"/events/{end}", too_early)
            return


def _sources(document: Document, tree: _Tree) -> list[tuple[str, Any]]:
    """The sources with their pointers."""
    if isinstance(document, Report):
        return [("/source", tree["source"])]
    return [(f"/sources/{n}", source) for n, source in enumerate(tree.get("sources", ()))]


def _passage_ids(document: Document) -> set[str]:
    return {passage.id for source in document.sources for passage in source.passages}


def _reported_by(event: Event) -> tuple[str, ...]:
    """The passages that report an event itself, of which a valid document has one at least."""
    return next(clause.reported_by for clause in event.clauses if isinstance(clause, Occurrence))


def _free(id: str, taken: set[str]) -> str:
    """An identifier that is not taken, which is the given one if it is not."""
    return next(free for free in (id, *(f"{id}{n}" for n in range(len(taken)))) if free not in taken)
