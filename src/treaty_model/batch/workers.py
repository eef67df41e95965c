"""Work spread over several processes, which end with the one that started them."""

import errno
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Windows can wait for so many; and one process reads for all of them.
MOST = 61

T = TypeVar("T")
R = TypeVar("R")


class NoProcesses(Exception):
    """What keeps work from being spread over processes, in words."""


def started(jobs: int) -> "ProcessPoolExecutor":
    """As many processes, but not more than MOST, to be given to `spread`. Raises NoProcesses where there can be none.

    Some systems lack what processes wait for one another with.
    """
    try:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most runs are one process

        return ProcessPoolExecutor(min(jobs, MOST), initializer=_begin)
    except (ImportError, NotImplementedError, OSError) as error:
        raise NoProcesses(str(error)) from None


def spread(pool: "ProcessPoolExecutor", work: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """What work makes of items, in their order, with few of them on the way at a time.

    Raises ChildProcessError where a process was ended. Whatever ends this early ends the processes too.
    """
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # see above

    on_the_way: deque[Future[R]] = deque()
    most = 2 * min(jobs, MOST)
    try:
        for item in items:
            if len(on_the_way) == most:
                yield on_the_way.popleft().result()
            on_the_way.append(pool.submit(work, item))
        while on_the_way:
            yield on_the_way.popleft().result()
    except BrokenProcessPool:
        raise ChildProcessError(errno.ECHILD, "a process that was checking documents was ended") from None
    except BaseException:
        _end_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _end_all() -> None:
    """End the processes that this one started: one of them may be waiting for what never comes."""
    from multiprocessing import active_children  # noqa: PLC0415  # see above

    for child in active_children():
        child.terminate()


def _begin() -> None:
    """Begin the work of a process: it takes no interrupt, holds nobody's pipe, and ends with whoever started it."""
    import signal  # noqa: PLC0415  # see above
    from threading import Thread  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one says what an interrupt does
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(nowhere, descriptor)
    if nowhere > 2:
        os.close(nowhere)


def _end_with_parent() -> None:
    """Wait until the process that started this one has ended, however that came about, and end."""
    from multiprocessing import parent_process  # noqa: PLC0415  # see above
    from multiprocessing.connection import wait  # noqa: PLC0415

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)
