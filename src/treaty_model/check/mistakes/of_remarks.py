"""Changes of which `validate` warns, or that it notes: each makes one remark where a valid document had none of it."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ...codec.document import Document
from ...model.consent import happens_once
from ...model.event_clauses import Actor, InferredOnDate, Occurrence, OnDate
from ...model.events import Ratification, Signing, Termination
from ...model.frame import ExternalPlacement
from ...model.placements import Naming, names_of
from ...model.report import Report
from ...model.treaty import Treaty
from ...model.walk import walk
from ..shape import tree_of
from .edit import Edit
from .of_rules import (
    LAST_ARTICLE,
    NOWHERE,
    Tree,
    free,
    further,
    further_provision,
    not_naming,
    passage_ids,
    reported_by,
    sources_of,
)


def edits_of_remarks(document: Document, tree: Tree) -> Iterator[Edit]:
    """Changes by which a valid document stays valid, and is told one warning or note where it was told none."""
    makers = (
        _unused,
        _misplaced,
        _disordered,
        _second,
        _of_one_party,
        _unfounded,
        _beyond,
        _unplaced,
        _compared,
        _as_of,
    )
    return chain.from_iterable(make(document, tree) for make in makers)


def _unused(document: Document, tree: Tree) -> Iterator[Edit]:
    for at, source in sources_of(document, tree):
        passages = source.get("passages", ())
        end = f"{at}/passages/{len(passages)}"
        for passage in passages[:1]:
            unused = passage | {"id": free(f"{source['id']}.{NOWHERE}", passage_ids(document))}
            yield Edit("unused-passage", end, end, unused)


def _misplaced(document: Document, tree: Tree) -> Iterator[Edit]:
    """Passages that report one clause under an article, for which others name the number, and name another article."""
    places, times = _passage_places(document, tree), _times(document)
    names = names_of(document)
    for placed in walk(document):
        if placed.article is None or placed.provision is None:
            continue
        naming = Naming(placed.provision, placed.article, names).passages
        for n, id in enumerate(placed.clause.reported_by):
            if times[id] == 1 and set(naming) - {id}:
                named = placed.article - 1 or _second_article(document)
                if named:
                    pointer = f"{placed.pointer}/reported_by/{n}"
                    yield Edit("other-article", pointer, f"{places[id]}/names_articles", [named])


def _unfounded(document: Document, _: Tree) -> Iterator[Edit]:
    """Articles that no passage names: a further provision in a treaty, a number alone in a report."""
    if isinstance(document, Report):
        taken = {article.number for article in document.articles} | _numbers(document)
        number = next(number for number in range(1, len(taken) + 2) if number not in taken)
        yield further("unfounded-article", "/articles", len(document.articles), {"number": number}, "/number")
    elif (by := not_naming(document)) is not None:
        for n, article in enumerate(document.articles):
            at = f"/articles/{n}/provisions"
            yield further("unfounded-article", at, len(article.provisions), further_provision(by))


def _beyond(document: Document, _: Tree) -> Iterator[Edit]:
    """A placement by comparison beyond the last article of a treaty that lists its parties."""
    if isinstance(document, Treaty) and document.parties and 0 < len(document.articles) < LAST_ARTICLE:
        yield _placement("article-beyond-last", document, "partnership", len(document.articles) + 1)


def _compared(document: Document, _: Tree) -> Iterator[Edit]:
    """A placement by comparison of what a treaty has once, under another article than that of the reports."""
    if isinstance(document, Treaty):
        once = [(p.kind, article.number) for article in document.articles for p in article.provisions if p.once]
        for kind in [kind for kind, _ in once[:1]]:
            for other in sorted({1, len(document.articles)} - {number for same, number in once if same == kind}):
                yield _placement("compared-otherwise", document, kind, other)


def _placement(name: str, document: Treaty, kind: str, article: int) -> Edit:
    placement = {
        "provision": kind,
        "article": article,
        "certainty": "certain",
        "basis": "its wording",
        "reference": "the printed text",
        "compared": "2031-05-05",
    }
    tree = tree_of(ExternalPlacement.model_validate(placement))
    return further(name, "/placements", len(document.placements), tree, "/article")


def _as_of(document: Document, tree: Tree) -> Iterator[Edit]:
    """A party that acts, given as somebody of no party."""
    for n, event in enumerate(document.events if isinstance(document, Treaty) and document.parties else ()):
        for c, clause in enumerate(event.clauses):
            if isinstance(clause, Actor) and clause.party is not None:
                at = f"/events/{n}/clauses/{c}"
                other = dict(tree["events"][n]["clauses"][c])
                yield Edit("party-as-of", f"{at}/of", at, other | {"of": other.pop("party")})
                return


def _unplaced(document: Document, tree: Tree) -> Iterator[Edit]:
    """A passage that reports one clause of an unplaced provision, and names an article that there is."""
    places, times = _passage_places(document, tree), _times(document)
    number = document.articles[0].number if document.articles else None
    for placed in walk(document):
        if placed.provision is not None and placed.article is None and number is not None:
            for n, id in enumerate(placed.clause.reported_by):
                if times[id] == 1:
                    pointer = f"{placed.pointer}/reported_by/{n}"
                    yield Edit("named-but-unplaced", pointer, f"{places[id]}/names_articles", [number])


def _second(document: Document, _: Tree) -> Iterator[Edit]:
    """A second signing, entry into force and so on of this treaty."""
    end = len(document.events)
    id = free(NOWHERE, {event.id for event in document.events})
    for event in document.events:
        if happens_once(event):
            second = type(event)(id=id, status="done", clauses=(Occurrence(reported_by=reported_by(event)),))
            yield Edit("second-event", f"/events/{end}/id", f"/events/{end}", tree_of(second))


def _of_one_party(document: Document, _: Tree) -> Iterator[Edit]:
    """An end of the treaty that has an actor."""
    end = len(document.events)
    id = free(NOWHERE, {event.id for event in document.events})
    for event in document.events[:1]:
        by = reported_by(event)
        clauses = Occurrence(reported_by=by), Actor(of=NOWHERE, reported_by=by)
        yield Edit(
            "event-of-one-party",
            f"/events/{end}",
            f"/events/{end}",
            tree_of(Termination(id=id, status="done", clauses=clauses)),
        )


def _numbers(document: Document) -> set[int]:
    return {number for numbers in names_of(document).values() for number in numbers}


def _second_article(document: Document) -> int | None:
    """Number 2, where a treaty has it, or a report may name it."""
    return 2 if isinstance(document, Report) or len(document.articles) > 1 else None


def _passage_places(document: Document, tree: Tree) -> dict[str, str]:
    return {
        passage["id"]: f"{at}/passages/{n}"
        for at, source in sources_of(document, tree)
        for n, passage in enumerate(source.get("passages", ()))
    }


def _times(document: Document) -> Counter[str]:
    """How many clauses of provisions refer to each passage."""
    return Counter(id for placed in walk(document) if placed.provision for id in placed.clause.reported_by)


def _disordered(document: Document, _: Tree) -> Iterator[Edit]:
    """A ratification in the year 1, before the signing, where that is dated in a later year."""
    end = len(document.events)
    id = free(NOWHERE, {event.id for event in document.events})
    for event in document.events:
        dates = [clause.value for clause in event.clauses if isinstance(clause, OnDate | InferredOnDate)]
        if isinstance(event, Signing) and event.status == "done" and dates and all(d[0] in "123456789" for d in dates):
            by = reported_by(event)
            clauses = Occurrence(reported_by=by), OnDate(value="0001", reported_by=by)
            too_early = tree_of(Ratification(id=id, status="done", clauses=clauses))
            yield Edit("event-order", f"/events/{end}", f"/events/{end}", too_early)
            return
