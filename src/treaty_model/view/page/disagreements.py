"""Where reports are at odds with one another, or name another article than the one under which a clause stands."""

from ...model.contradictions import Contradiction
from ...model.keys import provision_key
from ...model.misplacements import Misplacement
from ...model.source import source_of
from .anchors import event_anchor
from .html import Content, Html, element, joined, markup
from .parts import clause_words, foreign, link, passage_links, section, source_links, words
from .subject import Subject


def disagreements(subject: Subject) -> Html:
    """All contradictions and misplacements; that there are none where there are none."""
    contradictions, misplacements = subject.treaty.contradictions(), subject.treaty.misplacements()
    return section(
        "disagreements",
        "Where reports disagree",
        element("h3", "Contradictions"),
        element(
            "p",
            "Values of one fact that cannot all hold, the best-supported first. A value that only tells less is none.",
        ),
        [_contradiction(subject, c) for c in contradictions] or element("p", "There are none."),
        element("h3", "Misplacements"),
        element("p", "A clause stands under one article, and a passage that reports it names only others."),
        element("ul", [element("li", _misplacement(subject, m)) for m in misplacements])
        if misplacements
        else element("p", "There are none."),
    )


def _contradiction(subject: Subject, contradiction: Contradiction) -> Html:
    placed = subject.placed(contradiction.clauses[0])
    if placed.event:
        about = link(event_anchor(placed.event.id), words(placed.event.id))
    elif placed.provision:
        label = words(placed.provision.label)
        place = label if placed.article is None else f"Article {placed.article}, {label.lower()}"
        about = link(provision_key(placed.provision, placed.article), place)
    else:
        about = markup("The treaty")
    values: list[Content] = []
    for clause in contradiction.clauses:
        anchor = subject.anchors[subject.placed(clause).pointer]
        sources = tuple(dict.fromkeys(map(source_of, clause.reported_by)))
        told = foreign(clause.told or clause.kind)
        values.append(element("li", link(anchor, told), " (", source_links(sources), ")"))
    return markup(element("p", about, f", {words(contradiction.fact).lower()}:"), element("ul", values))


def _misplacement(subject: Subject, misplaced: Misplacement) -> Html:
    article, _, clause, passage, names, _ = misplaced
    anchor = subject.anchors[subject.placed(clause).pointer]
    named = joined([f"Article {number}" for number in names], " and ")
    where = f" stands in Article {article}; ", passage_links((passage,)), " names ", named
    return markup(link(anchor, clause_words(clause)), where)
