"""The rules that no schema can say, in one list: each yields the problems that it finds in a document.

`schemas/README.md` names each of them by its code, with the reason why no schema can say it.
"""

import datetime
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from ..codec.document import Document
from ..model.bounding import spans_of
from ..model.consent import events_of_once, is_of_one_party
from ..model.dates import PartialDate
from ..model.event_clauses import Actor, Chamber, Fulfils, InferredOnDate, Occurrence, OnDate
from ..model.events import Event
from ..model.misplacements import find_misplacements
from ..model.placements import Naming, names_of, placed_otherwise
from ..model.report import Report
from ..model.source import TreatyText, Unknown, source_of
from ..model.treaty import Treaty
from ..model.walk import walk
from ..spec import values_of
from .issues import Problem, listed
from .survey import Survey

# How many identifiers, before and behind one in their order, are compared with it, because each comparison takes time.
_NEIGHBOURS = 20


def named_once(document: Document, survey: Survey) -> Iterator[Problem]:
    """No identifier is given twice, of a party, a source, a passage or an event; and an article stands once."""
    for what, names, pointer in names_given(document, survey):
        yield from _twice(what, names, pointer)


def names_given(document: Document, survey: Survey) -> Iterator[tuple[str, Sequence[object], Callable[[int], str]]]:
    """What stands once under a name in a document, with all the names, and what tells where each of them stands."""
    if isinstance(document, Treaty):
        yield "party", [party.id for party in document.parties], "/parties/{}/id".format
    yield "article", [article.number for article in document.articles], "/articles/{}/number".format
    yield "provision", [provision.label for provision in document.unplaced], "/unplaced/{}".format
    yield "event", [event.id for event in document.events], "/events/{}/id".format
    yield "source", [source.id for source in document.sources], lambda n: f"{_source(document, n)}/id"
    places = cache(partial(_places, document))
    yield "passage", survey.passages, lambda n: f"{places()[n]}/id"


def one_of_a_kind(document: Document, _: Survey) -> Iterator[Problem]:
    """An article has one provision of each kind (one undertaking on each topic)."""
    labels = [(n, held.label) for n, article in enumerate(document.articles) for held in article.provisions]
    if len(set(labels)) < len(labels):
        for n, article in enumerate(document.articles):
            labels_of_one = [provision.label for provision in article.provisions]
            yield from _twice("provision", labels_of_one, f"/articles/{n}/provisions/{{}}".format)


def complete_articles(document: Document, _: Survey) -> Iterator[Problem]:
    """A treaty's articles run from 1 to the last in order and without a gap; a report has those that it tells of."""
    numbers = [article.number for article in document.articles] if isinstance(document, Treaty) else []
    if len(set(numbers)) == len(numbers):  # else a duplicate article is the mistake
        yield from out_of_order(numbers)


def out_of_order(numbers: Sequence[int], before: int = 0) -> Iterator[Problem]:
    """The first article that does not go on from the one before it, of articles behind so many others."""
    for n, number in enumerate(numbers):
        if number != before + n + 1:
            texts = {"found": str(number), "expected": str(before + n + 1)}
            yield Problem(f"/articles/{n}/number", "article-order", texts)
            return


