"""The rules that no schema can say, in one list: each yields the problems that it finds in a document.

`schemas/README.md` names each of them by its code, with the reason why no schema can say it.
"""

from collections.abc import Callable, Iterable, Iterator

from ..model.event_clauses import Occurrence
from ..model.provisions import Provision
from ..model.report import Report
from ..model.source import Passage, Source
from ..model.treaty import Treaty
from ..model.walk import walk
from ..spec import values_of
from .problems import Problem

Document = Report | Treaty


def unique_ids(document: Document) -> Iterator[Problem]:
    """No identifier is given twice: of a party, a source, a passage or an event."""
    if isinstance(document, Treaty):
        yield from _twice("party", ((f"/parties/{n}/id", party.id) for n, party in enumerate(document.parties)))
    yield from _twice("event", ((f"/events/{n}/id", event.id) for n, event in enumerate(document.events)))
    yield from _twice("source", ((f"{at}/id", source.id) for at, source in _sources(document)))
    yield from _twice("passage", ((f"{at}/id", passage.id) for at, _, passage in _passages(document)))


def one_of_a_kind(document: Document) -> Iterator[Problem]:
    """An article stands once, and has one provision of each kind (one undertaking on each topic)."""
    yield from _twice("article", ((f"/articles/{n}/number", a.number) for n, a in enumerate(document.articles)))
    for n, article in enumerate(document.articles):
        yield from _twice("provision", _kinds(f"/articles/{n}/provisions", article.provisions))
    yield from _twice("provision", _kinds("/unplaced", document.unplaced))


def complete_articles(document: Document) -> Iterator[Problem]:
    """A treaty's articles run from 1 to the last in order and without a gap; a report has those that it tells of."""
    numbers = [article.number for article in document.articles] if isinstance(document, Treaty) else []
    if len(set(numbers)) == len(numbers):  # else a duplicate article is the mistake
        for n, number in enumerate(numbers):
            if number != n + 1:
                text = f"article {number} stands where article {n + 1} belongs"
                yield Problem(f"/articles/{n}/number", "article-order", text)
                return


def known_passages(document: Document) -> Iterator[Problem]:
    """Every passage that a clause refers to is there."""
    known = {passage.id for _, _, passage in _passages(document)}
    for pointer, _, id in values_of(document, "PassageId"):
        if id not in known:
            yield Problem(pointer, "unknown-passage", f"no source has a passage {id}")


def references_once(document: Document) -> Iterator[Problem]:
    """A clause refers to each of its passages once."""
    for placed in walk(document):
        at = f"{placed.pointer}/reported_by"
        yield from _twice("reference", ((f"{at}/{n}", id) for n, id in enumerate(placed.clause.reported_by)))


def known_parties(document: Document) -> Iterator[Problem]:
    """Every party that a treaty's clauses and speakers name is one of its parties; a report has no list of them."""
    if isinstance(document, Treaty):
        known = {party.id for party in document.parties}
        for pointer, _, id in values_of(document, "PartyId"):
            if id not in known:
                yield Problem(pointer, "unknown-party", f"{id} is no party to the treaty")


def known_events(document: Document) -> Iterator[Problem]:
    """Every event that another one is told by is there."""
    known = {event.id for event in document.events}
    for pointer, _, id in values_of(document, "EventId"):
        if id not in known:
            yield Problem(pointer, "unknown-event", f"there is no event {id}")


def own_passages(document: Document) -> Iterator[Problem]:
    """A passage's identifier starts with that of its source."""
    for at, source, passage in _passages(document):
        if passage.source != source.id:
            yield Problem(f"{at}/id", "foreign-passage", f"passage {passage.id} stands in source {source.id}")


def passages_in_range(document: Document) -> Iterator[Problem]:
    """A passage has a first and a last character, and both lie in its document."""
    for at, source, passage in _passages(document):
        if not passage.start < passage.end <= source.document.length:
            text = f"{passage.start} to {passage.end} is no range of a document of {source.document.length}"
            yield Problem(f"{at}/end", "passage-range", text)


def reported_events(document: Document) -> Iterator[Problem]:
    """A passage vouches for the event itself, not only for its circumstances."""
    for n, event in enumerate(document.events):
        if not any(isinstance(clause, Occurrence) for clause in event.clauses):
            text = f"no passage reports that {event.id} took place or is planned; add an occurrence"
            yield Problem(f"/events/{n}/clauses", "unreported-event", text)


RULES: tuple[Callable[[Document], Iterator[Problem]], ...] = (
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


def broken_rules(document: Document) -> list[Problem]:
    """All that is wrong with a document whose shape is right."""
    return [problem for rule in RULES for problem in rule(document)]


def _sources(document: Document) -> Iterator[tuple[str, Source]]:
    if isinstance(document, Report):
        yield "/source", document.source
    else:
        yield from ((f"/sources/{n}", source) for n, source in enumerate(document.sources))


def _passages(document: Document) -> Iterator[tuple[str, Source, Passage]]:
    for at, source in _sources(document):
        yield from ((f"{at}/passages/{n}", source, passage) for n, passage in enumerate(source.passages))


def _kinds(at: str, provisions: Iterable[Provision]) -> Iterator[tuple[str, str]]:
    for n, provision in enumerate(provisions):
        yield f"{at}/{n}", provision.label


def _twice(what: str, named: Iterable[tuple[str, object]]) -> Iterator[Problem]:
    first: dict[object, str] = {}
    for pointer, name in named:
        if name in first:
            yield Problem(pointer, f"duplicate-{what}", f"{what} {name} stands at {first[name]} already")
        first.setdefault(name, pointer)
