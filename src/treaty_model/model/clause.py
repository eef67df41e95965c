"""The clause: the smallest unit of content, with the passages that report it.

A clause that is told by one value calls it `value`; every clause ends with `reported_by`, and none can be made without
it. The kinds of clauses stand in provision_clauses.py, event_clauses.py and facts.py.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from ..lexical import PassageId, Text
from .base import Model, OneOrMore

ReportedBy = OneOrMore[PassageId]


class Clause(Model):
    """What one or more passages report, in one piece."""

    kind: str
    if TYPE_CHECKING:  # each class declares it itself, as its last field, because documents show fields in order
        reported_by: ReportedBy

    # Whether its event, its provision or the treaty can have only one value of this kind; contradictions rest on it.
    single_valued: ClassVar[bool] = False

    # Other kinds that say the same and more, whatever else they say.
    stronger: ClassVar[tuple[type["Clause"], ...]] = ()

    @property
    def parts(self) -> dict[str, Any]:
        """What the clause says, part by part: the fields that it has of its own.

        A clause that has all parts of another one of its kind and further ones says the same and more.
        """
        return {name: value for name, value in self if name not in ("kind", "reported_by") and value is not None}

    @property
    def summary(self) -> str:
        """What the clause tells besides its kind, in one line: its value, and what else it tells in brackets."""
        own = {name: str(v) for name, v in self if name not in ("kind", "reported_by") and v is not None}
        value = own.pop("value", "")
        rest = ", ".join(own.values())
        return f"{value} ({rest})" if value and rest else value or rest


class Other(Clause):
    """An element for which there is no kind yet, in one's own words."""

    kind: Literal["other"] = "other"
    value: Text = Field(examples=["the parties hold a spring fair each year"])
    reported_by: ReportedBy
