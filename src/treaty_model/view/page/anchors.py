"""The anchors of a page: made of what a thing says, never of its place, so that further reports break no link."""

import re

from ...anchor.digests import digest
from ...model.clause import Clause
from ...model.treaty import Treaty
from ...model.walk import Placed, walk
from ...spec import spec_of

_PLAIN = re.compile("[A-Za-z0-9-]{1,120}")


def article_anchor(number: int) -> str:
    """As in `article-4`."""
    return f"article-{number}"


def event_anchor(id: str) -> str:
    """As in `event-signing`."""
    return f"event-{id}"


def source_anchor(id: str) -> str:
    """As in `source-gazette`."""
    return f"source-{id}"


def passage_anchor(id: str) -> str:
    """As in `passage-gazette.p2`."""
    return f"passage-{id}"


def provision_anchor(article: int | None, label: str) -> str:
    """As in `article-4.mutual-aid`, or `unplaced.duration` where no report names the article."""
    return f"{'unplaced' if article is None else article_anchor(article)}.{label.replace(': ', '.')}"


def clause_anchor(clause: Clause, *, article: int | None, provision: str | None, event: str | None) -> str:
    """As in `article-4.mutual-aid.assistance.form-military`: its place, its kind, and all that it tells.

    What can be left out has its name before it. Words in free text are told by a digest. Clauses that tell the same in
    one place have one anchor.
    """
    place = "fact" if provision is None else provision_anchor(article, provision)
    told = []
    for field in spec_of(type(clause)).fields:
        value = getattr(clause, field.name)
        if field.name not in ("kind", "reported_by") and value is not None:
            text = str(value) if _PLAIN.fullmatch(str(value)) else digest(str(value))[:12]
            told.append(text if field.required else f"{field.name}-{text}")
    return ".".join([place if event is None else event_anchor(event), clause.kind, *told])


def anchor_of(placed: Placed) -> str:
    """The anchor of a clause where it stands."""
    provision, event = placed.provision, placed.event
    return clause_anchor(
        placed.clause,
        article=placed.article,
        provision=provision.label if provision else None,
        event=event.id if event else None,
    )


def unique_anchors(treaty: Treaty) -> dict[str, str]:
    """The anchor of each clause by its JSON pointer; where a clause is there again, with a number behind it."""
    anchors: dict[str, str] = {}
    times: dict[str, int] = {}
    for placed in walk(treaty):
        anchor = anchor_of(placed)
        times[anchor] = times.get(anchor, 0) + 1
        anchors[placed.pointer] = anchor if times[anchor] == 1 else f"{anchor}_{times[anchor]}"
    return anchors
