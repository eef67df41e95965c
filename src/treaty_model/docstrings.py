"""What classes and functions say of themselves, for schemas and tables: the same where Python has no docstrings.

Python started with `-OO` takes them away. They are in a file of the package too, which docs/make_docstrings.py makes,
and which is read only then.
"""

import inspect
import sys
from functools import cache
from pkgutil import get_data
from typing import Any

FILE = "data/docstrings.json"


def docstring(described: Any) -> str:
    """The docstring of a class, a function or a property, without indentation."""
    if sys.flags.optimize < 2:
        return inspect.getdoc(described) or ""
    function: Any = described.fget if isinstance(described, property) else described
    return _in_file().get(function.__qualname__, "")


@cache
def _in_file() -> dict[str, str]:
    import json  # noqa: PLC0415  # seldom needed

    data = get_data("treaty_model", FILE)
    assert data is not None
    found: dict[str, str] = json.loads(data)
    return found
