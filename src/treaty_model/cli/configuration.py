"""The settings of `validate` in a file of the repository: `treaty-model.toml`, or a table in `pyproject.toml`."""

import argparse
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .common import Failed

if TYPE_CHECKING:
    from ..check.selection import Selection

OWN = "treaty-model.toml"
SHARED = "pyproject.toml"
TABLE = "treaty-model"
_KNOWN = ("select", "ignore", "exclude", "severity")

# Settings are a few lines; what is far larger is something else.
_SIZE_LIMIT = 1024 * 1024


class Settings(NamedTuple):
    """What a file sets. `file` is None where there is none; `exclude` has patterns as seen from the current folder."""

    file: Path | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings of the file that is named, else those of the nearest one.

    The nearest is looked for from the current folder up to the root of the repository. Raises Failed for what cannot be
    read, for settings that there are not, and for values of a wrong type.
    """
    if options.no_config:
        return Settings()
    if options.config is not None:
        table = _table(options.config)
        if table is None:
            raise Failed(f"{options.config}: there is no table [tool.{TABLE}] in it")
        return _settings(options.config, table)
    for folder in _folders():
        for name in (OWN, SHARED):
            file = folder / name
            if file.is_file() and (table := _table(file)) is not None:
                return _settings(file, table)
    return Settings()


def selection_of(options: argparse.Namespace, settings: Settings) -> "Selection":
    """What the command line selects and ignores, else what the settings do: never some of both. Raises Failed."""
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
    """The patterns of the settings and of the command line. Raises Failed for one that can match nothing."""
    _require_patterns("--exclude", options.exclude)
    return (*settings.exclude, *options.exclude)


def _require_patterns(where: str, patterns: Iterable[str]) -> None:
    from ..batch.listing import WrongPattern, require_pattern

    for pattern in patterns:
        try:
            require_pattern(pattern)
        except WrongPattern as error:
            raise Failed(f"{where}: {error}") from None


def _codes(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(code.strip() for codes in given for code in codes.split(",") if code.strip())


def _folders() -> Iterable[Path]:
    from ..batch.renderings.paths import root_of_git

    here = Path.cwd()
    root = root_of_git(here)
    for folder in (here, *here.parents):
        yield folder
        if folder == root:
            return


def _table(file: Path) -> Mapping[str, Any] | None:
    """The table of a file that is for this program; all of a file that is for nothing else."""
    import tomllib

    from ..files import read_at_most

    with file.open("rb") as opened:
        data = read_at_most(opened, _SIZE_LIMIT)
    if len(data) > _SIZE_LIMIT:
        raise Failed(f"{file}: this has more than {_SIZE_LIMIT} bytes")
    try:
        found = tomllib.loads(data.decode())
    except (ValueError, RecursionError) as error:  # ValueError: neither UTF-8 nor TOML
        reason = "it nests too deep" if isinstance(error, RecursionError) else str(error)
        raise Failed(f"{file}: this is not TOML: {reason}") from None
    tool = found.get("tool")
    table = tool.get(TABLE) if isinstance(tool, dict) else None
    if table is None:
        return None if file.name == SHARED else found
    if not isinstance(table, dict):
        raise Failed(f"{file}: tool.{TABLE} is not a table")
    outside = sorted(found.keys() - {"tool"} if file.name == OWN else found.keys() & set(_KNOWN))
    if outside and file.name != SHARED:
        raise Failed(f"{file}: {outside[0]} stands outside of [tool.{TABLE}]; put all settings in the table, or none")
    return table


def _settings(file: Path, table: Mapping[str, Any]) -> Settings:
    from ..check.selection import Selection, WrongSelection

    for name in table:
        if name not in _KNOWN:
            from ..check.structure import nearest

            raise Failed(f"{file}: there is no setting {name!r}; {nearest(name, _KNOWN, f'write {_listed(_KNOWN)}')}")
    select = _texts(file, table, "select") if "select" in table else None
    severity = table.get("severity", {})
    if not isinstance(severity, dict) or not all(isinstance(value, str) for value in severity.values()):
        raise Failed(f'{file}: severity is not a table of codes and severities, such as unused-passage = "error"')
    exclude = _texts(file, table, "exclude")
    _require_patterns(f"{file}: exclude", exclude)
    found = Settings(
        *(file, select, _texts(file, table, "ignore")),
        tuple(_from_here(pattern, file.parent) for pattern in exclude),
        tuple(severity.items()),
    )
    try:
        Selection.of(found.select, found.ignore, found.severity)
    except WrongSelection as error:
        raise Failed(f"{file}: {error}") from None
    return found


def _texts(file: Path, table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise Failed(f'{file}: {name} is not a list of texts, such as ["..."]')
    return tuple(value)


def _from_here(pattern: str, folder: Path) -> str:
    """A pattern of a file's own folder for the current one; one that is for any depth stays as it is."""
    if "/" not in pattern.rstrip("/") or pattern.startswith("**/"):
        return pattern
    try:
        moved = os.path.relpath(folder / pattern).replace(os.sep, "/")
    except ValueError:  # it is on another drive
        return pattern
    return moved + ("/" if pattern.endswith("/") else "")


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}"
