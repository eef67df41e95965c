"""The anchors of a page: made of what a thing is and says, never of its place, so that further reports break no link.

Those of provisions and clauses are their keys, which tables have too.
"""

from collections import Counter

from ...model.iteration import iter_clauses
from ...model.keys import clause_key
from ...model.treaty import Treaty


def article_anchor(number: int) -> str:
    """As in `article/4`."""
    return f"article/{number}"


def event_anchor(id: str) -> str:
    """As in `event/signing`."""
    return f"event/{id}"


def source_anchor(id: str) -> str:
    """As in `source/gazette`."""
    return f"source/{id}"


def passage_anchor(id: str) -> str:
    """As in `passage/gazette.p2`."""
    return f"passage/{id}"


def clause_anchors(treaty: Treaty) -> dict[str, str]:
    """The anchor of each clause by its JSON pointer; where a clause is there again, with a number behind it."""
    anchors: dict[str, str] = {}
    times: Counter[str] = Counter()
    for placed in iter_clauses(treaty):
        key = clause_key(placed)
        times[key] += 1
        anchors[placed.pointer] = key if times[key] == 1 else f"{key}~{times[key]}"
    return anchors
