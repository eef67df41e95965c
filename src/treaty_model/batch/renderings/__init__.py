"""Renders the outcomes of checked files in the formats that people and other programs read.

A rendering takes outcomes and yields lines of text. Those for people yield lines as soon as an outcome comes; those in
JSON or XML keep all issues until the end. The same outcomes give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator

from ..outcome import Outcome
from .annotations import github
from .gitlab import gitlab
from .json_report import json_report
from .junit import junit
from .sarif import sarif
from .text import text

RENDERINGS: dict[str, Callable[[Iterable[Outcome]], Iterator[str]]] = {
    "text": text,
    "json": json_report,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "sarif": sarif,
}
