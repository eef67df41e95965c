"""What reports let one say of a treaty on a given day, and why."""

import datetime
from typing import Literal, NamedTuple

from .events import EntryIntoForce, Event, Signing, Termination
from .source import source_of
from .spans import Reported, done, span_of, widest

State = Literal["not-signed", "signed", "in-force", "terminated", "unknown"]

_STAGES: tuple[tuple[State, type[Event]], ...] = (
    ("signed", Signing),
    ("in-force", EntryIntoForce),
    ("terminated", Termination),
)


class Reason(NamedTuple):
    """One step of the argument, and the passages that it rests on."""

    text: str
    passages: tuple[str, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """The identifiers of the sources that the passages belong to, each once."""
        return tuple(dict.fromkeys(map(source_of, self.passages)))


class Status(NamedTuple):
    """The state of a treaty on a day. `certain` is the furthest state that it has surely reached by then.

    The state is `unknown` where the treaty may or may not have gone further than that.
    """

    day: datetime.date
    state: State
    certain: State
    because: tuple[Reason, ...]


def status_on(treaty: Reported, day: datetime.date) -> Status:
    """The state of a treaty on a day, as far as reports of done events let one say it. Plans count for nothing."""
    state: State = "unknown"
    certain: State = "unknown"
    because = []
    for stage, kind in _STAGES:
        events = done(treaty, kind)
        if not events:
            because.append(Reason(f"{stage}: no report tells of it", ()))
            continue
        span = widest(span_of(treaty, event) for event in events)
        because.append(Reason(f"{stage}: {span}", span.passages))
        if day < span.earliest:
            state = certain = "not-signed" if kind is Signing else certain
            break
        if span.latest is None or day < span.latest:
            state = "unknown"
            break
        state = certain = stage
    return Status(day, state, certain, tuple(because))
