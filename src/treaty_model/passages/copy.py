"""A copy of a document, as a text to look for passages in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .borders import whole
from .normal_form import EXPANSION, NormalForm, as_shown, normal_form
from .rewriting import Rewritten
from .words import Places, places

Range = tuple[int, int]

# How many ranges are looked at for one passage. Words that stand so often at both ends recognise nothing.
_MOST = 100_000


@dataclass(frozen=True)
class Copy:
    """A text, which is measured in Unicode code points, and its normal form, which is looked through."""

    text: str

    @cached_property
    def normal(self) -> NormalForm:
        """The text's normal form."""
        return normal_form(self.text)

    @cached_property
    def _shown(self) -> Rewritten:
        return as_shown(self.text)

    @cached_property
    def _places(self) -> Places:
        return Places(self.normal.text)

    def holds(self, start: int, end: int) -> bool:
        """Whether a range of the text has something in it that is shown, and neither end cuts a word."""
        if not 0 <= start < end <= len(self.text):
            return False
        text, first, behind = self._shown.text, self._shown.offset(start), self._shown.offset(end)
        return first < behind and whole(text, first, behind)

    def stretches(self, first: str, last: str, longest: int, near: Range | None = None) -> Iterator[Range]:
        """Every range of the normal form, up to a length, from its words `first` to its words `last`, both whole.

        The words are in normal form. With `near`, a range of the text, those that begin in it, and perhaps some that
        begin beside it. Ranges with one start follow one another, shortest first. ValueError where there are too many.
        """
        text, found = self.normal.text, 0
        for start in self._starts(first, near):
            behind = start + len(first)
            for place in places(text, last, max(start, behind - len(last)), start + longest):
                end = place + len(last)
                found += 1
                if found > _MOST:
                    raise ValueError(f"these words begin and end more than {_MOST} ranges of the text")
                if whole(text, place, end):
                    yield start, end

    def _starts(self, words: str, near: Range | None) -> Iterator[int]:
        """Where words stand whole in the normal form."""
        if near is None:
            return self._places.of(words)
        start, end = map(self.normal.offset, near)
        # One character can have become several, of which any can begin the words.
        found = places(self.normal.text, words, start, end + EXPANSION + len(words))
        return (at for at in found if whole(self.normal.text, at, at + len(words)))
