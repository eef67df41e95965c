"""The treaty: a document with what reports say of a treaty, and methods that answer questions about it."""

import datetime
from collections import defaultdict
from typing import Annotated, Literal, NamedTuple

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..arguments import quoted, require, unknown, whole_number
from ..lexical import Slug
from .base import DocumentModel, Optional, Several
from .clause import Clause
from .contradictions import Contradiction, find_contradictions
from .events import AnyEvent
from .facts import AnyFact
from .frame import ExternalPlacement, Party, PossiblySame
from .iteration import LocatedClause, iter_clauses
from .misplacements import Misplacement, find_misplacements
from .placements import Placement
from .provisions import AnyProvision, Article, Provision
from .report import FormatVersion
from .source import Passage, Source
from .status import StateFrom, Status
from .support import Support
from .timeline import Moment, timeline
from .treaty_index import TreatyIndex


class Claim(NamedTuple):
    """One clause as one passage reports it, as a flat row. A field that does not apply is None.

    `placement` states how the clause is placed under the article: `explicit`; `inferred`, with the identifiers of the
    passages that place it in `placed_by`, separated by spaces; or `external`, with `certain` or `probable` in
    `placed_by`: no report places the clause, and the article is that of a comparison.
    """

    article: int | None
    provision: str | None
    event: str | None
    clause: str
    value: str
    attribution: str
    passage: str
    source: str
    origin: str | None
    status: str | None
    placement: str | None
    placed_by: str | None


ArticlesKnown = TypeAliasType(
    "ArticlesKnown",
    Annotated[
        Literal["all", "in-part"],
        Doc(
            "Whether `articles` lists all articles of the treaty, or there may be more. If absent, all articles are "
            "listed if the parties are listed too."
        ),
    ],
)

Coverage = dict[int, dict[str, str]]

_DAY = "a day is a date or its ISO 8601 text, as in '2031-05-04'"


