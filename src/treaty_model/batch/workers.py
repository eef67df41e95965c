"""Distributes work to several processes, which end with the one that started them."""

import errno
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

# Windows cannot wait for more. More would also have to wait for the one process that reads for all.
MAX_PROCESSES = 61

T = TypeVar("T")
R = TypeVar("R")


class NoProcesses(Exception):
    """Processes cannot be started; the message is the reason."""


def start_processes(jobs: int) -> "ProcessPoolExecutor":
    """A pool of processes for `distribute`, at most MAX_PROCESSES. Raises NoProcesses if there can be none.

    Some systems lack the locks that processes need to wait for one another.
    """
    try:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # most runs are one process

        return ProcessPoolExecutor(min(jobs, MAX_PROCESSES), initializer=_initialise)
    except (ImportError, NotImplementedError, OSError) as error:
        raise NoProcesses(str(error)) from None


def distribute(pool: "ProcessPoolExecutor", function: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """The results of a function for items, in their order. Few items are read in advance.

    Raises ChildProcessError if a process was terminated. If this ends early, the processes are terminated.
    """
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415  # see above

    pending: deque[Future[R]] = deque()
    limit = 2 * min(jobs, MAX_PROCESSES)
    try:
        for item in items:
            if len(pending) == limit:
                yield pending.popleft().result()
            pending.append(pool.submit(function, item))
        while pending:
            yield pending.popleft().result()
    except BrokenProcessPool:
        raise ChildProcessError(errno.ECHILD, "a process that checks documents was terminated") from None
    except BaseException:
        _terminate_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _terminate_all() -> None:
    """Terminate the processes that this one started, because some may wait forever."""
    from multiprocessing import active_children  # noqa: PLC0415  # see above

    for child in active_children():
        child.terminate()


def _initialise() -> None:
    """Prepare a process: it ignores interrupts, keeps no pipe of the parent open, and ends with the parent."""
    import signal  # noqa: PLC0415  # see above
    from threading import Thread  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent handles interrupts
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()
    null_device = os.open(os.devnull, os.O_RDWR)
    for descriptor in range(3):
        os.dup2(null_device, descriptor)
    if null_device > 2:
        os.close(null_device)


def _end_with_parent() -> None:
    """Wait until the parent process has ended for any reason, and end too."""
    from multiprocessing import parent_process  # noqa: PLC0415  # see above
    from multiprocessing.connection import wait  # noqa: PLC0415

    if parent := parent_process():
        wait([parent.sentinel])
        os._exit(1)
