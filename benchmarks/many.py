"""Documents that have many of one thing and little else, to see how the time of work on them grows."""

import datetime
from collections.abc import Sequence
from typing import Any

from treaty_model.fixtures.random_documents import Tree
from treaty_model.model.report import FORMAT_VERSION
from treaty_model.passages.digests import digest, words_digest

from .documents import PARTIES


def with_reports(count: int) -> Tree:
    """A treaty of which so many reports tell one thing each."""
    sources = [_bare_source(f"s{n}", [2]) for n in range(count)]
    clauses = [_clause("obligation", f"s{n}.p0", value=_slug(n)) for n in range(count)]
    return _bare(sources, articles={2: [_undertaking("fair", clauses)]})


def with_numbers(count: int) -> Tree:
    """A treaty of which one report gives so many numbers of articles."""
    facts = [_clause("number-of-articles", "s.p0", value=n + 1) for n in range(count)]
    return _bare([_bare_source("s")], facts=facts)


def with_dates(count: int) -> Tree:
    """A treaty with a signing of so many dates."""
    dates = [_clause("date", "s.p0", value=_day(n)) for n in range(count)]
    return _bare([_bare_source("s")], events=[_event("signing", "signing", dates)])


def with_events(count: int) -> Tree:
    """A treaty with so many deeds of all steps of the process, on days of their own."""
    kinds = ("visit", "signing", "ratification", "declaration", "entry-into-force", "termination")
    return _bare(
        [_bare_source("s")],
        events=[
            _event(kinds[n % len(kinds)], f"e-{_slug(n)}", [_clause("date", "s.p0", value=_day(n))])
            for n in range(count)
        ],
    )


def with_ratifications(count: int) -> Tree:
    """A treaty of so many parties, each of which ratifies it before it is signed."""
    parties = [_slug(n) for n in range(count)]
    ratified = [
        _event(
            "ratification",
            f"of-{party}",
            [_clause("date", "s.p0", value=_day(n)), _clause("actor", "s.p0", party=party)],
        )
        for n, party in enumerate(parties)
    ]
    signed = _event("signing", "signing", [_clause("date", "s.p0", value="2034-01-01")])
    return _bare([_bare_source("s")], parties=parties, events=[signed, *ratified])


def with_articles(count: int) -> Tree:
    """A treaty of so many articles, of each of which a passage of its own reports something."""
    source = _bare_source("s", *([n] for n in range(1, count + 1)))
    articles = {n: [_undertaking("fair", [_clause("reciprocity", f"s.p{n - 1}")])] for n in range(1, count + 1)}
    return _bare([source], articles=articles)


def with_references(count: int) -> Tree:
    """A treaty with one clause that so many passages report, every other of which names its article."""
    source = _bare_source("s", *([2] if n % 2 else [] for n in range(count)))
    clause = _clause("reciprocity", *(f"s.p{n}" for n in range(count)))
    return _bare([source], articles={2: [_undertaking("fair", [clause])]})


def with_passages(count: int) -> Tree:
    """A treaty of one report with so many passages of one text, each of which reports the same."""
    text, source = text_of(count), _bare_source("s", *([] for _ in range(count)))
    source["document"] = {"file": "s.txt", "sha256": digest(text), "length": len(text)}
    start = 0
    for passage, words in zip(source["passages"], text.splitlines(), strict=True):
        first, *_, last = words.split()
        passage |= {"start": start, "end": start + len(words), "text_start": first, "text_end": last}
        passage |= {"sha256": digest(words), "words_sha256": words_digest(words)}
        start += len(words) + 1
    clause = _clause("reciprocity", "s.p0")
    return _bare([source], articles={2: [_undertaking("fair", [clause])]})


def text_of(count: int) -> str:
    """The text that has these passages, a line each."""
    return "\n".join(
        f"{_slug(n)} is what both sides will do at once, says the pact, by {_slug(n)}." for n in range(count)
    )


def with_unplaced(count: int) -> Tree:
    """A treaty with so many provisions that one report places and another one does not."""
    topics = [_slug(n) for n in range(count)]
    placed, unplaced = ([_undertaking(t, [_clause("reciprocity", f"{id}.p0")]) for t in topics] for id in ("s", "r"))
    return _bare([_bare_source("r"), _bare_source("s", [2])], articles={2: placed}, unplaced=unplaced)


def with_placements(count: int) -> Tree:
    """A treaty with so many provisions that only comparisons place."""
    topics = [_slug(n) for n in range(count)]
    placement: Tree = {"provision": "undertaking", "article": 2, "certainty": "certain", "basis": "a printed text"}
    placement |= {"reference": "Gazette", "compared": "2034-01-01"}
    return _bare(
        [_bare_source("s")],
        placements=[placement | {"topic": topic} for topic in topics],
        unplaced=[_undertaking(topic, [_clause("reciprocity", "s.p0")]) for topic in topics],
    )


def _bare(
    sources: list[Tree],
    *,
    articles: dict[int, list[Tree]] | None = None,
    parties: Sequence[str] = PARTIES,
    **lists: list[Tree],
) -> Tree:
    """A treaty with nothing but what is given, and with as many articles as that needs, at least five."""
    held = articles or {}
    numbers = range(1, max(held, default=0) + 1) if len(held) > 1 else range(1, 6)
    return {
        "kind": "treaty",
        "format_version": FORMAT_VERSION,
        "id": "measured-treaty",
        "parties": [{"id": id} for id in parties],
        "articles": [{"number": n, "provisions": held[n]} if n in held else {"number": n} for n in numbers],
        **lists,
        "sources": sources,
    }


def _bare_source(id: str, *names: list[int]) -> Tree:
    """A source with a passage for each list of articles that it names; without any, with one that names none."""
    digest, unknown = "0" * 64, {"kind": "unknown"}
    passages: list[Tree] = []
    for n, numbers in enumerate(names or ([],)):
        passage: Tree = {"id": f"{id}.p{n}", "start": 10 * n, "end": 10 * n + 9, "sha256": digest}
        passage |= {"words_sha256": digest, "text_start": "accord", "text_end": "treaty", "manner": "statement"}
        passages.append(passage | ({"names_articles": numbers} if numbers else {}))
    source: Tree = {"id": id, "document": {"file": "a.txt", "sha256": digest, "length": 10 * len(passages)}}
    return (
        source | dict.fromkeys(("publisher", "origin", "published"), unknown) | {"language": "en", "passages": passages}
    )


def _event(kind: str, id: str, clauses: list[Tree]) -> Tree:
    return {"kind": kind, "id": id, "status": "done", "clauses": [_clause("occurrence", "s.p0"), *clauses]}


def _undertaking(topic: str, clauses: list[Tree]) -> Tree:
    return {"kind": "undertaking", "topic": topic, "clauses": clauses}


def _clause(kind: str, *reported_by: str, **fields: Any) -> Tree:
    return {"kind": kind, **fields, "reported_by": list(reported_by)}


def _slug(n: int) -> str:
    """A name of letters for each number, so that names are not alike but for a number."""
    letters = ""
    while n or len(letters) < 3:
        n, letter = divmod(n, 26)
        letters += chr(ord("a") + letter)
    return letters


def _day(n: int) -> str:
    """A day of its own for each number."""
    return (datetime.date(2020, 1, 1) + datetime.timedelta(days=n)).isoformat()
