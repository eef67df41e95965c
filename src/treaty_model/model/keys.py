"""Keys of provisions and clauses: made of where a thing stands and of what it says, and of nothing else.

A key stays what it is when reports come and go, because no number and no reference is part of it. So it can be cited,
and two exports of one treaty can be joined on it.
"""

import hashlib
import re

from .base import Model
from .frame import ExternalPlacement
from .iteration import LocatedClause
from .provisions import Provision

# What stands in a key as it is; anything else stands there as a digest, because a text can be of any script and length.
_PLAIN = re.compile("[0-9A-Za-z.-]{1,120}")


def provision_key(provision: Provision, article: int | None) -> str:
    """The key of a provision of an article, or of none: `article/5/undertaking/topic=spring-fair`."""
    place = "unplaced" if article is None else f"article/{article}"
    return f"{place}/{_said(provision, but='clauses')}"


def clause_key(placed: LocatedClause) -> str:
    """The key of a clause: that of what holds it, its kind, and its fields: `article/2/mutual-aid/timing/immediate`.

    The field `value` goes by its value, any other by name and value; `~` and 32 hexadecimal digits stand for a value
    that is more than letters, digits, hyphens and full stops of ASCII.
    """
    if placed.provision is not None:
        place = provision_key(placed.provision, placed.article)
    else:
        place = "fact" if placed.event is None else f"event/{placed.event.id}"
    return f"{place}/{_said(placed.clause, but='reported_by')}"


def placement_key(placement: ExternalPlacement) -> str:
    """The key of a placement by comparison, made of all that it says."""
    return f"placement/{_said(placement, but='')}"


def _said(model: Model, *, but: str) -> str:
    own = [(name, _written(str(value))) for name, value in model if name != but and value is not None]
    return "/".join(value if name in ("kind", "value") else f"{name}={value}" for name, value in own)


def _written(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else f"~{hashlib.sha256(value.encode()).hexdigest()[:32]}"
