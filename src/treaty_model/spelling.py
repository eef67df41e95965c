"""How names, numbers and long texts are written in messages, and what somebody may have meant who misspelt a name."""

from collections.abc import Iterable

# How much of a text is repeated in a message, in characters.
EXCERPT = 80

# Comparing longer names takes long.
_LONGEST = 120


def like(name: str, known: Iterable[str], at_least: float = 0.7) -> list[str]:
    """The three names that are most like a name, if any are: 1 is the same name, 0 one without a common letter."""
    from difflib import get_close_matches  # noqa: PLC0415  # most runs meet only names that are known

    if len(name) > _LONGEST:
        return []
    return get_close_matches(name, [other for other in known if len(other) <= _LONGEST], n=3, cutoff=at_least)


def counted(number: int, noun: str) -> str:
    """A number with what it counts: `1 report`, `2,000 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def clipped(text: str, longest: int = EXCERPT) -> str:
    """A text of at most so many characters, or the start of it."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
