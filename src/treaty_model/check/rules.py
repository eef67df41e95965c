"""The rules that no schema can say, in one list: each yields the problems that it finds in a document.

`schemas/README.md` names each of them by its code, with the reason why no schema can say it.
"""

from collections.abc import Callable, Iterator, Sequence

from ..codec.document import Document
from ..model.event_clauses import Occurrence
from ..model.provisions import Provision
from ..model.report import Report
from ..model.treaty import Treaty
from ..model.walk import walk
from ..spec import values_of
from .problems import Problem
from .survey import Survey


def unique_ids(document: Document, survey: Survey) -> Iterator[Problem]:
    """No identifier is given twice: of a party, a source, a passage or an event."""
    if isinstance(document, Treaty):
        yield from _twice("party", [party.id for party in document.parties], "/parties/{}/id".format)
    yield from _twice("event", [event.id for event in document.events], "/events/{}/id".format)
    yield from _twice("source", [source.id for source in document.sources], lambda n: f"{_source(document, n)}/id")
    if len(set(survey.passages)) < len(survey.passages):
        places = _places(document)
        yield from _twice("passage", survey.passages, lambda n: f"{places[n]}/id")


def one_of_a_kind(document: Document, _: Survey) -> Iterator[Problem]:
    """An article stands once, and has one provision of each kind (one undertaking on each topic)."""
    numbers = [article.number for article in document.articles]
    yield from _twice("article", numbers, "/articles/{}/number".format)
    for n, article in enumerate(document.articles):
        yield from _each_kind_once(f"/articles/{n}/provisions", article.provisions)
    yield from _each_kind_once("/unplaced", document.unplaced)


def complete_articles(document: Document, _: Survey) -> Iterator[Problem]:
    """A treaty's articles run from 1 to the last in order and without a gap; a report has those that it tells of."""
    numbers = [article.number for article in document.articles] if isinstance(document, Treaty) else []
    if len(set(numbers)) == len(numbers):  # else a duplicate article is the mistake
        for n, number in enumerate(numbers):
            if number != n + 1:
                text = f"article {number} stands where article {n + 1} belongs"
                yield Problem(f"/articles/{n}/number", "article-order", text)
                return


def known_passages(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every passage that a clause refers to is there."""
    for pointer, id in _unknown(document, survey, "PassageId", set(survey.passages)):
        yield Problem(pointer, "unknown-passage", f"no source has a passage {id}")


def references_once(document: Document, survey: Survey) -> Iterator[Problem]:
    """A clause refers to each of its passages once."""
    if any(len(ids) > 1 and len(set(ids)) < len(ids) for ids in survey.identifiers["PassageId"].lists):
        for placed in walk(document):
            yield from _twice("reference", placed.clause.reported_by, f"{placed.pointer}/reported_by/{{}}".format)


def known_parties(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every party that a treaty's clauses and speakers name is one of its parties; a report has no list of them."""
    if isinstance(document, Treaty):
        for pointer, id in _unknown(document, survey, "PartyId", {party.id for party in document.parties}):
            yield Problem(pointer, "unknown-party", f"{id} is no party to the treaty")


def known_events(document: Document, survey: Survey) -> Iterator[Problem]:
    """Every event that another one is told by is there."""
    for pointer, id in _unknown(document, survey, "EventId", {event.id for event in document.events}):
        yield Problem(pointer, "unknown-event", f"there is no event {id}")


def own_passages(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage's identifier starts with that of its source."""
    for n, source in enumerate(document.sources):
        prefix = f"{source.id}."
        for m, passage in enumerate(source.passages):
            if not passage.id.startswith(prefix):
                text = f"passage {passage.id} stands in source {source.id}"
                yield Problem(f"{_source(document, n)}/passages/{m}/id", "foreign-passage", text)


def passages_in_range(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage has a first and a last character, and both lie in its document."""
    for n, source in enumerate(document.sources):
        length = source.document.length
        for m, passage in enumerate(source.passages):
            if not passage.start < passage.end <= length:
                text = f"{passage.start} to {passage.end} is no range of a document of {length}"
                yield Problem(f"{_source(document, n)}/passages/{m}/end", "passage-range", text)


def reported_events(document: Document, _: Survey) -> Iterator[Problem]:
    """A passage vouches for the event itself, not only for its circumstances."""
    for n, event in enumerate(document.events):
        if not any(isinstance(clause, Occurrence) for clause in event.clauses):
            text = f"no passage reports that {event.id} took place or is planned; add an occurrence"
            yield Problem(f"/events/{n}/clauses", "unreported-event", text)


RULES: tuple[Callable[[Document, Survey], Iterator[Problem]], ...] = (
    unique_ids,
    one_of_a_kind,
    complete_articles,
    known_passages,
    references_once,
    known_parties,
    known_events,
    own_passages,
    passages_in_range,
    reported_events,
)


def broken_rules(document: Document, survey: Survey) -> list[Problem]:
    """All that is wrong with a document whose shape is right."""
    return [problem for rule in RULES for problem in rule(document, survey)]


def _source(document: Document, n: int) -> str:
    return "/source" if isinstance(document, Report) else f"/sources/{n}"


def _places(document: Document) -> list[str]:
    """The pointers of all passages."""
    return [
        f"{_source(document, n)}/passages/{m}" for n, s in enumerate(document.sources) for m in range(len(s.passages))
    ]


def _each_kind_once(at: str, provisions: Sequence[Provision]) -> Iterator[Problem]:
    if len(provisions) > 1:
        yield from _twice("provision", [provision.label for provision in provisions], f"{at}/{{}}".format)


def _unknown(document: Document, survey: Survey, leaf: str, known: set[str]) -> Iterator[tuple[str, str]]:
    """The identifiers of a type that lead nowhere, with their pointers, which are looked for only if there are any."""
    if not survey.identifiers[leaf].all() <= known:
        yield from ((pointer, id) for pointer, _, id in values_of(document, leaf) if id not in known)


def _twice(what: str, names: Sequence[object], pointer: Callable[[int], str]) -> Iterator[Problem]:
    """What is named twice; `pointer` tells where the name of a number stands."""
    if len(set(names)) == len(names):
        return
    first: dict[object, int] = {}
    for n, name in enumerate(names):
        if name in first:
            text = f"{what} {name} stands at {pointer(first[name])} already"
            yield Problem(pointer(n), f"duplicate-{what}", text)
        first.setdefault(name, n)
