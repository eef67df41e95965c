"""treaty-model: news reports about a treaty as typed, validated, traceable data."""

from .check.documents import dumps, load, loads, read, write
from .check.issues import InvalidDocument, Issue
from .check.validation import Validation, validate
from .merge import MergeError, merge
from .model import FORMAT_VERSION, Report, Treaty
from .schema.json_schema import json_schema
from .schema.xml_schema import xsd

__all__ = [
    "FORMAT_VERSION",
    "InvalidDocument",
    "Issue",
    "MergeError",
    "Report",
    "Treaty",
    "Validation",
    "dumps",
    "json_schema",
    "load",
    "loads",
    "merge",
    "read",
    "validate",
    "write",
    "xsd",
]
