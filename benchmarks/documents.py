"""Documents to measure with: like treaties that people keep, drawn from the specification of the models by a seed.

A usual treaty has 23 articles, some 60 provisions and 285 clauses, 150 passages of 10 sources, and 85 kB of compact
JSON. All of it is invented, and words are drawn at random from several languages and scripts.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.model import Article, Event, Passage, Recorded, Source, Treaty
from treaty_model.model.base import Model
from treaty_model.model.report import FORMAT_VERSION
from treaty_model.passages.digests import digest, words_digest
from treaty_model.spec import Enumeration, FieldSpec, ModelSpec, UnionSpec, spec_of

Tree = dict[str, Any]

ARTICLES, PROVISIONS, CLAUSES, PASSAGES, SOURCES, EVENTS = 23, 60, 300, 150, 10, 12
PARTIES = ("ruritania", "sylvania")
_DOCUMENT_LENGTH = 9000

_WORDS = """
    accord agency aid article assembly border charter council delegation economic envoy exchange força freedom général
    gesellschaft harbour határozat instrument joint ministry müller nachbar notice országgyűlés parliament partnership
    peace press request rivière sovereignty state trade treaty türkisch union visit договор мир совет статья союз
    동맹 조약 평화 条約 和平 المعاهدة
""".split()  # noqa: SIM905  # as a list it would be 60 lines


def treaty(seed: int = 0, *, times: int = 1) -> bytes:
    """A treaty as compact JSON; `times` as many sources, passages, provisions, clauses and events as usual."""
    return compact(treaty_tree(seed, times=times))


def treaties(count: int = 10) -> list[bytes]:
    """Different treaties of the usual size."""
    return [treaty(seed) for seed in range(count)]


def treaty_tree(seed: int = 0, *, times: int = 1) -> Tree:
    """The values that the JSON of a treaty has."""
    return _Drawer(seed, [f"source-{n}" for n in range(SOURCES * times)]).treaty(times)


def report(seed: int) -> bytes:
    """One report of a treaty as compact JSON, from a source of its own; reports of any seeds can be merged."""
    return compact(_Drawer(seed, [f"source-{seed}"]).report())


def claim(seed: int) -> bytes:
    """The smallest report there is, as compact JSON: one clause, reported by one passage."""
    drawer = _Drawer(seed, [f"s{seed}"])
    id = f"s{seed}.p0"
    passage: Tree = {"id": id, "start": 0, "end": 90, "sha256": drawer.digest(), "words_sha256": drawer.digest()}
    passage |= {"text_start": drawer.text(2), "text_end": drawer.text(1), "manner": "statement"}
    passage["names_articles"] = [1 + seed % ARTICLES]
    unknown = {"kind": "unknown"}
    source: Tree = {"id": f"s{seed}", "document": {"file": "a.txt", "sha256": drawer.digest(), "length": 900}}
    source |= {"language": "en", "publisher": unknown, "origin": unknown, "published": unknown, "passages": [passage]}
    value = drawer.random.choice(("immediate", "permanent"))
    clause = {"kind": "timing", "value": value, "reported_by": [id]}
    provisions = [{"kind": "mutual-aid", "clauses": [clause]}]
    tree = {"kind": "report", "format_version": FORMAT_VERSION, "treaty": "t", "source": source}
    return compact(tree | {"articles": [{"number": 1 + seed % ARTICLES, "provisions": provisions}]})


def with_texts(folder: Path, passages: int, *, each: int = 100, moved: bool = False) -> bytes:
    """A treaty of nothing but sources with so many passages, whose texts are written to a folder.

    `each` is how many passages a text has. Where they are `moved`, the texts have gained a word at their start.
    """
    drawer = _Drawer(0, [f"source-{n}" for n in range(passages // each)])
    sources = []
    for id in drawer.passages:
        words = [f"{drawer.text(24)} {n}" for n in range(each)]
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
        sources.append({**drawer.source(id), "document": document, "passages": own})
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


@cache
def _members(cls: type[Model], field: str) -> tuple[ModelSpec, ...]:
    return next(f for f in spec_of(cls).fields if f.name == field).members


class _Drawer:
    """What the parts of one document share: what there is to refer to, and the order in which it is drawn."""

    def __init__(self, seed: int, sources: list[str]) -> None:
        self.random = Random(f"treaty {seed}")
        self.passages = {id: [f"{id}.p{n}" for n in range(PASSAGES // SOURCES)] for id in sources}
        # At least a quarter of the passages names an article, and then reports what is in that one and no other.
        self.articles = self.random.sample(range(1, ARTICLES + 1), 6) if len(sources) == 1 else range(1, ARTICLES + 1)
        in_any_order = list(itertools.chain(*self.passages.values()))
        self.random.shuffle(in_any_order)
        naming = in_any_order[: max(len(in_any_order) // 4, len(self.articles))]
        self.names = dict(zip(naming, itertools.cycle(self.articles), strict=False))
        by_article: dict[int | None, list[str]] = {}
        for passage in itertools.chain(*self.passages.values()):
            by_article.setdefault(self.names.get(passage), []).append(passage)
        # In turn, so that clauses refer to all of them.
        self.reporting = {article: itertools.cycle(passages) for article, passages in by_article.items()}
        self.article: int | None = None
        self.events: list[str] = []
        self.leaves: dict[str, Callable[[], str]] = {
            "PassageId": self.reference,
            "EventId": lambda: self.random.choice(self.events),
            "PartyId": lambda: self.random.choice(PARTIES),
            "Sha256": self.digest,
            "Date": self.date,
            "Term": self.term,
            "EndWords": lambda: self.text(3),
            "Text": lambda: self.text(self.random.randint(3, 9)),
        }

    def treaty(self, times: int) -> Tree:
        self.events = [f"event-{n}" for n in range(EVENTS * times)]
        numbers = range(1, ARTICLES + 1)
        shares: dict[int, list[Tree]] = {number: [] for number in numbers}
        specs = self.kinds(PROVISIONS * times)
        for number, (topic, spec) in zip(itertools.cycle(numbers), enumerate(specs), strict=False):
            shares[number].append(self.provision(spec, number, topic, (CLAUSES - 4 * EVENTS) // PROVISIONS))
        articles = [{"number": number, "provisions": share} for number, share in shares.items()]
        return {
            "kind": "treaty",
            "format_version": FORMAT_VERSION,
            "id": "measured-treaty",
            "parties": [{"id": id, "names": [{"language": "en", "value": self.text(2)}]} for id in PARTIES],
            "articles": articles,
            "events": [self.event(id) for id in self.events],
            "facts": [self.model(spec) for spec in _members(Treaty, "facts")],
            "sources": [self.source(id) for id in self.passages],
        }

    def report(self) -> Tree:
        self.events = [f"event-{n}" for n in self.random.sample(range(1000), 2)]
        numbers = sorted(self.articles)
        specs = self.random.sample(self.kinds(40), 6)
        articles = [
            {"number": number, "provisions": [self.provision(spec, number, topic, 5)]}
            for topic, (number, spec) in enumerate(zip(numbers, specs, strict=True))
        ]
        return {
            "kind": "report",
            "format_version": FORMAT_VERSION,
            "treaty": "measured-treaty",
            "source": self.source(next(iter(self.passages))),
            "articles": articles,
            "events": [self.event(id) for id in self.events],
        }

    def kinds(self, count: int) -> list[ModelSpec]:
        """Provisions of each kind once, and for the rest of those that can stand several times in an article."""
        kinds = [spec for spec in _members(Article, "provisions") if not any(f.name == "topic" for f in spec.fields)]
        (undertaking,) = (spec for spec in _members(Article, "provisions") if spec not in kinds)
        specs = [*kinds, *itertools.repeat(undertaking, max(count - len(kinds), 0))][:count]
        self.random.shuffle(specs)
        return specs

    def provision(self, spec: ModelSpec, article: int, topic: int, clauses: int) -> Tree:
        members = [m for m in spec.union("clauses").members if not self.refers_to_event(m)]
        self.article = article
        drawn = [self.model(self.random.choice(members)) for _ in range(clauses)]
        self.article = None
        held = self.distinct(drawn)
        held[0]["reported_by"] = [next(self.reporting[article])]  # some passage names the article
        return self.model(spec, topic=f"topic-{topic}", clauses=held)

    def event(self, id: str) -> Tree:
        of_id = Random(id)  # in every report it is the same event
        spec = of_id.choice([m for m in _members(Treaty, "events") if not issubclass(m.cls, Event) or not m.cls.once])
        status = of_id.choice(("planned", "done"))
        members = [m for m in spec.union("clauses").members if m.kind != "fulfils"]
        occurrence = next(m for m in members if m.kind == "occurrence")
        others = self.random.sample([m for m in members if m is not occurrence], 3)
        return self.model(
            spec, id=id, status=status, clauses=self.distinct([self.model(m) for m in (occurrence, *others)])
        )

    def source(self, id: str) -> Tree:
        document = self.model(_members(Source, "document")[0], length=_DOCUMENT_LENGTH)
        published = {"kind": "stated", "value": "2035-01-01"}
        passages = [self.passage(passage) for passage in self.passages[id]]
        return self.model(spec_of(Source), id=id, document=document, published=published, passages=passages)

    def passage(self, id: str) -> Tree:
        start = self.random.randrange(_DOCUMENT_LENGTH - 400)
        named = [self.names[id]] if id in self.names else []
        return self.model(spec_of(Passage), id=id, start=start, end=start + 240, names_articles=named)

    @staticmethod
    def refers_to_event(spec: ModelSpec) -> bool:
        return any(f.type.name == "EventId" for f in spec.fields)

    @staticmethod
    def distinct(clauses: list[Tree]) -> list[Tree]:
        """The clauses without those that say what another one says."""
        return list({json.dumps(clause | {"reported_by": None}): clause for clause in clauses}.values())

    def model(self, spec: ModelSpec, **given: Any) -> Tree:
        values = {f.name: given[f.name] if f.name in given else self.field(f) for f in spec.fields}
        if spec.cls.alternatives:  # of a party or of somebody else: mostly of a party
            values |= {"party": self.leaves["PartyId"](), "of": None}
        if spec.cls is Recorded:
            values |= {"not_before": "2024-01-01", "not_after": None}
        return {name: value for name, value in values.items() if value not in (None, [])}

    def field(self, field: FieldSpec) -> Any:
        # What can be left out mostly is: notes, offices and the like are for the few cases that need them.
        if not field.required and self.random.random() < 0.8:
            return None
        if not field.many:
            return self.value(field)
        return list(dict.fromkeys(self.value(field) for _ in range(self.random.choice((1, 1, 1, 2, 3)))))

    def value(self, field: FieldSpec) -> Any:
        type = field.type
        if isinstance(type, ModelSpec | UnionSpec):
            return self.model(self.random.choice(field.members))
        if isinstance(type, Enumeration):
            return self.random.choice(type.values)
        if isinstance(type, IntegerLeaf):
            return self.random.randint(type.least, min(type.greatest, 60))
        return self.leaf(type)

    def leaf(self, leaf: TextLeaf) -> str:
        make = self.leaves.get(leaf.name)
        return make() if make else self.random.choice(leaf.accepts)

    def reference(self) -> str:
        own = self.reporting.get(self.article) if self.random.random() < 0.25 else None
        return next(own or self.reporting[None])

    def date(self) -> str:
        random = self.random
        return f"20{random.randint(24, 34)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"

    def term(self) -> str:
        return "-".join(self.random.choices([word for word in _WORDS if word.isascii()], k=self.random.randint(1, 3)))

    def digest(self) -> str:
        return f"{self.random.getrandbits(256):064x}"

    def text(self, words: int) -> str:
        return " ".join(self.random.choices(_WORDS, k=words))
