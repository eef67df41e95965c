"""The small things that all parts of a page show: codes, words of other languages, clauses, references, sections."""

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

EXPLICIT, INFERRED, EXTERNAL, REPORTED, AT_ODDS, NOTHING = "●", "○", "△", "◆", "≠", "–"

_SHORT = 30  # characters that have room on any screen


def section(id: str, title: str, *content: Content) -> Html:
    """A part of the page, under a heading of the second level."""
    heading = element("h2", title, id=f"{id}-heading")
    return element("section", heading, *content, id=id, aria_labelledby=f"{id}-heading")


def words(code: str) -> str:
    """A code as a heading shows it."""
    text = code.replace("-", " ")
    return text[:1].upper() + text[1:]


def whole(text: str) -> Html:
    """A date or range, which is never broken."""
    return element("span", text, class_="whole")


def link(anchor: str, *content: Content, class_: str | None = None) -> Html:
    """A link within the page."""
    return element("a", *content, href=f"#{anchor}", class_=class_)


def foreign(text: str, language: str | None = None) -> Html:
    """Text as it comes, in whatever direction it runs."""
    return element("bdi", text, lang=language)


def code(text: str) -> Html:
    """An identifier or a digest; it is broken only where the narrowest screens would have no room for it."""
    return element("code", text, class_="whole" if len(text) <= _SHORT else None)


def unseen(text: str) -> Html:
    """Text for who does not see the page."""
    return element("span", text, class_="unseen")


def sign(mark: str, meaning: str) -> Html:
    """A sign, and what it means for who does not see it."""
    return markup(element("span", mark, aria_hidden="true", class_="sign"), unseen(meaning))


def day(date: datetime.date) -> Html:
    """A day, which is never broken."""
    return element("time", date.isoformat(), datetime=date.isoformat())


def data(rows: Iterable[tuple[str, Content]]) -> Html:
    """Names with their values; a row without a value is left out."""
    shown = [(name, value) for name, value in rows if value is not None]
    lines = [element("div", element("dt", name), element("dd", value)) for name, value in shown]
    return element("dl", lines, class_="data")


def legend(rows: Iterable[tuple[Html, Content]]) -> Html:
    """Signs or drawings with what they mean."""
    return element("ul", [element("li", key, element("span", text)) for key, text in rows], class_="legend")


def tag(source: Source) -> Html:
    """The language of a source."""
    return element("span", source.language, class_="language")


def region(*content: Content, label: str, tall: bool = False) -> Html:
    """What can be wider than the page, and then is moved within its own bounds, by keyboard too."""
    kind = "scroll tall" if tall else "scroll"
    return element("div", *content, class_=kind, role="region", aria_label=label, tabindex=0)


def clause_words(clause: Clause) -> Html:
    """What a clause says: its kind, and what it tells."""
    kind = element("span", words(clause.kind), class_="kind")
    if not clause.summary:
        return kind
    return markup(kind, " ", foreign(clause.summary, getattr(clause, "language", None)))


def outlet(source: Source) -> Html:
    """Who published a source, as far as that is told."""
    if isinstance(source.publisher, Unknown):
        return markup("outlet not told")
    return foreign(source.publisher.value, source.language)


def manner(passage: Passage, source: Source) -> Html:
    """How a passage reports, and whom."""
    if passage.speaker is None:
        return markup(passage.manner)
    return markup(passage.manner, " of ", foreign(passage.speaker.label, source.language))


def code_points(passage: Passage) -> Html:
    """Where a passage stands in its document."""
    return markup(unseen("code points "), whole(f"{passage.start}–{passage.end}"))


def passage_links(ids: tuple[str, ...]) -> Html:
    """Links to passages."""
    return joined([link(passage_anchor(id), code(id)) for id in ids])


def source_links(ids: tuple[str, ...]) -> Html:
    """Links to sources."""
    return joined([link(source_anchor(id), code(id)) for id in ids])


_SIGNS = {"explicit": EXPLICIT, "inferred": INFERRED, "external": EXTERNAL}


def reference(treaty: Treaty, id: str, placed: LocatedClause, *, disputed: bool) -> Html:
    """A passage that reports a clause, in one line; with how it places the clause, and what draws it there."""
    passage = treaty.passage(id)
    source = treaty.source(passage.source)
    signs: list[Content] = []
    drawn: Content = None
    placement = treaty.placement(placed, id)
    if placement is not None:
        signs = [sign(_SIGNS[placement.kind], placement.kind), " "]
        if placement.kind == "inferred" and placement.by:
            more = len(placement.by) - MOST_NAMED
            drawn = [
                "drawn here by ",
                passage_links(placement.by[:MOST_NAMED]),
                f" and {more} more" if more > 0 else None,
            ]
    if disputed:
        signs += [link("disagreements", sign(AT_ODDS, "at odds"), class_="at-odds"), " "]
    about: list[Content] = [outlet(source), manner(passage, source), code_points(passage)]
    if drawn is not None:
        about.append(drawn)
    if source.url:
        about.append(at_source(source.url, passage))
    name = link(passage_anchor(id), code(id))
    return element("li", signs, name, " ", tag(source), " ", joined(about, " · "))


def at_source(url: str, passage: Passage) -> Html:
    """A link to the words of a passage in its source, which leads out of the page."""
    text = "in the source", unseen(f", {passage.id}")
    return element("a", text, href=fragment_url(url, passage), rel="external noreferrer", class_="out")
