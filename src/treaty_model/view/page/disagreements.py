"""Where reports are at odds with one another, or name another article than the one under which a clause stands."""

from ...model.contradictions import Contradiction
from ...model.misplacements import Misplacement
from ...model.source import source_of
from .anchors import clause_anchor, event_anchor, provision_anchor
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
        [_contradiction(c) for c in contradictions] or element("p", "There are none."),
        element("h3", "Misplacements"),
        element("p", "A clause stands under one article, and a passage that reports it names only others."),
        element("ul", [element("li", _misplacement(m)) for m in misplacements])
        if misplacements
        else element("p", "There are none."),
    )


def _contradiction(contradiction: Contradiction) -> Html:
    article, provision, event, fact, clauses = contradiction
    if event:
        about = link(event_anchor(event), words(event))
    elif provision:
        place = words(provision) if article is None else f"Article {article}, {words(provision).lower()}"
        about = link(provision_anchor(article, provision), place)
    else:
        about = markup("The treaty")
    values: list[Content] = []
    for clause in clauses:
        anchor = clause_anchor(clause, article=article, provision=provision, event=event)
        sources = tuple(dict.fromkeys(map(source_of, clause.reported_by)))
        told = foreign(clause.told or clause.kind)
        values.append(element("li", link(anchor, told), " (", source_links(sources), ")"))
    return markup(element("p", about, f", {words(fact).lower()}:"), element("ul", values))


def _misplacement(misplaced: Misplacement) -> Html:
    article, provision, clause, passage, names, _ = misplaced
    anchor = clause_anchor(clause, article=article, provision=provision, event=None)
    named = joined([f"Article {number}" for number in names], " and ")
    where = f" stands in Article {article}; ", passage_links((passage,)), " names ", named
    return markup(link(anchor, clause_words(clause)), where)
