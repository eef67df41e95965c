"""The rules that no schema can say: each yields the problems that it finds in a document, which is then invalid.

`remarks.py` has what a document may be and is worth a look.

`schemas/README.md` names each of them by its code, with the reason why no schema can say it.
"""

import datetime
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from ..codec.document import Document
from ..model.dates import PartialDate
from ..model.event_clauses import Actor, Chamber, Fulfils, InferredOnDate, Occurrence, OnDate
from ..model.events import Event
from ..model.placements import Naming, names_of
from ..model.report import Report
from ..model.source import Body, CitedDocument, Person, TreatyText, Unknown, source_of
from ..model.treaty import Treaty
from ..model.walk import walk
from ..spec import values_of
from ..spelling import like
from .issues import Problem, listed
from .references import identifiers

# How many identifiers, before and behind one in their order, are compared with it, because each comparison takes time.
_NEIGHBOURS = 20


def duplicate_names(document: Document) -> Iterator[Problem]:
    """No identifier is given twice, of a party, a source, a passage or an event; and an article stands once."""
    if isinstance(document, Treaty):
        yield from _twice("party", [party.id for party in document.parties], "/parties/{}/id".format)
    yield from _twice("article", [article.number for article in document.articles], "/articles/{}/number".format)
    yield from _twice("provision", [provision.label for provision in document.unplaced], "/unplaced/{}".format)
    yield from _twice("event", [event.id for event in document.events], "/events/{}/id".format)
    yield from _twice("source", [s.id for s in document.sources], lambda n: f"{source_place(document, n)}/id")
    places = cache(partial(passage_places, document))
    yield from _twice("passage", passage_ids(document), lambda n: f"{places()[n]}/id")


def duplicate_provisions(document: Document) -> Iterator[Problem]:
    """An article has one provision of each kind (one undertaking on each topic)."""
    labels = [(n, held.label) for n, article in enumerate(document.articles) for held in article.provisions]
    if len(set(labels)) < len(labels):
        for n, article in enumerate(document.articles):
            labels_of_one = [provision.label for provision in article.provisions]
            yield from _twice("provision", labels_of_one, f"/articles/{n}/provisions/{{}}".format)


def article_order(document: Document) -> Iterator[Problem]:
    """A treaty's articles run from 1 to the last in order and without a gap; a report has those that it tells of."""
    numbers = [article.number for article in document.articles] if isinstance(document, Treaty) else []
    if len(set(numbers)) < len(numbers):
        return  # a duplicate article is the problem
    for n, number in enumerate(numbers):
        if number != n + 1:
            yield Problem(f"/articles/{n}/number", "article-order", {"found": str(number), "expected": str(n + 1)})
            return


def unknown_references(document: Document) -> Iterator[Problem]:
    """Every passage, event and party that is referred to is there; parties only where a treaty lists any."""
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


def duplicate_references(document: Document) -> Iterator[Problem]:
    """A clause refers to each of its passages once."""
    for placed in walk(document):
        if len(placed.clause.reported_by) > 1:
            yield from _twice("reference", placed.clause.reported_by, f"{placed.pointer}/reported_by/{{}}".format)


def foreign_passages(document: Document) -> Iterator[Problem]:
    """A passage's identifier starts with that of its source."""
    for n, source in enumerate(document.sources):
        for m, passage in enumerate(source.passages):
            if not passage.id.startswith(f"{source.id}."):
                texts = {"id": passage.id, "source": source.id}
                yield Problem(f"{source_place(document, n)}/passages/{m}/id", "foreign-passage", texts)


def passage_ranges(document: Document) -> Iterator[Problem]:
    """A passage has a first and a last character, and both lie in its document."""
    for n, source in enumerate(document.sources):
        length = source.document.length
        for m, passage in enumerate(source.passages):
            if not passage.start < passage.end <= length:
                texts = {"start": str(passage.start), "end": str(passage.end), "length": str(length)}
                yield Problem(f"{source_place(document, n)}/passages/{m}/end", "passage-range", texts)


def unreported_events(document: Document) -> Iterator[Problem]:
    """A passage reports the event itself, not only for its circumstances."""
    for n, event in enumerate(document.events):
        if not any(type(clause) is Occurrence for clause in event.clauses):
            yield Problem(f"/events/{n}/clauses", "unreported-event", {"id": event.id})


def fulfilled_plans_are_plans(document: Document) -> Iterator[Problem]:
    """What is fulfilled is a plan, and what fulfils it is a deed."""
    statuses = {event.id: event.status for event in document.events}
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if type(clause) is Fulfils and (event.status, statuses.get(clause.event, "planned")) != ("done", "planned"):
                texts = {"deed": event.id, "status": event.status, "plan": clause.event}
                yield Problem(f"/events/{n}/clauses/{c}/event", "not-a-plan", texts)


