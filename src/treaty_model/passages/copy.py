"""The text of a copy of a document, in which passages are searched."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .mapped_text import MappedText
from .normal_form import EXPANSION, NormalForm, normal_form, without_invisible
from .word_boundaries import are_whole_words
from .word_index import WordIndex, find_positions

Range = tuple[int, int]

# How many ranges are examined for one passage. If more begin and end with its words, these identify nothing.
_MOST_RANGES = 100_000


@dataclass(frozen=True)
class Copy:
    """A text, measured in Unicode code points, and its normal form, which is searched."""

    text: str

    @cached_property
    def normal(self) -> NormalForm:
        """The normal form of the text."""
        return normal_form(self.text)

    @cached_property
    def _visible(self) -> MappedText:
        return without_invisible(self.text)

    @cached_property
    def _word_index(self) -> WordIndex:
        return WordIndex(self.normal.text)

    def has_whole_words(self, start: int, end: int) -> bool:
        """Whether a range of the text contains a visible character and consists of whole words."""
        if not 0 <= start < end <= len(self.text):
            return False
        visible = self._visible
        visible_start, visible_end = visible.offset(start), visible.offset(end)
        return visible_start < visible_end and are_whole_words(visible.text, visible_start, visible_end)

    def ranges(self, first: str, last: str, longest: int, near: Range | None = None) -> Iterator[Range]:
        """The ranges of the normal form, up to a length, that begin with `first` and end with `last`, both whole words.

        `first` and `last` are in normal form. `near`, a range of the text, limits the result to ranges that begin in
        it, with perhaps some that begin next to it. Ranges with the same start follow one another, shortest first.
        Raises ValueError if there are too many.
        """
        text, count = self.normal.text, 0
        for start in self._starts(first, near):
            end_of_first = start + len(first)
            for start_of_last in find_positions(text, last, max(start, end_of_first - len(last)), start + longest):
                end = start_of_last + len(last)
                count += 1
                if count > _MOST_RANGES:
                    raise ValueError(f"these words begin and end more than {_MOST_RANGES} ranges of the text")
                if are_whole_words(text, start_of_last, end):
                    yield start, end

    def _starts(self, words: str, near: Range | None) -> Iterator[int]:
        """The offsets in the normal form at which words are whole."""
        if near is None:
            return self._word_index.of(words)
        start, end = map(self.normal.offset, near)
        # One character can become several, and the words can begin with any of these.
        starts = find_positions(self.normal.text, words, start, end + EXPANSION + len(words))
        return (begin for begin in starts if are_whole_words(self.normal.text, begin, begin + len(words)))
