"""Names, numbers and long texts in messages, and suggestions for misspelled names."""

from collections.abc import Iterable

# The number of characters of a text that a message repeats.
EXCERPT = 80

# Longer names are not compared, because that would be slow.
_LONGEST = 120


def close_matches(name: str, known: Iterable[str], at_least: float = 0.7) -> list[str]:
    """At most three known names that are similar to a name, most similar first; 1 is equal, 0 has no common letter."""
    from difflib import get_close_matches  # noqa: PLC0415  # most runs need no suggestion

    if len(name) > _LONGEST:
        return []
    return get_close_matches(name, [other for other in known if len(other) <= _LONGEST], n=3, cutoff=at_least)


def counted(number: int, noun: str) -> str:
    """A number with its noun: `1 report`, `2,000 reports`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def clipped(text: str, longest: int = EXCERPT) -> str:
    """A text, shortened to the given number of characters if it is longer."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
