"""Test a validator of one's own with a folder of fixtures: are the files whole, and are the invalid ones refused?

python examples/use_fixtures.py [DIR]

Only the standard library reads the folder, as a program in any language would. The validator here is the package's own,
given as a function from a path to the codes and pointers that it tells.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import treaty_model as tm

Told = list[tuple[str, str]]


def damaged(folder: Path) -> list[str]:
    """The files that are not what the manifest says."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    return [
        listed["path"]
        for listed in manifest["files"]
        if hashlib.sha256((folder / listed["path"]).read_bytes()).hexdigest() != listed["sha256"]
    ]


def misjudged(folder: Path, validate: Callable[[Path], Told]) -> list[str]:
    """The invalid documents of which a validator does not tell just the one mistake that each has."""
    expected = json.loads((folder / "invalid" / "expected.json").read_text("utf-8"))
    return [
        one["file"] for one in expected if validate(folder / "invalid" / one["file"]) != [(one["code"], one["pointer"])]
    ]


def by_treaty_model(path: Path) -> Told:
    """What the package tells of a document."""
    return [(issue.code, issue.pointer) for issue in tm.validate(path).issues]


def main(folder: Path) -> int:
    """Print what is wrong, and how many files were looked at."""
    if not folder.exists():
        made = [sys.executable, "-m", "treaty_model", "fixtures", str(folder), "--only", "invalid"]
        subprocess.run(made, check=True)
    wrong = [f"damaged: {path}" for path in damaged(folder)]
    wrong += [f"misjudged: {name}" for name in misjudged(folder, by_treaty_model)]
    print(*wrong, f"{len(wrong)} wrong", sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(place, "fixtures")))
