"""Mistakes that no schema can tell: identifiers given twice, references that lead nowhere, dates that cannot be.

Each is one change of a valid document that breaks one rule once. Where a document has not what a change needs, the
change is not made.
"""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from ...codec.document import Document
from ...model.clause import Other
from ...model.event_clauses import Actor, Chamber, Fulfils, Occurrence, OnDate, Sequence
from ...model.events import Event
from ...model.placements import names_of
from ...model.provisions import Undertaking
from ...model.report import Report
from ...model.source import Unknown, source_of
from ...model.treaty import Treaty
from ...model.walk import walk
from ...spec import values_of
from ..shape import tree_of
from .edit import ABSENT, Edit

# Identifiers that lead nowhere, unless a document has them.
NOWHERE = "zzz"

# The highest number that an article can have.
LAST_ARTICLE = 9999

Tree = Mapping[str, Any]


def edits_of_rules(document: Document, tree: Tree) -> Iterator[Edit]:
    """Every change that breaks one rule in a valid document; `tree` has the document's values."""
    makers = [_twice, _provisions_twice, _articles, _references, _parties, _events, _passages, _too_early]
    makers += [_not_named, _both_or_neither, _without_day]
    return chain.from_iterable(make(document, tree) for make in makers)


def _twice(document: Document, tree: Tree) -> Iterator[Edit]:
    """What an identifier names, named again."""
    for what, field in (("party", "parties"), ("event", "events"), ("article", "articles"), ("source", "sources")):
        items = tree.get(field, ())
        name = "number" if what == "article" else "id"
        end = f"/{field}/{len(items)}"
        for item in items:
            again = {key: value for key, value in item.items() if key not in ("passages", "provisions")}
            yield Edit(f"duplicate-{what}", f"{end}/{name}", end, again)
    for at, source in sources_of(document, tree):
        passages = source.get("passages", ())
        end = f"{at}/passages/{len(passages)}"
        for passage in passages:
            yield Edit("duplicate-passage", f"{end}/id", end, passage)


def _provisions_twice(_: Document, tree: Tree) -> Iterator[Edit]:
    lists = [(f"/articles/{n}/provisions", a.get("provisions", ())) for n, a in enumerate(tree.get("articles", ()))]
    for at, provisions in [*lists, ("/unplaced", tree.get("unplaced", ()))]:
        end = f"{at}/{len(provisions)}"
        for provision in provisions:
            yield Edit(f"duplicate-provision.{'unplaced' if at == '/unplaced' else 'article'}", end, end, provision)


def _articles(document: Document, tree: Tree) -> Iterator[Edit]:
    articles = tree.get("articles", ())
    if isinstance(document, Report) or not articles:
        return
    last = len(articles)
    for n in range(last - 1):
        yield Edit("article-order.missing", f"/articles/{n}/number", f"/articles/{n}", ABSENT)
        exchanged = [*articles[:n], articles[n + 1], articles[n], *articles[n + 2 :]]
        yield Edit("article-order.exchanged", f"/articles/{n}/number", "/articles", exchanged)
    at = f"/articles/{last - 1}/number"
    if last < LAST_ARTICLE:
        yield Edit("article-order.gap", at, at, last + 1)


def _references(document: Document, _: Tree) -> Iterator[Edit]:
    known = passage_ids(document)
    for placed in walk(document):
        ids = placed.clause.reported_by
        at = f"{placed.pointer}/reported_by"
        for n, id in enumerate(ids):
            # Of the same source, because which source a reference names decides other rules.
            nowhere = free(f"{source_of(id)}.{NOWHERE}", known)
            yield Edit("unknown-passage", f"{at}/{n}", f"{at}/{n}", nowhere)
            yield Edit("duplicate-reference", f"{at}/{len(ids)}", f"{at}/{len(ids)}", id)


def _parties(document: Document, _: Tree) -> Iterator[Edit]:
    if isinstance(document, Treaty) and document.parties:
        nowhere = free(NOWHERE, {party.id for party in document.parties})
        for pointer, holder, _id in values_of(document, "PartyId"):
            if not pointer.startswith("/parties/"):
                yield Edit(f"unknown-party.{type(holder).__name__.lower()}", pointer, pointer, nowhere)


def _events(document: Document, _: Tree) -> Iterator[Edit]:
    nowhere = free(NOWHERE, {event.id for event in document.events})
    for n, event in enumerate(document.events):
        at = f"/events/{n}/clauses"
        end = f"{at}/{len(event.clauses)}"
        by = reported_by(event)
        sequence = Sequence(relation="after", event=nowhere, reported_by=by)
        yield Edit("unknown-event.sequence", f"{end}/event", end, tree_of(sequence))
        if event.status == "done":
            yield Edit("unknown-event.fulfils", f"{end}/event", end, tree_of(Fulfils(event=nowhere, reported_by=by)))
        # Whichever of the two it is, no event fulfils itself: a plan fulfils nothing, and a deed fulfils no deed.
        itself = Fulfils(event=event.id, reported_by=by)
        yield Edit(f"not-a-plan.{event.status}", f"{end}/event", end, tree_of(itself))
        yield Edit("unreported-event", at, at, [tree_of(Other(value="in good weather", reported_by=by))])


