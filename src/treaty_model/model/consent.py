"""Which events are steps in the life of this treaty, and which concern other instruments or non-parties.

The terms are those of the Vienna Convention on the Law of Treaties (Articles 10 to 16, 24 and 54).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from .event_clauses import OF_THIS_TREATY, Act, Actor, Chamber, Concerns, Instrument
from .events import EntryIntoForce, Event, ParliamentaryAction, Signing, Termination
from .iteration import DocumentContent
from .source import source_of

_THE_TREATY = frozenset({"treaty", "treaty-text"})

# The acts by which a chamber consents. Debating a treaty, or taking note of it, is not consent.
_CONSENTING = frozenset({"ratification", "approval", "acceptance", "adoption", "consent", "consent-to-ratification"})


def done_events(treaty: DocumentContent, *kinds: type[Event]) -> Iterator[Event]:
    """The events of the given kinds that have taken place and concern this treaty."""
    for event in treaty.events:
        if event.status == "done" and isinstance(event, kinds) and is_of_this_treaty(event):
            yield event


def repeated_events(treaty: DocumentContent, about: str | None = None) -> dict[str, tuple[str, ...]]:
    """For each kind that happens once to a treaty but has several events here: their identifiers.

    Events that more sources report come first, then an event whose identifier is its kind. An event that only the
    source `about` reports comes last.
    """
    sources: dict[str, dict[str, set[str]]] = defaultdict(dict)  # by kind and event
    for event in treaty.events:
        if happens_once(event):
            sources[event.kind][event.id] = {source_of(id) for clause in event.clauses for id in clause.reported_by}
    return {
        kind: tuple(sorted(by_event, key=lambda id: (by_event[id] == {about}, -len(by_event[id]), id != kind, id)))
        for kind, by_event in sources.items()
        if len(by_event) > 1
    }


def happens_once(event: Event) -> bool:
    """Whether an event has taken place and is of a kind that happens once to this treaty."""
    return event.once and event.status == "done" and is_of_this_treaty(event) and not is_of_one_party(event)


def is_of_this_treaty(event: Event) -> bool:
    """Whether an event is about this treaty: not about another matter or instrument, nor an act of non-parties alone.

    What is signed, enters into force or ends must be the treaty itself, not a law or bill on it.
    """
    instruments = _THE_TREATY if isinstance(event, Signing | EntryIntoForce | Termination) else OF_THIS_TREATY
    if any(
        isinstance(clause, Concerns) or (isinstance(clause, Instrument) and clause.value not in instruments)
        for clause in event.clauses
    ):
        return False
    actors = [clause for clause in event.clauses if isinstance(clause, Actor)]
    return not actors or any(actor.of is None for actor in actors)


def is_of_one_party(event: Event) -> bool:
    """Whether an entry into force or a termination has an actor: then it concerns that party only, not the treaty."""
    can_be = isinstance(event, EntryIntoForce | Termination)
    return can_be and any(isinstance(clause, Actor) for clause in event.clauses)


def is_consent(event: Event, parties: Collection[str]) -> bool:
    """Whether a parliamentary act or a ratification is a step by which a party consents to be bound by this treaty.

    Without a list of parties, every `party` that a clause names counts as one.
    """
    if isinstance(event, ParliamentaryAction) and not any(
        isinstance(clause, Act) and clause.value in _CONSENTING for clause in event.clauses
    ):
        return False
    return not any(isinstance(clause, Actor | Chamber) and _is_of_no_party(clause, parties) for clause in event.clauses)


def _is_of_no_party(clause: Actor | Chamber, parties: Collection[str]) -> bool:
    return clause.of is not None or bool(parties and clause.party is not None and clause.party not in parties)
