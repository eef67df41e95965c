"""What was found, in the formats that people and other programs read.

A rendering takes what became of the files, part by part, and gives lines of text. Those for people write as parts come;
those that are one piece of JSON or XML hold all that is told until the end. The same findings give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator

from ..outcome import Checked
from .annotations import github
from .gitlab import gitlab
from .json_report import json_report
from .junit import junit
from .sarif import sarif
from .text import text

RENDERINGS: dict[str, Callable[[Iterable[Checked]], Iterator[str]]] = {
    "text": text,
    "json": json_report,
    "github": github,
    "gitlab": gitlab,
    "junit": junit,
    "sarif": sarif,
}
