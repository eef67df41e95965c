"""Finds names in a treaty that may mean the same thing: second events of a kind that happens once, similar identifiers.

A person decides whether they mean the same; nothing here changes the treaty.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations, takewhile
from typing import NamedTuple

from ..leaf import TextLeaf
from ..model.clause import Clause
from ..model.consent import repeated_events
from ..model.events import Event
from ..model.iteration import iter_clauses
from ..model.source import source_of
from ..model.treaty import Treaty
from ..spec import spec_of

_NEIGHBOURS = 4  # each name is compared by spelling with so many that follow it in alphabetical order
_MOST_SHARING = 20  # names are compared by their words only if at most so many share a word

_SIMILARITY = 0.92  # the smallest ratio of difflib at which names are similar
_LONG = 9  # names of at least so many letters are similar if they differ by one letter


class SimilarNames(NamedTuple):
    """Two names that may mean the same thing. `name` is the one that fewer reports use, `known` is the other.

    `where` is the kind of event, or the kind of clause and its field. `once` is true for a second event of a kind that
    happens only once. `sources` are the reports that use `name`.
    """

    where: str
    name: str
    known: str
    once: bool
    sources: tuple[str, ...]

    def __str__(self) -> str:
        name = f"{self.name} ({', '.join(self.sources)})"
        if self.once:
            advice = f"if it is the same event as {self.known}, use that identifier"
            return f"{name} is a second {self.where}, which happens only once; {advice}"
        return f"{name} and {self.known}, both as {self.where}, are similar; if they mean the same, use one of the two"


def find_similar_names(treaty: Treaty, about: str | None = None) -> tuple[SimilarNames, ...]:
    """All pairs of names that may mean the same; with `about`, only those with a name that this source alone uses."""
    already_noted = {frozenset((pair.event, pair.other)) for pair in treaty.possibly_same}
    pairs: dict[frozenset[str], SimilarNames] = {}
    for similar in chain(_second_events(treaty, about), _similar_events(treaty, about), _similar_terms(treaty, about)):
        pair = frozenset((similar.name, similar.known))
        if pair not in already_noted and (about is None or similar.sources == (about,)):
            pairs.setdefault(pair, similar)
    return tuple(pairs.values())


# Names, each with the sources that use it.
_Names = dict[str, set[str]]


def _second_events(treaty: Treaty, about: str | None) -> Iterator[SimilarNames]:
    events = {event.id: event for event in treaty.events}
    for kind, (known, *others) in repeated_events(treaty, about).items():
        yield from (SimilarNames(kind, id, known, True, tuple(sorted(_sources(events[id])))) for id in others)


def _similar_events(treaty: Treaty, about: str | None) -> Iterator[SimilarNames]:
    groups: dict[tuple[str, str], _Names] = defaultdict(dict)
    for event in treaty.events:
        groups[event.kind, event.status][event.id] = _sources(event)
    for (kind, status), names in groups.items():
        yield from _similar(f"{kind} ({status})", names, about, words=True)


def _similar_terms(treaty: Treaty, about: str | None) -> Iterator[SimilarNames]:
    groups: dict[tuple[type[Clause], str], _Names] = defaultdict(lambda: defaultdict(set))
    for placed in iter_clauses(treaty):
        clause = placed.clause
        for field in _named_fields(type(clause)):
            value = clause.__dict__[field]
            if value is not None:
                groups[type(clause), field][value].update(map(source_of, clause.reported_by))
    for (cls, field), names in groups.items():
        kind = str(spec_of(cls).kind)
        by_words = _named_fields(cls)[field]
        yield from _similar(kind if field == "value" else f"{field} of {kind}", names, about, words=by_words)


@cache
def _named_fields(cls: type[Clause]) -> dict[str, bool]:
    """The fields of a class of clauses with a term or an identifier, and whether shared words make two values similar.

    Names of different persons, places and offices often share words, so for these they do not.
    """
    leaves = {f.name: f.type.name for f in spec_of(cls).fields if isinstance(f.type, TextLeaf)}
    return {name: leaf == "Term" and name != "office" for name, leaf in leaves.items() if leaf in ("Term", "Slug")}


def _sources(event: Event) -> set[str]:
    return {source_of(id) for clause in event.clauses for id in clause.reported_by}


def _similar(where: str, names: _Names, about: str | None, *, words: bool) -> Iterator[SimilarNames]:
    """Pairs of similar names, except if one report uses both, because then they mean different things."""
    ordered = sorted(names)
    pairs = [pair for pair in _neighbours(ordered) if _similar_spelling(*pair)]
    if words:
        words_of = {name: frozenset(name.split("-")) for name in ordered}
        pairs += [pair for pair in _sharing_a_word(words_of) if _share_words(words_of[pair[0]], words_of[pair[1]])]
    for pair in dict.fromkeys(pairs):
        if names[pair[0]].isdisjoint(names[pair[1]]):
            known, name = sorted(pair, key=lambda each: (names[each] == {about}, -len(names[each]), each))
            yield SimilarNames(where, name, known, False, tuple(sorted(names[name])))


def _neighbours(ordered: list[str]) -> Iterator[tuple[str, str]]:
    """Each name with the few that follow it in order; a name with one wrong letter is usually among these."""
    for n, name in enumerate(ordered):
        yield from ((name, other) for other in ordered[n + 1 : n + 1 + _NEIGHBOURS])


def _sharing_a_word(words_of: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Pairs of names that share a word that few names have, so that the number of pairs stays small."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, words in words_of.items():
        for word in sorted(words):
            by_word[word].append(name)
    groups = (names for names in by_word.values() if len(names) <= _MOST_SHARING)
    return dict.fromkeys(chain.from_iterable(combinations(names, 2) for names in groups))


def _share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name has all words of the other, or they share more than half of all their words."""
    shared = len(one & other)
    return shared in (len(one), len(other)) or shared > len(one | other) / 2


def _similar_spelling(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > max(len(one) * (1 - _SIMILARITY) * 2, 1):
        return False
    if _digits(one) != _digits(other):  # different numbers mean different things
        return False
    if min(len(one), len(other)) >= _LONG and _one_letter_apart(one, other):
        return True
    from difflib import SequenceMatcher  # noqa: PLC0415  # seldom needed: few names have nearly the same length

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _SIMILARITY <= matcher.ratio()


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether adding, removing or changing one letter makes one name into the other."""
    equal = _common_prefix(one, other)
    equal += _common_prefix(one[equal:][::-1], other[equal:][::-1])
    return max(len(one), len(other)) - equal <= 1


def _common_prefix(one: str, other: str) -> int:
    """The length of the common beginning."""
    return sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False)))


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))
