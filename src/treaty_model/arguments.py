"""Checks of arguments, with errors that name the accepted type, the given type, and what to do instead."""

import os
from operator import index
from types import UnionType
from typing import Any

from .spelling import clipped, close_matches


def require(value: object, expected: type | UnionType, takes: str, instead: str = "") -> None:
    """Raise TypeError if a value is not of the expected type. `takes` says what is accepted, `instead` what to do."""
    if not isinstance(value, expected):
        raise TypeError(f"{takes}, not {type_name(value)}" + (f": {instead}" if instead else ""))


def type_name(value: object) -> str:
    """The name of the type of a value, for a message."""
    return "None" if value is None else type(value).__name__


def whole_number(value: Any, takes: str) -> int:
    """An integer of any type, also of other libraries, as an int. TypeError for anything else."""
    if isinstance(value, bool) or not hasattr(value, "__index__"):
        raise TypeError(f"{takes}, not {type_name(value)}")
    return index(value)


def size_limit(max_bytes: Any) -> int:
    """A limit in bytes, as an int. TypeError for anything but an integer."""
    return whole_number(max_bytes, "`max_bytes` is a number of bytes, as an int")


def quoted(text: str) -> str:
    """A text in quotation marks, shortened if it is long, for a message."""
    return repr(clipped(text))


def path_text(path: Any, function: str) -> str:
    """The given path as text. TypeError for anything else, ValueError for the text of a document."""
    if isinstance(path, bytes | bytearray | memoryview):
        instead = "the path is a text" if function == "write" else "`loads` reads bytes"
        raise TypeError(f"{function} takes the path of a file, not {type_name(path)}: {instead}")
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
        raise TypeError(f"dump takes a binary stream, not {type_name(stream)}: `write` takes the path of a file")
    if not hasattr(stream, "write"):
        raise TypeError(f"dump takes a binary stream, not {type_name(stream)}")
    if hasattr(stream, "encoding"):  # as streams of text have
        instead = "open the file in mode `wb`, or use `sys.stdout.buffer`"
        raise TypeError(f"dump takes a binary stream, not a stream of text: {instead}")


def require_several(values: Any, takes: str, instead: str) -> None:
    """Raise TypeError unless the value is iterable and not a single text or path."""
    if isinstance(values, str | bytes | os.PathLike) or not hasattr(values, "__iter__"):
        raise TypeError(f"{takes}, not {type_name(values)}: {instead}")


def unknown(what: str, name: object, known: Any) -> LookupError:
    """The error for an unknown name, with similar known names, or else with some of the known names."""
    if not isinstance(name, str):
        return LookupError(f"no {what} {type_name(name)}: it is asked for by its identifier, which is a text")
    names = sorted(known)
    similar = close_matches(name, names)
    if similar:
        return LookupError(f"no {what} {quoted(name)}; did you mean {' or '.join(similar)}?")
    some = ", ".join([*names[:10], *(["..."] if len(names) > 10 else [])])
    return LookupError(f"no {what} {quoted(name)}; there {f'are {some}' if names else 'is none'}")
