"""What a treaty is at a glance, and its state on any day, as far as reports tell it."""

import datetime
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from ...model.facts import Title
from ...model.frame import Party
from ...model.status import Status
from ...model.support import OriginCount
from ...model.treaty import Treaty
from ...spelling import counted
from ..placement_notes import article_count_text
from .anchors import article_anchor
from .html import Content, Html, element, joined, markup
from .parts import code, data, day, foreign, link, passage_links, region, section, words
from .subject import Subject


def title(treaty: Treaty) -> tuple[str, str | None]:
    """What the treaty is called on the page, and in which language.

    It is the best-supported title, first in English, which is the language of the page; of those the fullest. Where no
    report gives one it is the treaty's identifier.
    """
    titles = [fact for fact in treaty.facts if isinstance(fact, Title)]
    if not titles:
        return treaty.id, None
    best = min(titles, key=lambda t: (t.language != "en", treaty.support(t).exactly.rank, -len(t.value), t.value))
    return best.value, best.language


def overview(subject: Subject) -> Html:
    """The treaty in figures, and its state on any day."""
    treaty = subject.treaty
    reported = [link(article_anchor(a.number), a.number) for a in treaty.articles if a.provisions]
    placed = sorted({found.placement.article for found in subject.compared})
    compared: Content = None
    if placed:
        compared = "; by comparison (external): ", joined(link(article_anchor(n), n) for n in placed)
    rows: list[tuple[str, Content]] = [
        ("Parties", _parties(subject) if treaty.parties else "not listed"),
        ("Reports", _reports(subject) if treaty.sources else "none: nothing is reported yet"),
        (
            "Articles",
            [article_count_text(treaty), "; reported by number: ", joined(reported) if reported else "none", compared],
        ),
    ]
    if treaty.sources:
        passages = sum(len(source.passages) for source in treaty.sources)
        rows += [
            ("Content", f"{counted(len(subject.clauses), 'clause')} from {counted(passages, 'passage')}"),
            (
                "Disagreements",
                link(
                    "disagreements",
                    counted(len(treaty.contradictions()), "contradiction"),
                    ", ",
                    counted(len(treaty.misplacements()), "misplacement"),
                ),
            ),
        ]
    return section("overview", "The treaty at a glance", data(rows), _status(treaty))


def _parties(subject: Subject) -> Html:
    return element("ul", [element("li", _party(subject, party)) for party in subject.treaty.parties], class_="lines")


def _party(subject: Subject, party: Party) -> Html:
    names = sorted(party.names, key=lambda name: (name.language != "en", name.language))
    shown = [markup(foreign(name.value, name.language), _external(subject, party, name.value)) for name in names]
    first, *others = shown or [code(party.id)]
    return markup(first, " ", element("span", joined(others, " · "), class_="more"))


def _external(subject: Subject, party: Party, name: str) -> Content:
    return None if (party.id, name) in subject.reported_names else element("span", " (external)", class_="more")


def _reports(subject: Subject) -> str:
    sources = subject.treaty.sources
    languages = Counter(source.language for source in sources)
    origin_of = OriginCount.of((f"{source.id}." for source in sources), subject.origin_of)
    bound = "at most " if origin_of.at_most else ""
    listed = ", ".join(f"{tag} ({number})" for tag, number in sorted(languages.items()))
    return f"{len(sources)} in {listed}; {bound}{counted(origin_of.origins, 'origin')}"


class Period(NamedTuple):
    """Days, both ends included, on which one can say the same of a treaty; no end where it is None."""

    first: datetime.date | None
    last: datetime.date | None
    status: Status


def periods(treaty: Treaty) -> list[Period]:
    """The state of a treaty on all days there are, from the first to the last."""
    return [
        Period(
            start.first, next_start and next_start.first and next_start.first - datetime.timedelta(days=1), start.status
        )
        for start, next_start in pairwise((*treaty.states(), None))
        if start is not None
    ]


def _status(treaty: Treaty) -> Html:
    found = periods(treaty)
    head = element("tr", [element("th", name, scope="col") for name in ("Days", "State", "Certain by then")])
    rows = [
        element(
            "tr",
            element("th", _days(period), scope="row"),
            element("td", words(period.status.state)),
            element("td", "Nothing" if period.status.certain == "unknown" else words(period.status.certain)),
        )
        for period in found
    ]
    caption = element("caption", "The state of the treaty, day by day")
    table = element("table", caption, element("thead", head), element("tbody", rows))
    reasons = [
        element("li", words(stage), ":", rest, [" (", passage_links(reason.passages), ")"] if reason.passages else None)
        for reason in treaty.status_on(datetime.date.max).because
        for stage, _, rest in [reason.text.partition(":")]
    ]
    return markup(
        element("h3", "Status"),
        element(
            "p",
            "As far as reports of done events let one say it; plans count for nothing. The state is unknown where the "
            "treaty may or may not have gone further than what is certain, and after the last day that any report "
            "covers.",
        ),
        region(table, label="The state of the treaty, day by day"),
        element("p", "What that rests on:"),
        element("ul", reasons),
    )


def _days(period: Period) -> Html:
    if period.first is None:
        return markup("any day") if period.last is None else markup("up to ", day(period.last))
    if period.last is None:
        return markup("from ", day(period.first), " on")
    if period.first == period.last:
        return day(period.first)
    return markup(day(period.first), " to ", day(period.last))
