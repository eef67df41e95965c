"""What is said of one kind of problem."""

from dataclasses import KW_ONLY, dataclass
from typing import Literal

from .issues import Severity

# What the place of an issue points at: a value, the name before it, or the last of several values of that name.
PointsAt = Literal["value", "name", "last"]


@dataclass(frozen=True)
class Entry:
    """What is said of one code. `wrong` is a piece of a document with the problem, `right` the same without it.

    If no piece of a document can show the problem, `wrong` describes it in round brackets, and `right` is empty.
    """

    code: str
    _: KW_ONLY
    title: str
    message: str
    hint: str
    why: str
    wrong: str
    right: str = ""
    severity: Severity = "error"
    points_at: PointsAt = "value"
