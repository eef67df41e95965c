"""Finds characters that show that bytes were read in a wrong encoding, and writes messages about them."""

import re

# Control characters except white space, and the character that replaces undecodable bytes.
_SUSPECT = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]")


def suspect_characters(text: str) -> list[str]:
    """The characters of a text that normal text does not contain, in order."""
    return _SUSPECT.findall(text)


def encoding_problem(what: str, encoding: str, count: int, first_offset: int) -> str:
    """The message about the suspect characters in a page or file, with the byte offset of the first."""
    if count == 1:
        return f"the {what}, read as {encoding}, has an invalid character at byte {first_offset}; {advice(what)}"
    characters = f"{count} invalid characters, the first at byte {first_offset}"
    return f"the {what}, read as {encoding}, has {characters}; {advice(what)}"


def advice(what: str) -> str:
    """How to mend a page or file that may have been read in a wrong encoding."""
    return f"if letters are missing or wrong, save the {what} again as UTF-8"
