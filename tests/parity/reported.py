"""Checks the issues of a document: complete, with places in the text, and the same for JSON and XML."""

import treaty_model as tm
from treaty_model.codec.document import Format

# The words of issues about the values of a document; the two formats differ only in problems of syntax.
Words = set[tuple[str, str, str, str]]


def reported(data: bytes, format: Format, *, valid: bool) -> tuple[Words, str | None]:
    """The issues of a document in words, and what is wrong with them."""
    validation = tm.validate(data, format)
    words = {(issue.code, issue.pointer, issue.message, issue.hint) for issue in validation.issues}
    if validation.ok and not valid:
        return words, "a rejected document has no error"
    if validation.ok is not (validation.document is not None):
        return words, "the document is must be there if and only if it is valid"
    lines = data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for issue in validation.issues:
        if not (issue.line and issue.column and issue.line <= len(lines)):
            return words, f"there is no such line: {issue}"
        if issue.column > len(lines[issue.line - 1]) + 1:
            return words, f"there is no such column: {issue}"
        if len(f"{issue.message}{issue.hint}".splitlines()) != 1:
            return words, f"more than a line: {issue}"
    places = [(issue.line, issue.column) for issue in validation.issues]
    return words, None if places == sorted(places) else f"not in the order of places: {places}"
