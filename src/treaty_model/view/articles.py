"""A treaty and its articles as text: what is in them, and which passages of which reports say so."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..model.clause import Clause
from ..model.contradictions import Contradiction
from ..model.frame import ExternalPlacement
from ..model.iteration import LocatedClause
from ..model.placements import Placement, in_words
from ..model.provisions import Provision
from ..model.source import IndependentOrigin, Passage, independent_origins, source_of
from ..model.support import OriginCount
from ..model.treaty import Treaty
from ..passages.matching import PassageResult
from ..passages.verification import SourceResult, Verification
from ..reports.comparing import Hint, hints
from ..reports.similar_names import find_similar_names
from .passage_context import fragment_url, in_context, on_one_line
from .placement_notes import (
    EXPLICIT,
    EXPLICIT_MEANS,
    EXTERNAL,
    EXTERNAL_MEANS,
    PlacementNotes,
    article_and_certainty,
    article_count_text,
    compared_provisions,
    passages_by_article,
    reported_names,
)
from .text_layout import beside, paragraph

# Of how many passages that draw a clause to an article the identifiers are shown.
MOST_NAMED = 10

_AT = 46  # the column in which the reports of a clause begin


def treaty_lines(treaty: Treaty) -> Iterator[str]:
    """A treaty at a glance: parties, reports, articles, disagreements, facts and events."""
    reported = [str(article.number) for article in treaty.articles if article.provisions]
    yield treaty.id
    yield from beside("parties", "; ".join(_parties(treaty)) or "not listed", at=14)
    yield from beside("reports", ", ".join(source.id for source in treaty.sources) or "none", at=14)
    yield from beside(
        "articles", f"{article_count_text(treaty)}; reported by number: {', '.join(reported) or 'none'}", at=14
    )
    found = sorted({placement.article for _, placement in compared_provisions(treaty)})
    if found:
        by = f"{', '.join(map(str, found))} (external: a comparison places there what no report does)"
        yield from beside("compared", by, at=14)
    for name, text in _remarks(treaty):
        yield from beside(name, text, at=14)
    if treaty.facts:
        yield from ("", "facts")
        for fact in treaty.facts:
            yield from _clause_lines(fact)
    for event in treaty.events:
        yield ""
        yield from paragraph(f"{event.id} ({event.kind}, {event.status})")
        for clause in event.clauses:
            yield from _clause_lines(clause)


def _parties(treaty: Treaty) -> Iterator[str]:
    reported = reported_names(treaty)
    for party in treaty.parties:
        name = next((n.value for n in party.names if n.language == "en"), None)
        known = name is None or (party.id, name) in reported
        yield f"{name or party.id}{'' if known else ' (external)'}"


def _remarks(treaty: Treaty) -> Iterator[tuple[str, str]]:
    """What is unplaced, and where reports disagree or may mean the same."""
    reasons: dict[str, list[str]] = defaultdict(list)
    standing = PlacementNotes(treaty)
    for provision in treaty.unplaced:
        reasons[standing.why_unplaced(provision)].append(provision.label)
    yield from (("unplaced", f"{', '.join(labels)} ({why})") for why, labels in reasons.items())
    origin_of = independent_origins(treaty.sources)
    for contradiction in treaty.contradictions():
        yield "at odds", disagreement(contradiction, origin_of)
    for misplaced in treaty.misplacements():
        named = " and ".join(map(str, misplaced.names))
        where = (
            f"{clause_text(misplaced.clause)} in article {misplaced.article}, though {misplaced.passage} names {named}"
        )
        yield "misplaced", where
    for hint in hints(treaty):
        yield "hint", hint_text(hint)
    for placement, numbers in standing.compared_otherwise:
        where = f"reports name {in_words(numbers)}, a comparison {article_and_certainty(placement)}"
        yield "at odds", f"{placement.provision}: {where}"
    for same in find_similar_names(treaty):
        if same.once:
            yield "one event?", str(same)
    known = {event.id for event in treaty.events}
    for pair in treaty.possibly_same:
        if {pair.event, pair.other} <= known:
            yield "one event?", f"{pair.event} and {pair.other}: {pair.reason}"


def hint_text(hint: Hint) -> str:
    """What a hint about a provision that can stand in several articles says."""
    by = f"{hint.provision} is unplaced by {', '.join(hint.unplaced_by)}, and others name {in_words(hint.articles)}"
    if hint.compared:
        return f"{by} for such a provision; the frame has it under {in_words(hint.compared)} by comparison"
    return f"{by} for such a provision; if it is the same, say so in `placements` of the frame (treaty.json)"


def disagreement(contradiction: Contradiction, origin_of: Mapping[str, IndependentOrigin]) -> str:
    """A disagreement in one line: what it is about, and the values with their support."""
    about = contradiction.event or contradiction.provision or "the treaty"
    values = [f"{value.text} (by {OriginCount.of(value.passages, origin_of)})" for value in contradiction.values]
    return f"{about}, {contradiction.fact}: {' or '.join(values)}"


def article_lines(treaty: Treaty, number: int | None) -> Iterator[str]:
    """An article's provisions, clause by clause with the reports that say so; those under no article for None."""
    yield from _heading(treaty, number)
    signs: set[str] = set()
    standing = PlacementNotes(treaty)
    for provision in _provisions(treaty, number):
        yield ""
        yield from paragraph(provision.label)
        yield from _about_place(treaty, standing, provision, number)
        for clause in provision.clauses:
            marks = _marks(treaty, LocatedClause("", clause, provision, number))
            signs.update(marks.values())
            yield from _marked(clause, marks)
    for found in compared_provisions(treaty, number) if number is not None else ():
        yield ""
        yield from paragraph(f"{found.provision.label} (external, {found.placement.certainty})")
        yield from paragraph(_basis(found.placement), indent=2)
        for clause in found.provision.clauses:
            marks = dict.fromkeys(map(source_of, clause.reported_by), EXTERNAL)
            signs.update(marks.values())
            yield from _marked(clause, marks)
    if number is not None and signs - {""}:
        yield ""
        for sign, means in ((EXPLICIT, EXPLICIT_MEANS), (EXTERNAL, EXTERNAL_MEANS)):
            yield from paragraph(means) if sign in signs else ()


