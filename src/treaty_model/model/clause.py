"""The clause: the smallest unit of content, with the passages that report it.

If a clause has a single value, the field is named `value`. The last field of every clause is `reported_by`, which is
required. The kinds of clauses are in provision_clauses.py, event_clauses.py and facts.py.
"""

from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from ..lexical import PassageId, Text
from .base import Model, OneOrMore

ReportedBy = OneOrMore[PassageId]


class Clause(Model):
    """One piece of content, with the passages that report it."""

    kind: str
    if (
        TYPE_CHECKING
    ):  # each class declares it as its last field, because documents have fields in the order of declaration
        reported_by: ReportedBy

    # Whether an event, a provision or the treaty can have only one value of this kind. If so, values can contradict.
    single_valued: ClassVar[bool] = False

    # Kinds of which any clause is more specific than this one.
    stronger: ClassVar[tuple[type["Clause"], ...]] = ()

    @property
    def parts(self) -> dict[str, Any]:
        """The fields that are present, without `kind` and `reported_by`.

        A clause with all parts of another one of its kind, and further parts, is more specific.
        """
        return {name: value for name, value in self if name not in ("kind", "reported_by") and value is not None}

    @property
    def summary(self) -> str:
        """The content of the clause in one line: its value, and its other fields in brackets."""
        fields = {name: str(v) for name, v in self if name not in ("kind", "reported_by") and v is not None}
        value = fields.pop("value", "")
        others = ", ".join(fields.values())
        return f"{value} ({others})" if value and others else value or others


class Other(Clause):
    """Content for which there is no kind of clause yet, in free words."""

    kind: Literal["other"] = "other"
    value: Text = Field(examples=["the parties hold a spring fair each year"])
    reported_by: ReportedBy
