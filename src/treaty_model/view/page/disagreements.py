"""Disagreements between reports, and clauses that stand under another article than a passage names."""

from ...model.contradictions import Contradiction, Value
from ...model.keys import provision_key
from ...model.misplacements import Misplacement
from ...model.source import source_of
from ...model.support import OriginCount
from .anchors import event_anchor
from .html import Html, element, joined, markup
from .parts import clause_words, foreign, link, passage_links, section, source_links, words
from .subject import Subject


def disagreements(subject: Subject) -> Html:
    """All contradictions and misplacements, or the statement that there are none."""
    contradictions, misplacements = subject.treaty.contradictions(), subject.treaty.misplacements()
    return section(
        "disagreements",
        "Where reports disagree",
        element("h3", "Contradictions"),
        element(
            "p",
            "Values of one fact that cannot all be true, best-supported first. A value that is only less precise is no "
            "contradiction. Several articles that reports name for one provision are a contradiction if a treaty has "
            "such a provision only once.",
        ),
        [_contradiction(subject, c) for c in contradictions] or element("p", "There are none."),
        element("h3", "Misplacements"),
        element("p", "A clause stands under one article, and a passage that reports it names only other articles."),
        element("ul", [element("li", _misplacement(subject, m)) for m in misplacements])
        if misplacements
        else element("p", "There are none."),
    )


def _contradiction(subject: Subject, contradiction: Contradiction) -> Html:
    if contradiction.clauses:
        placed = subject.placed(contradiction.clauses[0])
        if placed.event:
            about = link(event_anchor(placed.event.id), words(placed.event.id))
        elif placed.provision:
            label = words(placed.provision.label)
            place = label if placed.article is None else f"Article {placed.article}, {label.lower()}"
            about = link(provision_key(placed.provision, placed.article), place)
        else:
            about = markup("The treaty")
    else:
        about = markup(words(contradiction.provision or ""))
    values = [element("li", _value(subject, value)) for value in contradiction.values]
    return markup(element("p", about, f", {words(contradiction.fact).lower()}:"), element("ul", values))


def _value(subject: Subject, value: Value) -> Html:
    support = OriginCount.of(value.passages, subject.origin_of)
    if value.clause is None:
        return markup(words(value.text), f" ({support}: ", passage_links(value.passages), ")")
    anchor = subject.anchors[subject.placed(value.clause).pointer]
    sources = tuple(dict.fromkeys(map(source_of, value.passages)))
    return markup(link(anchor, foreign(value.text)), f" ({support}: ", source_links(sources), ")")


def _misplacement(subject: Subject, misplaced: Misplacement) -> Html:
    article, _, clause, passage, names, _ = misplaced
    anchor = subject.anchors[subject.placed(clause).pointer]
    named = joined([f"Article {number}" for number in names], " and ")
    where = f" stands in Article {article}; ", passage_links((passage,)), " names ", named
    return markup(link(anchor, clause_words(clause)), where)
