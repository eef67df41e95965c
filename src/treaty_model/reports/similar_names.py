"""What in a treaty may be the same thing under two names: events that happen once, and nearly equal identifiers.

Whether it is the same is for a person to say; nothing here changes anything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, combinations, takewhile
from typing import NamedTuple

from ..leaf import TextLeaf
from ..model.clause import Clause
from ..model.consent import events_of_once
from ..model.events import Event
from ..model.iteration import iter_clauses
from ..model.source import source_of
from ..model.treaty import Treaty
from ..spec import spec_of

# How many names beside one another in order are compared by their letters, and how many with one word by their words.
_NEIGHBOURS = 4
_FEW = 20

_SPELLED_ALIKE = 0.92  # of all letters, as difflib counts them
_ONE_LETTER = 9  # from so many letters on, names are alike that differ by one letter


class SimilarNames(NamedTuple):
    """Two names that may mean one thing. `name` is the one that fewer reports use, `known` the other.

    `where` is the kind of event, or the kind of clause and its field. `once` is true for a second event of a kind that
    happens once. `sources` are the reports that use `name`.
    """

    where: str
    name: str
    known: str
    once: bool
    sources: tuple[str, ...]

    def __str__(self) -> str:
        by = f"{self.name} ({', '.join(self.sources)})"
        if self.once:
            return f"{by} is a second {self.where}, which happens once; if it is {self.known}, use that identifier"
        return f"{by} is nearly {self.known}, both as {self.where}; if they mean the same, use one of the two"


def find_similar_names(treaty: Treaty, about: str | None = None) -> tuple[SimilarNames, ...]:
    """All pairs of names that may mean one thing; with `about` those of which that source alone uses one."""
    not_one = {frozenset((pair.event, pair.other)) for pair in treaty.possibly_same}
    found: dict[frozenset[str], SimilarNames] = {}
    for one in chain(_second_events(treaty, about), _near_events(treaty, about), _near_terms(treaty, about)):
        pair = frozenset((one.name, one.known))
        if pair not in not_one and (about is None or one.sources == (about,)):
            found.setdefault(pair, one)
    return tuple(found.values())


# Names, each with the sources that use it.
_Names = dict[str, set[str]]


def _second_events(treaty: Treaty, about: str | None) -> Iterator[SimilarNames]:
    events = {event.id: event for event in treaty.events}
    for kind, (known, *others) in events_of_once(treaty, about).items():
        yield from (SimilarNames(kind, id, known, True, tuple(sorted(_sources(events[id])))) for id in others)


def _near_events(treaty: Treaty, about: str | None) -> Iterator[SimilarNames]:
    groups: dict[tuple[str, str], _Names] = defaultdict(dict)
    for event in treaty.events:
        groups[event.kind, event.status][event.id] = _sources(event)
    for (kind, status), names in groups.items():
        yield from _near(f"{kind} ({status})", names, about, words=True)


def _near_terms(treaty: Treaty, about: str | None) -> Iterator[SimilarNames]:
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
        yield from _near(kind if field == "value" else f"{field} of {kind}", names, about, words=by_words)


@cache
def _named_fields(cls: type[Clause]) -> dict[str, bool]:
    """The fields of a class of clauses that hold a term or an identifier, and whether words in common say something.

    Names of different persons, places and offices have words in common too.
    """
    leaves = {f.name: f.type.name for f in spec_of(cls).fields if isinstance(f.type, TextLeaf)}
    return {name: leaf == "Term" and name != "office" for name, leaf in leaves.items() if leaf in ("Term", "Slug")}


def _sources(event: Event) -> set[str]:
    return {source_of(id) for clause in event.clauses for id in clause.reported_by}


def _near(where: str, names: _Names, about: str | None, *, words: bool) -> Iterator[SimilarNames]:
    """Names that are alike, and of which no report uses both: such a report means two things by them."""
    ordered = sorted(names)
    alike = [pair for pair in _neighbours(ordered) if _spelled_alike(*pair)]
    if words:
        split = {name: frozenset(name.split("-")) for name in ordered}
        alike += [pair for pair in _sharing_a_word(split) if _share_words(split[pair[0]], split[pair[1]])]
    for pair in dict.fromkeys(alike):
        if names[pair[0]].isdisjoint(names[pair[1]]):
            known, name = sorted(pair, key=lambda each: (names[each] == {about}, -len(names[each]), each))
            yield SimilarNames(where, name, known, False, tuple(sorted(names[name])))


def _neighbours(ordered: list[str]) -> Iterator[tuple[str, str]]:
    """Each name with the few that follow it in order, where one with a wrong letter mostly stands."""
    for n, name in enumerate(ordered):
        yield from ((name, other) for other in ordered[n + 1 : n + 1 + _NEIGHBOURS])


def _sharing_a_word(split: Mapping[str, frozenset[str]]) -> Iterable[tuple[str, str]]:
    """Pairs of names that share a word which few of them have: few pairs for each name, however many there are."""
    by_word: dict[str, list[str]] = defaultdict(list)
    for name, words in split.items():
        for word in sorted(words):
            by_word[word].append(name)
    few = (sharing for sharing in by_word.values() if len(sharing) <= _FEW)
    return dict.fromkeys(chain.from_iterable(combinations(sharing, 2) for sharing in few))


def _share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one has all words of the other, or both share more than half of their words."""
    shared = len(one & other)
    return shared in (len(one), len(other)) or shared > len(one | other) / 2


def _spelled_alike(one: str, other: str) -> bool:
    if abs(len(one) - len(other)) > max(len(one) * (1 - _SPELLED_ALIKE) * 2, 1):
        return False
    if _digits(one) != _digits(other):  # numbers tell things apart
        return False
    if min(len(one), len(other)) >= _ONE_LETTER and _one_letter_apart(one, other):
        return True
    from difflib import SequenceMatcher  # noqa: PLC0415  # few names are as long as one another and not the same

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _SPELLED_ALIKE <= matcher.ratio()


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter more, less or other makes one of the two into the other."""
    same = _same_letters(one, other)
    same += _same_letters(one[same:][::-1], other[same:][::-1])
    return max(len(one), len(other)) - same <= 1


def _same_letters(one: str, other: str) -> int:
    """How many letters both begin with."""
    return sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], zip(one, other, strict=False)))


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))
