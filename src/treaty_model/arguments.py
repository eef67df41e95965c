"""What a function says when it is given something of another kind: what it takes, what this is, and what to do."""

import os
from operator import index
from types import UnionType
from typing import Any

from .spelling import clipped, like


def require(value: object, kind: type | UnionType, takes: str, instead: str = "") -> None:
    """Raise TypeError for a value of another kind; `takes` says what is taken, `instead` what to do."""
    if not isinstance(value, kind):
        raise TypeError(f"{takes}, not {kind_of(value)}" + (f": {instead}" if instead else ""))


def kind_of(value: object) -> str:
    """What a value is, in a message."""
    return "None" if value is None else type(value).__name__


def whole_number(value: Any, takes: str) -> int:
    """A whole number of any kind, also of other libraries, as an int. TypeError for anything else."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{takes}, not {kind_of(value)}")
    return index(value)


def size_limit(max_bytes: Any) -> int:
    """How many bytes something may have. TypeError for anything but a whole number."""
    return whole_number(max_bytes, "`max_bytes` is a number of bytes, as an int")


def quoted(text: str) -> str:
    """A text in a message, with quotation marks: the start of it where it is long."""
    return repr(clipped(text))


def path_text(path: Any, function: str) -> str:
    """The path that a function was given, as text. TypeError for anything else, ValueError for a document's text."""
    if isinstance(path, bytes | bytearray | memoryview):
        instead = "the path is a text" if function == "write" else "`loads` reads bytes"
        raise TypeError(f"{function} takes the path of a file, not {kind_of(path)}: {instead}")
    instead = "`dump` writes to a stream" if function == "write" and hasattr(path, "write") else ""
    require(path, str | os.PathLike, f"{function} takes the path of a file", instead)
    text = os.fspath(path)
    require(text, str, f"{function} takes a path of text")
    if isinstance(path, str) and path.lstrip().startswith(("{", "<")) and not os.path.exists(path):
        raise ValueError("this is the text of a document, not the path of a file: `loads(text)` reads it")
    return str(text)


def require_binary_stream(stream: object) -> None:
    """Raise TypeError for a stream of text, and for anything that is no stream."""
    if isinstance(stream, str | os.PathLike):
        raise TypeError(f"dump takes a binary stream, not {kind_of(stream)}: `write` takes the path of a file")
    if not hasattr(stream, "write"):
        raise TypeError(f"dump takes a binary stream, not {kind_of(stream)}")
    if hasattr(stream, "encoding"):  # as streams of text have
        instead = "open the file in mode `wb`, or use `sys.stdout.buffer`"
        raise TypeError(f"dump takes a binary stream, not a stream of text: {instead}")


def several(values: Any, takes: str, instead: str) -> Any:
    """Values that can be taken one after the other. TypeError for a single text, path or number."""
    if isinstance(values, str | bytes | os.PathLike) or not hasattr(values, "__iter__"):
        raise TypeError(f"{takes}, not {kind_of(values)}: {instead}")
    return values


def unknown(what: str, name: object, known: Any) -> LookupError:
    """The error of a name that leads nowhere, with those that are near, or some of all."""
    if not isinstance(name, str):
        return LookupError(f"no {what} {kind_of(name)}: it is asked for by its identifier, which is a text")
    names = sorted(known)
    near = like(name, names)
    if near:
        return LookupError(f"no {what} {quoted(name)}; did you mean {' or '.join(near)}?")
    few = ", ".join([*names[:10], *(["..."] if len(names) > 10 else [])])
    return LookupError(f"no {what} {quoted(name)}; there {f'are {few}' if names else 'is none'}")
