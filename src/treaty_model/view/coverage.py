"""Which report has what: articles, and provisions of no named article, against reports."""

from collections.abc import Iterator

from ..model.source import source_of
from ..model.treaty import Treaty
from .lines import table

_SIGNS = {"none": "-"}


def coverage_lines(treaty: Treaty) -> Iterator[str]:
    """Two tables: each article against each report, and each provision that no report places in an article."""
    ids = [source.id for source in treaty.sources]
    if not ids:
        yield "No reports."
        return
    cells = treaty.coverage()
    rows = [[str(number), *(_SIGNS.get(row[id], row[id]) for id in ids)] for number, row in cells.items()]
    yield from table(["article", *ids], rows)
    yield ""
    yield "explicit: a passage of the report names the article's number"
    yield "inferred: the report tells of the article's content without its number"
    if treaty.unplaced:
        yield ""
        vouching = [
            (provision.label, {source_of(id) for clause in provision.clauses for id in clause.reported_by})
            for provision in treaty.unplaced
        ]
        rows = [[kind, *("reported" if id in sources else "-" for id in ids)] for kind, sources in vouching]
        yield from table(["of no named article", *ids], rows)
