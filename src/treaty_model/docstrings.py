"""Docstrings of classes and functions, for schemas and tables, also if Python removes them.

Python started with `-OO` has no docstrings. Then they are read from a file of the package, which
docs/make_docstrings.py generates.
"""

import inspect
import sys
from functools import cache
from pkgutil import get_data
from typing import Any

FILE = "data/docstrings.json"


def docstring(item: Any) -> str:
    """The docstring of a class, a function or a property, without indentation."""
    if sys.flags.optimize < 2:
        return inspect.getdoc(item) or ""
    function: Any = item.fget if isinstance(item, property) else item
    return _from_file().get(function.__qualname__, "")


@cache
def _from_file() -> dict[str, str]:
    import json  # noqa: PLC0415  # seldom needed

    data = get_data("treaty_model", FILE)
    assert data is not None
    docstrings: dict[str, str] = json.loads(data)
    return docstrings
