"""The definition of a document (a report or a treaty) and of its formats, for codecs, schemas and rules."""

import os
from pathlib import Path
from typing import Literal, get_args

from ..arguments import quoted, type_name
from ..model.report import Report
from ..model.treaty import Treaty
from ..spec import ModelSpec, spec_of

Document = Report | Treaty

Format = Literal["json", "xml"]

# Documents have at most eight levels in JSON and six in XML. Parsers fail at 128 to 200 levels.
DEPTH_LIMIT = 64


def require_format(format: str) -> None:
    """Raise ValueError for an unknown format."""
    if format not in get_args(Format):
        name = quoted(format) if isinstance(format, str) else type_name(format)
        raise ValueError(f"no format {name}; there are {' and '.join(get_args(Format))}")


def format_of(path: str | os.PathLike[str]) -> Format | None:
    """The format by the ending of a file name, in any letter case; None for another ending."""
    ending = Path(path).suffix.lower()
    return "json" if ending == ".json" else "xml" if ending == ".xml" else None


def roots() -> tuple[ModelSpec, ...]:
    """The specifications of the models that are documents."""
    return spec_of(Treaty), spec_of(Report)
