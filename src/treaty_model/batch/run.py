"""Many documents, in files, folders and streams: found, read and checked, in one process or in several."""

import errno
import io
import os
import time
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial
from typing import IO, NamedTuple

from ..check.selection import ALL, Selection
from ..check.validation import DocumentOptions, Engine, Validation, unreadable, validate_file, validate_text
from ..codec.document import Format, format_of
from ..files import read_at_most
from ..spelling import counted
from .listing import STANDARD_INPUT, Listed, is_stream
from .outcome import Checked
from .streams import UNPACKED_LIMIT, opened, pieces, standard_input
from .tally import Tally

# How many bytes of documents go to a process at once, and what a document counts at the least: enough for the way there
# and back to cost little.
_BATCH = 512 * 1024
_LEAST = 2 * 1024

_BLANK = b" \t\r\n"

# What to do where a file, or the rest of it, is not checked.
_MAKE_ANEW = "make this file anew: it was cut off or changed, or is not compressed with gzip"
_ALLOW_MORE = "split this stream, or allow more with --max-unpacked"
_MEND_LINES = "mend what makes them invalid; each line of a stream is a document in JSON"
_NO_DOCUMENTS = "put documents into this folder, or leave it out"


# How many lines of a stream can be invalid before the rest is left: each takes several times as long as a valid one.
_MOST_INVALID = 100_000


class CheckOptions(NamedTuple):
    """What is asked of every document: its size, its kind, what judges it, and whether warnings fail it.

    `max_issues` is how many issues are kept of a document, and `selection` which. `streamed` is whether standard input
    holds a document on each line.
    """

    max_bytes: int
    max_issues: int
    kind: str | None = None
    strict: bool = False
    selection: Selection = ALL
    streamed: bool = False
    max_unpacked: int = UNPACKED_LIMIT
    engine: Engine = "models"

    @property
    def of_document(self) -> DocumentOptions:
        """What is asked of a document alone."""
        return DocumentOptions(self.max_bytes, self.selection, self.kind, self.engine)


class _File(NamedTuple):
    """A file of one document, to be read and checked. One that was not named may be something else."""

    file: str
    named: bool


class _Text(NamedTuple):
    """A document that was read, to be checked. `line` is where it starts in its file."""

    file: str
    data: bytes
    format: Format | None
    line: int


class _Lines(NamedTuple):
    """Lines that were read, each a document, to be checked. `line` is the number of the first in its file."""

    file: str
    data: bytes
    line: int


# What is left to do; what could not even be read is done.
_Task = _File | _Text | _Lines | Checked


def check(
    files: Iterable[Listed], options: CheckOptions, jobs: int = 1, warn: Callable[[str], None] = lambda _: None
) -> Iterator[Checked]:
    """What becomes of files, in their order, however many processes work on them. Where there can be only one, warn."""
    left: set[str] = set()
    tasks = _tasks(files, options, left)
    pool = None
    if jobs > 1:
        from .workers import NoProcesses, spread, started  # noqa: PLC0415  # most runs are one process

        try:
            pool = started(jobs)
        except NoProcesses as reason:
            warn(f"one process does all of the work, because this system has no way to start several: {reason}")
    if pool is None:
        parts = (part for task in tasks for part in _done(task, options))
    else:
        done = spread(pool, partial(_all_done, options=options), _batches(tasks), jobs)
        parts = (part for batch in done for part in batch)
    file, invalid = None, 0
    for part in parts:
        if part.file in left:
            continue
        if part.file != file:
            file, invalid = part.file, 0
        yield part
        invalid += not part.ok
        if invalid == _MOST_INVALID:
            left.add(part.file)
            line = part.issues[-1].line if part.issues else None
            why = f"{invalid:,} of its lines are invalid, and the rest is left"
            yield _unreadable(part.file, line or 1, why, _MEND_LINES)


def limit_issues(parts: Iterable[Checked], limit: int, tally: Tally) -> Iterator[Checked]:
    """Pass on what is found with at most so many issues in all, and count it."""
    for part in parts:
        part.issues = part.issues[:limit]
        limit -= len(part.issues)
        tally.add(part)
        yield part


def with_progress(parts: Iterable[Checked], terminal: IO[str]) -> Iterator[Checked]:
    """Pass on what is found, and tell in a line that goes away again how far it is, where it takes over a second."""
    due, shown, documents = time.monotonic() + 1, False, 0
    try:
        for part in parts:
            documents += part.documents
            if shown and part.found:  # which may be written to the same terminal
                terminal.write("\r\x1b[K")
                shown = False
            elif (now := time.monotonic()) >= due:
                terminal.write(f"\r\x1b[K{counted(documents, 'document')} checked")
                due, shown = now + 0.2, True
            terminal.flush()
            yield part
    finally:
        if shown:
            terminal.write("\r\x1b[K")
            terminal.flush()


def _tasks(files: Iterable[Listed], options: CheckOptions, left: Container[str] = ()) -> Iterator[_Task]:
    """What is to do. Streams are read as far as tasks are taken, and no further where they are to be left."""
    for file, named, empty in files:
        if empty:
            yield _unreadable(file, 1, "there are no documents below this folder", _NO_DOCUMENTS)
        elif file == STANDARD_INPUT and not options.streamed:
            yield _standard_input(options.max_bytes)
        elif file == STANDARD_INPUT or is_stream(file):
            yield from _lines(file, named, options, left)
        else:
            yield _File(file, named)


