"""Shows as text which report covers which articles, and which provisions under no article."""

from collections.abc import Iterator, Mapping, Sequence

from ..model.frame import ExternalPlacement
from ..model.provisions import Provision
from ..model.source import source_of
from ..model.treaty import Treaty
from .placement_notes import UNNAMED, PlacementNotes, compared_provisions
from .text_layout import paragraph, table

_SIGNS = {"none": "-"}


def coverage_lines(treaty: Treaty) -> Iterator[str]:
    """Two tables, both with a column for each report: the articles, and the provisions under no article."""
    ids = [source.id for source in treaty.sources]
    if not ids:
        yield "No reports."
        return
    cells = treaty.coverage()
    rows = [[str(number), *(_SIGNS.get(row[id], row[id]) for id in ids)] for number, row in cells.items()]
    yield from table(["article", *ids], rows)
    yield ""
    yield "explicit: a passage of the report names the article's number"
    yield from paragraph("inferred: other passages name the number, and so the content of the report is placed there")
    if any("external" in row.values() for row in cells.values()):
        yield from paragraph("external: the report does not place its content; a comparison places it there")
    yield "-: no content of the report is placed there"
    if treaty.unplaced:
        yield ""
        placements = {id(provision): placement for provision, placement in reversed(list(compared_provisions(treaty)))}
        head = ["under no article", *ids, *(["external"] if placements else [])]
        yield from table(head, [_row(provision, ids, placements) for provision in treaty.unplaced])
        if any(placement.certainty == "probable" for placement in placements.values()):
            yield from ("", "?: probable, according to the comparison")
        notes = PlacementNotes(treaty)
        for provision in treaty.unplaced:
            if (why := notes.why_unplaced(provision)) != UNNAMED:
                yield from paragraph(f"{provision.label}: {why}")


def _row(provision: Provision, ids: Sequence[str], placements: Mapping[int, ExternalPlacement]) -> list[str]:
    sources = {source_of(passage) for clause in provision.clauses for passage in clause.reported_by}
    placement = placements.get(id(provision))
    external = (
        "-" if placement is None else f"article {placement.article}{'?' if placement.certainty == 'probable' else ''}"
    )
    return [
        provision.label,
        *("reported" if each in sources else "-" for each in ids),
        *([external] if placements else []),
    ]
