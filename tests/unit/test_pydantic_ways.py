"""What users of pydantic do with any model: dump and validate, put one into another, ask for schemas, serve it."""

import asyncio
import copy
import inspect
import json
import pickle
import pydoc
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import httpx
import jsonschema
import pytest
from fastapi import FastAPI
from hypothesis import given, settings, strategies as st
from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema
from pydantic.version import version_short as pydantic_version

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE
from treaty_model.model import Article, Passage, Unknown
from treaty_model.model.base import Model
from treaty_model.spec import ModelSpec, spec_of, types_of
from treaty_model.testing import reports, treaties
from treaty_model.view.tables import tables

TREATY = tm.merge(DOCUMENTS)
MODELS = [spec.cls for spec in types_of(spec_of(tm.Treaty), spec_of(tm.Report)).values() if isinstance(spec, ModelSpec)]
BOTH: TypeAdapter[tm.Treaty | tm.Report] = TypeAdapter(tm.Treaty | tm.Report)


class Holder(BaseModel):
    """A model of somebody else that holds documents."""

    treaty: tm.Treaty
    several: list[tm.Treaty] = []
    by_name: dict[str, tm.Report] = {}
    perhaps: tm.Report | None = None
    either: tm.Treaty | tm.Report
    other: tm.Report | tm.Treaty
    anything: Any = None


def values_in(dumped: Any) -> Iterator[Any]:
    yield dumped
    for value in dumped.values() if isinstance(dumped, dict) else dumped if isinstance(dumped, list | tuple) else ():
        yield from values_in(value)


def assert_absent_is_absent(dumped: Any) -> None:
    assert not [value for value in values_in(dumped) if value is None or value in ((), [])]


def assert_there_and_back(document: tm.Treaty | tm.Report) -> None:
    cls = type(document)
    text = document.model_dump_json()
    assert cls.model_validate_json(text) == document == tm.loads(text.encode())
    for dumped in (document.model_dump(), document.model_dump(mode="json"), json.loads(text)):
        assert_absent_is_absent(dumped)
        assert cls.model_validate(dumped) == document
    assert cls.model_validate(json.loads(tm.dumps(document))) == document
    assert BOTH.validate_json(BOTH.dump_json(document)) == document == BOTH.validate_python(BOTH.dump_python(document))


@pytest.mark.parametrize("document", [TREATY, *DOCUMENTS, tm.loads(tm.dumps(TREATY)), tm.bundled()], ids=lambda _: "")
def test_a_document_there_and_back(document: tm.Treaty | tm.Report) -> None:
    assert_there_and_back(document)


@settings(max_examples=30, deadline=None)
@given(treaties() | reports())
def test_any_document_there_and_back(document: tm.Treaty | tm.Report) -> None:
    assert_there_and_back(document)


@settings(max_examples=10, deadline=None)
@given(treaties(), reports())
def test_documents_in_other_models_there_and_back(treaty: tm.Treaty, report: tm.Report) -> None:
    held = Holder(treaty=treaty, several=[treaty], by_name={"a": report}, perhaps=report, either=report, other=treaty)
    assert Holder.model_validate_json(held.model_dump_json()) == held
    for dumped in (held.model_dump(exclude={"anything"}), held.model_dump(mode="json", exclude={"anything"})):
        assert_absent_is_absent(dumped)
        assert Holder.model_validate(dumped) == held
    many = RootModel[list[tm.Treaty]]([treaty, treaty])
    assert RootModel[list[tm.Treaty]].model_validate_json(many.model_dump_json()) == many


@pytest.mark.parametrize("document", [tm.bundled(), *DOCUMENTS], ids=lambda _: "")
def test_a_document_there_and_back_where_strictness_is_asked_for(document: tm.Treaty | tm.Report) -> None:
    cls = type(document)
    text = document.model_dump_json()
    for again in (
        cls.model_validate(document.model_dump(), strict=True),
        cls.model_validate_json(text, strict=True),
        cls.model_validate_json(text.replace('"number":4,', '"number":4.0,'), strict=True),
    ):
        assert again == document
        assert again.model_dump_json() == text
        assert tm.dumps(again) == tm.dumps(document)
        assert all(type(article.number) is int for article in again.articles)


