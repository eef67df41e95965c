"""Validates the files of a folder and tells, as JSON, what became of them and what was opened or connected meanwhile.

It is a program of its own, because a hook that listens cannot be taken away again. The folder's `list.json` has the
names of the files and their formats.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import treaty_model as tm

# What a program can do beyond itself, by the names that Python gives to it.
_BEYOND = ("socket.", "urllib.", "http.", "ftplib.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork")


def main(folder: Path) -> None:
    listed = json.loads((folder / "list.json").read_text("utf-8"))
    for name, format in listed["first"]:  # so that everything is imported that is imported late
        validation = tm.validate(folder / name, format)
        if validation.document:
            tm.dumps(validation.document)
    seen: list[str] = []
    asked = ""

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and os.fspath(arguments[0]) != asked:
            seen.append(f"open {arguments[0]}")
        elif event.startswith(_BEYOND):
            seen.append(f"{event} {arguments}")

    sys.addaudithook(listen)
    told = []
    for name, format in listed["files"]:
        asked = str(folder / name)
        validation = tm.validate(asked, format)
        document = tm.dumps(validation.document).decode() if validation.document else ""
        told.append({"said": "\n".join(map(str, validation.issues)) + document, "seen": list(seen)})
        seen.clear()
    if listed["proof"]:  # that something would have been heard
        asked = ""
        Path(folder, "list.json").read_bytes()
    print(json.dumps({"told": told, "proof": seen}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
