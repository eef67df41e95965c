"""HTML anchors of a page, derived from content and not from position, so that further reports break no link.

The anchors of provisions and clauses are their keys, which tables also have.
"""

from collections import Counter

from ...model.iteration import iter_clauses
from ...model.keys import clause_key
from ...model.treaty import Treaty


def article_anchor(number: int) -> str:
    """For example `article/4`."""
    return f"article/{number}"


def event_anchor(id: str) -> str:
    """For example `event/signing`."""
    return f"event/{id}"


def source_anchor(id: str) -> str:
    """For example `source/gazette`."""
    return f"source/{id}"


def passage_anchor(id: str) -> str:
    """For example `passage/gazette.p2`."""
    return f"passage/{id}"


def clause_anchors(treaty: Treaty) -> dict[str, str]:
    """The anchor of each clause by its JSON pointer; a repeated clause gets a number."""
    anchors: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for placed in iter_clauses(treaty):
        key = clause_key(placed)
        counts[key] += 1
        anchors[placed.pointer] = key if counts[key] == 1 else f"{key}~{counts[key]}"
    return anchors
