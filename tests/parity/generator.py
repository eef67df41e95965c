"""Random documents that keep every rule, drawn from the specification of the models by a seeded generator.

They hold whatever the leaf types allow, all of Unicode included. hypothesis would shrink them, but is a hundred times
slower; a document here is named by its seed.
"""

from collections.abc import Callable
from functools import cache
from random import Random
from re import _constants as code, _parser as parser  # type: ignore[attr-defined]  # the parsed form of a pattern
from typing import Any

from treaty_model.codec.document import roots
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.model import Recorded, Report, Treaty
from treaty_model.spec import Enumeration, FieldSpec, FieldType, ModelSpec, UnionSpec, spec_of, types_of

Tree = dict[str, Any]

_TYPES = types_of(*roots())
_MODELS = {name: type for name, type in _TYPES.items() if isinstance(type, ModelSpec)}

# Characters that formats and processors stumble over, where a leaf type allows them.
_FAVOURITES = (
    "&<>\"']\u00a0\u00ad\u0301\u05d0\u0627\u200b\u200d\u200e\u202b\u2066\ufb01\ufdfa\ufeff\ufffd\uac00é"
    "\U0001f54a\U0010ffff"
)


def document(seed: int) -> Tree:
    """A treaty or a report as the values of its JSON."""
    random = Random(seed)
    return _Document(random).treaty() if random.random() < 0.5 else _Document(random).report()


@cache
def _sampler(leaf: TextLeaf) -> Callable[[Random], str]:
    """Makes strings of a leaf type."""
    pieces = parser.parse(leaf.body)

    def sample(random: Random) -> str:
        while True:
            text = _string(pieces, random)
            if leaf.max_length is None or len(text) <= leaf.max_length:
                return text

    return sample


def _string(pieces: Any, random: Random) -> str:
    out = []
    for op, argument in pieces:
        if op is code.LITERAL:
            out.append(chr(argument))
        elif op is code.IN:
            out.append(_character(tuple(argument), random))
        elif op is code.BRANCH:
            out.append(_string(random.choice(argument[1]), random))
        elif op is code.SUBPATTERN:
            out.append(_string(argument[-1], random))
        else:
            assert op is code.MAX_REPEAT, op
            least, most, inner = argument
            times = least
            while times < most and random.random() < 0.6:
                times += 1
            out.extend(_string(inner, random) for _ in range(times))
    return "".join(out)


def _character(ranges: tuple[Any, ...], random: Random) -> str:
    if random.random() < 0.2 and (favourites := _favourites(ranges)):
        return random.choice(favourites)
    op, argument = random.choice(ranges)
    return chr(argument if op is code.LITERAL else random.randint(*argument))


@cache
def _favourites(ranges: tuple[Any, ...]) -> str:
    return "".join(
        c for c in _FAVOURITES if any(a == ord(c) if op is code.LITERAL else a[0] <= ord(c) <= a[1] for op, a in ranges)
    )


