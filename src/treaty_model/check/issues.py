"""Problems as checks find them, and issues as users get them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple

from ..printable import in_one_line, made_visible, without_commands
from ..spelling import counted

Severity = Literal["error", "warning", "note"]


class Problem(NamedTuple):
    """What a check finds: a JSON pointer, a code of the catalogue, and the values for its message and hint.

    A value that takes time to compute is a function, which is called only if the problem is reported. `offset`, in
    bytes, is the place of a problem that has no pointer.
    """

    pointer: str
    code: str
    values: Mapping[str, str | Callable[[], str]] = {}
    offset: int | None = None


class Issue(NamedTuple):
    """An error, a warning or a note about a document.

    `code` is stable. `pointer` is a JSON pointer (RFC 6901), also for XML. `message` and `hint` (what to write instead)
    are one line each. `line` and `column` count from 1; columns count code points. `file` is the name that was given,
    and `path` is the path of an element or attribute in XML. Fields that do not apply are None.
    """

    code: str
    severity: Severity
    message: str
    hint: str
    pointer: str = ""
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str | None = None

    @property
    def place(self) -> str:
        """File, line and column in the form of compilers, which editors understand."""
        file = "document" if self.file is None else without_commands(in_one_line(self.file))
        return ":".join(str(part) for part in (file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        at = f"{self.code} {made_visible(self.pointer)}" if self.pointer else self.code
        return without_commands(f"{self.place}: {self.severity}: {at}: {self.message}\n  {self.hint}")


class InvalidDocument(ValueError):
    """An invalid document. `issues` are its issues, ordered by place; `more` is the number of further ones."""

    def __init__(self, issues: Iterable[Issue], more: int = 0) -> None:
        self.issues = tuple(issues)
        self.more = more
        super().__init__("\n".join([*map(str, self.issues), *([more_issues(more)] if more else [])]))

    def __reduce__(self) -> tuple[type["InvalidDocument"], tuple[tuple[Issue, ...], int]]:
        return type(self), (self.issues, self.more)


def more_issues(count: int) -> str:
    """The line for issues that are counted and not shown."""
    return f"and {counted(count, 'more issue')}"