class Treaty(DocumentModel):
    """A treaty as all its reports describe it together. Without sources, it is the frame that reports fill."""

    # A cache for the methods, filled on first use. Equality, copies and validation ignore it.
    __slots__ = ("_index",)

    kind: Literal["treaty"] = "treaty"
    format_version: FormatVersion
    id: Slug
    parties: Several[Party] = ()
    articles: Several[Article] = Field(
        default=(), description="All articles from the first to the last, also empty ones."
    )
    articles_known: Optional[ArticlesKnown] = None
    unplaced: Several[AnyProvision] = Field(default=(), description="Provisions that no report places.")
    placements: Several[ExternalPlacement] = Field(
        default=(), description="The articles of provisions by comparison with other texts than the reports."
    )
    events: Several[AnyEvent] = ()
    possibly_same: Several[PossiblySame] = Field(
        default=(), description="Pairs of events that may be the same although no report says so."
    )
    facts: Several[AnyFact] = ()
    sources: Several[Source] = ()

    @property
    def last_article(self) -> int | None:
        """The number of the last article if all articles are known, otherwise None."""
        listed = self.articles_known or ("all" if self.parties else "in-part")
        return len(self.articles) if listed == "all" and self.articles else None

    def article(self, number: int) -> Article:
        """The article with the given number. LookupError if there is none, TypeError for anything but an integer."""
        number = whole_number(number, "an article is asked for by its number, as in `article(4)`")
        for article in self.articles:
            if article.number == number:
                return article
        raise LookupError(f"no article {number}; the treaty has {len(self.articles)}")

    def event(self, id: str) -> AnyEvent:
        """The event with the given identifier. LookupError if there is none."""
        for event in self.events:
            if event.id == id:
                return event
        raise unknown("event", id, [event.id for event in self.events])

    def source(self, id: str) -> Source:
        """The source with the given identifier. LookupError if there is none."""
        if not isinstance(id, str) or id not in self._cached.sources:
            raise unknown("source", id, self._cached.sources)
        return self._cached.sources[id]

    def passage(self, id: str) -> Passage:
        """The passage with the given identifier. LookupError if there is none."""
        if not isinstance(id, str) or id not in self._cached.passages:
            raise unknown("passage", id, self._cached.passages)
        return self._cached.passages[id]

    def claims(self, *, external: bool = True) -> tuple[Claim, ...]:
        """One row for each clause and each passage that reports it, for provisions, events and facts.

        Without `external`, provisions that no report places have no article. LookupError if a clause refers to a
        passage that no source has; `tm.validate` reports such references.
        """
        return tuple(
            self._claim(placed, id, external=external)
            for placed in iter_clauses(self)
            for id in placed.clause.reported_by
        )

    def coverage(self, *, external: bool = True) -> Coverage:
        """For each article, how each source (by identifier) covers it.

        `explicit`: a passage that reports a clause of the article names its number. `inferred`: the source reports
        clauses of the article, but only passages of other sources name its number. `external`: the source
        reports clauses that only a comparison places there; without the argument `external`, these are ignored. `none`:
        the source reports no clause that is placed there. LookupError if a clause refers to a passage that no source
        has; `tm.validate` reports such references.
        """
        cells = {a.number: dict.fromkeys((s.id for s in self.sources), "none") for a in self.articles}
        for article in self.articles:
            row = cells[article.number]
            for provision in article.provisions:
                naming = self._cached.naming(provision, article.number)
                for clause in provision.clauses:
                    for id in clause.reported_by:
                        source = self._reporting(id).source
                        if row[source] != "explicit":
                            row[source] = naming.placement(id).kind
        for provision in self.unplaced if external else ():
            for placement in self.compared(provision):
                row = cells[self.article(placement.article).number]
                for id in {id for clause in provision.clauses for id in clause.reported_by}:
                    if row[source := self._reporting(id).source] == "none":
                        row[source] = "external"
        return cells

    def placement(self, placed: LocatedClause, passage: str, *, external: bool = True) -> Placement | None:
        """How one passage places a clause, as `iter_clauses` gives it, under an article; None if it does not.

        A passage does not place a clause that it does not report, nor a clause of another treaty. If several
        comparisons place the clause, the first one is returned: certain before probable. LookupError if there is no
        such passage, TypeError for anything but a clause of `iter_clauses` and the identifier of a passage.
        """
        require(placed, LocatedClause, "a clause is placed as `iter_clauses` gives it")
        require(passage, str, "a passage is named by its identifier")
        self.passage(passage)
        if passage not in placed.clause.reported_by or not self._cached.holds(placed):
            return None
        return self._placement(placed, passage, external=external)

    def _placement(self, placed: LocatedClause, passage: str, *, external: bool) -> Placement | None:
        if placed.provision is None:
            return None
        if placed.article is not None:
            return self._cached.naming(placed.provision, placed.article).placement(passage)
        for comparison in self.compared(placed.provision) if external else ():
            return Placement("external", comparison.article, external=comparison)
        return None

    def compared(self, provision: Provision) -> tuple[ExternalPlacement, ...]:
        """The placements of an unplaced provision by comparison: certain before probable, then by number."""
        require(provision, Provision, "compared takes a provision")
        return self._cached.comparisons(self).of(provision)

    def support(self, clause: Clause) -> Support:
        """The numbers of documents and of independent origins that state a clause, and that state it or more."""
        require(clause, Clause, "support takes a clause")
        return Support.of(clause, self._cached.more_specific(self, clause), self._cached.origin_of)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Facts with several values that cannot all be true, best-supported value first.

        If reports name different articles for a provision that a treaty has once, that is such a fact, `place`.
        """
        return find_contradictions(self, self._cached.origin_of)

    def misplacements(self) -> tuple[Misplacement, ...]:
        """Clauses under one article that are reported by a passage which names only other articles."""
        return tuple(find_misplacements(self))

    def timeline(self) -> tuple[Moment, ...]:
        """The events in order of time, each with the span of days on which it can have taken place."""
        possibly_same: dict[str, list[str]] = defaultdict(list)
        ids = {event.id for event in self.events}
        for pair in self.possibly_same:
            if {pair.event, pair.other} <= ids:
                possibly_same[pair.event].append(pair.other)
                possibly_same[pair.other].append(pair.event)
        spans = self._cached.spans(self).by_event
        return timeline(self, spans, {id: tuple(others) for id, others in possibly_same.items()})

    def status_on(self, day: datetime.date | str) -> Status:
        """The status of the treaty on a day, as far as the reports allow a conclusion.

        The day is a date, or its ISO 8601 text. ValueError for any other text, TypeError for anything else.
        """
        if isinstance(day, str):
            text = day
            try:
                day = datetime.date.fromisoformat(text)
            except ValueError:
                raise ValueError(f"{_DAY}, not {quoted(text)}") from None
        require(day, datetime.date, _DAY)
        return self._cached.history(self).on(datetime.date(day.year, day.month, day.day))

    def states(self) -> tuple[StateFrom, ...]:
        """The status of the treaty over time: each change, with the day from which it applies (None for the first)."""
        return tuple(self._cached.history(self).periods())

    def _repr_html_(self) -> str | None:
        """The HTML that notebooks show. If passages are missing it is None, and notebooks show the short text."""
        from .notebook import matrix  # noqa: PLC0415  # seldom needed

        try:
            return matrix(self.id, self, self.coverage())
        except LookupError:
            return None

    def _claim(self, placed: LocatedClause, id: str, *, external: bool) -> Claim:
        passage, provision, event = self._reporting(id), placed.provision, placed.event
        placement = self._placement(placed, id, external=external)
        by = None
        if placement is not None:
            by = placement.external.certainty if placement.external else " ".join(placement.by) or None
        kind, origin = self._cached.origin_of[passage.source]
        return Claim(
            article=None if placement is None else placement.article,
            provision=provision.label if provision else None,
            event=event.id if event else None,
            clause=placed.clause.kind,
            value=placed.clause.summary,
            attribution="the report" if passage.speaker is None else passage.speaker.label,
            passage=id,
            source=passage.source,
            origin=origin if kind == "origin" else None,
            status=event.status if event else None,
            placement=None if placement is None else placement.kind,
            placed_by=by,
        )

    def _reporting(self, id: str) -> Passage:
        """The passage that a clause refers to. LookupError if the passage or its source is missing."""
        passage = self._cached.passages.get(id)
        if passage is None or passage.source not in self._cached.sources:
            missing = f"no passage {quoted(id)}" if passage is None else f"no source of the passage {quoted(id)}"
            instead = "`tm.validate(treaty.model_dump_json().encode())` lists all problems"
            raise LookupError(f"{missing}, to which a clause refers: the treaty is not consistent; {instead}")
        return passage

    @property
    def _cached(self) -> TreatyIndex:
        try:
            index: TreatyIndex = object.__getattribute__(self, "_index")
        except AttributeError:
            index = TreatyIndex(self)
            object.__setattr__(self, "_index", index)
        return index
