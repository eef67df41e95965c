"""News agencies under the names that reports give them, in whatever script, so that each counts once.

The names are data (agencies.json). An agency that is not there counts by its name; a record can give any agency or
outlet an identifier (`entity`).
"""

import unicodedata
from functools import cache
from pkgutil import get_data

from pydantic_core import from_json


def agency(name: str) -> str:
    """The identifier of the agency of that name; of another name, the name itself without differences of case."""
    plain = _plain(name)
    return _by_name().get(plain, plain)


@cache
def _by_name() -> dict[str, str]:
    data = get_data("treaty_model", "vocabulary/agencies.json")
    assert data is not None
    known: dict[str, list[str]] = from_json(data)
    return {_plain(name): id for id, names in known.items() for name in names}


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
