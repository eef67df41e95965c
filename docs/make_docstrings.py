"""Writes the docstrings of all models to a file of the package; `python3 dev.py generate` runs it."""

import inspect
import json
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from treaty_model import docstrings, model

PACKAGE = Path(docstrings.__file__).parent


def page() -> str:
    """The whole file, in JSON."""
    found = {name: doc for described, name in _described() if (doc := docstrings.docstring(described))}
    return json.dumps(dict(sorted(found.items())), ensure_ascii=False, indent=2) + "\n"


def _described() -> Iterator[tuple[Any, str]]:
    """The classes and functions of the models' modules, and the members of the classes, with their names."""
    for info in pkgutil.iter_modules(model.__path__, f"{model.__name__}."):
        for value in vars(import_module(info.name)).values():
            described = inspect.isclass(value) or inspect.isfunction(value)
            if described and value.__module__ == info.name and not value.__name__.startswith("_"):
                yield value, value.__qualname__
                yield from _members(value)


def _members(value: Any) -> Iterator[tuple[Any, str]]:
    for name, member in vars(value).items() if inspect.isclass(value) else ():
        if not name.startswith("_") and isinstance(member, property):
            yield member, f"{value.__qualname__}.{name}"


if __name__ == "__main__":
    (PACKAGE / docstrings.FILE).write_text(page(), "utf-8")
