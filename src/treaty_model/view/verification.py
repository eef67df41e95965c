"""Shows the verification of passages as text."""

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
    """The state of every passage by source, then a table of the sources, then the sources that share many words."""
    if not verification.sources:
        yield "There are no sources, and so no passages."
        return
    for result in verification.sources:
        yield from _source_lines(result)
        yield ""
    rows = [
        [result.source.id, *(str(sum(f.state == state for f in result.passages)) for state in _STATES)]
        for result in verification.sources
    ]
    yield from table(["source", *_STATES], rows)
    for unread in verification.unread:
        yield ""
        yield from paragraph(f"not read: {on_one_line(unread)}")
    origin_of = independent_origins(document.sources)
    for likeness in verification.alike:
        yield ""
        yield from paragraph(_likeness_text(likeness, same_origin=origin_of[likeness.one] == origin_of[likeness.other]))


def _source_lines(result: SourceResult) -> Iterator[str]:
    yield result.source.id
    yield from paragraph(on_one_line(_copy_text(result)), indent=2)
    if result.file is not None and result.file.problem:
        yield from paragraph(f"warning: {result.file.problem}", indent=2)
    for each in result.passages:
        passage = each.passage
        now = f"  now {_range(each.places[0])}" if each.state == "moved" else ""
        yield from paragraph(f"{passage.id:<14} {each.state:<10} {passage.start}-{passage.end}{now}", indent=2)
        yield from paragraph(_advice(each, result), indent=4)


def _copy_text(result: SourceResult) -> str:
    name = result.source.document.file
    if result.file is None:
        return result.why or f"no copy of {name}: no file has its digest or its name"
    if result.recorded:
        return f"{result.file.path.name}: the document of the record"
    return f"{result.file.path.name}: not the document of the record, which has another digest"


def _advice(passage: PassageResult, source: SourceResult) -> str:
    if passage.state == "ambiguous":
        return f"its words are at {', '.join(map(_range, passage.places)) or 'too many places to list'}"
    if nearest := source.nearest(passage):
        return f"the most similar text is at {_range(nearest)}; check whether the words have changed"
    return ""


def _range(found: tuple[int, int]) -> str:
    return f"{found[0]}-{found[1]}"


def _likeness_text(likeness: Likeness, *, same_origin: bool) -> str:
    shared = [f"{likeness.shared:.0%} of the shorter text"] if likeness.shared else []
    if likeness.passages:
        shared.append("the passages " + ", ".join(f"{one} and {other}" for one, other in likeness.passages))
    counted = "one origin" if same_origin else "two origins; if one is based on the other, state that in its `origin`"
    sources = f"{likeness.one} and {likeness.other}"
    return f"{sources} have the same words in {' and in '.join(shared)}. They count as {counted}."
