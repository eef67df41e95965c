"""Paths of files in their repository, by which CI services find the lines of an issue."""

import os
from pathlib import Path

# Environment variables with the root of the repository, in GitHub Actions and compatible services, and in GitLab.
_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


class Paths:
    """Paths relative to the root of the repository, with slashes, as in Git: links that are files are not resolved.

    The root is that of the CI job, else the nearest parent folder with a `.git`. A file outside, or that links lead
    outside, gets its path relative to the current folder.
    """

    def __init__(self) -> None:
        self._roots = list(_roots())
        self._known: dict[str, str] = {}

    def of(self, file: str) -> str:
        """The path of a file; `-` for standard input stays unchanged."""
        if file not in self._known:
            self._known[file] = self._path(file)
        return self._known[file]

    def _path(self, file: str) -> str:
        if file == "-" or "\0" in file:
            return file
        try:
            path = self._in_repository(file) or os.path.relpath(file)
        except ValueError:  # on another drive, or not a valid name
            path = file
        return path.replace(os.sep, "/")

    def _in_repository(self, file: str) -> str | None:
        # Its folder and the root can each contain links, resolved or not.
        folder, name = os.path.split(file)
        candidates = [os.path.join(os.path.realpath(folder), name), os.path.abspath(file)]
        for root in self._roots:
            for candidate in candidates:
                for base in (os.path.realpath(root), root):
                    if (path := below(candidate, base)) is not None:
                        return path
        return None


def below(path: str, folder: str) -> str | None:
    """The relative path from a folder to something in it; None for anything else."""
    try:
        path = os.path.relpath(path, folder)
    except ValueError:  # on another drive
        return None
    return None if path in (os.curdir, os.pardir) or path.startswith(os.pardir + os.sep) else path


def root_of_git(folder: Path) -> Path | None:
    """The nearest folder with a `.git`, from this one upwards. In a work tree or submodule, `.git` is a file."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def _roots() -> list[str]:
    workspaces = [os.environ.get(name, "") for name in _WORKSPACES]
    roots = [path for path in workspaces if os.path.isabs(path)]  # a relative path could start anywhere
    git = root_of_git(Path.cwd())
    return [*roots, *([str(git)] if git is not None else [])]