@pytest.mark.parametrize("value", ["7", True, 7.5, None, 0, 10**9, float("nan"), float("inf")])
def test_strictness_takes_no_more(value: Any) -> None:
    for strict in (True, None):
        with pytest.raises(ValidationError):
            Article.model_validate({"number": value}, strict=strict)


INVALID = Path(__file__).parents[1] / "corpus" / "invalid"


def questions(treaty: tm.Treaty) -> list[Callable[[], object]]:
    return [
        treaty.claims,
        treaty.coverage,
        treaty.contradictions,
        treaty.misplacements,
        treaty.timeline,
        treaty.states,
        treaty._repr_html_,
        lambda: tables(treaty)["claims"].rows,
        lambda: [list(table.rows) for table in tables(treaty).values()],
    ]


@pytest.mark.parametrize("file", sorted(INVALID.glob("*.json")), ids=lambda path: path.stem)
def test_what_only_rules_reject_gives_an_answer_or_an_error_in_one_sentence(file: Path) -> None:
    try:
        treaty = tm.Treaty.model_validate_json(file.read_bytes())
    except ValidationError:
        return
    for ask in questions(treaty):
        with suppress(ValueError, LookupError):
            sentence(ask)


def sentence(ask: Callable[[], object]) -> None:
    """Ask, and let no error be one that only speaks to who wrote the library."""
    try:
        ask()
    except (KeyError, IndexError) as error:
        raise AssertionError(repr(error)) from error


@pytest.mark.parametrize("name", ["foreign-passage", "unknown-passage"])
def test_of_an_inconsistent_treaty_the_passage_is_named(name: str) -> None:
    treaty = tm.Treaty.model_validate_json((INVALID / f"{name}.json").read_bytes())
    sentence = r"passage '[^']*', to which a clause refers: the treaty is not consistent; `tm\.validate\("
    with pytest.raises(LookupError, match=sentence):
        treaty.claims()
    article = treaty.articles[0]
    kurier = article.provisions[0].clauses[0].model_copy(update={"reported_by": ("kurier.p1",)})
    provision = article.provisions[0].model_copy(update={"clauses": (kurier,)})
    article = article.model_copy(update={"provisions": (provision,)})
    with pytest.raises(LookupError, match=sentence):
        treaty.model_copy(update={"articles": (article,)}).coverage()


def test_a_document_in_a_field_of_any_type() -> None:
    held = Holder(treaty=TREATY, either=TREATY, other=GAZETTE, anything=[GAZETTE])
    assert_absent_is_absent(held.model_dump()["anything"])
    assert_absent_is_absent(json.loads(held.model_dump_json())["anything"])


def test_a_document_that_was_read_can_be_dumped_by_a_fresh_process() -> None:
    """Until then pydantic has made nothing that serialises it."""
    program = "import treaty_model as tm; t = tm.bundled(); assert tm.loads(t.model_dump_json().encode()) == t"
    subprocess.run([sys.executable, "-W", "error", "-c", program], check=True)


@pytest.mark.parametrize("mode", ["python", "json"])
def test_what_to_dump_can_be_chosen(mode: Literal["python", "json"]) -> None:
    assert TREATY.model_dump(mode=mode, include={"id"}) == {"id": "kestrel-accord"}
    assert "sources" not in TREATY.model_dump(mode=mode, exclude={"sources"})
    passages = TREATY.model_dump(mode=mode, exclude={"sources": {"__all__": {"passages"}}})["sources"]
    assert passages
    assert all("passages" not in source for source in passages)
    assert TREATY.model_dump(mode=mode, exclude_none=True) == TREATY.model_dump(mode=mode)


def test_a_wrong_member_of_a_union_is_still_warned_of() -> None:
    wrong = Holder.model_construct(treaty=GAZETTE, either=TREATY, other=GAZETTE)
    with pytest.warns(UserWarning, match="expected Treaty"):
        wrong.model_dump()


@pytest.mark.parametrize("field", ["speaker", "note", "names_articles"])
def test_null_is_rejected_in_json_and_absent_in_python(field: str) -> None:
    passage = GAZETTE.source.passages[0]
    dumped = {**passage.model_dump(mode="json"), field: None}
    with pytest.raises(ValidationError):
        Passage.model_validate_json(json.dumps(dumped))
    if field != "names_articles":
        without = passage.model_copy(update={field: None})
        assert Passage.model_validate(dumped) == without
        values: dict[str, Any] = {**without.model_dump(), field: None}
        assert Passage(**values) == without


