"""A treaty as its reports tell it, and the questions that one can ask of it."""

import datetime
from typing import Literal, NamedTuple

from pydantic import Field

from ..lexical import LanguageTag, PartyId, Slug, Text
from .base import DocumentModel, Model, Several
from .clause import Clause
from .contradictions import Contradiction, find_contradictions
from .events import AnyEvent
from .facts import AnyFact
from .misplacements import Misplacement, find_misplacements
from .provisions import AnyProvision, Article
from .report import FormatVersion
from .source import Passage, Source, Voice
from .status import Status, status_on
from .support import Support
from .timeline import Moment, timeline
from .walk import Placed, walk


class PartyName(Model):
    """What a party is called in one language."""

    language: LanguageTag
    value: Text


class Party(Model):
    """A party to the treaty."""

    id: PartyId
    names: Several[PartyName] = ()


class Claim(NamedTuple):
    """One clause as one passage reports it: a flat row. What does not apply is None."""

    article: int | None
    provision: str | None
    event: str | None
    clause: str
    value: str
    attribution: str
    passage: str
    source: str
    status: str | None
    placement: str | None


Coverage = dict[int, dict[str, str]]


class Treaty(DocumentModel):
    """What reports say of a treaty, taken together. Without sources it is the frame that reports fill."""

    # What is found by identifier, put together when it is first asked for. It is no part of the value, so it stands
    # where neither equality nor copies nor validation see it.
    __slots__ = ("_index",)

    kind: Literal["treaty"] = "treaty"
    format_version: FormatVersion
    id: Slug
    parties: Several[Party] = ()
    articles: Several[Article] = Field(
        default=(), description="Every article from the first to the last, empty ones too."
    )
    unplaced: Several[AnyProvision] = Field(
        default=(), description="Provisions whose article no report names by number."
    )
    events: Several[AnyEvent] = ()
    facts: Several[AnyFact] = ()
    sources: Several[Source] = ()

    def article(self, number: int) -> Article:
        """The article of that number. LookupError where the treaty has none."""
        for article in self.articles:
            if article.number == number:
                return article
        raise LookupError(f"no article {number}; the treaty has {len(self.articles)}")

    def event(self, id: str) -> AnyEvent:
        """The event of that identifier. LookupError where there is none."""
        for event in self.events:
            if event.id == id:
                return event
        raise LookupError(f"no event {id!r}")

    def source(self, id: str) -> Source:
        """The source of that identifier. LookupError where there is none."""
        if id not in self._known.sources:
            raise LookupError(f"no source {id!r}")
        return self._known.sources[id]

    def passage(self, id: str) -> Passage:
        """The passage of that identifier. LookupError where there is none."""
        if id not in self._known.passages:
            raise LookupError(f"no passage {id!r}")
        return self._known.passages[id]

    def claims(self) -> tuple[Claim, ...]:
        """One row for each clause and each passage that reports it, of provisions, events and facts alike."""
        return tuple(self._claim(placed, id) for placed in walk(self) for id in placed.clause.reported_by)

    def coverage(self) -> Coverage:
        """For each article, what each source (by identifier) has of it.

        `explicit`: a passage that reports a clause of the article names its number. `inferred`: passages report
        clauses of it, and none names its number. `none`: no clause of it.
        """
        cells = {a.number: dict.fromkeys((s.id for s in self.sources), "none") for a in self.articles}
        for placed in walk(self):
            if placed.article is not None:
                row = cells[placed.article]
                for id in placed.clause.reported_by:
                    passage = self.passage(id)
                    if row[passage.source] != "explicit":
                        row[passage.source] = passage.placement(placed.article)
        return cells

    def support(self, clause: Clause) -> Support:
        """How many documents vouch for a clause, and how many independent origins."""
        return Support.of(clause, self._known.voices)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Facts that can have one value only and have several that cannot all hold, best-supported value first."""
        return find_contradictions(walk(self), self.support)

    def misplacements(self) -> tuple[Misplacement, ...]:
        """Clauses that stand under one article although a passage that reports them names only others."""
        return tuple(find_misplacements(self))

    def timeline(self) -> tuple[Moment, ...]:
        """The events in order, each as the span of days on which it can lie."""
        return timeline(self)

    def status_on(self, day: datetime.date | str) -> Status:
        """What the reports let one say of the treaty on a day: a date, or its ISO 8601 text. ValueError for others."""
        day = datetime.date.fromisoformat(day) if isinstance(day, str) else day
        return status_on(self, datetime.date(day.year, day.month, day.day))

    def _claim(self, placed: Placed, id: str) -> Claim:
        passage, provision, event = self.passage(id), placed.provision, placed.event
        return Claim(
            article=placed.article,
            provision=provision.label if provision else None,
            event=event.id if event else None,
            clause=placed.clause.kind,
            value=placed.clause.told,
            attribution="the report" if passage.speaker is None else passage.speaker.label,
            passage=id,
            source=passage.source,
            status=event.status if event else None,
            placement=None if placed.article is None else passage.placement(placed.article),
        )

    @property
    def _known(self) -> "_Index":
        try:
            index: _Index = object.__getattribute__(self, "_index")
        except AttributeError:
            index = _Index(
                {source.id: source for source in self.sources},
                {passage.id: passage for source in self.sources for passage in source.passages},
                {source.id: source.voice for source in self.sources},
            )
            object.__setattr__(self, "_index", index)
        return index


class _Index(NamedTuple):
    sources: dict[str, Source]
    passages: dict[str, Passage]
    voices: dict[str, Voice]
