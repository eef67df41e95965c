"""What became of the passages of a document, as text."""

from collections.abc import Iterator
from typing import get_args

from ..model.report import Report
from ..model.source import independent_origins
from ..model.treaty import Treaty
from ..passages.matching import PassageResult, State
from ..passages.near_duplicates import Likeness
from ..passages.verification import SourceResult, Verification
from .passage_context import on_one_line
from .text_layout import paragraph, table

_STATES: tuple[State, ...] = get_args(State)


def verification_lines(document: Report | Treaty, verification: Verification) -> Iterator[str]:
    """Every passage's state source by source, then a table of the sources, then which of them are alike."""
    if not verification.sources:
        yield "There are no sources, and so no passages."
        return
    for verified in verification.sources:
        yield from _source_lines(verified)
        yield ""
    rows = [
        [verified.source.id, *(str(sum(f.state == state for f in verified.passages)) for state in _STATES)]
        for verified in verification.sources
    ]
    yield from table(["source", *_STATES], rows)
    for unread in verification.unread:
        yield ""
        yield from paragraph(f"not read: {on_one_line(unread)}")
    origin_of = independent_origins(document.sources)
    for likeness in verification.alike:
        yield ""
        yield from paragraph(_alike(likeness, same_origin=origin_of[likeness.one] == origin_of[likeness.other]))


def _source_lines(verified: SourceResult) -> Iterator[str]:
    yield verified.source.id
    yield from paragraph(on_one_line(_about_copy(verified)), indent=2)
    if verified.file is not None and verified.file.problem:
        yield from paragraph(f"warning: {verified.file.problem}", indent=2)
    for found in verified.passages:
        passage = found.passage
        now = f"  now {_range(found.places[0])}" if found.state == "moved" else ""
        yield from paragraph(f"{passage.id:<14} {found.state:<10} {passage.start}-{passage.end}{now}", indent=2)
        yield from paragraph(_more(found, verified), indent=4)


def _about_copy(verified: SourceResult) -> str:
    name = verified.source.document.file
    if verified.file is None:
        return verified.why or f"no copy of {name}: no file has its digest or its name"
    if verified.recorded:
        return f"{verified.file.path.name}: the document of the record"
    return f"{verified.file.path.name}: not the document of the record, which has another digest"


def _more(found: PassageResult, verified: SourceResult) -> str:
    if found.state == "ambiguous":
        return f"its words stand at {', '.join(map(_range, found.places)) or 'places beyond number'}"
    if nearest := verified.nearest(found):
        return f"what is most like it stands at {_range(nearest)}; see whether its words have changed"
    return ""


def _range(place: tuple[int, int]) -> str:
    return f"{place[0]}-{place[1]}"


def _alike(likeness: Likeness, *, same_origin: bool) -> str:
    what = [f"{likeness.shared:.0%} of the shorter text"] if likeness.shared else []
    if likeness.passages:
        what.append("the passages " + ", ".join(f"{one} and {other}" for one, other in likeness.passages))
    counted = "one origin" if same_origin else "two origins; if one rests on the other, say so in its `origin`"
    return (
        f"{likeness.one} and {likeness.other} have the same words in {' and in '.join(what)}. They count as {counted}."
    )
