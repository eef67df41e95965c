"""What was measured, and what it was to show: data, and how it is written down."""

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple


class Spread(NamedTuple):
    """The median and the quartiles of what was measured in several rounds."""

    median: float
    lower: float
    upper: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Raises statistics.StatisticsError where there are no values."""
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        lower, median, upper = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median, lower, upper)

    def times(self, factor: float) -> "Spread":
        """The same in another unit."""
        return Spread(self.median * factor, self.lower * factor, self.upper * factor)


@dataclass(frozen=True)
class Table:
    """Figures of one unit that stand side by side; `floor` is the row that the others are compared with.

    A table without one has shares of a whole, which were measured once.
    """

    title: str
    unit: str
    rows: Mapping[str, Spread]
    floor: str | None = None

    def markdown(self) -> list[str]:
        """The lines of a table."""
        if self.floor is None:
            rows = [f"| {name} | {shown(spread.median)} |" for name, spread in self.rows.items()]
            return [f"**{self.title}**", "", f"| | {self.unit} |", "|---|--:|", *rows]
        floor = self.rows[self.floor].median
        lines = [f"**{self.title}**", "", f"| | median, {self.unit} | quartiles | ratio |", "|---|--:|--:|--:|"]
        for name, spread in self.rows.items():
            quartiles = f"{shown(spread.lower)} to {shown(spread.upper)}"
            lines.append(f"| {name} | {shown(spread.median)} | {quartiles} | {spread.median / floor:.2f} |")
        return lines


@dataclass(frozen=True)
class Goal:
    """A ratio that the library is to reach: `figure` was measured, and is to be at most, or at least, the bound."""

    work: str
    figure: float
    limit: Literal["at most", "at least"]
    bound: float

    @property
    def met(self) -> bool:
        """Whether it is reached."""
        return self.figure <= self.bound if self.limit == "at most" else self.figure >= self.bound

    def markdown(self) -> str:
        """The row of a table."""
        figure = shown(self.figure)
        return f"| {self.work} | {self.limit} {self.bound:g} | {figure} | {'yes' if self.met else '**no**'} |"


@dataclass(frozen=True)
class Result:
    """What a case measured. Notes say what a reader of the tables has to know."""

    tables: tuple[Table, ...]
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Record:
    """A result, and how it came about."""

    case: str
    title: str
    command: str
    rounds: int
    load: str
    versions: Mapping[str, str]
    result: Result = field(repr=False)

    def json(self) -> bytes:
        """The record as JSON, which `read` reads."""
        return (json.dumps(asdict(self), indent=1, ensure_ascii=False) + "\n").encode()

    @classmethod
    def read(cls, data: bytes) -> "Record":
        """The record that `json` wrote. Raises KeyError or TypeError for anything else."""
        tree: dict[str, Any] = json.loads(data)
        result = tree.pop("result")
        tables = tuple(
            Table(**{**table, "rows": {name: Spread(*row) for name, row in table["rows"].items()}})
            for table in result["tables"]
        )
        goals = tuple(Goal(**goal) for goal in result["goals"])
        return cls(**tree, result=Result(tables, goals, tuple(result["notes"])))

    def markdown(self) -> str:
        """The record as a part of a page."""
        lines = [f"### {self.title}", ""]
        for table in self.result.tables:
            lines += [*table.markdown(), ""]
        if self.result.goals:
            lines += [*goals_table([self]), ""]
        lines += [f"- {note}" for note in self.result.notes] + [""] * bool(self.result.notes)
        versions = ", ".join(f"{name} {version}" for name, version in self.versions.items())
        lines.append(f"`{self.command}`: {self.rounds} rounds; load {self.load}; {versions}.")
        return "\n".join(lines) + "\n"


def goals_table(records: Sequence[Record]) -> list[str]:
    """The lines of a table of all goals of records, with the figures beside them."""
    rows = [goal.markdown() for record in records for goal in record.result.goals]
    return ["| ratio | goal | measured | met |", "|---|--:|--:|--:|", *rows]


def shown(value: float) -> str:
    """A figure with three digits that count."""
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.3f}" if value < 1 else f"{value:,.{digits}f}"
