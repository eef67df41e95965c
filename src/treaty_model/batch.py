"""Many documents, in files, folders and streams: found, read and checked, in one process or in several."""

import errno
import os
import sys
import time
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from io import DEFAULT_BUFFER_SIZE, BufferedReader, FileIO
from itertools import groupby
from typing import IO, NamedTuple

from .check.issues import Issue, Problem, shown
from .check.location import issues
from .check.renderings.checked import Checked
from .check.renderings.tally import Tally
from .check.selection import Selection
from .check.small import surely_good
from .check.validation import Validation, unreadable, validate, validate_text
from .codec.document import Format

STANDARD_INPUT = "-"
STREAMS = (".ndjson", ".jsonl", ".ndjson.gz", ".jsonl.gz")
ENDINGS = (".json", ".xml", *STREAMS)

# How many bytes of documents go to a process at once, and what a document counts at the least: enough for the way there
# and back to cost little.
_BATCH = 512 * 1024
_LEAST = 2 * 1024

# How many bytes of a stream are read at once, and their lines looked at together: enough for each line's share to be
# small, and few enough for what becomes of them to stay in the processor's cache.
_PIECE = 96 * 1024

_BLANK = b" \t\r\n"
_CHUNK = 64 * 1024


class Terms(NamedTuple):
    """What is asked of every document: its size, its kind, and whether warnings fail it.

    `told` is how many issues are told, `selection` which.
    """

    max_bytes: int
    told: int
    kind: str | None = None
    strict: bool = False
    selection: Selection = Selection()


class _File(NamedTuple):
    """A file of one document, to be read and checked."""

    file: str


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


def find(names: Iterable[str]) -> list[str]:
    """The files that names stand for, each once: a folder for the documents below it, in the order of their paths."""
    found: dict[str, None] = {}
    for name in names:
        is_folder = name != STANDARD_INPUT and os.path.isdir(name)
        found.update(dict.fromkeys(_below(name) if is_folder else [name]))
    return list(found)


def check(files: Iterable[str], terms: Terms, jobs: int = 1) -> Iterator[Checked]:
    """What becomes of files, in their order, however many processes work on them."""
    tasks = _tasks(files, terms.max_bytes)
    if jobs > 1:
        yield from _in_processes(tasks, terms, jobs)
    else:
        for task in tasks:
            yield from _done(task, terms)


def told(parts: Iterable[Checked], limit: int, tally: Tally) -> Iterator[Checked]:
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
                terminal.write(f"\r\x1b[K{documents:,} documents checked")
                due, shown = now + 0.2, True
            terminal.flush()
            yield part
    finally:
        if shown:
            terminal.write("\r\x1b[K")
            terminal.flush()


def _below(folder: str) -> list[str]:
    """The documents below a folder, and the folders that cannot be looked into."""
    found: list[str] = []

    def closed(error: OSError) -> None:
        found.append(os.fspath(error.filename))

    for here, folders, files in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = [os.path.join(here, name) for name in files if name.endswith(ENDINGS) and not name.startswith(".")]
        # A link that leads nowhere is told; a pipe or a device holds no document.
        found += [path for path in paths if os.path.isfile(path) or not os.path.exists(path)]
    return sorted(found)


def _tasks(files: Iterable[str], max_bytes: int) -> Iterator[_Task]:
    for file in files:
        if file == STANDARD_INPUT:
            yield _standard_input(max_bytes)
        elif file.endswith(STREAMS):
            yield from _lines(file, max_bytes)
        else:
            yield _File(file)


def _standard_input(max_bytes: int) -> _Task:
    if sys.stdin is None:  # it was closed before this program started
        return _unreadable(STANDARD_INPUT, 1, "it is closed")
    try:
        return _Text(STANDARD_INPUT, sys.stdin.buffer.read(max_bytes + 1), None, 1)
    except OSError as error:
        return _unreadable(STANDARD_INPUT, 1, error.strerror or str(error))


