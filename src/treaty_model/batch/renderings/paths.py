"""Files as a repository names them, which is how those who show findings beside the lines of files look for them."""

import os
from pathlib import Path

# Where a job has the repository: of GitHub Actions and those that follow it, and of GitLab.
_WORKSPACES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


class Paths:
    """Paths from the root of the repository, with slashes, as Git has them: a link that is a file has its own name.

    The root is what a job says, else the nearest folder above that has a `.git`. A file that stands in none of them, or
    that links lead out of them, has its path from the current folder.
    """

    def __init__(self) -> None:
        self._roots = list(_roots())
        self._known: dict[str, str] = {}

    def of(self, file: str) -> str:
        """The path of a file; what is no file (`-` for standard input) stays as it is."""
        if file not in self._known:
            self._known[file] = self._found(file)
        return self._known[file]

    def _found(self, file: str) -> str:
        if file == "-" or "\0" in file:
            return file
        try:
            path = self._in_repository(file) or os.path.relpath(file)
        except ValueError:  # it is on another drive, or is no name of a file
            path = file
        return path.replace(os.sep, "/")

    def _in_repository(self, file: str) -> str | None:
        # Where its folder is, and else where its name is: either way may have links in it.
        folder, name = os.path.split(file)
        places = [os.path.join(os.path.realpath(folder), name), os.path.abspath(file)]
        for root in self._roots:
            for place in places:
                for above in (os.path.realpath(root), root):
                    if (path := below(place, above)) is not None:
                        return path
        return None


def below(path: str, folder: str) -> str | None:
    """The path from a folder to what stands in it; None for anything else."""
    try:
        path = os.path.relpath(path, folder)
    except ValueError:  # it is on another drive
        return None
    return None if path in (os.curdir, os.pardir) or path.startswith(os.pardir + os.sep) else path


def root_of_git(folder: Path) -> Path | None:
    """The nearest folder, from this one upwards, that has a `.git`: a folder, or a file in a work tree or submodule."""
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), None)


def _roots() -> list[str]:
    here = Path.cwd()
    told = [os.environ.get(name, "") for name in _WORKSPACES]
    roots = [place for place in told if os.path.isabs(place)]  # another place says nothing of the current folder
    git = root_of_git(here)
    return [*roots, *([str(git)] if git is not None else [])]
