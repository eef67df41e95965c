"""What the treaty says as reports tell it, clause by clause: articles, provisions of no named one, events, facts."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from ...model.events import Event
from ...model.keys import provision_key
from ...model.provisions import Article, Provision
from ...model.walk import Placed
from .anchors import article_anchor, event_anchor
from .html import Content, Html, element, joined, markup
from .parts import clause_words, code, counted, link, reference, section, words
from .subject import Subject


def articles(subject: Subject) -> Html:
    """Every article: those that reports name with their provisions, and which ones no report names."""
    parts: list[Content] = []
    for reported, group in groupby(subject.treaty.articles, key=lambda article: bool(article.provisions)):
        if reported:
            parts += [_article(subject, article) for article in group]
        else:
            parts.append(_unreported(list(group)))
    if not parts:
        parts.append(element("p", "How many articles the treaty has is not told."))
    return section("articles", "Articles", parts)


def unplaced(subject: Subject) -> Html | None:
    """The provisions whose article no report names."""
    if not subject.treaty.unplaced:
        return None
    return section(
        "unplaced",
        "Provisions of no named article",
        element("p", "Reports tell that the treaty says this, and none of them tells in which article."),
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
    heading = element("h3", link(anchor, f"Article {article.number}"), id=f"{anchor}-heading")
    return element("section", heading, provisions, id=anchor, class_="article", aria_labelledby=f"{anchor}-heading")


def _unreported(articles: list[Article]) -> Html:
    numbers = joined([element("span", a.number, id=article_anchor(a.number), class_="number") for a in articles])
    noun = "Article " if len(articles) == 1 else "Articles "
    which = "it" if len(articles) == 1 else "them"
    return element("p", element("b", noun, numbers), f": no report names {which}.", class_="nobody")


def _provision(subject: Subject, provision: Provision, article: int | None, level: str) -> Html:
    key = provision_key(provision, article)
    return markup(element(level, words(provision.label), id=key), _clauses(subject, subject.held[key]))


def _event(subject: Subject, event: Event) -> Html:
    anchor = event_anchor(event.id)
    heading = element("h3", link(anchor, words(event.id)), id=f"{anchor}-heading")
    about = element("p", f"{words(event.kind)}, ", element("b", event.status), " · ", code(event.id), class_="about")
    own = _clauses(subject, subject.held[anchor])
    return element("section", heading, about, own, id=anchor, class_="event", aria_labelledby=f"{anchor}-heading")


def _clauses(subject: Subject, clauses: Iterable[Placed]) -> Html:
    return element("dl", _rows(subject, clauses), class_="clauses")


def _rows(subject: Subject, clauses: Iterable[Placed]) -> Iterator[Html]:
    for placed in clauses:
        clause = placed.clause
        documents, origins = subject.treaty.support(clause)
        support = f"{counted(documents, 'report')}, {counted(origins, 'origin')}"
        anchor = subject.anchors[placed.pointer]
        references = [
            reference(subject.treaty, id, placed.article, disputed=(placed.pointer, id) in subject.disputed)
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
