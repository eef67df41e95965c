"""Many small documents at once: which of them are good, told in a fifth of the time that each takes by itself.

A report of one claim takes 10 µs to decode, and took five times as long to be looked at for what could be said of it,
because each of some twenty looks starts anew for each document. Here all documents are decoded, and the looks are taken
at all of them together, as far as that is simple. What is not found good is not bad: it is for `validate` to say.
"""

from collections.abc import Sequence
from itertools import compress

from pydantic import ValidationError

from ..codec.json_trees import Tree, fields_given, tree_decoder
from ..collector import collector_paused
from .hygiene import Refused, may_repeat_a_field, require_few_parts

# The longest line that is tried, in bytes. Documents that are mostly not simple would be decoded twice, and of larger
# ones decoding is most of the work.
_SMALL = 4096


def surely_good(lines: Sequence[bytes], limit: int) -> list[bool]:
    """For each of some bytes whether they are a report in JSON of which `validate` says nothing at all.

    False where that takes a longer look. Bytes longer than the limit, and a carriage return behind them counts, are
    never good.
    """
    good = [False] * len(lines)
    with collector_paused():
        for n in _found_good(lines, limit):  # what was decoded is let go before the collector could look at it
            good[n] = True
    return good


def _found_good(lines: Sequence[bytes], limit: int) -> list[int]:
    """The numbers of the lines that are good."""
    decode, longest = tree_decoder(), min(_SMALL, limit)
    numbers, documents = [], []
    for n, line in enumerate(lines):
        if 0 < len(line) <= longest:
            try:
                document = decode(line)
            except ValidationError:
                continue
            if _is_simple(document):
                numbers.append(n)
                documents.append(document)
    kept = _without_repetitions([lines[n] for n in numbers], documents, limit)
    return list(compress(numbers, kept))


def _is_simple(document: Tree) -> bool:
    """Whether a report lays down one thing, told by its one passage, of which no rule and no remark can say anything.

    What several of a kind could do wrong, and all that is about events, is kept out by there being one or none.
    """
    if document["kind"] != "report" or "events" in document:
        return False
    source, articles, facts = document["source"], document.get("articles", ()), document.get("facts", ())
    provisions = document.get("unplaced", ())
    for article in articles:
        provisions += article.get("provisions", ())
    passages = source.get("passages", ())
    if len(passages) != 1 or len(articles) > 1 or len(provisions) > 1 or not (provisions or facts):
        return False
    (passage,) = passages
    for clause in provisions[0]["clauses"] + facts if provisions else facts:
        if clause["reported_by"] != (passage["id"],):
            return False
    return (
        passage["start"] < passage["end"] <= source["document"]["length"]
        and passage["id"].startswith(f"{source['id']}.")
        and _is_placed_as_named(passage.get("names_articles", ()), articles, "unplaced" in document)
        and not passage.get("speaker", {}).keys() >= _OF_TWO_SIDES
        and "recorded" not in source
    )


# What a speaker has not both of.
_OF_TWO_SIDES = {"party", "of"}


def _is_placed_as_named(named: Sequence[int], articles: Sequence[Tree], unplaced: bool) -> bool:
    """Whether a provision stands under an article that its passage names, and under none where it names none."""
    return articles[0]["number"] in named if articles else not (named and unplaced)


def _without_repetitions(lines: list[bytes], documents: list[Tree], limit: int) -> list[bool]:
    """Which documents have few parts and give no field twice, as far as looking at several together tells.

    No document was given more fields than names stand in its line, so if all together have as many as stand in all
    lines, each has. Where it is otherwise each half is asked.
    """
    if not documents:
        return []
    if _is_plain(b"\n".join(lines), fields_given(documents), limit):
        return [True] * len(documents)
    if len(documents) == 1:
        return [False]
    half = len(documents) // 2
    first = _without_repetitions(lines[:half], documents[:half], limit)
    return first + _without_repetitions(lines[half:], documents[half:], limit)


def _is_plain(data: bytes, fields: int, limit: int) -> bool:
    """Whether JSON has few parts, and no more names than fields were given."""
    try:
        require_few_parts(data, "json", limit)
    except Refused:
        return False
    return not may_repeat_a_field(data, fields)
