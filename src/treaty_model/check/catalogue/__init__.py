"""Every kind of mistake, once: its code, how grave it is, what is said of it, what helps, and an example.

`treaty-model explain` prints an entry, and docs/errors.md is made of all of them. The names in braces are values that
the check puts there. Nothing here checks anything.
"""

from .entry import Entry
from .of_remarks import REMARKS
from .of_rules import ERRORS
from .of_shape import SHAPE
from .of_text import FILES, SYNTAX

__all__ = ["CATALOGUE", "FILES", "PLACEHOLDERS", "RULES", "SHAPE", "SYNTAX", "Entry"]

# What stands in a message that is not told in words of its own, for those who read the message without a document.
PLACEHOLDERS = {
    "nearest": "the nearest name that there is, or all of them",
    "kinds": "all kinds that can stand here",
    "instead": "what to write instead",
    "doc": "what the field is for",
    "found": "what stands there",
}

RULES = (*ERRORS, *REMARKS)
CATALOGUE = {entry.code: entry for entry in (*FILES, *SYNTAX, *SHAPE, *RULES)}
