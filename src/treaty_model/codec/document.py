"""What a document is: a report or a treaty. Both formats, the schemas and the rules take it from here."""

import os
from pathlib import Path
from typing import Literal, get_args

from ..arguments import quoted, type_name
from ..model.report import Report
from ..model.treaty import Treaty
from ..spec import ModelSpec, spec_of

Document = Report | Treaty

Format = Literal["json", "xml"]

# A document nests eight levels deep in JSON and six in XML; readers give up at 128 to 200.
DEPTH_LIMIT = 64


def require_format(format: str) -> None:
    """Raise ValueError for a format that there is not."""
    if format not in get_args(Format):
        named = quoted(format) if isinstance(format, str) else type_name(format)
        raise ValueError(f"no format {named}; there are {' and '.join(get_args(Format))}")


def format_of(path: str | os.PathLike[str]) -> Format | None:
    """The format that a file's ending tells, in any letter case, if it does."""
    ending = Path(path).suffix.lower()
    return "json" if ending == ".json" else "xml" if ending == ".xml" else None


def roots() -> tuple[ModelSpec, ...]:
    """The models that are documents."""
    return spec_of(Treaty), spec_of(Report)
