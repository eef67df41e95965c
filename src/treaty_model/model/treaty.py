"""A treaty as its reports tell it, and the questions that one can ask of it."""

import datetime
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from pydantic import Field
from typing_extensions import Doc, TypeAliasType

from ..arguments import quoted, require, unknown, whole_number
from ..lexical import Slug
from .base import DocumentModel, Optional, Several
from .clause import Clause
from .contradictions import Contradiction, find_contradictions
from .event_spans import EventSpans, event_spans
from .events import AnyEvent
from .facts import AnyFact
from .frame import ExternalPlacement, Party, PossiblySame
from .iteration import LocatedClause, iter_clauses
from .misplacements import Misplacement, find_misplacements
from .placements import Comparisons, Naming, Placement, names_of
from .provisions import AnyProvision, Article, Provision
from .report import FormatVersion
from .source import IndependentOrigin, Passage, Source, independent_origins
from .specificity import more_specific
from .status import Course, StateFrom, Status
from .support import Support
from .timeline import Moment, timeline


class Claim(NamedTuple):
    """One clause as one passage reports it: a flat row. What does not apply is None.

    `placement` says how the clause stands under the article: `explicit`, `inferred` (`placed_by` names the passages
    that draw it there, with blanks between them), or `external` (`placed_by` says `certain` or `probable`): then no
    report places it, and the article is that of a comparison.
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
            "Whether `articles` are all that the treaty has, or may be more. Left out, they are all of them where "
            "parties are listed too."
        ),
    ],
)

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
    articles_known: Optional[ArticlesKnown] = None
    unplaced: Several[AnyProvision] = Field(default=(), description="Provisions that no report puts under an article.")
    placements: Several[ExternalPlacement] = Field(
        default=(), description="Where provisions stand by comparison with something else than the reports."
    )
    events: Several[AnyEvent] = ()
    possibly_same: Several[PossiblySame] = Field(
        default=(), description="Events that may be one although no report says so."
    )
    facts: Several[AnyFact] = ()
    sources: Several[Source] = ()

    @property
    def last_article(self) -> int | None:
        """The number of the last article, where all articles are known; else None."""
        listed = self.articles_known or ("all" if self.parties else "in-part")
        return len(self.articles) if listed == "all" and self.articles else None

    def article(self, number: int) -> Article:
        """The article of that number. LookupError where the treaty has none, TypeError for anything but a number."""
        number = whole_number(number, "an article is asked for by its number, as in `article(4)`")
        for article in self.articles:
            if article.number == number:
                return article
        raise LookupError(f"no article {number}; the treaty has {len(self.articles)}")

    def event(self, id: str) -> AnyEvent:
        """The event of that identifier. LookupError where there is none."""
        for event in self.events:
            if event.id == id:
                return event
        raise unknown("event", id, [event.id for event in self.events])

    def source(self, id: str) -> Source:
        """The source of that identifier. LookupError where there is none."""
        if not isinstance(id, str) or id not in self._known.sources:
            raise unknown("source", id, self._known.sources)
        return self._known.sources[id]

    def passage(self, id: str) -> Passage:
        """The passage of that identifier. LookupError where there is none."""
        if not isinstance(id, str) or id not in self._known.passages:
            raise unknown("passage", id, self._known.passages)
        return self._known.passages[id]

    def claims(self, *, external: bool = True) -> tuple[Claim, ...]:
        """One row for each clause and each passage that reports it, of provisions, events and facts alike.

        Without `external`, provisions that no report places have no article. LookupError where a clause names a passage
        that no source has, as `tm.validate` would tell.
        """
        return tuple(
            self._claim(placed, id, external=external)
            for placed in iter_clauses(self)
            for id in placed.clause.reported_by
        )

    def coverage(self, *, external: bool = True) -> Coverage:
        """For each article, what each source (by identifier) has of it.

        `explicit`: a passage that reports a clause of the article names its number. `inferred`: passages report
        clauses of it, and only passages of others name its number. `external`: passages report what only a comparison
        places there; left out without `external`. `none`: no clause of it, as far as anyone placed it. LookupError
        where a clause names a passage that no source has, as `tm.validate` would tell.
        """
        cells = {a.number: dict.fromkeys((s.id for s in self.sources), "none") for a in self.articles}
        for article in self.articles:
            row = cells[article.number]
            for provision in article.provisions:
                naming = self._known.naming(provision, article.number)
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
        if passage not in placed.clause.reported_by or not self._known.holds(placed):
            return None
        return self._placement(placed, passage, external=external)

    def _placement(self, placed: LocatedClause, passage: str, *, external: bool) -> Placement | None:
        if placed.provision is None:
            return None
        if placed.article is not None:
            return self._known.naming(placed.provision, placed.article).placement(passage)
        for found in self.compared(placed.provision) if external else ():
            return Placement("external", found.article, external=found)
        return None

    def compared(self, provision: Provision) -> tuple[ExternalPlacement, ...]:
        """Where comparisons place a provision that stands under no article: what is certain first, then by number."""
        require(provision, Provision, "what is compared is a provision")
        return self._known.comparisons(self).of(provision)

    def support(self, clause: Clause) -> Support:
        """How many documents, and how many independent origins, say what a clause says, and this or more."""
        require(clause, Clause, "support is that of a clause")
        return Support.of(clause, self._known.more_specific(self, clause), self._known.origin_of)

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Facts that can have one value only and have several that cannot all hold, best-supported value first.

        The articles that reports name for a provision which a treaty has once are such a fact, `place`.
        """
        return find_contradictions(self, self._known.origin_of)

    def misplacements(self) -> tuple[Misplacement, ...]:
        """Clauses that stand under one article although a passage that reports them names only others."""
        return tuple(find_misplacements(self))

    def timeline(self) -> tuple[Moment, ...]:
        """The events in order, each as the span of days on which it can lie."""
        same: dict[str, list[str]] = defaultdict(list)
        known = {event.id for event in self.events}
        for pair in self.possibly_same:
            if {pair.event, pair.other} <= known:
                same[pair.event].append(pair.other)
                same[pair.other].append(pair.event)
        return timeline(self, self._known.spans(self).by_event, {id: tuple(others) for id, others in same.items()})

    def status_on(self, day: datetime.date | str) -> Status:
        """What the reports let one say of the treaty on a day: a date, or its ISO 8601 text.

        ValueError for another text, TypeError for anything else.
        """
        if isinstance(day, str):
            text = day
            try:
                day = datetime.date.fromisoformat(text)
            except ValueError:
                what = "a day is a date or its ISO 8601 text, as in '2031-05-04'"
                raise ValueError(f"{what}, not {quoted(text)}") from None
        require(day, datetime.date, "a day is a date or its ISO 8601 text, as in '2031-05-04'")
        return self._known.course(self).on(datetime.date(day.year, day.month, day.day))

    def states(self) -> tuple[StateFrom, ...]:
        """The state of the treaty over all days: each change with the day from which it holds, the first from None."""
        return tuple(self._known.course(self).periods())

    def _repr_html_(self) -> str | None:
        """What notebooks show: which report has what. None, and so the short text, where passages are missing."""
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
        kind, origin = self._known.origin_of[passage.source]
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
        """The passage that a clause names. LookupError where it has none, or none of the source that it is named by."""
        passage = self._known.passages.get(id)
        if passage is None or passage.source not in self._known.sources:
            missing = f"no passage {quoted(id)}" if passage is None else f"no source of the passage {quoted(id)}"
            instead = "`tm.validate(treaty.model_dump_json().encode())` lists all that is wrong"
            raise LookupError(f"{missing}, which a clause names: the treaty is not consistent; {instead}")
        return passage

    @property
    def _known(self) -> "_Index":
        try:
            index: _Index = object.__getattribute__(self, "_index")
        except AttributeError:
            index = _Index(self)
            object.__setattr__(self, "_index", index)
        return index