def _lines(file: str, max_bytes: int) -> Iterator[_Task]:
    """The documents of a file that holds one a line. It is never in memory as a whole, and neither is a longer line."""
    import gzip  # noqa: PLC0415  # most runs read no stream
    import zlib  # noqa: PLC0415

    yield Checked(file)  # so that a stream of no documents is a file too
    number = 1
    try:
        with BufferedReader(FileIO(file), _PIECE) as opened:
            stream: BufferedReader[FileIO] | gzip.GzipFile = opened
            most = _PIECE
            if file.endswith(".gz"):
                if not opened.peek(1):
                    raise EOFError("compressed file is empty")
                stream = gzip.GzipFile(fileobj=opened)
                most = DEFAULT_BUFFER_SIZE  # where it is broken, all that a reading would have brought is lost
            while data := stream.read1(most):  # as much as is there, so that nothing waits for a slow pipe
                if end := data.rfind(b"\n") + 1:
                    yield _Lines(file, data[:end], number)
                    number += data.count(b"\n")
                if begun := data[end:]:
                    line = begun + stream.readline(max(max_bytes + 1 - len(begun), 0))
                    yield _Lines(file, line, number)
                    number += 1
                    while not line.endswith(b"\n") and (rest := stream.readline(_CHUNK)):
                        line = rest
    except (OSError, EOFError, ValueError, zlib.error) as error:  # ValueError: a null character in the name
        reason = error.strerror if isinstance(error, OSError) else None
        yield _unreadable(file, number, reason or str(error))


def _unreadable(file: str, line: int, reason: str) -> Checked:
    return Checked(file, 0, (unreadable(file, reason, line),), Counter(error=1), ok=False, readable=False)


def _done(task: _Task, terms: Terms) -> Iterator[Checked]:
    """What becomes of a task."""
    if isinstance(task, Checked):
        yield task
    elif isinstance(task, _File):
        yield _checked(validate(task.file, max_bytes=terms.max_bytes), task.file, 1, terms)
    elif isinstance(task, _Text):
        yield _text_checked(task, terms)
    else:
        yield from _lines_checked(task, terms)


def _lines_checked(task: _Lines, terms: Terms) -> Iterator[Checked]:
    """What becomes of lines: of those that are good and follow one another, together."""
    lines = task.data.split(b"\n")
    good = surely_good(lines, terms.max_bytes) if terms.kind in (None, "report") else [False] * len(lines)
    start = 0
    for is_good, same in groupby(good):
        count = sum(1 for _ in same)
        if is_good:
            yield Checked(task.file, count)
        else:
            for number in range(start, start + count):
                line = lines[number] if number == len(lines) - 1 else lines[number] + b"\n"
                line = line[: terms.max_bytes + 1]
                if line.strip(_BLANK) or len(line) > terms.max_bytes:
                    data = line[:-1].removesuffix(b"\r") if line.endswith(b"\n") else line
                    yield _text_checked(_Text(task.file, data, "json", task.line + number), terms)
        start += count


def _text_checked(text: _Text, terms: Terms) -> Checked:
    validation = validate_text(text.data, text.format, text.file, line=text.line, max_bytes=terms.max_bytes)
    return _checked(validation, text.file, text.line, terms)


def _checked(validation: Validation, file: str, line: int, terms: Terms) -> Checked:
    """What became of a document that starts in a line of a file."""
    found: tuple[Issue, ...] = validation.issues
    if validation.document is not None and terms.kind not in (None, validation.document.kind):
        values = {"kind": shown(validation.document.kind), "nearest": f"write {terms.kind}, or check without --kind"}
        problem = Problem("/kind", "unknown-kind", values, 0)
        found = (*issues([problem], b"", "json", file, line), *found)
    found = terms.selection.of_issues(found)
    counts = Counter[str](issue.severity for issue in found)
    if validation.more:
        counts["more"] = validation.more
    ok = not counts["error"] and not (terms.strict and counts["warning"])
    readable = all(issue.code != "unreadable" for issue in found)
    return Checked(file, int(readable), found[: terms.told], counts, ok, readable)


def _in_processes(tasks: Iterable[_Task], terms: Terms, jobs: int) -> Iterator[Checked]:
    """Batches of tasks, done by several processes at once, with few of them on the way at a time."""
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415  # most runs are one process
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts)
    on_the_way: deque[Future[list[Checked]]] = deque()
    try:
        for batch in _batches(tasks):
            if len(on_the_way) == 2 * jobs:
                yield from on_the_way.popleft().result()
            on_the_way.append(pool.submit(_all_done, batch, terms))
        while on_the_way:
            yield from on_the_way.popleft().result()
    except BrokenProcessPool:
        raise ChildProcessError(errno.ECHILD, "a process that was checking documents was ended") from None
    finally:
        pool.shutdown(cancel_futures=True)


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


def _all_done(tasks: list[_Task], terms: Terms) -> list[Checked]:
    parts = (part for task in tasks for part in _done(task, terms))
    return list(told(parts, terms.told, Tally()))  # so that no more issues come back than are told in all


def _leave_interrupts() -> None:
    """Let the process that started this one say what an interrupt does."""
    import signal  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
