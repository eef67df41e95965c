"""Which report has what: articles, and provisions under no article, against reports."""

from collections.abc import Iterator, Mapping, Sequence

from ..model.frame import ExternalPlacement
from ..model.provisions import Provision
from ..model.source import source_of
from ..model.treaty import Treaty
from .placement_notes import UNNAMED, PlacementNotes, compared_provisions
from .text_layout import paragraph, table

_SIGNS = {"none": "-"}


def coverage_lines(treaty: Treaty) -> Iterator[str]:
    """Two tables: each article against each report, and each provision that stands under no article."""
    ids = [source.id for source in treaty.sources]
    if not ids:
        yield "No reports."
        return
    cells = treaty.coverage()
    rows = [[str(number), *(_SIGNS.get(row[id], row[id]) for id in ids)] for number, row in cells.items()]
    yield from table(["article", *ids], rows)
    yield ""
    yield "explicit: a passage of the report names the article's number"
    yield from paragraph("inferred: other passages name the number, and so what the report tells stands there")
    if any("external" in row.values() for row in cells.values()):
        yield from paragraph("external: the report tells of it and does not place it; a comparison does")
    yield "-: nothing of what the report tells is placed there"
    if treaty.unplaced:
        yield ""
        places = {id(provision): placement for provision, placement in reversed(list(compared_provisions(treaty)))}
        head = ["under no article", *ids, *(["external"] if places else [])]
        yield from table(head, [_row(provision, ids, places) for provision in treaty.unplaced])
        if any(placement.certainty == "probable" for placement in places.values()):
            yield from ("", "?: probable, by whoever compared it")
        standing = PlacementNotes(treaty)
        for provision in treaty.unplaced:
            if (why := standing.why_unplaced(provision)) != UNNAMED:
                yield from paragraph(f"{provision.label}: {why}")


def _row(provision: Provision, ids: Sequence[str], places: Mapping[int, ExternalPlacement]) -> list[str]:
    sources = {source_of(passage) for clause in provision.clauses for passage in clause.reported_by}
    placement = places.get(id(provision))
    found = (
        "-" if placement is None else f"article {placement.article}{'?' if placement.certainty == 'probable' else ''}"
    )
    return [provision.label, *("reported" if each in sources else "-" for each in ids), *([found] if places else [])]