def _standard_input(max_bytes: int) -> _Task:
    try:
        return _Text(STANDARD_INPUT, read_at_most(standard_input(), max_bytes), None, 1)
    except OSError as error:
        return _unreadable(STANDARD_INPUT, 1, error.strerror or str(error))


def _lines(file: str, named: bool, options: CheckOptions, left: Container[str]) -> Iterator[_Task]:
    """The documents of a file that holds one a line."""
    import zlib  # noqa: PLC0415  # most runs read no stream
    from gzip import BadGzipFile  # noqa: PLC0415

    number = 0
    try:
        with opened(file) as stream:
            for start, data in pieces(stream, options.max_bytes, options.max_unpacked):
                if not number:
                    if not named and _is_other_stream(data, options.max_bytes):
                        yield Checked(file, skipped=True)
                        return
                    yield Checked(file)
                yield _Lines(file, data, start)
                number = start + max(data.count(b"\n"), 1)
                if file in left:
                    return
        if not number:  # a stream of no documents is a file too
            yield Checked(file)
    except (BadGzipFile, EOFError, zlib.error) as error:
        yield _unreadable(file, max(number, 1), str(error), _MAKE_ANEW)
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = error.strerror if isinstance(error, OSError) else None
        is_too_much = isinstance(error, OSError) and error.errno == errno.EFBIG
        yield _unreadable(file, max(number, 1), reason or str(error), _ALLOW_MORE if is_too_much else None)


def _is_other_stream(data: bytes, max_bytes: int) -> bool:
    """Whether all of the first lines of a stream are clearly no documents."""
    from .foreign import is_something_else  # noqa: PLC0415  # most runs meet nothing else

    lines = [line for line in data.split(b"\n") if line.strip(_BLANK)]
    return bool(lines) and all(is_something_else(line, "json", max_bytes) for line in lines)


def _unreadable(file: str, line: int, reason: str, hint: str | None = None) -> Checked:
    return Checked(file, 0, (unreadable(file, reason, line, hint),), Counter(error=1), ok=False, readable=False)


def _done(task: _Task, options: CheckOptions) -> Iterator[Checked]:
    """What becomes of a task."""
    if isinstance(task, Checked):
        yield task
    elif isinstance(task, _File):
        validation = validate_file(task.file, None, options.of_document)
        if not task.named and not validation.ok and _is_something_else(task.file, options.max_bytes):
            yield Checked(task.file, skipped=True)
        else:
            yield _checked(validation, task.file, options)
    elif isinstance(task, _Text):
        yield _text_checked(task, options)
    else:
        yield from _lines_checked(task, options)


def _is_something_else(file: str, max_bytes: int) -> bool:
    """Whether an invalid file of a folder is clearly no document."""
    from .foreign import is_named_as_document, is_something_else  # noqa: PLC0415  # most runs meet nothing else

    if is_named_as_document(file):
        return False
    try:
        with open(file, "rb") as opened:
            data = read_at_most(opened, max_bytes)
    except (OSError, ValueError):  # which was found already
        return False
    return is_something_else(data, format_of(file) or "json", max_bytes)


def _lines_checked(task: _Lines, options: CheckOptions) -> Iterator[Checked]:
    """Check each line that is not blank. Of a line longer than the limit, one byte more than the limit is enough."""
    for number, line in enumerate(io.BytesIO(task.data), start=task.line):
        start = line[: options.max_bytes + 1]
        if start.strip(_BLANK) or len(start) > options.max_bytes:
            data = start[:-1].removesuffix(b"\r") if start.endswith(b"\n") else start
            yield _text_checked(_Text(task.file, data, "json", number), options)


def _text_checked(text: _Text, options: CheckOptions) -> Checked:
    validation = validate_text(text.data, text.format, text.file, options.of_document, text.line)
    return _checked(validation, text.file, options)


def _checked(validation: Validation, file: str, options: CheckOptions) -> Checked:
    """What became of a document in a file."""
    found = options.selection.of_issues(validation.issues)
    counts = Counter[str](issue.severity for issue in found)
    if validation.more:
        counts["more"] = validation.more
    ok = not counts["error"] and not (options.strict and counts["warning"])
    readable = all(issue.code != "unreadable" for issue in found)
    return Checked(file, int(readable), found[: options.max_issues], counts, ok, readable)


def _batches(tasks: Iterable[_Task]) -> Iterator[list[_Task]]:
    batch: list[_Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += max(_LEAST, _size(task))
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _size(task: _Task) -> int:
    if isinstance(task, _Text | _Lines):
        return len(task.data)
    try:
        return os.path.getsize(task.file) if isinstance(task, _File) else 0
    except (OSError, ValueError):  # it is told when it is read
        return 0


def _all_done(tasks: list[_Task], options: CheckOptions) -> list[Checked]:
    parts = (part for task in tasks for part in _done(task, options))
    return list(limit_issues(parts, options.max_issues, Tally()))  # so that no more come back than are reported in all
