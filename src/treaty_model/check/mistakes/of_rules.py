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
from ...model.consent import is_of_one_party, is_of_this_treaty
from ...model.event_clauses import Actor, Chamber, Fulfils, InferredOnDate, Occurrence, OnDate, Sequence
from ...model.events import Event, Ratification, Signing, Termination
from ...model.frame import ExternalPlacement
from ...model.placements import Naming, names_of
from ...model.provisions import Undertaking
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
    makers = [_twice, _provisions_twice, _articles, _references, _parties, _events, _passages, _too_early]
    makers += [_not_named, _both_or_neither, _without_day]
    return chain.from_iterable(make(document, tree) for make in makers)


def edits_of_remarks(document: Document, tree: _Tree) -> Iterator[Edit]:
    """Changes by which a valid document stays valid, and is told one warning or note where it was told none."""
    makers = (
        _unused,
        _misplaced,
        _disordered,
        _second,
        _of_one_party,
        _unfounded,
        _beyond,
        _unplaced,
        _compared,
        _as_of,
    )
    return chain.from_iterable(make(document, tree) for make in makers)


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
    if isinstance(document, Treaty) and document.parties:
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
    """Passages that report one clause under an article, for which others name the number, and name another article."""
    places, times = _passage_places(document, tree), _times(document)
    names = names_of(document)
    for placed in walk(document):
        if placed.article is None or placed.provision is None:
            continue
        naming = Naming(placed.provision, placed.article, names).passages
        for n, id in enumerate(placed.clause.reported_by):
            if times[id] == 1 and set(naming) - {id}:
                named = placed.article - 1 or _second_article(document)
                if named:
                    pointer = f"{placed.pointer}/reported_by/{n}"
                    yield Edit("other-article", pointer, f"{places[id]}/names_articles", [named])


def _not_named(document: Document, _: _Tree) -> Iterator[Edit]:
    """A further provision under an article of a report, reported by a passage that does not name the number."""
    if isinstance(document, Report):
        for n, article in enumerate(document.articles):
            if (by := _not_naming(document)) is not None:
                at = f"/articles/{n}/provisions"
                yield _further("article-not-named", at, len(article.provisions), _further_provision(by))


def _unfounded(document: Document, _: _Tree) -> Iterator[Edit]:
    """Articles that no passage names: a further provision in a treaty, a number alone in a report."""
    if isinstance(document, Report):
        taken = {article.number for article in document.articles} | _numbers(document)
        number = next(number for number in range(1, len(taken) + 2) if number not in taken)
        yield _further("unfounded-article", "/articles", len(document.articles), {"number": number}, "/number")
    elif (by := _not_naming(document)) is not None:
        for n, article in enumerate(document.articles):
            at = f"/articles/{n}/provisions"
            yield _further("unfounded-article", at, len(article.provisions), _further_provision(by))


def _beyond(document: Document, _: _Tree) -> Iterator[Edit]:
    """A placement by comparison beyond the last article of a treaty that lists its parties."""
    if isinstance(document, Treaty) and document.parties and 0 < len(document.articles) < _LAST_ARTICLE:
        yield _placement("article-beyond-last", document, "partnership", len(document.articles) + 1)


def _compared(document: Document, _: _Tree) -> Iterator[Edit]:
    """A placement by comparison of what a treaty has once, under another article than that of the reports."""
    if isinstance(document, Treaty):
        once = [(p.kind, article.number) for article in document.articles for p in article.provisions if p.once]
        for kind in [kind for kind, _ in once[:1]]:
            for other in sorted({1, len(document.articles)} - {number for same, number in once if same == kind}):
                yield _placement("compared-otherwise", document, kind, other)


def _placement(name: str, document: Treaty, kind: str, article: int) -> Edit:
    placement = {
        "provision": kind,
        "article": article,
        "certainty": "certain",
        "basis": "its wording",
        "reference": "the printed text",
        "compared": "2031-05-05",
    }
    tree = tree_of(ExternalPlacement.model_validate(placement))
    return _further(name, "/placements", len(document.placements), tree, "/article")


def _as_of(document: Document, tree: _Tree) -> Iterator[Edit]:
    """A party that acts, given as somebody of no party."""
    for n, event in enumerate(document.events if isinstance(document, Treaty) and document.parties else ()):
        for c, clause in enumerate(event.clauses):
            if isinstance(clause, Actor) and clause.party is not None:
                at = f"/events/{n}/clauses/{c}"
                other = dict(tree["events"][n]["clauses"][c])
                yield Edit("party-as-of", f"{at}/of", at, other | {"of": other.pop("party")})
                return


