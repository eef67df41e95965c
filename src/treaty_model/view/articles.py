"""Shows a treaty and its articles as text, with the reports and passages that support each clause."""

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

# The largest number of passages that are listed as the reason for an inferred article.
MOST_NAMED = 10

_LABEL_COLUMN = 16  # where the text after a label begins
_REPORTS_COLUMN = 46  # where the reports of a clause begin


def treaty_lines(treaty: Treaty) -> Iterator[str]:
    """A summary of a treaty: parties, reports, articles, disagreements, facts and events."""
    yield treaty.id
    for label, text in (*_summary(treaty), *_remarks(treaty)):
        yield from beside(label, text, right_column=_LABEL_COLUMN)
    if treaty.facts:
        yield from ("", "facts")
        for fact in treaty.facts:
            yield from _clause_lines(fact)
    for event in treaty.events:
        yield ""
        yield from paragraph(f"{event.id} ({event.kind}, {event.status})")
        for clause in event.clauses:
            yield from _clause_lines(clause)


def _summary(treaty: Treaty) -> Iterator[tuple[str, str]]:
    """The parties, reports and articles, with labels."""
    yield "parties", "; ".join(_parties(treaty)) or "not listed"
    yield "reports", ", ".join(source.id for source in treaty.sources) or "none"
    reported = [str(article.number) for article in treaty.articles if article.provisions]
    yield "articles", f"{article_count_text(treaty)}; reported by number: {', '.join(reported) or 'none'}"
    compared = sorted({placement.article for _, placement in compared_provisions(treaty)})
    if compared:
        yield "compared", f"{', '.join(map(str, compared))} (external: placed by a comparison, not by a report)"


def _parties(treaty: Treaty) -> Iterator[str]:
    reported = reported_names(treaty)
    for party in treaty.parties:
        name = next((n.value for n in party.names if n.language == "en"), None)
        is_reported = name is None or (party.id, name) in reported
        yield f"{name or party.id}{'' if is_reported else ' (external)'}"


def _remarks(treaty: Treaty) -> Iterator[tuple[str, str]]:
    """Labelled remarks: unplaced provisions, disagreements, misplaced clauses, and names that may mean the same."""
    reasons: dict[str, list[str]] = defaultdict(list)
    notes = PlacementNotes(treaty)
    for provision in treaty.unplaced:
        reasons[notes.why_unplaced(provision)].append(provision.label)
    yield from (("unplaced", f"{', '.join(labels)} ({why})") for why, labels in reasons.items())
    origin_of = independent_origins(treaty.sources)
    for contradiction in treaty.contradictions():
        yield "disagreement", disagreement(contradiction, origin_of)
    for misplaced in treaty.misplacements():
        place = f"{clause_text(misplaced.clause)} in article {misplaced.article}"
        yield "misplaced", f"{place}, although {misplaced.passage} names {in_words(misplaced.names)}"
    for hint in hints(treaty):
        yield "hint", hint_text(hint)
    for placement, numbers in notes.compared_otherwise:
        where = f"reports name {in_words(numbers)}, a comparison {article_and_certainty(placement)}"
        yield "disagreement", f"{placement.provision}: {where}"
    for same in find_similar_names(treaty):
        if same.once:
            yield "one event?", str(same)
    known = {event.id for event in treaty.events}
    for pair in treaty.possibly_same:
        if {pair.event, pair.other} <= known:
            yield "one event?", f"{pair.event} and {pair.other}: {pair.reason}"


def hint_text(hint: Hint) -> str:
    """A hint about a provision that can stand in several articles, as text."""
    places = f"{hint.provision} is unplaced by {', '.join(hint.unplaced_by)}, and others name {in_words(hint.articles)}"
    if hint.compared:
        return f"{places} for such a provision; the frame has it under {in_words(hint.compared)} by comparison"
    return f"{places} for such a provision; if it is the same, record that in `placements` of the frame (treaty.json)"


def disagreement(contradiction: Contradiction, origin_of: Mapping[str, IndependentOrigin]) -> str:
    """A disagreement in one line: the subject, and the values with their support."""
    about = contradiction.event or contradiction.provision or "the treaty"
    values = [f"{value.text} (by {OriginCount.of(value.passages, origin_of)})" for value in contradiction.values]
    return f"{about}, {contradiction.fact}: {' or '.join(values)}"


def article_lines(treaty: Treaty, number: int | None) -> Iterator[str]:
    """The provisions of an article, clause by clause, with the reports; for None, the provisions under no article."""
    yield from _heading(treaty, number)
    signs: set[str] = set()
    notes = PlacementNotes(treaty)
    for provision in _provisions(treaty, number):
        yield ""
        yield from paragraph(provision.label)
        yield from _place_notes(treaty, notes, provision, number)
        for clause in provision.clauses:
            marks = _marks(treaty, LocatedClause("", clause, provision, number))
            signs.update(marks.values())
            yield from _with_marks(clause, marks)
    for provision, placement in compared_provisions(treaty, number) if number is not None else ():
        yield ""
        yield from paragraph(f"{provision.label} (external, {placement.certainty})")
        yield from paragraph(_basis(placement), indent=2)
        for clause in provision.clauses:
            marks = dict.fromkeys(map(source_of, clause.reported_by), EXTERNAL)
            signs.update(marks.values())
            yield from _with_marks(clause, marks)
    if number is not None and signs - {""}:
        yield ""
        for sign, meaning in ((EXPLICIT, EXPLICIT_MEANS), (EXTERNAL, EXTERNAL_MEANS)):
            yield from paragraph(meaning) if sign in signs else ()


