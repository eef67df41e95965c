"""Which events are steps in the life of this treaty, and which are of another instrument, or of somebody else.

The words are those of the Vienna Convention on the Law of Treaties (Articles 10 to 16, 24 and 54).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator

from .event_clauses import OF_THIS_TREATY, Act, Actor, Chamber, Concerns, Instrument
from .events import EntryIntoForce, Event, ParliamentaryAction, Signing, Termination
from .iteration import DocumentContent
from .source import source_of

_THE_TREATY = frozenset({"treaty", "treaty-text"})

# What a chamber does when it consents. A chamber that debates a treaty, or takes note of it, does not.
_CONSENTING = frozenset({"ratification", "approval", "acceptance", "adoption", "consent", "consent-to-ratification"})


def done(treaty: DocumentContent, *kinds: type[Event]) -> Iterator[Event]:
    """The deeds of some kinds in the life of this treaty."""
    for event in treaty.events:
        if event.status == "done" and isinstance(event, kinds) and is_of_this_treaty(event):
            yield event


def events_of_once(treaty: DocumentContent, about: str | None = None) -> dict[str, tuple[str, ...]]:
    """The events of each kind that happens once to this treaty, by the kind, where there are several.

    First stands the one that most sources report, then the one that is called by its kind; an event that the source
    `about` alone reports stands last.
    """
    found: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for event in treaty.events:
        if happens_once(event):
            found[event.kind][event.id] = {source_of(id) for clause in event.clauses for id in clause.reported_by}
    return {
        kind: tuple(sorted(by, key=lambda id: (by[id] == {about}, -len(by[id]), id != kind, id)))
        for kind, by in found.items()
        if len(by) > 1
    }


def happens_once(event: Event) -> bool:
    """Whether an event has happened, and is one of which this treaty has one."""
    return event.once and event.status == "done" and is_of_this_treaty(event) and not is_of_one_party(event)


def is_of_this_treaty(event: Event) -> bool:
    """Whether an event is about this treaty: nothing else, no other instrument, nor somebody of no party alone.

    What is signed, enters into force or ends is the treaty, and no law or bill on it.
    """
    own = _THE_TREATY if isinstance(event, Signing | EntryIntoForce | Termination) else OF_THIS_TREATY
    if any(
        isinstance(clause, Concerns) or (isinstance(clause, Instrument) and clause.value not in own)
        for clause in event.clauses
    ):
        return False
    actors = [clause for clause in event.clauses if isinstance(clause, Actor)]
    return not actors or any(actor.of is None for actor in actors)


def is_of_one_party(event: Event) -> bool:
    """Whether an entry into force or an end has an actor: then it is that one's, and not the treaty's."""
    ends = isinstance(event, EntryIntoForce | Termination)
    return ends and any(isinstance(clause, Actor) for clause in event.clauses)


def is_consent(event: Event, parties: Collection[str]) -> bool:
    """Whether an act of a parliament or a ratification is a step by which a party consents to be bound by this treaty.

    Without a list of parties anybody who is told as a party counts as one.
    """
    if isinstance(event, ParliamentaryAction) and not any(
        isinstance(clause, Act) and clause.value in _CONSENTING for clause in event.clauses
    ):
        return False
    return not any(isinstance(clause, Actor | Chamber) and _is_of_no_party(clause, parties) for clause in event.clauses)


def _is_of_no_party(clause: Actor | Chamber, parties: Collection[str]) -> bool:
    return clause.of is not None or bool(parties and clause.party is not None and clause.party not in parties)