def _about_place(treaty: Treaty, standing: PlacementNotes, provision: Provision, number: int | None) -> Iterator[str]:
    """Why a provision stands under no article, or what else than its article is named for it."""
    if number is not None:
        for doubt in standing.doubts_of_place(provision, number):
            yield from paragraph(doubt, indent=2)
        return
    yield from paragraph(standing.why_unplaced(provision), indent=2)
    for placement in treaty.compared(provision):
        yield from paragraph(f"external: {article_and_certainty(placement)}; {_basis(placement)}", indent=2)


def _basis(placement: ExternalPlacement) -> str:
    return f"{placement.basis} ({placement.reference}; compared {placement.compared})"


def trace_lines(treaty: Treaty, number: int | None, verification: Verification | None = None) -> Iterator[str]:
    """Each clause of an article with each passage that reports it: how that places it, and where it stands.

    With a verification, each passage is shown in its context as one's own copy has it.
    """
    yield from _heading(treaty, number)
    provisions = [(provision, number) for provision in _provisions(treaty, number)]
    if number is not None:
        provisions += [(found.provision, None) for found in compared_provisions(treaty, number)]
    cited: dict[str, Passage] = {}
    standing = PlacementNotes(treaty)
    for provision, article in provisions:
        yield ""
        yield from paragraph(provision.label)
        yield from _about_place(treaty, standing, provision, article)
        for clause in provision.clauses:
            yield from paragraph(clause_text(clause), indent=2)
            for id in clause.reported_by:
                passage = cited.setdefault(id, treaty.passage(id))
                document = treaty.source(passage.source).document
                yield from paragraph(f"{id:<12} {document.file} {passage.start}-{passage.end}", indent=4)
                placement = treaty.placement(LocatedClause("", clause, provision, article), id)
                if placement is not None:
                    yield from paragraph(placement_text(placement), indent=6)
    if cited:
        yield from ("", "passages")
    found = {f.passage.id: (f, v) for v in verification.sources for f in v.passages} if verification else {}
    for id, passage in sorted(cited.items()):
        named = ", ".join(f"article {n}" for n in passage.names_articles) or "no article"
        speaker = f" of {passage.speaker.label}" if passage.speaker else ""
        yield from paragraph(id, indent=2)
        yield from paragraph(f"{passage.manner}{speaker}; names {named}", indent=4)
        yield from paragraph(on_one_line(f"{passage.text_start} … {passage.text_end}"), indent=4)
        yield f"    sha256 {passage.sha256}"
        url = treaty.source(passage.source).url
        if verification:
            yield from _in_copy(*found[id])
        elif url:
            yield f"    {fragment_url(url, passage)}"
        if passage.note:
            yield from paragraph(f"note: {passage.note}", indent=4)