def _unplaced(document: Document, tree: _Tree) -> Iterator[Edit]:
    """A passage that reports one clause of an unplaced provision, and names an article that there is."""
    places, times = _passage_places(document, tree), _times(document)
    number = document.articles[0].number if document.articles else None
    for placed in walk(document):
        if placed.provision is not None and placed.article is None and number is not None:
            for n, id in enumerate(placed.clause.reported_by):
                if times[id] == 1:
                    pointer = f"{placed.pointer}/reported_by/{n}"
                    yield Edit("named-but-unplaced", pointer, f"{places[id]}/names_articles", [number])


def _both_or_neither(document: Document, tree: _Tree) -> Iterator[Edit]:
    """Who acts or speaks, for a party and for somebody else; and an actor for nobody."""
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if isinstance(clause, Actor | Chamber):
                at = f"/events/{n}/clauses/{c}"
                other = "of" if clause.party is not None else "party"
                party = _some_party(document)
                if other == "of" or party is not None:
                    value = _NOWHERE if other == "of" else party
                    yield Edit(f"party-or-of.{clause.kind}", at, f"{at}/{other}", value)
                yield Edit(
                    f"party-or-of.{clause.kind}-of-nobody", at, f"{at}/{'party' if other == 'of' else 'of'}", ABSENT
                )
    for at, source in _sources(document, tree):
        for m, passage in enumerate(source.get("passages", ())):
            if "party" in passage.get("speaker", ()):
                speaker = f"{at}/passages/{m}/speaker"
                yield Edit(f"party-or-of.{passage['speaker']['kind']}", speaker, f"{speaker}/of", _NOWHERE)


def _some_party(document: Document) -> str | None:
    return document.parties[0].id if isinstance(document, Treaty) and document.parties else None


def _without_day(document: Document, tree: _Tree) -> Iterator[Edit]:
    """A time of writing that gives no day, and one whose first day is after its last."""
    for at, _source in _sources(document, tree):
        recorded = {"basis": "a post in the text"}
        yield Edit("recorded-without-day", f"{at}/recorded", f"{at}/recorded", recorded)
        reversed_ = recorded | {"not_before": "2031-05-05", "not_after": "2031-05-04"}
        yield Edit("recorded-without-day.reversed", f"{at}/recorded", f"{at}/recorded", reversed_)


def _second(document: Document, _: _Tree) -> Iterator[Edit]:
    """A second signing, entry into force and so on of this treaty."""
    end = len(document.events)
    id = _free(_NOWHERE, {event.id for event in document.events})
    for event in document.events:
        if event.once and event.status == "done" and is_of_this_treaty(event) and not is_of_one_party(event):
            second = type(event)(id=id, status="done", clauses=(Occurrence(reported_by=_reported_by(event)),))
            yield Edit("second-event", f"/events/{end}/id", f"/events/{end}", tree_of(second))


def _of_one_party(document: Document, _: _Tree) -> Iterator[Edit]:
    """An end of the treaty that has an actor."""
    end = len(document.events)
    id = _free(_NOWHERE, {event.id for event in document.events})
    for event in document.events[:1]:
        by = _reported_by(event)
        clauses = Occurrence(reported_by=by), Actor(of=_NOWHERE, reported_by=by)
        yield Edit(
            "event-of-one-party",
            f"/events/{end}",
            f"/events/{end}",
            tree_of(Termination(id=id, status="done", clauses=clauses)),
        )


def _further(name: str, at: str, number: int, item: Any, field: str = "") -> Edit:
    """One item more in a list of so many, with the mistake in the item or a field of it."""
    end = f"{at}/{number}"
    return Edit(name, end + field, end, item) if number else Edit(name, end + field, at, [item])


def _further_provision(by: str) -> Any:
    return tree_of(Undertaking(topic=_NOWHERE, clauses=(Other(value="a fair each year", reported_by=(by,)),)))


def _not_naming(document: Document) -> str | None:
    """A passage that names no article, if there is one."""
    names = names_of(document)
    for source in document.sources:
        for passage in source.passages:
            if passage.id not in names:
                return passage.id
    return None


def _numbers(document: Document) -> set[int]:
    return {number for numbers in names_of(document).values() for number in numbers}


def _second_article(document: Document) -> int | None:
    """Number 2, where a treaty has it, or a report may name it."""
    return 2 if isinstance(document, Report) or len(document.articles) > 1 else None


def _passage_places(document: Document, tree: _Tree) -> dict[str, str]:
    return {
        passage["id"]: f"{at}/passages/{n}"
        for at, source in _sources(document, tree)
        for n, passage in enumerate(source.get("passages", ()))
    }


def _times(document: Document) -> Counter[str]:
    """How many clauses of provisions refer to each passage."""
    return Counter(id for placed in walk(document) if placed.provision for id in placed.clause.reported_by)


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
