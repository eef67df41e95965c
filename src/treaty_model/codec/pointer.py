"""Places in a document, as JSON pointers (RFC 6901), whatever its format."""

from collections.abc import Iterable


def json_pointer(steps: Iterable[object]) -> str:
    """The pointer that takes these steps: names of fields, and numbers of items."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)


def pointer_steps(pointer: str) -> tuple[str, ...]:
    """The steps that a pointer takes."""
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])