@pytest.mark.parametrize("value", ["7", True, 7.5, None, [7], b"7"])
def test_python_values_are_as_strict_as_json(value: Any) -> None:
    with pytest.raises(ValidationError):
        Article.model_validate({"number": value})


def test_copies_stay_what_they_were() -> None:
    for copied in (
        copy.copy(TREATY),
        copy.deepcopy(TREATY),
        TREATY.model_copy(deep=True),
        pickle.loads(pickle.dumps(TREATY)),
    ):
        assert copied == TREATY
        assert tm.dumps(copied) == tm.dumps(TREATY)


# --- JSON Schema ---

# What does not decide whether a document is valid.
NOTES = {"title", "description", "examples", "discriminator", "$id"}


def meaning(schema: dict[str, Any]) -> Any:
    """A JSON Schema with all references followed, and without what decides nothing."""
    definitions = schema["$defs"]

    def follow(part: Any) -> Any:
        if isinstance(part, list):
            return [follow(item) for item in part]
        if not isinstance(part, dict):
            return part
        if "$ref" in part:
            return follow(
                {**definitions[part["$ref"].rpartition("/")[2]], **{k: v for k, v in part.items() if k != "$ref"}}
            )
        if len(part.get("enum", ())) == 1:
            part = {**part, "const": part["enum"][0]}
        notes = {*NOTES, *(["type", "enum"] if "const" in part else [])}
        return {
            name: {n: follow(v) for n, v in value.items()} if name == "properties" else follow(value)
            for name, value in part.items()
            if name not in notes
        }

    return follow({name: value for name, value in schema.items() if name not in ("$defs", "$schema")})


@pytest.mark.parametrize(("kind", "cls"), [("treaty", tm.Treaty), ("report", tm.Report)])
def test_the_schema_of_pydantic_is_the_published_one(kind: Literal["treaty", "report"], cls: type[Model]) -> None:
    validation = cls.model_json_schema(mode="validation")
    assert validation == cls.model_json_schema(mode="serialization")
    assert meaning(validation) == meaning(tm.json_schema(kind))


# --- FastAPI ---


def app() -> FastAPI:
    served = FastAPI()

    @served.get("/treaty")
    def treaty() -> tm.Treaty:
        return TREATY

    @served.post("/report")
    def report(report: tm.Report) -> tm.Report:
        return report

    @served.post("/either")
    def either(document: tm.Treaty | tm.Report) -> tm.Treaty | tm.Report:
        return document

    @served.get("/holder")
    def holder() -> Holder:
        return Holder(treaty=TREATY, either=GAZETTE, other=TREATY)

    @served.get("/article/{number}")
    def article(number: int) -> Article:
        return TREATY.article(number)

    return served


def asked(path: str, content: bytes | None = None) -> httpx.Response:
    """What the service answers: to a GET, or to a POST of JSON."""

    async def answer() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app()), base_url="http://service.test") as client:
            if content is None:
                return await client.get(path)
            return await client.post(path, content=content, headers={"content-type": "application/json"})

    return asyncio.run(answer())


def test_what_a_web_service_sends_is_a_document() -> None:
    schema = jsonschema.Draft202012Validator(tm.json_schema("treaty"))
    content = asked("/treaty").content
    assert tm.loads(content) == TREATY
    schema.validate(json.loads(content))
    data = tm.dumps(GAZETTE)
    for path in ("/report", "/either"):
        answer = asked(path, data)
        assert answer.status_code == 200
        assert tm.loads(answer.content) == GAZETTE
    held = asked("/holder").json()
    assert tm.loads(json.dumps(held["treaty"]).encode()) == TREATY
    assert tm.loads(json.dumps(held["either"]).encode()) == GAZETTE
    assert asked("/article/2").json() == TREATY.article(2).model_dump(mode="json")


@pytest.mark.parametrize("spoil", [{"treaty": 7}, {"more": 1}, {"format_version": "9.0"}, {"source": None}])
def test_a_web_service_rejects_what_is_no_document(spoil: dict[str, Any]) -> None:
    wrong = json.dumps({**json.loads(tm.dumps(GAZETTE)), **spoil})
    answer = asked("/report", wrong.encode())
    assert answer.status_code == 422


