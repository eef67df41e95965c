"""Check a project's documents with a rule of its own on top: here, that a quotation tells who speaks.

python examples/validate_in_ci.py [FOLDER]

Exit code 1 where a document is invalid or breaks the rule. Without a rule of one's own, `treaty-model validate` does it
all, in the form that one's CI shows.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import treaty_model as tm


def complaints(path: Path) -> Iterator[str]:
    """What is wrong with one document, in lines that an editor can follow."""
    validation = tm.validate(path)
    for issue in validation.issues:
        if issue.severity == "error":
            yield str(issue)
    if validation.document is not None:
        for source in validation.document.sources:
            for passage in source.passages:
                if passage.manner == "quotation" and passage.speaker is None:
                    yield f"{path}: {passage.id} quotes, and does not tell whom"


def main(folder: Path) -> int:
    """Check all documents of a folder; the exit code."""
    paths = sorted([*folder.glob("*.json"), *folder.glob("*.xml")])
    found = [line for path in paths for line in complaints(path)]
    print(*found, f"{len(paths)} documents, {len(found)} complaints", sep="\n")
    return 1 if found or not paths else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "kestrel"))
