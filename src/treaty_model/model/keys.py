"""Stable keys of provisions, clauses and placements, made of their location and content only.

No position in a list and no reference is part of a key, so it does not change when reports are added or removed. A key
can be cited, and two exports of one treaty can be joined on it.
"""

import hashlib
import re

from .base import Model
from .frame import ExternalPlacement
from .iteration import LocatedClause
from .provisions import Provision

# A value that is part of a key as it is. Any other value is replaced by a digest: a text can be long, in any script.
_PLAIN = re.compile("[0-9A-Za-z.-]{1,120}")


def provision_key(provision: Provision, article: int | None) -> str:
    """The key of a provision under an article, or under none: `article/5/undertaking/topic=spring-fair`."""
    place = "unplaced" if article is None else f"article/{article}"
    return f"{place}/{_content(provision, ignoring='clauses')}"


def clause_key(located: LocatedClause) -> str:
    """The key of a clause: the key of its container, its kind, and its fields: `article/2/mutual-aid/timing/immediate`.

    The field `value` is given by its value, any other field by name and value. A value with other characters than ASCII
    letters, digits, hyphens and full stops is replaced by `~` and 32 hexadecimal digits of its digest.
    """
    if located.provision is not None:
        place = provision_key(located.provision, located.article)
    else:
        place = "fact" if located.event is None else f"event/{located.event.id}"
    return f"{place}/{_content(located.clause, ignoring='reported_by')}"


def placement_key(placement: ExternalPlacement) -> str:
    """The key of a placement by comparison, made of all its fields."""
    return f"placement/{_content(placement, ignoring='')}"


def _content(model: Model, *, ignoring: str) -> str:
    fields = [(name, _plain_or_digest(str(value))) for name, value in model if name != ignoring and value is not None]
    return "/".join(value if name in ("kind", "value") else f"{name}={value}" for name, value in fields)


def _plain_or_digest(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f"~{hashlib.sha256(value.encode()).hexdigest()[:32]}"