def reported_too_early(document: Document) -> Iterator[Problem]:
    """No report tells of a deed before its date. Dates count by the days that they cover, where the year is told."""
    published: dict[str, tuple[datetime.date, str]] = {}
    for source in document.sources:
        date = None if isinstance(source.published, Unknown) else source.published.value
        if date is not None and (day := PartialDate.parse(date).last) is not None:
            published[source.id] = day, date
    if not published:
        return
    soonest = min(day for day, _ in published.values())
    for n, event in enumerate(document.events):
        for c, clause in _dates(event) if event.status == "done" else ():
            first = clause.when.first
            if first is None or first <= soonest:
                continue
            for id in sorted(published.keys() & set(map(source_of, clause.reported_by))):
                last, date = published[id]
                if last < first:
                    texts = {"event": event.id, "date": clause.value, "source": id, "published": date}
                    yield Problem(f"/events/{n}/clauses/{c}/value", "reported-too-early", texts)


def articles_not_named(document: Document) -> Iterator[Problem]:
    """A report puts a provision under an article only where a passage that reports it names the number."""
    if isinstance(document, Report) and document.articles:
        names = names_of(document)
        for n, article in enumerate(document.articles):
            for p, provision in enumerate(article.provisions):
                if not Naming(provision, article.number, names).passages:
                    texts = {"provision": provision.label, "article": str(article.number)}
                    yield Problem(f"/articles/{n}/provisions/{p}", "article-not-named", texts)


def party_or_of(document: Document) -> Iterator[Problem]:
    """Who acts or speaks does so for a party or for somebody else, never for both; an actor for one of the two."""
    for place, one in who_acts_or_speaks(document):
        neither = isinstance(one, Actor | Chamber) and not (one.party or one.of)
        if neither or (one.party and one.of):
            found = "neither" if neither else "both"
            yield Problem(place, "party-or-of", {"kind": one.kind, "found": found})


def who_acts_or_speaks(document: Document) -> Iterator[tuple[str, Actor | Chamber | Person | Body | CitedDocument]]:
    """All that can be of a party or of somebody else, each with its pointer."""
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if type(clause) is Actor or type(clause) is Chamber:
                yield f"/events/{n}/clauses/{c}", clause
    for n, source in enumerate(document.sources):
        for m, passage in enumerate(source.passages):
            if passage.speaker is not None and not isinstance(passage.speaker, TreatyText):
                yield f"{source_place(document, n)}/passages/{m}/speaker", passage.speaker


def recorded_without_day(document: Document) -> Iterator[Problem]:
    """When a text was written is given by a first or a last day, and the first is not after the last."""
    for n, source in enumerate(document.sources):
        if (recorded := source.recorded) is not None:
            first, last = recorded.not_before, recorded.not_after
            days = [first and PartialDate.parse(first).first, last and PartialDate.parse(last).last]
            if not (first or last) or (days[0] and days[1] and days[0] > days[1]):
                yield Problem(f"{source_place(document, n)}/recorded", "recorded-without-day", {})


Rule = Callable[[Document], Iterator[Problem]]

# What a document must be.
RULES: tuple[Rule, ...] = (
    duplicate_names,
    duplicate_provisions,
    article_order,
    unknown_references,
    duplicate_references,
    foreign_passages,
    passage_ranges,
    unreported_events,
    fulfilled_plans_are_plans,
    reported_too_early,
    articles_not_named,
    party_or_of,
    recorded_without_day,
)


def broken(rules: Iterable[Rule], document: Document) -> Iterator[Problem]:
    """All that rules find in a document whose shape is right."""
    return chain.from_iterable(rule(document) for rule in rules)


def source_place(document: Document, n: int) -> str:
    """The pointer of a source."""
    return "/source" if isinstance(document, Report) else f"/sources/{n}"


def passage_ids(document: Document) -> list[str]:
    """The identifiers of all passages, in order."""
    return [passage.id for source in document.sources for passage in source.passages]


def passage_places(document: Document) -> list[str]:
    """The pointers of all passages."""
    return [
        f"{source_place(document, n)}/passages/{m}"
        for n, s in enumerate(document.sources)
        for m in range(len(s.passages))
    ]


def known_ids(id: str, known: list[str]) -> str:
    """The hint that names identifiers like one that leads nowhere: several, because often a digit tells them apart."""
    at = bisect(known, id)
    if close := like(id, known[max(at - _NEIGHBOURS, 0) : at + _NEIGHBOURS]):
        return f"did you mean {' or '.join(close)}?"
    return f"known in this document: {listed(known)}" if known else "there are none in this document; add it"


def _dates(event: Event) -> Iterator[tuple[int, OnDate | InferredOnDate]]:
    """The clauses that date an event, with their numbers; by `type`, because `isinstance` asks models slowly."""
    for n, clause in enumerate(event.clauses):
        if type(clause) is OnDate or type(clause) is InferredOnDate:
            yield n, clause


def _twice(what: str, names: Sequence[object], pointer: Callable[[int], str]) -> Iterator[Problem]:
    """What is named twice; `pointer` tells where the name of a number stands."""
    if len(set(names)) == len(names):
        return
    first: dict[object, int] = {}
    for n, name in enumerate(names):
        if name in first:
            yield Problem(pointer(n), f"duplicate-{what}", {"name": str(name), "first": pointer(first[name])})
        first.setdefault(name, n)
