"""Names that are spelled nearly alike: what somebody may have meant who wrote one that is not known. And numbers."""

from collections.abc import Iterable

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
