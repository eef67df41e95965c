"""Writes docs/errors.md, the page of all codes, from the catalogue of mistakes; `python3 dev.py generate` runs it."""

import re
from collections.abc import Iterator
from pathlib import Path

from treaty_model.check.catalogue import FILES, PLACEHOLDERS, RULES, STRUCTURE, SYNTAX, Entry
from treaty_model.printable import in_one_line

PARTS = (
    ("Files", "What a file must be before anything in it is looked at.", FILES),
    ("Syntax", "What the text must be before it counts as JSON or XML.", SYNTAX),
    ("Structure", "What the models, the JSON Schema and the XML Schema all require.", STRUCTURE),
    ("Rules", "What no schema can say; the last of them are warnings and notes.", RULES),
)
START = """# Errors

Every mistake has a code, which stays the same. `treaty-model explain CODE` prints what stands here; the page is made of
the same catalogue. Examples are pieces of documents; the whole documents are in `tests/corpus/invalid`. A ‹word› stands
for what a message names. A code is an error unless its heading says otherwise.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([START, *(line for title, about, entries in PARTS for line in _part(title, about, entries))])


def _part(title: str, about: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    yield from (f"## {title}", "", about, "")
    for entry in entries:
        severity = "" if entry.severity == "error" else f" ({entry.severity})"
        yield from (f"### `{entry.code}`{severity}", "", f"**{entry.title}.** {entry.why}", "")
        yield from (f"> {_named(entry.message)}  ", f"> {_named(entry.hint)}", "")
        if entry.wrong.startswith("("):
            yield from (f"Example: {entry.wrong.strip('()')}.", "")
        else:
            right = _shown(entry.right) or "(nothing)"
            yield from ("```", f"wrong: {_shown(entry.wrong)}", f"right: {right}", "```", "")


def _named(text: str) -> str:
    """A message with the names of what it speaks of."""
    return re.sub(r"\{(\w+)\}", lambda name: f"‹{PLACEHOLDERS.get(name[1], name[1])}›", text).replace("<", "&lt;")


def _shown(piece: str) -> str:
    return in_one_line(re.sub(r"\s*\n\s*", " ", piece))


if __name__ == "__main__":
    Path(__file__).with_name("errors.md").write_text(page(), "utf-8")
