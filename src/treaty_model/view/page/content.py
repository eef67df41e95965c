"""What the treaty says as reports tell it, clause by clause: articles, provisions under none, events, facts."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...model.events import Event
from ...model.frame import ExternalPlacement, PossiblySame
from ...model.iteration import LocatedClause
from ...model.keys import provision_key
from ...model.provisions import Article, Provision
from ..placement_notes import article_and_certainty, passages_by_article
from .anchors import article_anchor, event_anchor
from .html import Content, Html, element, joined, markup
from .parts import EXTERNAL, clause_words, code, foreign, link, passage_links, reference, section, sign, words
from .subject import Subject


def articles(subject: Subject) -> Html:
    """Every article: those that have something with their provisions, and which ones have nothing."""
    parts: list[Content] = []
    shown = {a.number for a in subject.treaty.articles if a.provisions} | subject.compared_in.keys()
    by = passages_by_article(subject.treaty)
    named = {a.number: by.get(a.number, []) for a in subject.treaty.articles if a.number not in shown}
    for passages, group in groupby(subject.treaty.articles, key=lambda a: named.get(a.number)):
        if passages is None:
            parts += [_article(subject, article) for article in group]
        else:
            parts.append(_empty(list(group), passages))
    if not parts:
        parts.append(element("p", "How many articles the treaty has is not told."))
    return section("articles", "Articles", parts)


def unplaced(subject: Subject) -> Html | None:
    """The provisions that stand under no article."""
    if not subject.treaty.unplaced:
        return None
    return section(
        "unplaced",
        "Provisions under no article",
        element("p", "Reports tell that the treaty says this. Of each it stands here why it is under no article."),
        [_provision(subject, provision, None, "h3") for provision in subject.treaty.unplaced],
    )


def events(subject: Subject) -> Html | None:
    """What happened with the treaty, or is planned."""
    if not subject.treaty.events:
        return None
    return section("events", "Events", [_event(subject, event) for event in subject.treaty.events])


def facts(subject: Subject) -> Html | None:
    """What reports tell of the treaty as a whole."""
    if not subject.treaty.facts:
        return None
    return section("facts", "Facts about the treaty", _clauses(subject, subject.held["facts"]))


def _article(subject: Subject, article: Article) -> Html:
    anchor = article_anchor(article.number)
    provisions = [_provision(subject, p, article.number, "h4") for p in article.provisions]
    provisions += [_comparison(*found) for found in subject.compared_in.get(article.number, ())]
    heading = element("h3", link(anchor, f"Article {article.number}"), id=f"{anchor}-heading")
    return element("section", heading, provisions, id=anchor, class_="article", aria_labelledby=f"{anchor}-heading")


def _empty(articles: list[Article], passages: list[str]) -> Html:
    """Articles under which nothing stands, and the passages that name them all the same."""
    numbers = joined([element("span", a.number, id=article_anchor(a.number), class_="number") for a in articles])
    noun = "Article " if len(articles) == 1 else "Articles "
    which = "it" if len(articles) == 1 else "them"
    text: Content = f": no report names {which}, and nothing that reports tell is placed there."
    if passages:
        text = (
            ": nothing that reports tell is placed there, although ",
            passage_links(tuple(passages)),
            f" name{'s' if len(passages) == 1 else ''} {which}.",
        )
    return element("p", element("b", noun, numbers), text, class_="nobody")


def _comparison(provision: Provision, placement: ExternalPlacement) -> Html:
    """What no report places in an article, and a comparison does."""
    about: Content = [foreign(placement.basis), " (", foreign(placement.reference), f"; compared {placement.compared})"]
    return element(
        "div",
        element(
            "p", sign(EXTERNAL, "external"), " ", element("b", "External"), ": by comparison, not by what reports say"
        ),
        element(
            "p", link(provision_key(provision, None), words(provision.label)), f" ({placement.certainty}): ", about
        ),
        class_="external",
    )


def _provision(subject: Subject, provision: Provision, article: int | None, level: str) -> Html:
    key = provision_key(provision, article)
    why: Content = None
    if article is None:
        placed = [article_and_certainty(placement) for placement in subject.treaty.compared(provision)]
        external = f"; external: {', '.join(placed)}" if placed else ""
        text = f"{subject.standing.why_unplaced(provision)}{external}."
        why = element("p", _sentence(text), class_="about")
    elif doubts := "; ".join(subject.standing.doubts_of_place(provision, article)):
        why = element("p", _sentence(f"{doubts}."), class_="about")
    return markup(element(level, words(provision.label), id=key), why, _clauses(subject, subject.held[key]))


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _event(subject: Subject, event: Event) -> Html:
    anchor = event_anchor(event.id)
    heading = element("h3", link(anchor, words(event.id)), id=f"{anchor}-heading")
    about = element("p", f"{words(event.kind)}, ", element("b", event.status), " · ", code(event.id), class_="about")
    own = _clauses(subject, subject.held[anchor])
    same = [_possibly_same(pair, event.id) for pair in subject.possibly_same.get(event.id, ())]
    return element("section", heading, about, same, own, id=anchor, class_="event", aria_labelledby=f"{anchor}-heading")


def _possibly_same(pair: PossiblySame, event: str) -> Html:
    other = pair.other if pair.event == event else pair.event
    return element("p", "Possibly the same as ", link(event_anchor(other), words(other)), ": ", foreign(pair.reason))


def _clauses(subject: Subject, clauses: Iterable[LocatedClause]) -> Html:
    return element("dl", _rows(subject, clauses), class_="clauses")


def _rows(subject: Subject, clauses: Iterable[LocatedClause]) -> Iterator[Html]:
    for placed in clauses:
        clause = placed.clause
        support = str(subject.treaty.support(clause))
        anchor = subject.anchors[placed.pointer]
        references = [
            reference(subject.treaty, id, placed, disputed=(placed.pointer, id) in subject.disputed)
            for id in clause.reported_by
        ]
        link_to_it = element("a", "#", href=f"#{anchor}", class_="self", aria_label=f"Link to this clause: {anchor}")
        term = element(
            "dt",
            clause_words(clause),
            " ",
            element("span", support, " ", link_to_it, class_="support"),
        )
        yield element("div", term, element("dd", element("ul", references)), id=anchor)
