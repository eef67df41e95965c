"""treaty-model: news reports about a treaty as typed, validated, traceable data."""

from .anchor.corpus import Corpus
from .anchor.verification import Verification, verify
from .check.documents import dumps, load, loads, read, write
from .check.issues import InvalidDocument, Issue
from .check.validation import Validation, validate
from .compare import Comparison, compare
from .merge import MergeError, merge, without
from .model import FORMAT_VERSION, Report, Treaty
from .schema.json_schema import json_schema
from .schema.xml_schema import xsd

__all__ = [
    "FORMAT_VERSION",
    "Comparison",
    "Corpus",
    "InvalidDocument",
    "Issue",
    "MergeError",
    "Report",
    "Treaty",
    "Validation",
    "Verification",
    "compare",
    "dumps",
    "json_schema",
    "load",
    "loads",
    "merge",
    "read",
    "validate",
    "verify",
    "without",
    "write",
    "xsd",
]
