"""What is said of one kind of mistake."""

from dataclasses import dataclass
from typing import Literal

from ..issues import Severity

# Where the place of an issue is: at a value, at the name before it, or at the last of several of that name.
Part = Literal["value", "name", "last"]


@dataclass(frozen=True)
class Entry:
    """One kind of mistake. `wrong` is a piece of a document with the mistake, `right` the same without it.

    Where the mistake is not in a piece of the text, `wrong` says it in words, in round brackets, and `right` is empty.
    """

    code: str
    title: str
    message: str
    hint: str
    why: str
    wrong: str
    right: str = ""
    severity: Severity = "error"
    part: Part = "value"
