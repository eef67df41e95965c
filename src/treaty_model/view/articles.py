"""A treaty and its articles as text: what is in them, and which passages of which reports say so."""

from collections.abc import Iterator

from ..anchor.finding import Found
from ..anchor.verification import Verification, Verified
from ..model.clause import Clause
from ..model.provisions import Provision
from ..model.source import Passage, source_of
from ..model.treaty import Treaty
from .context import fragment_url, in_context
from .lines import beside, paragraph

_AT = 46  # the column in which the reports of a clause begin


def treaty_lines(treaty: Treaty) -> Iterator[str]:
    """A treaty at a glance: parties, reports, articles, facts and events."""
    names = [next((n.value for n in party.names if n.language == "en"), party.id) for party in treaty.parties]
    reported = [str(article.number) for article in treaty.articles if article.provisions]
    yield treaty.id
    yield from beside("parties", "; ".join(names) or "not told", at=14)
    yield from beside("reports", ", ".join(source.id for source in treaty.sources) or "none", at=14)
    yield from beside("articles", f"{len(treaty.articles)}; reported by number: {', '.join(reported) or 'none'}", at=14)
    if treaty.unplaced:
        kinds = ", ".join(provision.label for provision in treaty.unplaced)
        yield from beside("unplaced", f"{kinds} (no report names their article)", at=14)
    for contradiction in treaty.contradictions():
        values = " or ".join(clause.told for clause in contradiction.clauses)
        about = contradiction.event or contradiction.provision or "the treaty"
        yield from beside("at odds", f"{about}, {contradiction.fact}: {values}", at=14)
    for misplaced in treaty.misplacements():
        named = " and ".join(map(str, misplaced.names))
        where = f"{said(misplaced.clause)} in article {misplaced.article}, though {misplaced.passage} names {named}"
        yield from beside("misplaced", where, at=14)
    if treaty.facts:
        yield from ("", "facts")
        for fact in treaty.facts:
            yield from _clause_lines(fact)
    for event in treaty.events:
        yield ""
        yield from paragraph(f"{event.id} ({event.kind}, {event.status})")
        for clause in event.clauses:
            yield from _clause_lines(clause)


def article_lines(treaty: Treaty, number: int | None) -> Iterator[str]:
    """An article's provisions, clause by clause with the reports that vouch; those of no named article for None."""
    provisions = _provisions(treaty, number)
    yield from _heading(treaty, number)
    for provision in provisions:
        yield ""
        yield from paragraph(provision.label)
        for clause in provision.clauses:
            yield from _clause_lines(clause, number, treaty)
    if number is not None and provisions:
        yield ""
        yield "* a passage of that report names the article by number"


def trace_lines(treaty: Treaty, number: int | None, verification: Verification | None = None) -> Iterator[str]:
    """Each clause of an article with each passage that reports it, and where that passage stands.

    With a verification, each passage is shown in its context as one's own copy has it.
    """
    yield from _heading(treaty, number)
    cited: dict[str, Passage] = {}
    for provision in _provisions(treaty, number):
        yield ""
        yield from paragraph(provision.label)
        for clause in provision.clauses:
            yield from paragraph(said(clause), indent=2)
            for id in clause.reported_by:
                passage = cited.setdefault(id, treaty.passage(id))
                document = treaty.source(passage.source).document
                yield from paragraph(f"{id:<12} {document.file} {passage.start}-{passage.end}", indent=4)
    if cited:
        yield from ("", "passages")
    found = {f.passage.id: (f, v) for v in verification.sources for f in v.passages} if verification else {}
    for id, passage in sorted(cited.items()):
        named = ", ".join(f"article {n}" for n in passage.names_articles) or "no article"
        speaker = f" of {passage.speaker.label}" if passage.speaker else ""
        yield from paragraph(id, indent=2)
        yield from paragraph(f"{passage.manner}{speaker}; names {named}", indent=4)
        yield from paragraph(f"{passage.text_start} … {passage.text_end}", indent=4)
        yield f"    sha256 {passage.sha256}"
        url = treaty.source(passage.source).url
        if verification:
            yield from _in_copy(*found[id])
        elif url:
            yield f"    {fragment_url(url, passage)}"
        if passage.note:
            yield from paragraph(f"note: {passage.note}", indent=4)


def _in_copy(found: Found, verified: Verified) -> Iterator[str]:
    if verified.file is None:
        yield "    missing: there is no copy of the document"
        return
    yield f"    {found.state}{': the words are nowhere in the copy' if found.state == 'stale' else ''}"
    for start, end in found.places:
        yield from paragraph(f"{start}-{end}: {in_context(verified.file.copy.text, start, end)}", indent=4)


def _provisions(treaty: Treaty, number: int | None) -> tuple[Provision, ...]:
    return treaty.unplaced if number is None else treaty.article(number).provisions


def _heading(treaty: Treaty, number: int | None) -> Iterator[str]:
    name = "Provisions whose article no report names" if number is None else f"Article {number}"
    yield name
    if not _provisions(treaty, number):
        reports = ", ".join(source.id for source in treaty.sources) or "there are none"
        yield from paragraph(f"No report has {'one' if number is None else 'it'} ({reports}).", indent=2)
        if number is not None and treaty.unplaced:
            yield from paragraph("Provisions that are told without an article's number: show unplaced.", indent=2)


def _clause_lines(clause: Clause, article: int | None = None, treaty: Treaty | None = None) -> Iterator[str]:
    vouching: dict[str, str] = {}
    for id in clause.reported_by:
        explicit = treaty and article and treaty.passage(id).placement(article) == "explicit"
        source = source_of(id)
        vouching[source] = "*" if explicit else vouching.get(source, "")
    yield from beside(said(clause), "  ".join(source + sign for source, sign in vouching.items()), at=_AT)


def said(clause: Clause) -> str:
    """A clause in one line: its kind, and what it tells."""
    return f"{clause.kind}: {clause.told}" if clause.told else clause.kind
