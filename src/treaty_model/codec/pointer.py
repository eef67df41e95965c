"""Places in a document, as JSON pointers (RFC 6901), whatever its format."""

from collections.abc import Iterable


def json_pointer(steps: Iterable[object]) -> str:
    """The pointer that takes these steps: names of fields, and numbers of items."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
