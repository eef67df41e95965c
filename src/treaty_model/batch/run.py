"""Checks documents in files, folders and streams, in one process or in several."""

import errno
import io
import os
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import NamedTuple

from ..check.validation import DocumentOptions, Validation, unreadable, validate_file, validate_text
from ..codec.document import Format, format_of
from ..files import read_at_most
from .listing import STANDARD_INPUT, Listed, is_stream
from .outcome import Outcome
from .streams import UNPACKED_LIMIT, line_blocks, open_stream, standard_input
from .tally import Tally

# The bytes of documents that a process gets at once, and the least that a document counts, so that sending them costs
# little compared with checking them.
_BATCH_SIZE = 512 * 1024
_LEAST_SIZE = 2 * 1024

_BLANK = b" \t\r\n"

# Hints for files that are not checked, or not completely.
_WRITE_AGAIN = "write this file again: it was cut off or changed, or is not compressed with gzip"
_ALLOW_MORE = "split this stream, or allow more with --max-unpacked"
_FIX_LINES = "fix the errors in these lines; each line of a stream is a document in JSON"
_NO_DOCUMENTS = "put documents into this folder, or do not name it"


# After so many invalid lines the rest of a stream is not checked, because each takes several times as long as a valid
# one.
_MAX_INVALID = 100_000


class CheckOptions(NamedTuple):
    """Options for checking many documents.

    `document` are the options for each of them. With `strict`, warnings make a document fail. `max_issues` is how many
    issues of a document are kept. `streamed` is whether standard input is a stream.
    """

    document: DocumentOptions
    max_issues: int
    strict: bool = False
    streamed: bool = False
    max_unpacked: int = UNPACKED_LIMIT


class _File(NamedTuple):
    """A file to be read and checked. If it was not named itself, it may not be a document."""

    file: str
    named: bool


class _Text(NamedTuple):
    """A document to be checked. `line` is the number of its first line in its file."""

    file: str
    data: bytes
    format: Format | None
    line: int


class _Lines(NamedTuple):
    """Lines to be checked, each a document. `line` is the number of the first line in its file."""

    file: str
    data: bytes
    line: int


# Pending work; an outcome needs none, such as that of an unreadable file.
_Task = _File | _Text | _Lines | Outcome


def check(
    files: Iterable[Listed], options: CheckOptions, jobs: int = 1, warn: Callable[[str], None] = lambda _: None
) -> Iterator[Outcome]:
    """The outcomes of files, in the order of the files. `warn` is called if several processes cannot be started."""
    abandoned: set[str] = set()
    file, invalid = None, 0
    for outcome in _check_tasks(_tasks(files, options, abandoned), options, jobs, warn):
        if outcome.file in abandoned:
            continue
        if outcome.file != file:
            file, invalid = outcome.file, 0
        yield outcome
        invalid += not outcome.ok
        if invalid == _MAX_INVALID:
            abandoned.add(outcome.file)
            line = outcome.issues[-1].line if outcome.issues else None
            reason = f"{invalid:,} of its lines are invalid, and the rest is not checked"
            yield _unreadable(outcome.file, line or 1, reason, _FIX_LINES)


def _check_tasks(
    tasks: Iterable[_Task], options: CheckOptions, jobs: int, warn: Callable[[str], None]
) -> Iterator[Outcome]:
    """The outcomes of tasks, from several processes if possible."""
    if jobs > 1:
        from .workers import NoProcesses, distribute, start_processes  # noqa: PLC0415  # most runs are one process

        try:
            pool = start_processes(jobs)
        except NoProcesses as error:
            warn(f"one process checks all documents, because this system cannot start several: {error}")
        else:
            batches = distribute(pool, partial(_check_batch, options=options), _batches(tasks), jobs)
            return chain.from_iterable(batches)
    return (outcome for task in tasks for outcome in _check_task(task, options))


def limit_issues(outcomes: Iterable[Outcome], limit: int, tally: Tally) -> Iterator[Outcome]:
    """The outcomes with at most so many issues in all; each is added to the tally."""
    for outcome in outcomes:
        outcome.issues = outcome.issues[:limit]
        limit -= len(outcome.issues)
        tally.add(outcome)
        yield outcome


def _tasks(files: Iterable[Listed], options: CheckOptions, abandoned: Container[str] = ()) -> Iterator[_Task]:
    """The tasks for files. Streams are read only as tasks are requested, and no further once they are abandoned."""
    for file, named, empty in files:
        if empty:
            yield _unreadable(file, 1, "there are no documents below this folder", _NO_DOCUMENTS)
        elif file == STANDARD_INPUT and not options.streamed:
            yield _standard_input(options.document.max_bytes)
        elif file == STANDARD_INPUT or is_stream(file):
            yield from _stream_tasks(file, named, options, abandoned)
        else:
            yield _File(file, named)