@pytest.mark.parametrize("cls", [tm.Treaty, tm.Report, Article])
def test_a_description_of_several_refers_to_each_by_its_name(cls: type[Model]) -> None:
    found, _ = GenerateJsonSchema().generate_definitions([("key", "validation", TypeAdapter(cls).core_schema)])
    assert list(found.values()) == [{"$ref": f"#/$defs/{cls.__name__}"}]


def test_a_web_service_describes_itself() -> None:
    described = asked("/openapi.json").json()["components"]["schemas"]
    if pydantic_version() == "2.12":  # which describes what goes in and what comes out, with two names
        described = {name.removesuffix("-Output"): found for name, found in described.items()}
    else:
        assert not [name for name in described if name.endswith(("-Input", "-Output"))]
    assert {"Treaty", "Report", "Holder"} <= described.keys()
    assert "kind" in described["Report"]["required"]


# --- what a programmer sees ---


@pytest.mark.parametrize("cls", MODELS, ids=lambda cls: cls.__name__)
def test_help_and_editors_see_the_fields(cls: type[Model]) -> None:
    names = list(inspect.signature(cls).parameters)
    assert names == list(cls.model_fields)
    shown = pydoc.render_doc(cls, renderer=pydoc.plaintext)  # type: ignore[attr-defined]  # typeshed does not know it
    signature, _, _ = shown.partition("Method resolution order")  # in one line before Python 3.13
    assert all(f"{name}: " in signature for name in names)


def test_a_signature_is_short_enough_to_read() -> None:
    signature = str(inspect.signature(Passage)).replace("typing.", "")  # which Python 3.14 leaves out
    assert "id: Annotated[str, PassageId], " in signature


def shown_by(show: Callable[[Any], str]) -> Iterator[str]:
    yield from map(show, (TREATY, *DOCUMENTS, tm.bundled(), *tm.bundled().sources, *tm.bundled().events))


def test_a_model_is_shown_in_few_words() -> None:
    assert all(len(text) <= 800 and "\n" not in text for show in (repr, str) for text in shown_by(show))
    assert repr(Unknown()) == "Unknown()"
    assert "reported_by=('gazette.p2',))" in repr(TREATY.article(2).provisions[0].clauses[0])
    assert repr(TREATY.article(1)) == "Article(number=1)"
    assert "source=Source(id='gazette', document=SourceText(…), " in repr(GAZETTE)
    assert repr(TREATY).startswith("Treaty(format_version='1.0', id='kestrel-accord', parties=(2 Party), articles=(")


@settings(max_examples=30, deadline=None)
@given(treaties() | reports(), st.data())
def test_any_model_is_shown_in_few_words(document: tm.Treaty | tm.Report, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(document.sources))
    assert all(len(repr(model)) <= 1000 for model in (document, source, *source.passages, *document.events))


def test_what_is_not_known_has_no_value() -> None:
    source = GAZETTE.source.model_copy(update={"publisher": Unknown(), "published": Unknown()})
    assert (source.publisher.value, source.publisher.basis, source.published.value) == (None, None, None)
    assert Unknown().model_dump() == {"kind": "unknown"}
    assert [text.basis for text in (GAZETTE.source.publisher, GAZETTE.source.published)] == [None, None]


TYPED = """
import treaty_model as tm
treaty = tm.bundled()
value: str | None = treaty.sources[0].publisher.value
basis: str | None = treaty.sources[0].published.basis
treaty.id = "other"
treaty.sources[0].passages[0].note = "other"
tm.Report(format_version="1.0", treaty="a")
"""


def test_type_checkers_know_that_models_are_frozen(tmp_path: Path) -> None:
    pytest.importorskip("mypy", reason="it is of the group `lint`")
    program = tmp_path / "program.py"
    program.write_text(TYPED, "utf-8")
    run = subprocess.run([sys.executable, "-m", "mypy", str(program)], capture_output=True, text=True, check=False)
    errors = [
        line.partition("error: ")[2] for line in run.stdout.splitlines() if "program.py" in line and "error" in line
    ]
    assert [error.split("  [")[0] for error in errors] == [
        'Property "id" defined in "Treaty" is read-only',
        'Property "note" defined in "Passage" is read-only',
        'Missing named argument "source" for "Report"',
    ], run.stdout


def test_no_warning_is_given() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        assert_there_and_back(tm.loads(tm.dumps(TREATY)))
    assert not caught
