"""Characters that no text has: they are a sign of bytes that were read in a wrong encoding."""

import re

# Control characters but for white space, and the character that stands for undecodable bytes.
_NO_TEXT = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffd]")


def characters_of_no_text(text: str) -> list[str]:
    """The characters of a text that no text has, in order."""
    return _NO_TEXT.findall(text)


def no_text(what: str, count: int, encoding: str, place: int) -> str:
    """The sentence that says how many characters are no text in a page or file, and at which byte the first is."""
    if count == 1:
        return f"a character of the {what} is no text{encoding}, at byte {place}; {advice(what)}"
    return f"{count} characters of the {what} are no text{encoding}, the first at byte {place}; {advice(what)}"


def advice(what: str) -> str:
    """What to do with a page or file that may have been read in a wrong encoding."""
    return f"if letters are lost or wrong, save the {what} again as UTF-8"
