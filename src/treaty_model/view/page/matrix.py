"""The matrix of the page: which report covers which articles, unplaced provisions, events and facts."""

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
    DISAGREES,
    EXPLICIT,
    EXTERNAL,
    INFERRED,
    NOTHING,
    REPORTED,
    code,
    legend,
    link,
    publisher,
    region,
    section,
    sign,
    tag,
    unseen,
    words,
)
from .subject import Subject

_ROWS_OF_A_SCREEN = 40

# The kinds of cells, each with its sign and its explanation in the legend.
_MEANINGS = {
    "explicit": (EXPLICIT, "a passage of the report names the article’s number"),
    "inferred": (INFERRED, "other passages name the article’s number, and so this report’s content is placed there"),
    "external": (EXTERNAL, "the report does not place its content; a comparison places it there"),
    "reported": (REPORTED, "the report has it; it stands under no article"),
}

_DISAGREES_MEANING = ": the content of another report is incompatible, or a passage names another article; see "


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
            "Outside the articles",
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


# For each row, by the anchor of its link, and for each source: the number of clauses, and whether one disagrees.
_Cell = tuple[int, bool]
_Cells = dict[str, dict[str, _Cell]]


def _cells(subject: Subject) -> _Cells:
    cells: defaultdict[str, dict[str, _Cell]] = defaultdict(dict)
    for placed in subject.clauses:
        row = cells[_row_of(placed)]
        disagrees: dict[str, bool] = defaultdict(bool)
        for id in placed.clause.reported_by:
            disagrees[source_of(id)] |= (placed.pointer, id) in subject.disputed
        for source, clause_disagrees in disagrees.items():
            count, any_disagrees = row.get(source, (0, False))
            row[source] = count + 1, any_disagrees or clause_disagrees
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
    about = element("span", tag(source), " ", element("span", publisher(source), class_="name"), class_="publisher")
    return element("th", link(source_anchor(source.id), code(source.id)), about, scope="col")


def _article(subject: Subject, article: Article) -> Html:
    kinds = [words(provision.label) for provision in article.provisions]
    compared = dict.fromkeys(words(p.label) for p, _ in subject.compared_in.get(article.number, ()))
    reported = set(kinds)
    kinds = [f"{kind} (also {EXTERNAL})" if kind in compared else kind for kind in kinds]
    kinds += [f"{kind} ({EXTERNAL})" for kind in compared if kind not in reported]
    name = link(article_anchor(article.number), "Article ", article.number)
    return markup(name, " ", element("span", joined(kinds), class_="kinds")) if kinds else name


def _external(subject: Subject, number: int) -> dict[str, int]:
    """For each source, the number of its clauses that a comparison places in an article."""
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
    report_count = f"{len(row)} of {len(subject.treaty.sources)}" if row else "no report"
    total = element("td", report_count, " places it" if external and not row else None, class_="total")
    return element("tr", element("th", name, scope="row"), cells, total, class_=None if row or external else "nobody")


def _cell(kind: str, count: int, disagrees: bool) -> Html:
    if not count:
        return element("td", sign(NOTHING, "nothing"), class_="none")
    disagreement: Content = [" ", sign(DISAGREES, ", disagrees")] if disagrees else None
    text = (
        sign(_MEANINGS[kind][0], f"{kind}, "),
        " ",
        count,
        unseen(" clause" if count == 1 else " clauses"),
        disagreement,
    )
    return element("td", text, class_=f"{kind} disagrees" if disagrees else kind)


def _legend(coverage: Mapping[int, Mapping[str, str]]) -> Html:
    unused = {"external"} - {kind for row in coverage.values() for kind in row.values()}
    see = link("disagreements", "where reports disagree")
    rows: list[tuple[Html, Content]] = [
        *(
            (_key(mark, kind), markup(element("b", kind), f": {text}"))
            for kind, (mark, text) in _MEANINGS.items()
            if kind not in unused
        ),
        (_key(DISAGREES, "disagrees"), [element("b", "disagrees"), _DISAGREES_MEANING, see]),
        (_key(NOTHING, "none"), "no content of the report is placed there"),
    ]
    return legend(rows)


def _key(mark: str, kind: str) -> Html:
    return element("span", mark, class_=f"key {kind}", aria_hidden="true")
