"""The entries of all codes. Those of rules are beside the rules; the others are here.

`treaty-model explain` prints an entry, and docs/errors.md is generated from all of them. The names in braces are
replaced by the values of a problem.
"""

from ..entry import Entry
from ..rules import REMARKS as REMARK_RULES, RULES as ERROR_RULES
from .structure import STRUCTURE
from .text import FILES, SYNTAX

__all__ = ["CATALOGUE", "FILES", "PLACEHOLDERS", "RULES", "STRUCTURE", "SYNTAX", "Entry"]

# For names in braces, if the message is shown without a document.
PLACEHOLDERS = {
    "nearest": "the most similar name, or all names",
    "kinds": "all kinds that are allowed here",
    "instead": "what to write instead",
    "doc": "what the field is for",
    "found": "the value that was found",
}

RULES = tuple(entry for rule in (*ERROR_RULES, *REMARK_RULES) for entry in rule.entries)
CATALOGUE = {entry.code: entry for entry in (*FILES, *SYNTAX, *STRUCTURE, *RULES)}
