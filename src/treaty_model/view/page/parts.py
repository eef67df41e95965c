"""Small components that all parts of the page use: sections, links, codes, foreign text, clauses, references."""

import datetime
from collections.abc import Iterable

from ...model.clause import Clause
from ...model.iteration import LocatedClause
from ...model.source import Passage, Source, Unknown
from ...model.treaty import Treaty
from ..articles import MOST_NAMED
from ..passage_context import fragment_url
from .anchors import passage_anchor, source_anchor
from .html import Content, Html, element, joined, markup

EXPLICIT, INFERRED, EXTERNAL, REPORTED, DISAGREES, NOTHING = "●", "○", "△", "◆", "≠", "–"

_SHORT = 30  # so many characters fit on any screen


def section(id: str, title: str, *content: Content) -> Html:
    """A section of the page with a heading of the second level."""
    heading = element("h2", title, id=f"{id}-heading")
    return element("section", heading, *content, id=id, aria_labelledby=f"{id}-heading")


def words(code: str) -> str:
    """A code as words, with a capital letter."""
    text = code.replace("-", " ")
    return text[:1].upper() + text[1:]


def whole(text: str) -> Html:
    """A date or a range, without line breaks."""
    return element("span", text, class_="whole")


def link(anchor: str, *content: Content, class_: str | None = None) -> Html:
    """A link within the page."""
    return element("a", *content, href=f"#{anchor}", class_=class_)


def foreign(text: str, language: str | None = None) -> Html:
    """Text of a document, in its own direction."""
    return element("bdi", text, lang=language)


def code(text: str) -> Html:
    """An identifier or a digest; only long ones can be broken."""
    return element("code", text, class_="whole" if len(text) <= _SHORT else None)


def unseen(text: str) -> Html:
    """Text for screen readers."""
    return element("span", text, class_="unseen")


def sign(mark: str, meaning: str) -> Html:
    """A sign, with its meaning for screen readers."""
    return markup(element("span", mark, aria_hidden="true", class_="sign"), unseen(meaning))


def day(date: datetime.date) -> Html:
    """A day, without line breaks."""
    return element("time", date.isoformat(), datetime=date.isoformat())


def data(rows: Iterable[tuple[str, Content]]) -> Html:
    """Names with their values; a row without a value is left out."""
    lines = [element("div", element("dt", name), element("dd", value)) for name, value in rows if value is not None]
    return element("dl", lines, class_="data")


def legend(rows: Iterable[tuple[Html, Content]]) -> Html:
    """Signs or drawings with their meanings."""
    return element("ul", [element("li", key, element("span", text)) for key, text in rows], class_="legend")


def tag(source: Source) -> Html:
    """The language of a source."""
    return element("span", source.language, class_="language")


def region(*content: Content, label: str, tall: bool = False) -> Html:
    """Content that can be wider than the page and then scrolls on its own, also by keyboard."""
    kind = "scroll tall" if tall else "scroll"
    return element("div", *content, class_=kind, role="region", aria_label=label, tabindex=0)


def clause_words(clause: Clause) -> Html:
    """A clause: its kind and its content."""
    kind = element("span", words(clause.kind), class_="kind")
    if not clause.summary:
        return kind
    return markup(kind, " ", foreign(clause.summary, getattr(clause, "language", None)))


def publisher(source: Source) -> Html:
    """The publisher of a source, if known."""
    if isinstance(source.publisher, Unknown):
        return markup("publisher not known")
    return foreign(source.publisher.value, source.language)


def manner(passage: Passage, source: Source) -> Html:
    """The manner of a passage, and its speaker."""
    if passage.speaker is None:
        return markup(passage.manner)
    return markup(passage.manner, " of ", foreign(passage.speaker.label, source.language))


def code_points(passage: Passage) -> Html:
    """The range of a passage in its document."""
    return markup(unseen("code points "), whole(f"{passage.start}–{passage.end}"))


def passage_links(ids: tuple[str, ...]) -> Html:
    """Links to passages."""
    return joined([link(passage_anchor(id), code(id)) for id in ids])


def source_links(ids: tuple[str, ...]) -> Html:
    """Links to sources."""
    return joined([link(source_anchor(id), code(id)) for id in ids])


_SIGNS = {"explicit": EXPLICIT, "inferred": INFERRED, "external": EXTERNAL}


def reference(treaty: Treaty, id: str, placed: LocatedClause, *, disputed: bool) -> Html:
    """A passage that reports a clause, in one line: how it places the clause, and which passages are the reason."""
    passage = treaty.passage(id)
    source = treaty.source(passage.source)
    signs: list[Content] = []
    reason: Content = None
    placement = treaty.placement(placed, id)
    if placement is not None:
        signs = [sign(_SIGNS[placement.kind], placement.kind), " "]
        if placement.kind == "inferred" and placement.by:
            more = len(placement.by) - MOST_NAMED
            reason = [
                "placed here because of ",
                passage_links(placement.by[:MOST_NAMED]),
                f" and {more} more" if more > 0 else None,
            ]
    if disputed:
        signs += [link("disagreements", sign(DISAGREES, "disagrees"), class_="disagrees"), " "]
    about: list[Content] = [publisher(source), manner(passage, source), code_points(passage)]
    if reason is not None:
        about.append(reason)
    if source.url:
        about.append(at_source(source.url, passage))
    name = link(passage_anchor(id), code(id))
    return element("li", signs, name, " ", tag(source), " ", joined(about, " · "))


def at_source(url: str, passage: Passage) -> Html:
    """A link to the words of a passage in its source, outside of the page."""
    text = "in the source", unseen(f", {passage.id}")
    return element("a", text, href=fragment_url(url, passage), rel="external noreferrer", class_="out")