def _standard_input(max_bytes: int) -> _Task:
    try:
        return _Text(STANDARD_INPUT, read_at_most(standard_input(), max_bytes), None, 1)
    except OSError as error:
        return _unreadable(STANDARD_INPUT, 1, error.strerror or str(error))


def _stream_tasks(file: str, named: bool, options: CheckOptions, abandoned: Container[str]) -> Iterator[_Task]:
    """The tasks for a stream."""
    import zlib  # noqa: PLC0415  # most runs read no stream
    from gzip import BadGzipFile  # noqa: PLC0415

    next_line = 0
    try:
        with open_stream(file) as stream:
            for start, data in line_blocks(stream, options.document.max_bytes, options.max_unpacked):
                if not next_line:
                    if not named and _is_foreign_stream(data, options.document.max_bytes):
                        yield Outcome(file, skipped=True)
                        return
                    yield Outcome(file)
                yield _Lines(file, data, start)
                next_line = start + max(data.count(b"\n"), 1)
                if file in abandoned:
                    return
        if not next_line:  # count an empty stream as a file
            yield Outcome(file)
    except (BadGzipFile, EOFError, zlib.error) as error:
        yield _unreadable(file, max(next_line, 1), str(error), _WRITE_AGAIN)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = error.strerror if isinstance(error, OSError) else None
        is_too_much = isinstance(error, OSError) and error.errno == errno.EFBIG
        yield _unreadable(file, max(next_line, 1), reason or str(error), _ALLOW_MORE if is_too_much else None)


def _is_foreign_stream(data: bytes, max_bytes: int) -> bool:
    """Whether all of the first lines of a stream are clearly not documents."""
    from .foreign import is_foreign  # noqa: PLC0415  # most files are documents

    lines = [line for line in data.split(b"\n") if line.strip(_BLANK)]
    return bool(lines) and all(is_foreign(line, "json", max_bytes) for line in lines)


def _unreadable(file: str, line: int, reason: str, hint: str | None = None) -> Outcome:
    return Outcome(file, 0, (unreadable(file, reason, line, hint),), Counter(error=1), ok=False, readable=False)


def _check_task(task: _Task, options: CheckOptions) -> Iterator[Outcome]:
    if isinstance(task, Outcome):
        yield task
    elif isinstance(task, _File):
        validation = validate_file(task.file, None, options.document)
        if not task.named and not validation.ok and _is_foreign_file(task.file, options.document.max_bytes):
            yield Outcome(task.file, skipped=True)
        else:
            yield _outcome(validation, task.file, options)
    elif isinstance(task, _Text):
        yield _check_text(task, options)
    else:
        yield from _check_lines(task, options)


def _is_foreign_file(file: str, max_bytes: int) -> bool:
    """Whether an invalid file in a folder is clearly not a document."""
    from .foreign import is_foreign, is_named_as_document  # noqa: PLC0415  # most files are documents

    if is_named_as_document(file):
        return False
    try:
        with open(file, "rb") as opened:
            data = read_at_most(opened, max_bytes)
    except (OSError, ValueError):  # reported before
        return False
    return is_foreign(data, format_of(file) or "json", max_bytes)


def _check_lines(task: _Lines, options: CheckOptions) -> Iterator[Outcome]:
    """Check each line that is not blank. One byte beyond the limit is enough to report a line as too large."""
    for number, line in enumerate(io.BytesIO(task.data), start=task.line):
        start = line[: options.document.max_bytes + 1]
        if start.strip(_BLANK) or len(start) > options.document.max_bytes:
            data = start[:-1].removesuffix(b"\r") if start.endswith(b"\n") else start
            yield _check_text(_Text(task.file, data, "json", number), options)


def _check_text(text: _Text, options: CheckOptions) -> Outcome:
    validation = validate_text(text.data, text.format, text.file, options.document, text.line)
    return _outcome(validation, text.file, options)


def _outcome(validation: Validation, file: str, options: CheckOptions) -> Outcome:
    """The outcome of a document in a file."""
    issues = options.document.selection.of_issues(validation.issues)
    counts = Counter[str](issue.severity for issue in issues)
    if validation.more:
        counts["more"] = validation.more
    ok = not counts["error"] and not (options.strict and counts["warning"])
    readable = all(issue.code != "unreadable" for issue in issues)
    return Outcome(file, int(readable), issues[: options.max_issues], counts, ok, readable)


def _batches(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    batch: list[_Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += max(_LEAST_SIZE, _size(task))
        if size >= _BATCH_SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(task: _Task) -> int:
    if isinstance(task, _Text | _Lines):
        return len(task.data)
    try:
        return os.path.getsize(task.file) if isinstance(task, _File) else 0
    except (OSError, ValueError):  # reported when it is read
        return 0


def _check_batch(tasks: list[_Task], options: CheckOptions) -> list[Outcome]:
    outcomes = (outcome for task in tasks for outcome in _check_task(task, options))
    return list(limit_issues(outcomes, options.max_issues, Tally()))  # more issues would never be reported
