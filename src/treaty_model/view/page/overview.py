"""What a treaty is at a glance, and its state on any day, as far as reports tell it."""

import datetime
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from ...model.facts import Title
from ...model.status import Status
from ...model.treaty import Party, Treaty
from .anchors import article_anchor
from .html import Content, Html, element, joined, markup
from .parts import code, counted, data, day, foreign, link, passage_links, region, section, words
from .subject import Subject

_OF_STATUS = ("signing", "entry-into-force", "termination")


def title(treaty: Treaty) -> tuple[str, str | None]:
    """What the treaty is called on the page, and in which language.

    It is the best-supported title, first in English, which is the language of the page; of those the fullest. Where no
    report gives one it is the treaty's identifier.
    """
    titles = [fact for fact in treaty.facts if isinstance(fact, Title)]
    if not titles:
        return treaty.id, None
    best = min(titles, key=lambda t: (t.language != "en", treaty.support(t).rank, -len(t.value), t.value))
    return best.value, best.language


def overview(subject: Subject) -> Html:
    """The treaty in figures, and its state on any day."""
    treaty = subject.treaty
    reported = [link(article_anchor(a.number), a.number) for a in treaty.articles if a.provisions]
    languages = Counter(source.language for source in treaty.sources)
    rows: list[tuple[str, Content]] = [
        ("Parties", element("ul", map(_party, treaty.parties), class_="lines") if treaty.parties else "not told"),
        ("Reports", _reports(languages) if languages else "none: nothing is reported yet"),
        (
            "Articles",
            [len(treaty.articles), "; reported by number: ", joined(reported) if reported else "none"],
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


def _party(party: Party) -> Html:
    names = sorted(party.names, key=lambda name: (name.language != "en", name.language))
    shown = [foreign(name.value, name.language) for name in names] or [code(party.id)]
    return element("li", shown[0], " ", element("span", joined(shown[1:], " · "), class_="more"))


def _reports(languages: Counter[str]) -> str:
    return f"{languages.total()} in " + ", ".join(f"{tag} ({number})" for tag, number in sorted(languages.items()))


class Period(NamedTuple):
    """Days, both ends included, on which one can say the same of a treaty; no end where it is None."""

    first: datetime.date | None
    last: datetime.date | None
    status: Status


def periods(treaty: Treaty) -> list[Period]:
    """The state of a treaty on all days there are, from the first to the last."""
    changes = sorted(
        {
            end
            for moment in treaty.timeline()
            if moment.status == "done" and moment.kind in _OF_STATUS
            for end in (moment.first, moment.last)
            if end is not None and end > datetime.date.min
        }
    )
    found: list[Period] = []
    starts = [None, *changes]
    for start, next_start in pairwise([*starts, None]):
        last = next_start - datetime.timedelta(days=1) if next_start else None
        status = treaty.status_on(start or (last or datetime.date.min))
        same = found and (found[-1].status.state, found[-1].status.certain) == (status.state, status.certain)
        first = found.pop().first if same else start
        found.append(Period(first, last, status))
    return found


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
            "treaty may or may not have gone further than what is certain.",
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
