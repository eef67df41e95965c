"""Many documents, as they are and changed, through every validator and both formats: what agrees, and what does not."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from random import Random
from typing import NamedTuple

import treaty_model as tm
from treaty_model.fixtures.random_documents import Tree

from .generator import document
from .json_mutations import changed_json
from .judges import Judges, Verdict, published
from .mutations import Unsayable, as_json, as_xml, changed_values
from .readers import compared
from .reported import reported
from .xml_mutations import changed_xml


class Finding(NamedTuple):
    """One thing that a document showed: what was looked at, what came of it, and the proof where it must not be."""

    subject: str
    outcome: str
    wrong: str | None = None


def verdicts(seed: int, judges: Judges) -> Iterator[Finding]:
    """What the validators say of one generated document, of that with its values and of that with its form changed."""
    tree = document(seed)
    random = Random(f"changes of {seed}")
    data = json.dumps(tree, ensure_ascii=False).encode()
    yield _judged("JSON as generated", judges.json(data), data, must=True)
    xml_bytes = tm.dumps(tm.loads(data), "xml")
    yield _judged("XML as written", judges.xml(xml_bytes), xml_bytes, must=True)
    data, same = changed_json(tree, random)
    yield _judged("JSON, form changed", judges.json(data), data, must=same)
    data, same = changed_xml(xml_bytes, random)
    yield _judged("XML, form changed", judges.xml(data), data, must=same)
    try:
        changed = changed_values(tree, random)
        yield _judged("JSON, values changed", judges.json(as_json(changed)), as_json(changed))
        yield _judged("XML, values changed", judges.xml(as_xml(changed)), as_xml(changed))
    except Unsayable:
        return


def findings(seed: int, judges: Judges, *, originals: bool = True) -> Iterator[Finding]:
    """Everything that one generated document shows; without `originals`, only its changed forms."""
    tree = document(seed)
    json_bytes = json.dumps(tree, ensure_ascii=False).encode()
    model = tm.loads(json_bytes)
    xml_bytes = tm.dumps(model, "xml")
    if originals:
        yield Finding("round trip", "every byte the same", _lost(model, xml_bytes))
        yield _judged("JSON as generated", judges.json(json_bytes), json_bytes, must=True)
        yield _judged("XML as written", judges.xml(xml_bytes), xml_bytes, must=True)
        yield Finding("XML as written", *compared(xml_bytes))
    random = Random(f"changes of {seed}")
    data, same = changed_json(tree, random)
    yield _judged("JSON, form changed", verdict := judges.json(data), data, must=same)
    yield Finding("JSON, form changed", "reported issues", reported(data, "json", valid=verdict.model)[1])
    if same:
        yield Finding("JSON, form changed", "says the same", None if tm.loads(data) == model else repr(data))
    data, same = changed_xml(xml_bytes, random)
    yield _judged("XML, form changed", verdict := judges.xml(data), data, must=same)
    yield Finding("XML, form changed", "reported issues", reported(data, "xml", valid=verdict.model)[1])
    yield Finding("XML, form changed", *compared(data))
    if same:
        yield Finding("XML, form changed", "says the same", None if tm.loads(data, "xml") == model else repr(data))
    yield from _changed_values(tree, random, judges)


def _changed_values(tree: Tree, random: Random, judges: Judges) -> Iterator[Finding]:
    """One change of the values, in both formats: each has one verdict, and it is the same."""
    try:
        changed = changed_values(tree, random)
        data = as_json(changed)
    except Unsayable:
        return
    in_json = judges.json(data)
    yield _judged("JSON, values changed", in_json, data)
    words_of_json, wrong = reported(data, "json", valid=in_json.model)
    yield Finding("JSON, values changed", "reported issues", wrong)
    try:
        data = as_xml(changed)
    except Unsayable:
        yield Finding("XML, values changed", "has no form in XML")
        return
    in_xml = judges.xml(data)
    yield _judged("XML, values changed", in_xml, data)
    words_of_xml, wrong = reported(data, "xml", valid=in_xml.model)
    yield Finding("XML, values changed", "reported issues", wrong)
    yield Finding("XML, values changed", *compared(data))
    wrong = None if words_of_json == words_of_xml else f"{words_of_json ^ words_of_xml}: {data!r}"
    yield Finding("both, values changed", "the same words", wrong)
    wrong = None if in_json.model is in_xml.model else f"{in_json} in JSON, {in_xml} in XML: {data!r}"
    yield Finding("both, values changed", "one verdict", wrong)


def _judged(subject: str, verdict: Verdict, data: bytes, *, must: bool | None = None) -> Finding:
    outcome = verdict.preflight or ("accepted" if verdict.model else "rejected")
    good = verdict.agreed and (must is None or verdict.model is must)
    return Finding(subject, outcome, None if good else f"{verdict}: {data!r}")


def _lost(model: tm.Report | tm.Treaty, in_xml: bytes) -> str | None:
    """What does not come back as it went out, through either format and back again."""
    in_json = tm.dumps(model)
    if tm.dumps(tm.loads(in_xml, "xml")) != in_json:
        return f"JSON to XML to JSON: {in_json!r}"
    if tm.dumps(tm.loads(in_json), "xml") != in_xml:
        return f"XML to JSON to XML: {in_xml!r}"
    return None


Figures = Counter[tuple[str, str]]
PART = 500


def _run(seeds: range) -> tuple[Figures, list[str]]:
    figures, wrong = Figures(), []
    for seed in seeds:
        try:
            for finding in findings(seed, published()):
                figures[finding.subject, finding.outcome] += 1
                if finding.wrong is not None:
                    wrong.append(f"document {seed}, {finding.subject}: {finding.wrong}")
        except Exception as error:  # not every error can pass from one process to another, and none names the document
            wrong.append(f"document {seed}: {error!r}")
    return figures, wrong


def run(documents: int, *, processes: int = 1) -> Iterator[tuple[int, Figures, list[str]]]:
    """The figures of so many documents in parts: how many documents a part has, its figures, and all that is wrong."""
    parts = [range(start, min(start + PART, documents)) for start in range(0, documents, PART)]
    with ProcessPoolExecutor(processes) as pool:
        for part, (figures, wrong) in zip(parts, pool.map(_run, parts), strict=True):
            yield len(part), figures, wrong