def known_passages(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every passage that a clause refers to is there."""
    return _unknown(document, survey, "PassageId", set(survey.passages), "unknown-passage")


def references_once(document: Document, survey: Survey) -> Iterator[Problem]:
    """A clause refers to each of its passages once."""
    several = [ids for ids in survey.identifiers["PassageId"].lists if len(ids) > 1]
    if sum(map(len, several)) > sum(map(len, map(set, several))):
        for placed in walk(document):
            yield from _twice("reference", placed.clause.reported_by, f"{placed.pointer}/reported_by/{{}}".format)


def known_parties(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every party that a treaty's clauses and speakers name is one of its parties, where it lists any."""
    if isinstance(document, Treaty) and document.parties:
        yield from _unknown(document, survey, "PartyId", {party.id for party in document.parties}, "unknown-party")


def known_events(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every event that another one is told by is there."""
    return _unknown(document, survey, "EventId", {event.id for event in document.events}, "unknown-event")


def own_passages(document: Document, survey: Survey) -> Iterator[Problem]:
    """A passage's identifier starts with that of its source."""
    start = 0
    for n, source in enumerate(document.sources):
        prefix, end = f"{source.id}.", start + len(source.passages)
        own, start = survey.passages[start:end], end
        for m, id in enumerate(own):
            if not id.startswith(prefix):
                texts = {"id": id, "source": source.id}
                yield Problem(f"{_source(document, n)}/passages/{m}/id", "foreign-passage", texts)


def passages_in_range(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage has a first and a last character, and both lie in its document."""
    for n, source in enumerate(document.sources):
        length = source.document.length
        for m, passage in enumerate(source.passages):
            if not passage.start < passage.end <= length:
                texts = {"start": str(passage.start), "end": str(passage.end), "length": str(length)}
                yield Problem(f"{_source(document, n)}/passages/{m}/end", "passage-range", texts)


def reported_events(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage reports the event itself, not only for its circumstances."""
    for n, event in enumerate(document.events):
        if not any(type(clause) is Occurrence for clause in event.clauses):
            yield Problem(f"/events/{n}/clauses", "unreported-event", {"id": event.id})


def fulfilled_plans(document: Document, _: Survey) -> Iterator[Problem]:
    """What is fulfilled is a plan, and what fulfils it is a deed."""
    statuses = {event.id: event.status for event in document.events}
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if type(clause) is Fulfils and (event.status, statuses.get(clause.event, "planned")) != ("done", "planned"):
                texts = {"deed": event.id, "status": event.status, "plan": clause.event}
                yield Problem(f"/events/{n}/clauses/{c}/event", "not-a-plan", texts)


def told_in_time(document: Document, _: Survey) -> Iterator[Problem]:
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


def order_of_events(document: Document, _: Survey) -> Iterator[Problem]:
    """No deed can only have been before one that must precede it."""
    deeds = [event for event in document.events if event.status == "done"]
    if len(deeds) > 1:
        parties = document.parties if isinstance(document, Treaty) else ()
        places = {event.id: n for n, event in enumerate(document.events)}
        for earlier, later in spans_of(document, parties).conflicts:
            yield Problem(f"/events/{places[later]}", "event-order", {"later": later, "earlier": earlier})


def once_only(document: Document, _: Survey) -> Iterator[Problem]:
    """What happens once to a treaty is one event: a second one may be the same under another identifier."""
    places = {event.id: n for n, event in enumerate(document.events)}
    for kind, (first, *others) in events_of_once(document).items():
        for id in others:
            yield Problem(f"/events/{places[id]}/id", "second-event", {"id": id, "kind": kind, "first": first})


def of_the_treaty(document: Document, _: Survey) -> Iterator[Problem]:
    """An entry into force or an end that somebody does is that one's, and says nothing of the treaty's."""
    for n, event in enumerate(document.events):
        if is_of_one_party(event):
            yield Problem(f"/events/{n}", "event-of-one-party", {"id": event.id, "kind": event.kind})


def founded_articles(document: Document, _: Survey) -> Iterator[Problem]:
    """Some passage names the number under which a treaty has a provision, and of which a report lists an article."""
    names = names_of(document)
    named = {number for numbers in names.values() for number in numbers}
    for n, article in enumerate(document.articles):
        if isinstance(document, Report):
            if not article.provisions and article.number not in named:
                yield Problem(f"/articles/{n}/number", "unfounded-article", {"article": str(article.number)})
        else:
            for p, provision in enumerate(article.provisions):
                if not Naming(provision, article.number, names).passages:
                    place = f"/articles/{n}/provisions/{p}"
                    yield Problem(place, "unfounded-article", {"article": str(article.number)})


def named_articles_exist(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage names no number beyond the last article of a treaty that lists its parties, and so is closed."""
    last = _last_article(document)
    for n, source in enumerate(document.sources if last else ()):
        for m, passage in enumerate(source.passages):
            for k, number in enumerate(passage.names_articles):
                if number > last:
                    place = f"{_source(document, n)}/passages/{m}/names_articles/{k}"
                    texts = {"what": f"the passage {passage.id}", "article": str(number), "last": str(last)}
                    yield Problem(place, "article-beyond-last", texts)
    for n, placement in enumerate(document.placements if isinstance(document, Treaty) and last else ()):
        if placement.article > last:
            texts = {"what": "this placement", "article": str(placement.article), "last": str(last)}
            yield Problem(f"/placements/{n}/article", "article-beyond-last", texts)


def compared_as_reported(document: Document, _: Survey) -> Iterator[Problem]:
    """A comparison has what a treaty has once under the article that reports name."""
    for n, placement in enumerate(document.placements if isinstance(document, Treaty) else ()):
        if named := placed_otherwise(placement, document.articles):
            texts = {"provision": placement.provision, "named": _articles(named)}
            texts["article"] = str(placement.article)
            yield Problem(f"/placements/{n}/article", "compared-otherwise", texts)


def others_are_no_party(document: Document, _: Survey) -> Iterator[Problem]:
    """Who is named by `of` is no party to the treaty."""
    parties = {party.id for party in document.parties} if isinstance(document, Treaty) else set()
    for pointer, name in _of(document) if parties else ():
        if name in parties:
            yield Problem(pointer, "party-as-of", {"name": name})


def _of(document: Document) -> Iterator[tuple[str, str]]:
    """Whom `of` names among those who act and speak, each with its pointer."""
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if isinstance(clause, Actor | Chamber) and clause.of is not None:
                yield f"/events/{n}/clauses/{c}/of", clause.of
    for n, source in enumerate(document.sources):
        for m, passage in enumerate(source.passages):
            speaker = passage.speaker
            if speaker is not None and not isinstance(speaker, TreatyText) and speaker.of is not None:
                yield f"{_source(document, n)}/passages/{m}/speaker/of", speaker.of


def _articles(numbers: Sequence[int]) -> str:
    """Numbers of articles in words."""
    return f"article{'s' if len(numbers) > 1 else ''} {' and '.join(map(str, numbers))}"


def _last_article(document: Document) -> int:
    """The last article of a treaty all of whose articles are known; 0 where there may be any number of them."""
    return (document.last_article or 0) if isinstance(document, Treaty) else 0


def placed_as_named(document: Document, _: Survey) -> Iterator[Problem]:
    """What a passage reports that names an article of the treaty stands under one."""
    names = names_of(document)
    last = _last_article(document)
    if last:
        names = {id: numbers for id, numbers in names.items() if min(numbers) <= last}
    found: set[tuple[str, int]] = set()
    for p, provision in enumerate(document.unplaced if names else ()):
        for c, clause in enumerate(provision.clauses):
            for k, id in enumerate(clause.reported_by):
                if id in names and (id, p) not in found:
                    found.add((id, p))
                    place = f"/unplaced/{p}/clauses/{c}/reported_by/{k}"
                    texts = {"id": id, "named": _articles(names[id]), "provision": provision.label}
                    yield Problem(place, "named-but-unplaced", texts)


def own_articles(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage names the article under which its clause stands, or none."""
    for found in find_misplacements(document):
        texts = {"id": found.passage, "named": _articles(found.names), "article": str(found.article)}
        yield Problem(found.pointer, "other-article", texts)


def used_passages(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every passage reports some clause."""
    unused = set(survey.passages) - survey.identifiers["PassageId"].listed()
    if unused:
        for id, place in zip(survey.passages, _places(document), strict=True):
            if id in unused:
                yield Problem(place, "unused-passage", {"id": id})


def placed_by_number(document: Document, _: Survey) -> Iterator[Problem]:
    """A report puts a provision under an article only where a passage that reports it names the number."""
    if isinstance(document, Report) and document.articles:
        names = names_of(document)
        for n, article in enumerate(document.articles):
            for p, provision in enumerate(article.provisions):
                if not Naming(provision, article.number, names).passages:
                    texts = {"provision": provision.label, "article": str(article.number)}
                    yield Problem(f"/articles/{n}/provisions/{p}", "article-not-named", texts)


def for_one_side(document: Document, _: Survey) -> Iterator[Problem]:
    """Who acts or speaks does so for a party or for somebody else, never for both; an actor for one of the two."""
    for n, event in enumerate(document.events):
        for c, clause in enumerate(event.clauses):
            if (type(clause) is Actor or type(clause) is Chamber) and (clause.party is None) is (clause.of is None):
                found = "neither" if clause.party is None else "both"
                yield Problem(f"/events/{n}/clauses/{c}", "party-or-of", {"kind": clause.kind, "found": found})
    for n, source in enumerate(document.sources):
        for m, passage in enumerate(source.passages):
            speaker = passage.speaker
            if speaker is not None and not isinstance(speaker, TreatyText) and speaker.party and speaker.of:
                place = f"{_source(document, n)}/passages/{m}/speaker"
                yield Problem(place, "party-or-of", {"kind": speaker.kind, "found": "both"})


def told_when(document: Document, _: Survey) -> Iterator[Problem]:
    """When a text was written is given by a first or a last day, and the first is not after the last."""
    for n, source in enumerate(document.sources):
        if (recorded := source.recorded) is not None:
            first, last = recorded.not_before, recorded.not_after
            days = [first and PartialDate.parse(first).first, last and PartialDate.parse(last).last]
            if not (first or last) or (days[0] and days[1] and days[0] > days[1]):
                yield Problem(f"{_source(document, n)}/recorded", "recorded-without-day", {})


_Rule = Callable[[Document, Survey], Iterator[Problem]]

# What a document must be.
RULES: tuple[_Rule, ...] = (
    named_once,
    one_of_a_kind,
    complete_articles,
    known_passages,
    references_once,
    known_parties,
    known_events,
    own_passages,
    passages_in_range,
    reported_events,
    fulfilled_plans,
    told_in_time,
    placed_by_number,
    for_one_side,
    told_when,
)

# Those of them that a part of a document keeps or breaks whatever else the document holds.
RULES_OF_PARTS: tuple[_Rule, ...] = (
    named_once,
    one_of_a_kind,
    references_once,
    own_passages,
    passages_in_range,
    reported_events,
    for_one_side,
    told_when,
)

# What a document may be and is worth a look: warnings and notes.
REMARKS: tuple[_Rule, ...] = (
    order_of_events,
    once_only,
    of_the_treaty,
    founded_articles,
    named_articles_exist,
    compared_as_reported,
    others_are_no_party,
    placed_as_named,
    own_articles,
    used_passages,
)


def broken(rules: Iterable[_Rule], document: Document, survey: Survey) -> Iterator[Problem]:
    """All that rules find in a document whose shape is right."""
    return chain.from_iterable(rule(document, survey) for rule in rules)


def _source(document: Document, n: int) -> str:
    return "/source" if isinstance(document, Report) else f"/sources/{n}"


def _places(document: Document) -> list[str]:
    """The pointers of all passages."""
    return [
        f"{_source(document, n)}/passages/{m}" for n, s in enumerate(document.sources) for m in range(len(s.passages))
    ]


def _unknown(document: Document, survey: Survey, leaf: str, known: set[str], code: str) -> Iterator[Problem]:
    """The identifiers of a type that lead nowhere, with their pointers, which are looked for only if there are any."""
    found = survey.identifiers[leaf]
    if not (known.issuperset(chain.from_iterable(found.lists)) and known.issuperset(found.single)):
        ordered = sorted(known)
        for pointer, _, id in values_of(document, leaf):
            if id not in known:
                yield Problem(pointer, code, {"id": id, "nearest": partial(known_ids, id, ordered)})


def known_ids(id: str, known: list[str]) -> str:
    """The hint that names identifiers like one that leads nowhere: several, because often a digit tells them apart."""
    from ..spelling import like  # noqa: PLC0415  # documents without mistakes need no comparing of names

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
