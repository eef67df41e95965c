"""Shows the progress of long checks in a terminal."""

import time
from collections.abc import Iterable, Iterator
from typing import IO

from ..spelling import counted
from .outcome import Outcome

_CLEAR_LINE = "\r\x1b[K"


def with_progress(outcomes: Iterable[Outcome], terminal: IO[str]) -> Iterator[Outcome]:
    """The outcomes; if they take over a second, a temporary line counts the documents so far."""
    due, shown, documents = time.monotonic() + 1, False, 0
    try:
        for outcome in outcomes:
            documents += outcome.documents
            if shown and outcome.counts:  # its issues may be written to the same terminal
                terminal.write(_CLEAR_LINE)
                shown = False
            elif (now := time.monotonic()) >= due:
                terminal.write(f"{_CLEAR_LINE}{counted(documents, 'document')} checked")
                due, shown = now + 0.2, True
            terminal.flush()
            yield outcome
    finally:
        if shown:
            terminal.write(_CLEAR_LINE)
            terminal.flush()
