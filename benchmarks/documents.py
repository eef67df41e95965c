"""Documents to measure with: like treaties that people keep, drawn by a seed.

A usual treaty has 23 articles, some 60 provisions and 285 clauses, 150 passages of 10 sources, and 85 kB of compact
JSON. All of it is invented, and words are drawn at random from several languages and scripts.
"""

import itertools
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from treaty_model.fixtures.random_documents import (
    KINDS_OF_EVENTS,
    KINDS_OF_PROVISIONS,
    STATUSES,
    Outline,
    Parts,
    PlannedEvent,
    Style,
    Tree,
    has_topic,
    seeded,
)
from treaty_model.leaf import IntegerLeaf, Leaf
from treaty_model.model import Event, Treaty
from treaty_model.model.report import FORMAT_VERSION
from treaty_model.passages.digests import digest, words_digest
from treaty_model.spec import ModelSpec, spec_of

ARTICLES, PROVISIONS, CLAUSES, PASSAGES, SOURCES, EVENTS = 23, 60, 300, 150, 10, 12
PARTIES = ("ruritania", "sylvania")

# What can be left out mostly is: notes, offices and the like are for the few cases that need them.
_STYLE = Style(
    given=(False, False, False, False, True),
    lengths=(1, 1, 1, 2, 3),
    clauses=((CLAUSES - 4 * EVENTS) // PROVISIONS,),
    circumstances=(3,),
    text=(9000, 9000),
    late=("2035-01-01",),
    tidy=True,
)

_WORDS = """
    accord agency aid article assembly border charter council delegation economic envoy exchange força freedom général
    gesellschaft harbour határozat instrument joint ministry müller nachbar notice országgyűlés parliament partnership
    peace press request rivière sovereignty state trade treaty türkisch union visit договор мир совет статья союз
    동맹 조약 평화 条約 和平 المعاهدة
""".split()  # noqa: SIM905  # as a list it would be 60 lines
_ASCII_WORDS = list(filter(str.isascii, _WORDS))


def treaty(seed: int = 0, *, times: int = 1) -> bytes:
    """A treaty as compact JSON; `times` as many sources, passages, provisions, clauses and events as usual."""
    return compact(treaty_tree(seed, times=times))


def treaties(count: int = 10) -> list[bytes]:
    """Different treaties of the usual size."""
    return [treaty(seed) for seed in range(count)]


def treaty_tree(seed: int = 0, *, times: int = 1) -> Tree:
    """The values that the JSON of a treaty has."""
    random = Random(f"treaty {seed}")
    numbers, events = range(1, ARTICLES + 1), (f"event-{n}" for n in range(EVENTS * times))
    parts = _parts(random, [f"source-{n}" for n in range(SOURCES * times)], numbers, events)
    held: dict[int, list[Tree]] = {number: [] for number in numbers}
    for number, planned in zip(itertools.cycle(numbers), _provisions(random, PROVISIONS * times), strict=False):
        held[number].append(parts.provision(*planned, number))
    frame: Tree = {"id": "measured-treaty", "articles_known": None, "placements": [], "possibly_same": []}
    return parts.treaty(
        parties=[{"id": id, "names": [{"language": "en", "value": _text(random, 2)}]} for id in PARTIES],
        articles=[{"number": number, "provisions": provisions} for number, provisions in held.items()],
        unplaced=[],
        facts=[parts.model(kind) for kind in spec_of(Treaty).union("facts").members],
        **frame,
    )


def report(seed: int) -> bytes:
    """One report of a treaty as compact JSON, from a source of its own; reports of any seeds can be merged."""
    random = Random(f"treaty {seed}")
    numbers = sorted(random.sample(range(1, ARTICLES + 1), 6))
    events = (f"event-{n}" for n in random.sample(range(1000), 2))
    parts = _parts(random, [f"source-{seed}"], numbers, events)
    some = zip(numbers, random.sample(_provisions(random, 40), len(numbers)), strict=True)
    articles = [{"number": number, "provisions": [parts.provision(*planned, number)]} for number, planned in some]
    return compact(parts.report(treaty="measured-treaty", articles=articles, unplaced=[], facts=[]))


def claim(seed: int) -> bytes:
    """The smallest report there is, as compact JSON: one clause, reported by one passage."""
    random = Random(f"claim {seed}")
    id = f"s{seed}.p0"
    passage: Tree = {"id": id, "start": 0, "end": 90, "sha256": _digest(random), "words_sha256": _digest(random)}
    passage |= {"text_start": _text(random, 2), "text_end": _text(random, 1), "manner": "statement"}
    passage["names_articles"] = [1 + seed % ARTICLES]
    unknown = {"kind": "unknown"}
    source: Tree = {"id": f"s{seed}", "document": {"file": "a.txt", "sha256": _digest(random), "length": 900}}
    source |= {"language": "en", "publisher": unknown, "origin": unknown, "published": unknown, "passages": [passage]}
    value = random.choice(("immediate", "permanent"))
    clause = {"kind": "timing", "value": value, "reported_by": [id]}
    provisions = [{"kind": "mutual-aid", "clauses": [clause]}]
    tree = {"kind": "report", "format_version": FORMAT_VERSION, "treaty": "t", "source": source}
    return compact(tree | {"articles": [{"number": 1 + seed % ARTICLES, "provisions": provisions}]})


def with_texts(folder: Path, passages: int, *, each: int = 100, moved: bool = False) -> bytes:
    """A treaty of nothing but sources with so many passages, whose texts are written to a folder.

    `each` is how many passages a text has. Where they are `moved`, the texts have gained a word at their start.
    """
    random = Random("with texts")
    parts = Parts(seeded(random, _value), Outline({f"source-{n}": () for n in range(passages // each)}), _STYLE)
    sources = []
    for id in parts.outline.sources:
        words = [f"{_text(random, 24)} {n}" for n in range(each)]
        text = " ".join(words)
        own: list[Tree] = []
        start = 0
        for n, passage in enumerate(words):
            place = {"start": start, "end": start + len(passage)}
            digests = {"sha256": digest(passage), "words_sha256": words_digest(passage)}
            first, last = " ".join(passage.split()[:3]), " ".join(passage.split()[-3:])
            words_of_ends = {"text_start": first, "text_end": last, "manner": "statement"}
            own.append({"id": f"{id}.p{n}", **place, **digests, **words_of_ends})
            start = place["end"] + 1
        file = folder / f"{id}.txt"
        document = {"file": file.name, "sha256": digest(text), "length": len(text)}
        file.write_text(f"accord {text}" if moved else text, "utf-8", newline="")
        sources.append({**parts.source(id), "document": document, "passages": own})
    tree = {"kind": "treaty", "format_version": FORMAT_VERSION, "id": "measured-treaty", "sources": sources}
    return compact(tree)


def compact(tree: Tree) -> bytes:
    """JSON without blanks."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def objects(tree: Any) -> int:
    """How many objects there are in the JSON of a tree: what peers that read documents of their own are compared by."""
    return sum(1 for _ in _objects(tree))


def fields(tree: Any) -> int:
    """How many fields these objects have in all, which should be as many for each."""
    return sum(map(len, _objects(tree)))


def _objects(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, dict):
        yield tree
        tree = list(tree.values())
    for value in tree if isinstance(tree, list) else ():
        yield from _objects(value)


def _parts(random: Random, sources: list[str], numbers: Sequence[int], events: Iterable[str]) -> Parts:
    """The parts of a document, of whose passages at least a quarter names an article; events are the same in each."""
    passages = {id: [f"{id}.p{n}" for n in range(PASSAGES // SOURCES)] for id in sources}
    in_any_order = list(itertools.chain(*passages.values()))
    random.shuffle(in_any_order)
    naming = in_any_order[: max(len(in_any_order) // 4, len(numbers))]
    names = {id: [number] for id, number in zip(naming, itertools.cycle(numbers), strict=False)}
    kinds = [kind for kind in KINDS_OF_EVENTS if not issubclass(kind.cls, Event) or not kind.cls.once]
    planned = [PlannedEvent(id, (of_id := Random(id)).choice(kinds), of_id.choice(STATUSES)) for id in events]
    return Parts(seeded(random, _value), Outline(passages, PARTIES, events=planned, names=names), _STYLE)


def _provisions(random: Random, count: int) -> list[tuple[ModelSpec, str]]:
    """Provisions of each kind once, and for the rest of the kind that can stand several times in an article."""
    kinds = [kind for kind in KINDS_OF_PROVISIONS if not has_topic(kind)]
    (undertaking,) = filter(has_topic, KINDS_OF_PROVISIONS)
    some = [*kinds, *itertools.repeat(undertaking, max(count - len(kinds), 0))][:count]
    random.shuffle(some)
    return [(kind, f"topic-{n}") for n, kind in enumerate(some)]


def _value(random: Random, leaf: Leaf) -> Any:
    """A value of a leaf type, as people write it."""
    if isinstance(leaf, IntegerLeaf):
        return random.randint(leaf.least, min(leaf.greatest, 60))
    make = _WORDING.get(leaf.name)
    return make(random) if make else random.choice(leaf.accepts)


def _digest(random: Random) -> str:
    return f"{random.getrandbits(256):064x}"


def _date(random: Random) -> str:
    return f"20{random.randint(24, 34)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _term(random: Random) -> str:
    return "-".join(random.choices(_ASCII_WORDS, k=random.randint(1, 3)))


def _text(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words))


_WORDING: dict[str, Callable[[Random], str]] = {
    "Sha256": _digest,
    "Date": _date,
    "Term": _term,
    "EndWords": lambda random: _text(random, 3),
    "Text": lambda random: _text(random, random.randint(3, 9)),
}
