"""JSON pointers (RFC 6901), which locate parts of a document in both formats."""

from collections.abc import Iterable


def json_pointer(steps: Iterable[object]) -> str:
    """The pointer for a path of field names and item numbers."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def pointer_steps(pointer: str) -> tuple[str, ...]:
    """The path of a pointer: field names and item numbers."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
