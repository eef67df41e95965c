"""treaty-model: news reports about a treaty as typed, validated, traceable data.

A public name is loaded from its module when it is first asked for, so that importing the package costs next to nothing.

PYTEST_DONT_REWRITE: no module here has assertions for pytest to explain, and it warns of one that is imported before.
"""

from importlib import import_module
from typing import TYPE_CHECKING

# The package's metadata is made of this, and not the other way round, because looking into metadata takes time.
__version__ = "0.1.0"

if TYPE_CHECKING:
    from . import model as model
    from .batch.summary import Summary
    from .check.documents import bundled, dump, dumps, load, loads, read, read_all, write
    from .check.issues import InvalidDocument, Issue
    from .check.validation import Validation, validate
    from .model.report import FORMAT_VERSION, Report
    from .model.treaty import Treaty
    from .passages.corpus import Corpus
    from .passages.verification import Verification, verify
    from .reports.comparing import Changes, Comparison, changes, compare
    from .reports.merging import MergeError, MergeWarning, merge
    from .reports.splitting import split, without_source
    from .schema.json_schema import json_schema
    from .schema.xml_schema import xsd

__all__ = [
    "FORMAT_VERSION",
    "Changes",
    "Comparison",
    "Corpus",
    "InvalidDocument",
    "Issue",
    "MergeError",
    "MergeWarning",
    "Report",
    "Summary",
    "Treaty",
    "Validation",
    "Verification",
    "bundled",
    "changes",
    "compare",
    "dump",
    "dumps",
    "json_schema",
    "load",
    "loads",
    "merge",
    "read",
    "read_all",
    "split",
    "validate",
    "verify",
    "without_source",
    "write",
    "xsd",
]

# No module here is called as a public name is: importing it anywhere would put it in the place of that name.
_MODULES = {
    "passages.corpus": ("Corpus",),
    "passages.verification": ("Verification", "verify"),
    "check.documents": ("bundled", "dump", "dumps", "load", "loads", "read", "read_all", "write"),
    "check.issues": ("InvalidDocument", "Issue"),
    "batch.summary": ("Summary",),
    "check.validation": ("Validation", "validate"),
    "reports.comparing": ("Changes", "Comparison", "changes", "compare"),
    "reports.merging": ("MergeError", "MergeWarning", "merge"),
    "model.report": ("FORMAT_VERSION", "Report"),
    "model.treaty": ("Treaty",),
    "reports.splitting": ("split", "without_source"),
    "schema.json_schema": ("json_schema",),
    "schema.xml_schema": ("xsd",),
}
_HOMES = {name: module for module, names in _MODULES.items() for name in names}

if not TYPE_CHECKING:  # a checker that saw these would take any name for one of the package

    def __getattr__(name: str) -> object:
        if name == "model":  # the package of all models, which others have loaded or not
            return import_module(".model", __name__)
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f".{_HOMES[name]}", __name__), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
