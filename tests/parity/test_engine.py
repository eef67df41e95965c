"""`--engine schema` against the models: what the published schemas say is what the models say without rules."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

import treaty_model as tm
from hostile.files import small
from parity.generator import document
from parity.json_mutations import changed_json
from parity.mutations import Unsayable, as_json, as_xml, changed_values
from parity.xml_mutations import changed_xml
from treaty_model.check.decoding import decode
from treaty_model.check.preflight import Rejected
from treaty_model.check.validation import DocumentOptions, Validation, validate_text
from treaty_model.codec.document import Format

CORPUS = Path(__file__).parents[1] / "corpus"
Case = tuple[str, Format, bytes]


def by_schema(data: bytes, format: Format | None) -> Validation:
    return validate_text(data, format, None, DocumentOptions(engine="schema"))


def without_rules(data: bytes, format: Format) -> bool:
    try:
        decode(data, format)
    except Rejected:
        return False
    return True


def corpus() -> Iterator[Case]:
    for path in sorted(CORPUS.rglob("*.[jx]*")):
        yield path.name, "xml" if path.suffix == ".xml" else "json", path.read_bytes()


def drawn() -> Iterator[Case]:
    """Documents as they are drawn, and spoilt in both formats."""
    for seed in range(40):
        tree, random = document(seed), Random(seed)
        data = json.dumps(tree).encode()
        in_xml = tm.dumps(tm.loads(data), "xml")
        yield f"{seed}", "json", data
        yield f"{seed}", "xml", in_xml
        yield f"{seed}, form changed", "json", changed_json(tree, random)[0]
        yield f"{seed}, form changed", "xml", changed_xml(in_xml, random)[0]
        try:
            changed = changed_values(tree, random)
            yield f"{seed}, values changed", "json", as_json(changed)
            yield f"{seed}, values changed", "xml", as_xml(changed)
        except Unsayable:
            continue


@pytest.mark.parametrize("cases", [corpus, drawn])
def test_the_verdict_is_that_of_the_models_without_rules(cases: Callable[[], Iterator[Case]]) -> None:
    verdicts = Counter[tuple[Format, bool]]()
    for name, format, data in cases():
        verdict = by_schema(data, format)
        assert verdict.ok is without_rules(data, format), f"{name} in {format}: {verdict.issues}"
        assert verdict.document is None
        verdicts[format, verdict.ok] += 1
    assert len(verdicts) == 4
    assert min(verdicts.values()) > 4


def test_places_are_those_of_the_models() -> None:
    """Of one mistake: the same place, or one above or below it, because a schema speaks of a whole object."""
    seen = 0
    for name, format, data in corpus():
        issues, models = by_schema(data, format).issues, tm.validate(data, format).issues
        is_one = len(models) == 1 and models[0].code != "wrong-order"  # which of two is said to be wrong differs
        if is_one and issues and issues[0].pointer:
            below, above = sorted((models[0].pointer, issues[0].pointer), key=len, reverse=True)
            assert below.startswith(above), name
            seen += 1
            assert issues[0].line is not None
    assert seen > 60


def test_hostile_files_have_an_answer_in_one_line() -> None:
    for name, format, data in [*small()][::5]:
        validation = by_schema(data, format)
        if format is not None:
            assert validation.ok is without_rules(data, format), name
        for issue in validation.issues:
            assert issue.message.isprintable(), name
            assert len(issue.message) < 200, name


def test_what_costs_libxml2_much_is_bounded() -> None:
    treaty = tm.dumps(tm.bundled(), "xml")
    many = treaty.replace(b"<title>", b"<title>" + b"&amp;" * 250_001, 1)
    assert [issue.code for issue in by_schema(many, "xml").issues] == ["too-many-parts"]
    wrong = by_schema(treaty.replace(b"<articles>", b"<articles>" + b"<article/>" * 20_000, 1), "xml")
    assert len(wrong.issues) == 1000
    assert 0 < wrong.more < 2000