class _Index:
    """What a treaty's questions need again and again, each put together when it is first asked for."""

    def __init__(self, treaty: Treaty) -> None:
        self.sources: dict[str, Source] = {source.id: source for source in treaty.sources}
        self.passages: dict[str, Passage] = {p.id: p for source in treaty.sources for p in source.passages}
        self.origin_of: dict[str, IndependentOrigin] = independent_origins(treaty.sources)
        self._names = names_of(treaty)
        self._provisions: dict[int | None, tuple[Provision, ...]] = {a.number: a.provisions for a in treaty.articles}
        self._provisions[None] = treaty.unplaced
        self._own = frozenset((number, id(one)) for number, some in self._provisions.items() for one in some)
        self._naming: dict[tuple[int, int], tuple[Provision, Naming]] = {}
        self._comparisons: Comparisons | None = None
        self._spans: EventSpans | None = None
        self._course: Course | None = None
        self._more: dict[int | Clause, list[Clause]] | None = None

    def holds(self, placed: LocatedClause) -> bool:
        """Whether the provision in which a clause stands is one of the treaty, or equal to one."""
        at, provision = placed.article, placed.provision
        return (at, id(provision)) in self._own or provision in self._provisions.get(at, ())

    def naming(self, provision: Provision, article: int) -> Naming:
        """The passages that name the article of a provision."""
        known, naming = self._naming.get((id(provision), article), (None, None))
        if known is not provision or naming is None:
            naming = Naming(provision, article, self._names)
            self._naming[id(provision), article] = provision, naming
        return naming

    def comparisons(self, treaty: Treaty) -> Comparisons:
        """What comparisons place under articles."""
        if self._comparisons is None:
            self._comparisons = Comparisons(treaty.placements, len(treaty.articles))
        return self._comparisons

    def spans(self, treaty: Treaty) -> EventSpans:
        """When events can have happened."""
        if self._spans is None:
            self._spans = event_spans(treaty, treaty.parties)
        return self._spans

    def course(self, treaty: Treaty) -> Course:
        """The states of the treaty."""
        if self._course is None:
            self._course = Course(treaty, self.spans(treaty).by_event)
        return self._course

    def more_specific(self, treaty: Treaty, clause: Clause) -> Sequence[Clause]:
        """The clauses of the same event or provision that say the same as one of the treaty, and more.

        Events can have equal clauses, so a clause is known by its identity; an equal one counts as the first of those.
        """
        if self._more is None:
            found: dict[int | Clause, list[Clause]] = {}
            provisions = [p for article in treaty.articles for p in article.provisions] + list(treaty.unplaced)
            for clauses in (*(held.clauses for held in (*provisions, *treaty.events)), treaty.facts):
                for one, others in zip(clauses, more_specific(clauses), strict=True):
                    found[id(one)] = others
                    found.setdefault(one, others)
            self._more = found
        known = self._more.get(id(clause))
        return self._more.get(clause, ()) if known is None else known
