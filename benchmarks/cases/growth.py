"""Whether a clause costs the same in a document of a thousand times the size, and in one that is wrong throughout."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import treaty_model as tm
from treaty_model.codec import json_writer, xml_writer
from treaty_model.fixtures.files import fixtures
from treaty_model.fixtures.random_documents import Tree
from treaty_model.passages.copy import Copy
from treaty_model.passages.corpus import CopyFile
from treaty_model.passages.digests import words_digest
from treaty_model.passages.html_text import page_text
from treaty_model.passages.matching import find_all, nearest
from treaty_model.passages.verification import SourceResult, Verification
from treaty_model.view.articles import article_lines, trace_lines
from treaty_model.view.comparison import comparison_lines
from treaty_model.view.page.document import treaty_page

from .. import documents, many
from ..clock import in_turns
from ..figures import Goal, Result, Spread, Table
from ..profile import profile

_TIMES = (10, 100, 1_000)
_LIMIT = 1 << 30
_MANY_OF = 500
_TAGS = 10_000, 160_000
_MISTAKES = 360  # times the usual document, which has over 100,000 clauses then


def growth(rounds: int) -> Result:
    """The work on one document, 10, 100 and 1,000 times the usual size, per clause."""
    works: dict[str, dict[int, Spread]] = {}
    cases: dict[tuple[str, int], Callable[[], Any]] = {}
    clauses = {}
    for times in _TIMES:
        tree = documents.treaty_tree(times=times)
        clauses[times] = _clauses(tree)
        data = documents.compact(tree)
        del tree
        treaty = _read(data, "json")
        in_xml = xml_writer.encode(treaty)
        cases["read JSON", times] = partial(_read, data, "json")
        cases["read XML", times] = partial(_read, in_xml, "xml")
        cases["write JSON", times] = partial(json_writer.encode, treaty)
        cases["write XML", times] = partial(xml_writer.encode, treaty)
        cases["merge", times] = partial(tm.merge, [treaty])
    taken = in_turns({f"{work} {times}": case for (work, times), case in cases.items()}, rounds)
    for work, times in cases:
        works.setdefault(work, {})[times] = taken[f"{work} {times}"].times(1e6 / clauses[times])
    tables = [
        Table(f"{work}, per clause", "µs", {f"{times:,} times": spread for times, spread in rows.items()}, "10 times")
        for work, rows in works.items()
    ]
    goals = [
        Goal(f"{work}, cost of a clause at 1,000 times / at 10", rows[1_000].median / rows[10].median, "at most", 1.5)
        for work, rows in works.items()
    ]
    where = profile("merge at 100 times", cases["merge", 100], 1)
    del cases
    mistakes, goal = _mistakes(rounds)
    of_many, exponents = _of_many(rounds)
    of_pages, exponents_of_pages = _of_saved_pages(rounds)
    sizes = ", ".join(f"{count:,} clauses at {times:,} times" for times, count in clauses.items())
    notes = (
        f"Documents have 10, 100 and 1,000 times the usual size: {sizes}.",
        f"An exponent of growth compares {_MANY_OF:,} with {2 * _MANY_OF:,} items: 1 means twice the time, 2 means "
        f"four times. Saved pages have {_TAGS[0]:,} and {_TAGS[1]:,} items.",
        "The growth of verify is listed with that case. Writing is measured without checks.",
    )
    return Result((*tables, where, mistakes, of_many, of_pages), (*goals, goal, *exponents, *exponents_of_pages), notes)


def _mistakes(rounds: int) -> tuple[Table, Goal]:
    """`validate` of good and of bad documents of one size."""
    tree = documents.treaty_tree(times=_MISTAKES)
    count = _clauses(tree)
    good = documents.compact(tree)
    field, kind = (
        good.replace(b'"reported_by":[', b'"reported_bi":['),
        good.replace(b'"reported_by":["s', b'"reported_by":["S'),
    )
    unknown = good.replace(b'"reported_by":["source-', b'"reported_by":["nowhere-')
    cases = {
        "valid": good,
        "an unknown field in each clause": field,
        "an invalid reference in each clause": kind,
        "an unknown reference in each clause": unknown,
    }
    for name, data in cases.items():
        assert tm.validate(data, max_bytes=_LIMIT).ok is (name == "valid")
    runs = {name: partial(tm.validate, data, max_bytes=_LIMIT) for name, data in cases.items()}
    times = in_turns(runs, rounds)
    worst = max(spread.median for name, spread in times.items() if name != "valid") / times["valid"].median
    title = f"validate of {len(good) / 1e6:.0f} MB with {count:,} clauses"
    return Table(title, "s", times, "valid"), Goal(f"validate, {count:,} mistakes / none", worst, "at most", 5)


def _of_many(rounds: int) -> tuple[Table, list[Goal]]:
    """What people do with a document that has many of one thing, at one number of it and at twice as many."""
    cases: dict[str, Callable[[], Any]] = {}
    for name, (make, work) in _MANY.items():
        for count in (_MANY_OF, 2 * _MANY_OF):
            treaty = tm.loads(documents.compact(make(count)))
            assert isinstance(treaty, tm.Treaty)
            cases[f"{name} {count}"] = partial(work, treaty)
    rows, goals = _exponents(cases, _MANY, (_MANY_OF, 2 * _MANY_OF), rounds)
    return Table(f"{2 * _MANY_OF:,} items of one kind", "ms", rows), goals


def _of_saved_pages(rounds: int) -> tuple[Table, list[Goal]]:
    """The text of pages saved from the web that have few or many of one thing."""
    cases = {
        f"{name} {count}": partial(page_text, make(count)) for name, make in _SAVED_PAGES.items() for count in _TAGS
    }
    rows, goals = _exponents(cases, _SAVED_PAGES, _TAGS, rounds)
    return Table(f"Text of a saved page with {_TAGS[1]:,} items of one kind", "ms", rows), goals


def _exponents(
    cases: Mapping[str, Callable[[], Any]], names: Iterable[str], counts: tuple[int, int], rounds: int
) -> tuple[dict[str, Spread], list[Goal]]:
    """For each name, the time at the larger of two counts, and by which exponent it has grown."""
    taken = in_turns(cases, rounds)
    rows, goals = {}, []
    for name in names:
        few, many = (taken[f"{name} {count}"] for count in counts)
        rows[name] = many.times(1e3)
        exponent = math.log(many.median / few.median, counts[1] / counts[0])
        goals.append(Goal(f"{name}: exponent of growth", exponent, "at most", 1.2))
    return rows, goals


def _put_beside(treaty: tm.Treaty) -> Any:
    """A report that says what the first source of a treaty says, beside the treaty."""
    report = tm.split(treaty)[1][0]
    return list(comparison_lines(treaty, report, tm.compare(treaty, report), tm.changes(treaty, report)))


def _page_with_texts(treaty: tm.Treaty) -> Any:
    """A page with the passages of its one source, which have moved in its text."""
    (source,) = treaty.sources
    copy = Copy("Before it all.\n" + many.text_of(len(source.passages)))
    found = find_all(source.passages, copy)
    file = CopyFile(Path("s.txt"), source.document.sha256, copy)
    return treaty_page(treaty, Verification((SourceResult(source, found, file),)))


def _with_the_same_ends(treaty: tm.Treaty) -> Any:
    """The passages of a treaty's one source, which have moved in its text or are stale, all with the same ends."""
    (source,) = treaty.sources
    words = many.text_of(len(source.passages)).splitlines()
    copy = Copy("Before it all.\n" + "\n".join(f"One {line} six" for line in words))
    passages = [
        passage.model_copy(
            update={
                "text_start": "One",
                "text_end": "six",
                "words_sha256": words_digest(f"One {line} {'six' if n % 2 else 'seven'}"),
            }
        )
        for n, (passage, line) in enumerate(zip(source.passages, words, strict=True))
    ]
    found = find_all(passages, copy)
    assert Counter(one.state for one in found) == {"moved": len(words) // 2, "stale": len(words) // 2}
    return [nearest(one.passage, copy) for one in found if one.state == "stale"]


def _anew(work: Callable[[tm.Treaty], Any]) -> Callable[[tm.Treaty], Any]:
    """Work on a copy, which has not put together yet what questions need again and again."""
    return lambda treaty: work(treaty.model_copy())


_MANY: dict[str, tuple[Callable[[int], Tree], Callable[[tm.Treaty], Any]]] = {
    "reports, split": (many.with_reports, tm.split),
    "article numbers that disagree, diff": (many.with_numbers, _put_beside),
    "dates that disagree, diff": (many.with_dates, _put_beside),
    "events, timeline and status": (
        many.with_events,
        _anew(lambda treaty: (treaty.timeline(), treaty.states())),
    ),
    "events, page": (many.with_events, _anew(treaty_page)),
    "ratifications, validate": (many.with_ratifications, lambda treaty: tm.validate(tm.dumps(treaty))),
    "articles, page": (many.with_articles, _anew(treaty_page)),
    "articles, fixtures": (many.with_articles, lambda treaty: fixtures(treaty, ["articles", "reports"])),
    "references of one clause, page": (many.with_references, _anew(treaty_page)),
    "passages of one text, page with it": (many.with_passages, _anew(_page_with_texts)),
    "passages of one text with the same ends, verify": (many.with_passages, _with_the_same_ends),
    "references of one clause, trace": (many.with_references, _anew(lambda t: list(trace_lines(t, 2)))),
    "unplaced provisions, show": (many.with_unplaced, _anew(lambda t: list(article_lines(t, None)))),
    "unplaced provisions, changes": (many.with_unplaced, lambda t: tm.changes(t, tm.split(t)[1][0])),
    "placements, claims": (many.with_placements, _anew(tm.Treaty.claims)),
    "placements, validate": (many.with_placements, lambda treaty: tm.validate(tm.dumps(treaty))),
}


_SAVED_PAGES: dict[str, Callable[[int], bytes]] = {
    "nested elements": lambda count: b"<div>" * count + b"text",
    "tags closed in the wrong order": lambda count: b"<a><b><div>text</a>" * count,
    "end tags without elements": lambda count: b"<div>" * count + b"</p>" * count,
    "cells of one row": lambda count: b"<table><tr>" + b"<td>text" * count,
    "invalid bytes": lambda count: b"<meta charset=euc-kr><p>" + b"\xff" * count,
}


def _read(data: bytes, format: Any) -> Any:
    validation = tm.validate(data, format, max_bytes=_LIMIT)
    assert validation.document is not None
    return validation.document


def _clauses(tree: Any) -> int:
    provisions = [provision for article in tree["articles"] for provision in article["provisions"]]
    return sum(len(part["clauses"]) for part in (*provisions, *tree["events"]))
