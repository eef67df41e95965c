"""What people read of a treaty with something of everything, compared with files that people have read.

Who changes what a command shows reads the file anew: each line, and whether it is so.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import treaty_model as tm
from everything import COPIES, EVERYTHING, NOTHING, UNDATED, verification
from kestrel import KURIER
from treaty_model.view.articles import article_lines, trace_lines, treaty_lines
from treaty_model.view.claim_rows import claims_csv
from treaty_model.view.comparison import comparison_lines
from treaty_model.view.coverage import coverage_lines
from treaty_model.view.kinds import kind_lines
from treaty_model.view.timeline import timeline_lines
from treaty_model.view.verification import verification_lines

FILES = Path(__file__).with_name("as_read")
FOUND = verification(EVERYTHING, **COPIES)
REST = tm.without_source(EVERYTHING, "kurier")


VIEWS: dict[str, Callable[[], Iterable[str]]] = {
    "treaty": lambda: treaty_lines(EVERYTHING),
    "treaty-of-nothing": lambda: treaty_lines(NOTHING),
    "treaty-without-days": lambda: treaty_lines(UNDATED),
    "articles": lambda: _each(lambda number: article_lines(EVERYTHING, number)),
    "traces": lambda: _each(lambda number: trace_lines(EVERYTHING, number)),
    "traces-with-copies": lambda: _each(lambda number: trace_lines(EVERYTHING, number, FOUND)),
    "coverage": lambda: coverage_lines(EVERYTHING),
    "coverage-of-nothing": lambda: coverage_lines(NOTHING),
    "timeline": lambda: timeline_lines(EVERYTHING),
    "timeline-of-nothing": lambda: timeline_lines(NOTHING),
    "timeline-without-days": lambda: timeline_lines(UNDATED),
    "claims": lambda: claims_csv(EVERYTHING),
    "verification": lambda: verification_lines(EVERYTHING, FOUND),
    "diff": lambda: comparison_lines(REST, KURIER, tm.compare(REST, KURIER), tm.changes(REST, KURIER)),
    "notebook": lambda: (EVERYTHING._repr_html_() or "").replace("><", ">\n<").splitlines(),
    "console": lambda: map(repr, (EVERYTHING, EVERYTHING.sources[0], EVERYTHING.articles[1], EVERYTHING.events[0])),
    "kinds": lambda: (line for name in ("entry-into-force", "period", "legal-basis") for line in kind_lines(name)),
}


def _each(lines: Callable[[int | None], Iterable[str]]) -> Iterable[str]:
    """What there is of each article that has something or is named, and of what stands under none."""
    return (line for number in (2, 3, 5, 6, 7, 8, 9, None) for line in lines(number))


@pytest.mark.parametrize("name", VIEWS)
def test_what_is_shown_is_what_was_read(name: str) -> None:
    shown = "".join(line if line.endswith("\n") else f"{line}\n" for line in VIEWS[name]())
    assert shown == (FILES / f"{name}.txt").read_text(encoding="utf-8")
