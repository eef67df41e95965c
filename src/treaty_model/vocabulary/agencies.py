"""Identifiers of news agencies by their names in different languages and scripts, so that each agency counts once.

The names are in agencies.json. For any other agency or outlet the name itself counts, unless a record gives it an
identifier (`entity`).
"""

import unicodedata
from functools import cache
from pkgutil import get_data

from pydantic_core import from_json


def agency(name: str) -> str:
    """The identifier of the agency with a name; for an unknown name, the name itself in normalized form."""
    normalized = _normalized(name)
    return _by_name().get(normalized, normalized)


@cache
def _by_name() -> dict[str, str]:
    data = get_data("treaty_model", "vocabulary/agencies.json")
    assert data is not None
    names_of: dict[str, list[str]] = from_json(data)
    return {_normalized(name): id for id, names in names_of.items() for name in names}


def _normalized(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())