class _Document:
    """What the parts of one document share: the identifiers that there are to refer to."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.passages = {f"s{n}{slug}"[:60].rstrip("-"): self._slugs(1, 2) for n, slug in enumerate(self._slugs(1, 2))}
        self.parties = self._slugs(1, 2)
        self.events = self._slugs(0, 2)

    def treaty(self) -> Tree:
        articles = [self._article(n + 1) for n in range(self.random.randint(0, 2))]
        parties = [self._model(_MODELS["Party"], id=id) for id in self.parties]
        sources = [self._source(id) for id in self.passages]
        return self._document(spec_of(Treaty), articles, parties=parties, sources=sources)

    def report(self) -> Tree:
        (id, passages), *_ = self.passages.items()
        self.passages = {id: passages}
        articles = [self._article(n) for n in self.random.sample(range(1, 10_000), self.random.randint(0, 2))]
        source = self._source(id)
        known = {passage["id"]: passage for passage in source["passages"]}
        for article in articles:  # a report places only what one of its passages names
            for provision in article.get("provisions", ()):
                naming = known[provision["clauses"][0]["reported_by"][0]]
                naming["names_articles"] = [*naming.get("names_articles", ()), article["number"]]
        return self._document(spec_of(Report), articles, source=source)

    def _document(self, spec: ModelSpec, articles: list[Tree], **fields: Any) -> Tree:
        events = [self._event(id) for id in self.events]
        status = {event["id"]: event["status"] for event in events}
        for event in events:  # only a deed fulfils, and only a plan is fulfilled
            event["clauses"] = [
                clause
                for clause in event["clauses"]
                if clause["kind"] != "fulfils" or (event["status"], status[clause["event"]]) == ("done", "planned")
            ]
        if any(event["status"] == "done" for event in events):  # and no report of it may be older than the deed
            for source in fields.get("sources") or [fields["source"]]:
                if "value" in source["published"]:
                    source["published"]["value"] = self.random.choice(("9999", "9999-12", "9999-12-31", "XXXX-12-31"))
        return self._model(spec, articles=articles, unplaced=self._provisions(), events=events, **fields)

    def _article(self, number: int) -> Tree:
        return self._model(_MODELS["Article"], number=number, provisions=self._provisions())

    def _provisions(self) -> list[Tree]:
        """Provisions of which no two are of one kind and topic."""
        drawn = [self._value(spec_of(Treaty).union("unplaced")) for _ in range(self.random.choice((0, 0, 0, 1, 1, 2)))]
        return list({(provision["kind"], provision.get("topic")): provision for provision in drawn}.values())

    def _event(self, id: str) -> Tree:
        spec = self.random.choice(spec_of(Treaty).union("events").members)
        event = self._model(spec, id=id)
        event["clauses"].insert(0, self._model(_MODELS["Occurrence"]))
        return event

    def _source(self, id: str) -> Tree:
        length = self.random.randint(1000, 99_999_999)
        document = self._model(_MODELS["SourceText"], length=length)
        passages = [self._passage(f"{id}.{name}", length) for name in self.passages[id]]
        return self._model(_MODELS["Source"], id=id, document=document, passages=passages)

    def _passage(self, id: str, length: int) -> Tree:
        start, end = sorted(self.random.sample(range(length + 1), 2))
        return self._model(_MODELS["Passage"], id=id, start=start, end=end)

    def _model(self, spec: ModelSpec, **given: Any) -> Tree:
        values = {field.name: given[field.name] if field.name in given else self._field(field) for field in spec.fields}
        one_of = ("not_before", "not_after") if spec.cls is Recorded else spec.cls.alternatives
        if one_of:
            field = self.random.choice([field for field in spec.fields if field.name in one_of])
            values |= dict.fromkeys(one_of) | {field.name: self._value(field.type)}
        return {name: value for name, value in values.items() if value not in (None, [])}

    def _field(self, field: FieldSpec) -> Any:
        if not field.required and self.random.random() < 0.5:
            return None
        if not field.many:
            return self._value(field.type)
        values = [self._value(field.type) for _ in range(self.random.choice((1, 1, 1, 1, 2, 3)))]
        return values if isinstance(field.type, ModelSpec | UnionSpec) else list(dict.fromkeys(values))

    def _value(self, type: FieldType) -> Any:
        if isinstance(type, ModelSpec):
            return self._model(type)
        if isinstance(type, UnionSpec):
            # a clause that refers to an event needs one to refer to
            members = [m for m in type.members if self.events or "EventId" not in {f.type.name for f in m.fields}]
            return self._model(self.random.choice(members))
        if isinstance(type, Enumeration):
            return self.random.choice(type.values)
        if isinstance(type, IntegerLeaf):
            middle = self.random.randint(type.least, type.greatest)
            return self.random.choice((type.least, type.greatest, middle, min(type.greatest, middle % 100 + 1)))
        return self._leaf(type.name)

    def _leaf(self, name: str) -> str:
        match name:
            case "PassageId":
                return self.random.choice([f"{source}.{id}" for source, ids in self.passages.items() for id in ids])
            case "PartyId":
                return self.random.choice(self.parties)
            case "EventId":
                return self.random.choice(self.events)
        leaf = _TYPES[name]
        assert isinstance(leaf, TextLeaf)
        return _sampler(leaf)(self.random)

    def _slugs(self, least: int, most: int) -> list[str]:
        """Different identifiers."""
        return list(dict.fromkeys(self._leaf("Slug") for _ in range(self.random.randint(least, most))))