def placement_text(placement: Placement) -> str:
    """How a passage places a clause, and what draws it there."""
    if placement.external is not None:
        return f"external: {article_and_certainty(placement.external)}, by comparison"
    if placement.kind == "explicit":
        return f"explicit: it names article {placement.article}"
    shown, more = placement.by[:MOST_NAMED], len(placement.by) - MOST_NAMED
    by = ", ".join(shown) + (f" and {more} more" if more > 0 else "")
    return f"inferred: article {placement.article} is named by {by or 'no passage'}"


def _in_copy(found: PassageResult, verified: SourceResult) -> Iterator[str]:
    if verified.file is None:
        yield "    missing: there is no copy of the document"
        return
    yield f"    {found.state}{': the words are nowhere in the copy' if found.state == 'stale' else ''}"
    for start, end in found.places:
        yield from paragraph(f"{start}-{end}: {in_context(verified.file.copy.text, start, end)}", indent=4)


def _provisions(treaty: Treaty, number: int | None) -> tuple[Provision, ...]:
    return treaty.unplaced if number is None else treaty.article(number).provisions


def _heading(treaty: Treaty, number: int | None) -> Iterator[str]:
    yield "Provisions under no article" if number is None else f"Article {number}"
    if _provisions(treaty, number):
        return
    reports = (
        f"The reports are {', '.join(s.id for s in treaty.sources)}." if treaty.sources else "There are no reports."
    )
    if number is None:
        yield from paragraph(f"There are none. {reports}", indent=2)
    elif passages := passages_by_article(treaty).get(number):
        yield from paragraph(
            f"Nothing stands here, although {', '.join(passages)} name{'s' if len(passages) == 1 else ''} it.", indent=2
        )
    else:
        yield from paragraph(f"No report names it. {reports}", indent=2)
    if number is not None and treaty.unplaced and not list(compared_provisions(treaty, number)):
        yield from paragraph("Provisions that stand under no article: show unplaced.", indent=2)


def _marks(treaty: Treaty, placed: LocatedClause) -> dict[str, str]:
    """The reports of a clause, each with the sign of how it places the clause."""
    marks: dict[str, str] = {}
    for id in placed.clause.reported_by:
        placement = treaty.placement(placed, id) if placed.article is not None else None
        source = source_of(id)
        marks[source] = EXPLICIT if placement and placement.kind == "explicit" else marks.get(source, "")
    return marks


def _clause_lines(clause: Clause) -> Iterator[str]:
    yield from _marked(clause, dict.fromkeys(map(source_of, clause.reported_by), ""))


def _marked(clause: Clause, marks: dict[str, str]) -> Iterator[str]:
    yield from beside(clause_text(clause), "  ".join(source + sign for source, sign in marks.items()), at=_AT)


def clause_text(clause: Clause) -> str:
    """A clause in one line: its kind, and what it tells."""
    return f"{clause.kind}: {clause.summary}" if clause.summary else clause.kind