def _place_notes(treaty: Treaty, notes: PlacementNotes, provision: Provision, number: int | None) -> Iterator[str]:
    """Why a provision stands under no article, or which other articles are named for it."""
    if number is not None:
        for doubt in notes.doubts_of_place(provision, number):
            yield from paragraph(doubt, indent=2)
        return
    yield from paragraph(notes.why_unplaced(provision), indent=2)
    for placement in treaty.compared(provision):
        yield from paragraph(f"external: {article_and_certainty(placement)}; {_basis(placement)}", indent=2)


def _basis(placement: ExternalPlacement) -> str:
    return f"{placement.basis} ({placement.reference}; compared {placement.compared})"


def trace_lines(treaty: Treaty, number: int | None, verification: Verification | None = None) -> Iterator[str]:
    """Each clause of an article with each passage that reports it: the place in the document, and the placement.

    With a verification, each passage is shown in its context in the user's copy.
    """
    yield from _heading(treaty, number)
    provisions = [(provision, number) for provision in _provisions(treaty, number)]
    if number is not None:
        provisions += [(compared.provision, None) for compared in compared_provisions(treaty, number)]
    cited: dict[str, Passage] = {}
    notes = PlacementNotes(treaty)
    for provision, article in provisions:
        yield ""
        yield from paragraph(provision.label)
        yield from _place_notes(treaty, notes, provision, article)
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
    results = (
        {p.passage.id: (p, source) for source in verification.sources for p in source.passages} if verification else {}
    )
    for id, passage in sorted(cited.items()):
        named = ", ".join(f"article {n}" for n in passage.names_articles) or "no article"
        speaker = f" of {passage.speaker.label}" if passage.speaker else ""
        yield from paragraph(id, indent=2)
        yield from paragraph(f"{passage.manner}{speaker}; names {named}", indent=4)
        yield from paragraph(on_one_line(f"{passage.text_start} … {passage.text_end}"), indent=4)
        yield f"    sha256 {passage.sha256}"
        url = treaty.source(passage.source).url
        if verification:
            yield from _in_copy(*results[id])
        elif url:
            yield f"    {fragment_url(url, passage)}"
        if passage.note:
            yield from paragraph(f"note: {passage.note}", indent=4)


def placement_text(placement: Placement) -> str:
    """How a passage places a clause, and which passages are the reason."""
    if placement.external is not None:
        return f"external: {article_and_certainty(placement.external)}, by comparison"
    if placement.kind == "explicit":
        return f"explicit: it names article {placement.article}"
    more = len(placement.by) - MOST_NAMED
    passages = ", ".join(placement.by[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    return f"inferred: article {placement.article} is named by {passages or 'no passage'}"


def _in_copy(passage: PassageResult, source: SourceResult) -> Iterator[str]:
    if source.file is None:
        yield "    missing: there is no copy of the document"
        return
    yield f"    {passage.state}{': the copy does not have the words' if passage.state == 'stale' else ''}"
    for start, end in passage.places:
        yield from paragraph(f"{start}-{end}: {in_context(source.file.copy.text, start, end)}", indent=4)


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
            f"Nothing is placed here, although {', '.join(passages)} name{'s' if len(passages) == 1 else ''} it.",
            indent=2,
        )
    else:
        yield from paragraph(f"No report names it. {reports}", indent=2)
    if number is not None and treaty.unplaced and not list(compared_provisions(treaty, number)):
        yield from paragraph("Provisions that stand under no article: show unplaced.", indent=2)


def _marks(treaty: Treaty, placed: LocatedClause) -> dict[str, str]:
    """The reports of a clause, each with the sign for how it places the clause."""
    marks: dict[str, str] = {}
    for id in placed.clause.reported_by:
        placement = treaty.placement(placed, id) if placed.article is not None else None
        source = source_of(id)
        marks[source] = EXPLICIT if placement and placement.kind == "explicit" else marks.get(source, "")
    return marks


def _clause_lines(clause: Clause) -> Iterator[str]:
    yield from _with_marks(clause, dict.fromkeys(map(source_of, clause.reported_by), ""))


def _with_marks(clause: Clause, marks: dict[str, str]) -> Iterator[str]:
    yield from beside(
        clause_text(clause), "  ".join(source + sign for source, sign in marks.items()), right_column=_REPORTS_COLUMN
    )


def clause_text(clause: Clause) -> str:
    """A clause in one line: its kind and its content."""
    return f"{clause.kind}: {clause.summary}" if clause.summary else clause.kind
