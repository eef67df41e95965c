"""Which warnings and notes are reported, and their severity, as a user sets them. Errors are always reported."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Self, get_args

from .catalogue import CATALOGUE
from .issues import Issue, Problem, Severity


class WrongSelection(ValueError):
    """A selection that is not possible; the message is one line."""


@dataclass(frozen=True)
class Selection:
    """Codes of warnings and notes to report (`select`, None for all), codes not to report, and other severities.

    Errors cannot be left out or lowered, because the schemas reject such documents too.
    """

    select: frozenset[str] | None = None
    ignore: frozenset[str] = frozenset()
    severity: tuple[tuple[str, Severity], ...] = ()

    @classmethod
    def of(
        cls, select: Iterable[str] | None, ignore: Iterable[str] = (), severity: Iterable[tuple[str, str]] = ()
    ) -> Self:
        """Raises WrongSelection for an unknown code or severity, and if an error is to be ignored or lowered."""
        select = None if select is None else frozenset(select)
        ignore = frozenset(ignore)
        for code in sorted((select or frozenset()) | ignore):
            _require_code(code)
        for code in sorted(ignore):
            if _is_error(code):
                raise WrongSelection(f"{code} is an error and cannot be ignored{_BASELINE}")
        return cls(select, ignore, tuple(sorted((code, _severity(code, wanted)) for code, wanted in severity)))

    def of_problems(self, problems: Iterable[Problem], most: int) -> list[Problem]:
        """The selected warnings and notes, the most severe first, so that they are kept if there are too many."""
        ranks = {code: _SEVERITIES.index(severity) for code, severity in self.severity}
        wanted = (problem for problem in problems if self._wants(problem.code))
        return sorted(
            islice(wanted, most),
            key=lambda problem: ranks.get(problem.code, _SEVERITIES.index(CATALOGUE[problem.code].severity)),
        )

    def of_issues(self, issues: Iterable[Issue]) -> tuple[Issue, ...]:
        """The selected issues, with the severities that are set."""
        severities = dict(self.severity)
        return tuple(
            issue._replace(severity=severities.get(issue.code, issue.severity))
            for issue in issues
            if _is_error(issue.code) or self._wants(issue.code)
        )

    def _wants(self, code: str) -> bool:
        return code not in self.ignore and (self.select is None or code in self.select)


ALL = Selection()

_SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_BASELINE = "; to accept known errors, use a baseline"


def _is_error(code: str) -> bool:
    return CATALOGUE[code].severity == "error"


def _require_code(code: str) -> None:
    if code not in CATALOGUE:
        from .structure import nearest  # noqa: PLC0415  # most runs name known codes only

        raise WrongSelection(
            f"unknown code {code!r}; {nearest(code, CATALOGUE, 'treaty-model explain lists all codes')}"
        )


def _severity(code: str, wanted: str) -> Severity:
    _require_code(code)
    if _is_error(code) and wanted != "error":
        raise WrongSelection(f"{code} is an error and stays one{_BASELINE}")
    for severity in _SEVERITIES:
        if severity == wanted:
            return severity
    choices = "write error, warning or note, or name the code in `ignore`"
    raise WrongSelection(f"{wanted!r} is not a severity for {code}; {choices}")
