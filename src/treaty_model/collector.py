"""Python's cycle collector, held while much is read that lives on: it would look at all of it again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# From how many bytes on one document is much. Pausing saves a quarter of the time at 2.7 MB and nothing at 0.7 MB; at
# 80 kB the one long look that comes after it costs more than the short ones that it saves.
_MUCH = 1024 * 1024


@contextmanager
def collector_paused_for(data: bytes) -> Iterator[None]:
    """Pause the collector while a document is made of many bytes, and give it back as it was, whatever happens."""
    pause = len(data) >= _MUCH and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
