"""The reported content of the treaty, clause by clause: articles, unplaced provisions, events and facts."""

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
    """All articles: those with content and their provisions, and the numbers of those without."""
    parts: list[Content] = []
    with_content = {a.number for a in subject.treaty.articles if a.provisions} | subject.compared_in.keys()
    passages_of = passages_by_article(subject.treaty)
    naming = {a.number: passages_of.get(a.number, []) for a in subject.treaty.articles if a.number not in with_content}
    for passages, group in groupby(subject.treaty.articles, key=lambda a: naming.get(a.number)):
        if passages is None:
            parts += [_article(subject, article) for article in group]
        else:
            parts.append(_empty(list(group), passages))
    if not parts:
        parts.append(element("p", "The number of articles is not known."))
    return section("articles", "Articles", parts)


def unplaced(subject: Subject) -> Html | None:
    """The provisions under no article."""
    if not subject.treaty.unplaced:
        return None
    return section(
        "unplaced",
        "Provisions under no article",
        element(
            "p",
            "Reports attribute these provisions to the treaty, but to no article, for the stated reasons.",
        ),
        [_provision(subject, provision, None, "h3") for provision in subject.treaty.unplaced],
    )


def events(subject: Subject) -> Html | None:
    """The events of the treaty that have happened or are planned."""
    if not subject.treaty.events:
        return None
    return section("events", "Events", [_event(subject, event) for event in subject.treaty.events])


def facts(subject: Subject) -> Html | None:
    """Facts about the treaty as a whole."""
    if not subject.treaty.facts:
        return None
    return section("facts", "Facts about the treaty", _clauses(subject, subject.clauses_by_anchor["facts"]))


def _article(subject: Subject, article: Article) -> Html:
    anchor = article_anchor(article.number)
    provisions = [_provision(subject, p, article.number, "h4") for p in article.provisions]
    provisions += [_comparison(*compared) for compared in subject.compared_in.get(article.number, ())]
    heading = element("h3", link(anchor, f"Article {article.number}"), id=f"{anchor}-heading")
    return element("section", heading, provisions, id=anchor, class_="article", aria_labelledby=f"{anchor}-heading")


def _empty(articles: list[Article], passages: list[str]) -> Html:
    """Articles without content, and the passages that name them."""
    numbers = joined([element("span", a.number, id=article_anchor(a.number), class_="number") for a in articles])
    noun = "Article " if len(articles) == 1 else "Articles "
    pronoun = "it" if len(articles) == 1 else "them"
    text: Content = f": no report names {pronoun}, and no reported content is placed there."
    if passages:
        text = (
            ": no reported content is placed there, although ",
            passage_links(tuple(passages)),
            f" name{'s' if len(passages) == 1 else ''} {pronoun}.",
        )
    return element("p", element("b", noun, numbers), text, class_="nobody")


def _comparison(provision: Provision, placement: ExternalPlacement) -> Html:
    """A provision that a comparison places in an article, and no report does."""
    about: Content = [foreign(placement.basis), " (", foreign(placement.reference), f"; compared {placement.compared})"]
    return element(
        "div",
        element(
            "p", sign(EXTERNAL, "external"), " ", element("b", "External"), ": placed by a comparison, not by a report"
        ),
        element(
            "p", link(provision_key(provision, None), words(provision.label)), f" ({placement.certainty}): ", about
        ),
        class_="external",
    )


def _provision(subject: Subject, provision: Provision, article: int | None, level: str) -> Html:
    key = provision_key(provision, article)
    note: Content = None
    if article is None:
        compared = [article_and_certainty(placement) for placement in subject.treaty.compared(provision)]
        external = f"; external: {', '.join(compared)}" if compared else ""
        text = f"{subject.placement_notes.why_unplaced(provision)}{external}."
        note = element("p", _sentence(text), class_="about")
    elif doubts := "; ".join(subject.placement_notes.doubts_of_place(provision, article)):
        note = element("p", _sentence(f"{doubts}."), class_="about")
    return markup(
        element(level, words(provision.label), id=key), note, _clauses(subject, subject.clauses_by_anchor[key])
    )


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _event(subject: Subject, event: Event) -> Html:
    anchor = event_anchor(event.id)
    heading = element("h3", link(anchor, words(event.id)), id=f"{anchor}-heading")
    about = element("p", f"{words(event.kind)}, ", element("b", event.status), " · ", code(event.id), class_="about")
    clauses = _clauses(subject, subject.clauses_by_anchor[anchor])
    possibly_same = [_possibly_same(pair, event.id) for pair in subject.possibly_same.get(event.id, ())]
    return element(
        "section",
        heading,
        about,
        possibly_same,
        clauses,
        id=anchor,
        class_="event",
        aria_labelledby=f"{anchor}-heading",
    )


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
        self_link = element("a", "#", href=f"#{anchor}", class_="self", aria_label=f"Link to this clause: {anchor}")
        term = element(
            "dt",
            clause_words(clause),
            " ",
            element("span", support, " ", self_link, class_="support"),
        )
        yield element("div", term, element("dd", element("ul", references)), id=anchor)
