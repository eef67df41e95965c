"""Which report has what, at a glance: articles, provisions under none, events and facts against reports."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from ...model.iteration import LocatedClause
from ...model.keys import provision_key
from ...model.provisions import Article
from ...model.source import Source, source_of
from .anchors import article_anchor, source_anchor
from .html import Content, Html, element, joined, markup
from .parts import (
    AT_ODDS,
    EXPLICIT,
    EXTERNAL,
    INFERRED,
    NOTHING,
    REPORTED,
    code,
    legend,
    link,
    outlet,
    region,
    section,
    sign,
    tag,
    unseen,
    words,
)
from .subject import Subject

_ROWS_OF_A_SCREEN = 40

# What a cell says: its sign, its word for who does not see the sign, and what the legend tells of it.
_MEANINGS = {
    "explicit": (EXPLICIT, "a passage of the report names the article’s number"),
    "inferred": (INFERRED, "other passages name the article’s number, and so what the report tells stands there"),
    "external": (EXTERNAL, "the report tells of it and does not place it; a comparison places it there"),
    "reported": (REPORTED, "the report tells of it; it stands under no article"),
}

_AT_ODDS_MEANS = ": with what another report says, or with the article that a passage names; see "


def matrix(subject: Subject) -> Html:
    """The matrix with its legend."""
    treaty = subject.treaty
    if not treaty.sources:
        return section("coverage", "Who reports what", element("p", "There are no reports yet."))
    cells = _cells(subject)
    coverage = treaty.coverage()
    bodies = [
        _body(
            "Articles",
            [
                _row(
                    *(subject, _article(subject, article), cells[article_anchor(article.number)]),
                    placement=coverage[article.number],
                    external=_external(subject, article.number),
                )
                for article in treaty.articles
            ],
            len(treaty.sources),
        ),
        _body(
            "Under no article",
            [
                _row(subject, link(key, words(label)), cells[key])
                for key, label in {provision_key(p, None): p.label for p in treaty.unplaced}.items()
            ],
            len(treaty.sources),
        ),
        _body(
            "Beside the articles",
            [_row(subject, link(id, words(id)), cells[id]) for id in ("events", "facts") if cells[id]],
            len(treaty.sources),
        ),
    ]
    head = element(
        "tr",
        element("th", "Part of the treaty", scope="col"),
        map(_column, treaty.sources),
        element("th", "Reports", scope="col"),
    )
    caption = element("span", "Each number counts the clauses that the report states.")
    rows = len(treaty.articles) + len(treaty.unplaced) + 2
    table = element("table", element("caption", caption), element("thead", head), bodies, class_="matrix")
    return section(
        "coverage",
        "Who reports what",
        _legend(coverage),
        region(table, label="Parts of the treaty against reports", tall=rows > _ROWS_OF_A_SCREEN),
    )


# For each row, by the anchor that it leads to: for each source the clauses, and whether one of them is at odds.
_Cell = tuple[int, bool]
_Cells = dict[str, dict[str, _Cell]]


def _cells(subject: Subject) -> _Cells:
    cells: defaultdict[str, dict[str, _Cell]] = defaultdict(dict)
    for placed in subject.clauses:
        row = cells[_row_of(placed)]
        at_odds: dict[str, bool] = defaultdict(bool)
        for id in placed.clause.reported_by:
            at_odds[source_of(id)] |= (placed.pointer, id) in subject.disputed
        for source, odd in at_odds.items():
            number, before = row.get(source, (0, False))
            row[source] = number + 1, before or odd
    return cells


def _row_of(placed: LocatedClause) -> str:
    if placed.event:
        return "events"
    if placed.provision is None:
        return "facts"
    return provision_key(placed.provision, None) if placed.article is None else article_anchor(placed.article)


def _body(title: str, rows: list[Html], sources: int) -> Html | None:
    head = element("tr", element("th", element("span", title), colspan=sources + 2, scope="rowgroup"), class_="group")
    return element("tbody", head, rows) if rows else None


def _column(source: Source) -> Html:
    about = element("span", tag(source), " ", element("span", outlet(source), class_="name"), class_="outlet")
    return element("th", link(source_anchor(source.id), code(source.id)), about, scope="col")


def _article(subject: Subject, article: Article) -> Html:
    kinds = [words(provision.label) for provision in article.provisions]
    compared = dict.fromkeys(words(p.label) for p, _ in subject.compared_in.get(article.number, ()))
    placed = set(kinds)
    kinds = [f"{kind} (also {EXTERNAL})" if kind in compared else kind for kind in kinds]
    kinds += [f"{kind} ({EXTERNAL})" for kind in compared if kind not in placed]
    name = link(article_anchor(article.number), "Article ", article.number)
    return markup(name, " ", element("span", joined(kinds), class_="kinds")) if kinds else name


def _external(subject: Subject, number: int) -> dict[str, int]:
    """For each source the clauses that a comparison places in an article."""
    counts: Counter[str] = Counter()
    for provision, _ in subject.compared_in.get(number, ()):
        for clause in provision.clauses:
            counts.update({source_of(id) for id in clause.reported_by})
    return counts


def _row(
    subject: Subject,
    name: Html,
    row: dict[str, _Cell],
    *,
    placement: dict[str, str] | None = None,
    external: Mapping[str, int] = MappingProxyType({}),
) -> Html:
    cells: list[Content] = []
    for source in subject.treaty.sources:
        kind = placement[source.id] if placement else "reported"
        cells.append(
            _cell(kind, *((external[source.id], False) if kind == "external" else row.get(source.id, (0, False))))
        )
    counted = f"{len(row)} of {len(subject.treaty.sources)}" if row else "no report"
    total = element("td", counted, " places it" if external and not row else None, class_="total")
    return element("tr", element("th", name, scope="row"), cells, total, class_=None if row or external else "nobody")


def _cell(kind: str, number: int, at_odds: bool) -> Html:
    if not number:
        return element("td", sign(NOTHING, "nothing"), class_="none")
    odd: Content = [" ", sign(AT_ODDS, ", at odds")] if at_odds else None
    text = sign(_MEANINGS[kind][0], f"{kind}, "), " ", number, unseen(" clause" if number == 1 else " clauses"), odd
    return element("td", text, class_=f"{kind} at-odds" if at_odds else kind)


def _legend(coverage: Mapping[int, Mapping[str, str]]) -> Html:
    unused = {"external"} - {kind for row in coverage.values() for kind in row.values()}
    see = link("disagreements", "where reports disagree")
    rows: list[tuple[Html, Content]] = [
        *(
            (_key(mark, kind), markup(element("b", kind), f": {text}"))
            for kind, (mark, text) in _MEANINGS.items()
            if kind not in unused
        ),
        (_key(AT_ODDS, "at-odds"), [element("b", "at odds"), _AT_ODDS_MEANS, see]),
        (_key(NOTHING, "none"), "nothing of what the report tells is placed there"),
    ]
    return legend(rows)


def _key(mark: str, kind: str) -> Html:
    return element("span", mark, class_=f"key {kind}", aria_hidden="true")