def _passages(document: Document, tree: Tree) -> Iterator[Edit]:
    known = passage_ids(document)
    for at, source in sources_of(document, tree):
        passages, length = source.get("passages", ()), source["document"]["length"]
        end = f"{at}/passages/{len(passages)}"
        for n, passage in enumerate(passages):
            last = f"{at}/passages/{n}/end"
            yield Edit("passage-range.empty", last, last, passage["start"])
            yield Edit("passage-range.reversed", last, f"{at}/passages/{n}/start", passage["end"] + 1)
            yield Edit("passage-range.beyond", last, last, length + 1)
            foreign = passage | {"id": free(f"{free(NOWHERE, {source['id']})}.p1", known)}
            yield Edit("foreign-passage", f"{end}/id", end, foreign)


def _too_early(document: Document, _: Tree) -> Iterator[Edit]:
    """Deeds dated on the last of all days, by a report that was published before it in a year that is told."""
    published = {
        source.id
        for source in document.sources
        if not isinstance(source.published, Unknown) and "0" <= source.published.value[0] < "9"
    }
    for n, event in enumerate(document.events):
        end = f"/events/{n}/clauses/{len(event.clauses)}"
        for id in reported_by(event) if event.status == "done" else ():
            if source_of(id) in published:
                date = OnDate(value="9999-12-31", reported_by=(id,))
                yield Edit("reported-too-early", f"{end}/value", end, tree_of(date))


def _not_named(document: Document, _: Tree) -> Iterator[Edit]:
    """A further provision under an article of a report, reported by a passage that does not name the number."""
    if isinstance(document, Report):
        for n, article in enumerate(document.articles):
            if (by := not_naming(document)) is not None:
                at = f"/articles/{n}/provisions"
                yield further("article-not-named", at, len(article.provisions), further_provision(by))


def _both_or_neither(document: Document, tree: Tree) -> Iterator[Edit]:
    """Who acts or speaks, for a party and for somebody else; and an actor for nobody."""
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if isinstance(clause, Actor | Chamber):
                at = f"/events/{n}/clauses/{c}"
                other = "of" if clause.party is not None else "party"
                party = _some_party(document)
                if other == "of" or party is not None:
                    value = NOWHERE if other == "of" else party
                    yield Edit(f"party-or-of.{clause.kind}", at, f"{at}/{other}", value)
                yield Edit(
                    f"party-or-of.{clause.kind}-of-nobody", at, f"{at}/{'party' if other == 'of' else 'of'}", ABSENT
                )
    for at, source in sources_of(document, tree):
        for m, passage in enumerate(source.get("passages", ())):
            if "party" in passage.get("speaker", ()):
                speaker = f"{at}/passages/{m}/speaker"
                yield Edit(f"party-or-of.{passage['speaker']['kind']}", speaker, f"{speaker}/of", NOWHERE)


def _some_party(document: Document) -> str | None:
    return document.parties[0].id if isinstance(document, Treaty) and document.parties else None


def _without_day(document: Document, tree: Tree) -> Iterator[Edit]:
    """A time of writing that gives no day, and one whose first day is after its last."""
    for at, _source in sources_of(document, tree):
        recorded = {"basis": "a post in the text"}
        yield Edit("recorded-without-day", f"{at}/recorded", f"{at}/recorded", recorded)
        reversed_ = recorded | {"not_before": "2031-05-05", "not_after": "2031-05-04"}
        yield Edit("recorded-without-day.reversed", f"{at}/recorded", f"{at}/recorded", reversed_)


def further(name: str, at: str, number: int, item: Any, field: str = "") -> Edit:
    """One item more in a list of so many, with the mistake in the item or a field of it."""
    end = f"{at}/{number}"
    return Edit(name, end + field, end, item) if number else Edit(name, end + field, at, [item])


def further_provision(by: str) -> Any:
    return tree_of(Undertaking(topic=NOWHERE, clauses=(Other(value="a fair each year", reported_by=(by,)),)))


def not_naming(document: Document) -> str | None:
    """A passage that names no article, if there is one."""
    names = names_of(document)
    for source in document.sources:
        for passage in source.passages:
            if passage.id not in names:
                return passage.id
    return None


def sources_of(document: Document, tree: Tree) -> list[tuple[str, Any]]:
    """The sources with their pointers."""
    if isinstance(document, Report):
        return [("/source", tree["source"])]
    return [(f"/sources/{n}", source) for n, source in enumerate(tree.get("sources", ()))]


def passage_ids(document: Document) -> set[str]:
    return {passage.id for source in document.sources for passage in source.passages}


def reported_by(event: Event) -> tuple[str, ...]:
    """The passages that report an event itself, of which a valid document has one at least."""
    return next(clause.reported_by for clause in event.clauses if isinstance(clause, Occurrence))


def free(id: str, taken: set[str]) -> str:
    """An identifier that is not taken, which is the given one if it is not."""
    return next(free for free in (id, *(f"{id}{n}" for n in range(len(taken)))) if free not in taken)
