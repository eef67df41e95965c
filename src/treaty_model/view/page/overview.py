"""The overview of the page: the treaty in figures, and its state on any day according to reports."""

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
    """The title of the page and its language.

    It is the best-supported English title, because the page is in English, else the best-supported one in another
    language; the longest one if several have equal support. If no report gives a title, it is the identifier.
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
    numbers = sorted({provision.placement.article for provision in subject.compared})
    compared: Content = None
    if numbers:
        compared = "; by comparison (external): ", joined(link(article_anchor(n), n) for n in numbers)
    rows: list[tuple[str, Content]] = [
        ("Parties", _parties(subject) if treaty.parties else "not listed"),
        ("Reports", _reports(subject) if treaty.sources else "none yet"),
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
    spellings = [markup(foreign(name.value, name.language), _external(subject, party, name.value)) for name in names]
    first, *others = spellings or [code(party.id)]
    return markup(first, " ", element("span", joined(others, " · "), class_="more"))


def _external(subject: Subject, party: Party, name: str) -> Content:
    return None if (party.id, name) in subject.reported_names else element("span", " (external)", class_="more")


def _reports(subject: Subject) -> str:
    sources = subject.treaty.sources
    languages = Counter(source.language for source in sources)
    origins = OriginCount.of((f"{source.id}." for source in sources), subject.origin_of)
    at_most = "at most " if origins.at_most else ""
    listed = ", ".join(f"{tag} ({number})" for tag, number in sorted(languages.items()))
    return f"{len(sources)} in {listed}; {at_most}{counted(origins.origins, 'origin')}"


class Period(NamedTuple):
    """Days, both ends included, with the same status of the treaty; an end that is None is open."""

    first: datetime.date | None
    last: datetime.date | None
    status: Status


def periods(treaty: Treaty) -> list[Period]:
    """The state of a treaty on all days, in order."""
    return [
        Period(
            start.first, next_start and next_start.first and next_start.first - datetime.timedelta(days=1), start.status
        )
        for start, next_start in pairwise((*treaty.states(), None))
        if start is not None
    ]


def _status(treaty: Treaty) -> Html:
    all_periods = periods(treaty)
    head = element("tr", [element("th", name, scope="col") for name in ("Days", "State", "Certain by then")])
    rows = [
        element(
            "tr",
            element("th", _days(period), scope="row"),
            element("td", words(period.status.state)),
            element("td", "Nothing" if period.status.certain == "unknown" else words(period.status.certain)),
        )
        for period in all_periods
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
            "The state follows from reported events that are done; plans do not count. It is unknown if the treaty may "
            "have reached a later state than the certain one, and after the last day that any report covers.",
        ),
        region(table, label="The state of the treaty, day by day"),
        element("p", "The reasons:"),
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
