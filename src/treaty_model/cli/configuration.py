"""Reads the settings of `validate`: from `treaty-model.toml`, or from a table in `pyproject.toml`."""

import argparse
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .common import Failed

if TYPE_CHECKING:
    from ..check.selection import Selection

OWN_FILE = "treaty-model.toml"
SHARED_FILE = "pyproject.toml"
TABLE = "treaty-model"
_KNOWN = ("select", "ignore", "exclude", "severity")

# Settings are a few lines; a far larger file has something else.
_SIZE_LIMIT = 1024 * 1024


class Settings(NamedTuple):
    """The settings in a file, if there is one. The patterns of `exclude` are relative to the current folder."""

    file: Path | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of the named file, else of the nearest one from the current folder up to the repository's root.

    Raises Failed for an invalid file, an unknown setting, or a value of a wrong type.
    """
    if options.no_config:
        return Settings()
    if options.config is not None:
        table = _table(options.config)
        if table is None:
            raise Failed(f"{options.config}: this has no table [tool.{TABLE}]")
        return _settings(options.config, table)
    for folder in _folders():
        for name in (OWN_FILE, SHARED_FILE):
            file = folder / name
            if file.is_file() and (table := _table(file)) is not None:
                return _settings(file, table)
    return Settings()


def selection_of(options: argparse.Namespace, settings: Settings) -> "Selection":
    """The selection of the command line, else of the settings; the two are not mixed. Raises Failed."""
    from ..check.selection import Selection, WrongSelection

    select, ignore = settings.select, settings.ignore
    if options.select is not None or options.ignore is not None:
        select = None if options.select is None else _codes(options.select)
        ignore = _codes(options.ignore or ())
    try:
        return Selection.of(select, ignore, settings.severity)
    except WrongSelection as error:
        raise Failed(error) from None


def excluded(options: argparse.Namespace, settings: Settings) -> tuple[str, ...]:
    """The patterns of the settings and of the command line. Raises Failed for one that cannot match anything."""
    _require_patterns("--exclude", options.exclude)
    return (*settings.exclude, *options.exclude)


def _require_patterns(origin: str, patterns: Iterable[str]) -> None:
    from ..batch.listing import WrongPattern, require_pattern

    for pattern in patterns:
        try:
            require_pattern(pattern)
        except WrongPattern as error:
            raise Failed(f"{origin}: {error}") from None


def _codes(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.strip() for codes in values for code in codes.split(",") if code.strip())


def _folders() -> Iterable[Path]:
    from ..batch.renderings.paths import root_of_git

    current = Path.cwd()
    root = root_of_git(current)
    for folder in (current, *current.parents):
        yield folder
        if folder == root:
            return


def _table(file: Path) -> Mapping[str, Any] | None:
    """The table of this program in a file, or the whole file if it is only for this program."""
    import tomllib

    from ..files import read_at_most

    with file.open("rb") as opened:
        data = read_at_most(opened, _SIZE_LIMIT)
    if len(data) > _SIZE_LIMIT:
        raise Failed(f"{file}: this has more than {_SIZE_LIMIT} bytes")
    try:
        tree = tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:  # ValueError: neither UTF-8 nor TOML
        reason = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise Failed(f"{file}: this is not TOML: {reason}") from None
    tool = tree.get("tool")
    table = tool.get(TABLE) if isinstance(tool, dict) else None
    if table is None:
        return None if file.name == SHARED_FILE else tree
    if not isinstance(table, dict):
        raise Failed(f"{file}: tool.{TABLE} is not a table")
    outside = sorted(tree.keys() - {"tool"} if file.name == OWN_FILE else tree.keys() & set(_KNOWN))
    if outside and file.name != SHARED_FILE:
        raise Failed(f"{file}: {outside[0]} is outside of [tool.{TABLE}]; put all settings in the table, or none")
    return table


def _settings(file: Path, table: Mapping[str, Any]) -> Settings:
    from ..check.selection import Selection, WrongSelection

    for name in table:
        if name not in _KNOWN:
            from ..check.structure import nearest

            raise Failed(f"{file}: unknown setting {name!r}; {nearest(name, _KNOWN, f'write {_listed(_KNOWN)}')}")
    select = _texts(file, table, "select") if "select" in table else None
    severity = table.get("severity", {})
    if not isinstance(severity, dict) or not all(isinstance(value, str) for value in severity.values()):
        raise Failed(f'{file}: severity is not a table of codes and severities, such as unused-passage = "error"')
    exclude = _texts(file, table, "exclude")
    _require_patterns(f"{file}: exclude", exclude)
    settings = Settings(
        *(file, select, _texts(file, table, "ignore")),
        tuple(_from_here(pattern, file.parent) for pattern in exclude),
        tuple(severity.items()),
    )
    try:
        Selection.of(settings.select, settings.ignore, settings.severity)
    except WrongSelection as error:
        raise Failed(f"{file}: {error}") from None
    return settings


def _texts(file: Path, table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Failed(f'{file}: {name} is not a list of texts, such as ["..."]')
    return tuple(value)


def _from_here(pattern: str, folder: Path) -> str:
    """A pattern relative to the current folder instead of the file's; one for any depth stays unchanged."""
    if "/" not in pattern.rstrip("/") or pattern.startswith("**/"):
        return pattern
    try:
        relative = os.path.relpath(folder / pattern).replace(os.sep, "/")
    except ValueError:  # on another drive
        return pattern
    return relative + ("/" if pattern.endswith("/") else "")


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"
