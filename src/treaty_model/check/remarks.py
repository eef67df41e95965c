"""What a document may be and is worth a look: warnings and notes, each by a rule like those of `rules.py`."""

from collections.abc import Iterator

from ..codec.document import Document
from ..model.bounding import spans_of
from ..model.consent import events_of_once, is_of_one_party
from ..model.misplacements import find_misplacements
from ..model.placements import Naming, in_words, names_of, placed_otherwise
from ..model.report import Report
from ..model.treaty import Treaty
from ..model.walk import walk
from ..spelling import counted
from .issues import Problem
from .rules import Rule, passage_ids, passage_places, source_place, who_acts_or_speaks


def event_order(document: Document) -> Iterator[Problem]:
    """No deed can only have been before one that must precede it."""
    deeds = [event for event in document.events if event.status == "done"]
    if len(deeds) > 1:
        parties = document.parties if isinstance(document, Treaty) else ()
        places = {event.id: n for n, event in enumerate(document.events)}
        for earlier, later in spans_of(document, parties).conflicts:
            yield Problem(f"/events/{places[later]}", "event-order", {"later": later, "earlier": earlier})


def once_only(document: Document) -> Iterator[Problem]:
    """What happens once to a treaty is one event: a second one may be the same under another identifier."""
    places = {event.id: n for n, event in enumerate(document.events)}
    for kind, (first, *others) in events_of_once(document).items():
        for id in others:
            yield Problem(f"/events/{places[id]}/id", "second-event", {"id": id, "kind": kind, "first": first})


def of_the_treaty(document: Document) -> Iterator[Problem]:
    """An entry into force or an end that somebody does is that one's, and says nothing of the treaty's."""
    for n, event in enumerate(document.events):
        if is_of_one_party(event):
            yield Problem(f"/events/{n}", "event-of-one-party", {"id": event.id, "kind": event.kind})


def founded_articles(document: Document) -> Iterator[Problem]:
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


def named_articles_exist(document: Document) -> Iterator[Problem]:
    """A passage names no number beyond the last article of a treaty whose articles are all known."""
    last = _last_article(document)
    for n, source in enumerate(document.sources if last else ()):
        for m, passage in enumerate(source.passages):
            for k, number in enumerate(passage.names_articles):
                if number > last:
                    place = f"{source_place(document, n)}/passages/{m}/names_articles/{k}"
                    texts = {
                        "what": f"the passage {passage.id}",
                        "article": str(number),
                        "last": counted(last, "article"),
                    }
                    yield Problem(place, "article-beyond-last", texts)
    for n, placement in enumerate(document.placements if isinstance(document, Treaty) and last else ()):
        if placement.article > last:
            texts = {"what": "this placement", "article": str(placement.article), "last": counted(last, "article")}
            yield Problem(f"/placements/{n}/article", "article-beyond-last", texts)


def compared_as_reported(document: Document) -> Iterator[Problem]:
    """A comparison has what a treaty has once under the article that reports name."""
    placements = document.placements if isinstance(document, Treaty) else ()
    for n, placement, named in placed_otherwise(placements, document.articles if placements else ()):
        texts = {"provision": placement.provision, "named": in_words(named), "article": str(placement.article)}
        yield Problem(f"/placements/{n}/article", "compared-otherwise", texts)


def others_are_no_party(document: Document) -> Iterator[Problem]:
    """Who is named by `of` is no party to the treaty."""
    parties = {party.id for party in document.parties} if isinstance(document, Treaty) else set()
    for place, one in who_acts_or_speaks(document) if parties else ():
        if one.of in parties:
            yield Problem(f"{place}/of", "party-as-of", {"name": str(one.of)})


def _last_article(document: Document) -> int:
    """The last article of a treaty all of whose articles are known; 0 where there may be any number of them."""
    return (document.last_article or 0) if isinstance(document, Treaty) else 0


def placed_as_named(document: Document) -> Iterator[Problem]:
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
                    texts = {"id": id, "named": in_words(names[id]), "provision": provision.label}
                    yield Problem(place, "named-but-unplaced", texts)


def own_articles(document: Document) -> Iterator[Problem]:
    """A passage names the article under which its clause stands, or none."""
    for found in find_misplacements(document):
        texts = {"id": found.passage, "named": in_words(found.names), "article": str(found.article)}
        yield Problem(found.pointer, "other-article", texts)


def used_passages(document: Document) -> Iterator[Problem]:
    """Every passage reports some clause."""
    used = {id for placed in walk(document) for id in placed.clause.reported_by}
    for id, place in zip(passage_ids(document), passage_places(document), strict=True):
        if id not in used:
            yield Problem(place, "unused-passage", {"id": id})


REMARKS: tuple[Rule, ...] = (
    event_order,
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
