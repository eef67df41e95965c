"""What is given to the wrong function, in the wrong order or in the wrong form: each time it is said what to do."""

import datetime
import io
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS, GAZETTE, KURIER
from treaty_model.model import LocatedClause, iter_clauses
from treaty_model.spec import spec_of

# Calls that a type checker rejects too.
any_tm: Any = tm
TREATY: Any = tm.merge(DOCUMENTS)
DANGLING = TREATY.model_copy(update={"sources": ()})
LONG = "x" * 61_000
JSON, XML = '{"kind": "treaty"}', "<treaty/>"
BYTES = tm.dumps(TREATY)

PLACED = next(iter(iter_clauses(TREATY)))
any_iteration: Any = iter_clauses
any_sum: Any = sum
LIMITED: list[Callable[[Any], object]] = [
    lambda limit: tm.dumps(TREATY, max_bytes=limit),
    lambda limit: tm.write(TREATY, "no/such/x.json", max_bytes=limit),
    lambda limit: tm.validate(b"{}", max_bytes=limit),
    lambda limit: tm.validate("none.json", max_bytes=limit),
]

TYPE_ERRORS: list[tuple[Callable[[], object], str]] = [
    (lambda: any_tm.verify(TREATY, None), "verify takes a folder with copies, as its path or as a `Corpus`, not None"),
    (lambda: any_tm.verify("folder", TREATY), "verify takes a report or a treaty, and then a folder, not str"),
    (lambda: any_tm.compare(GAZETTE, TREATY), "a treaty first and then a report, not Report and Treaty: `merge"),
    (lambda: any_tm.compare(GAZETTE, KURIER), "not Report and Report"),
    (lambda: any_tm.compare(TREATY, None), "not Treaty and None"),
    (lambda: any_tm.changes(GAZETTE, TREATY), "changes takes a treaty first and then a report, not Report and Treaty"),
    (lambda: any_tm.changes("a.json", "b.json"), "not str and str"),
    (lambda: any_tm.merge(GAZETTE), "merge takes several documents, not one Report: put it into a list"),
    (lambda: any_tm.merge("a.json"), "merge takes several documents, not str: `merge"),
    (lambda: any_tm.merge(Path("a.json")), "merge takes several documents, not"),
    (lambda: any_tm.merge(None), "merge takes several documents, not None"),
    (lambda: any_tm.merge(["a.json"]), "merge takes reports and treaties, not str: `read` gives those in a file"),
    (lambda: any_tm.merge([{}]), "merge takes reports and treaties, not dict"),
    (lambda: any_tm.split(GAZETTE), "split takes a treaty, not Report: a report is one part already"),
    (
        lambda: any_tm.without_source(GAZETTE, "gazette"),
        "without_source takes a treaty, and then the identifier of a source, not Report",
    ),
    (lambda: any_tm.without_source("gazette", TREATY), "not str"),
    (lambda: any_tm.loads(Path("a.json")), "for the path of a file use `read`"),
    (lambda: any_tm.loads(io.BytesIO(BYTES)), "give the result of its `read"),
    (lambda: any_tm.loads(bytearray(BYTES)), "give `bytes"),
    (lambda: any_tm.loads({}), "for a tree of values use `Treaty.model_validate`"),
    (lambda: any_tm.loads(None), "read from bytes or text, not from None"),
    (lambda: any_tm.read(BYTES), "read takes the path of a file, not bytes: `loads` reads bytes"),
    (lambda: any_tm.read(TREATY), "read takes the path of a file, not Treaty"),
    (lambda: any_tm.read(io.BytesIO(BYTES)), "read takes the path of a file, not BytesIO"),
    (lambda: any_tm.read(7), "read takes the path of a file, not int"),
    (lambda: any_tm.read_all("folder"), "read_all takes the paths of several files, not str: `read` takes one path"),
    (lambda: any_tm.read_all(Path("folder")), "read_all takes the paths of several files"),
    (lambda: any_tm.read_all(None), "read_all takes the paths of several files, not None"),
    (lambda: any_tm.read_all([None]), "read takes the path of a file, not None"),
    (lambda: any_tm.write("a.json", TREATY), "write takes a report or a treaty, and then the path of a file, not str"),
    (lambda: any_tm.write(TREATY, None), "write takes the path of a file, not None"),
    (lambda: any_tm.write(TREATY, BYTES), "write takes the path of a file, not bytes"),
    (lambda: any_tm.write(TREATY, io.BytesIO()), "not BytesIO: `dump` writes to a stream"),
    (
        lambda: any_tm.dump([TREATY], io.BytesIO()),
        "dump takes a report or a treaty, and then a binary stream, not list",
    ),
    (lambda: any_tm.dump(TREATY, io.StringIO()), "not a stream of text: open the file in mode `wb`, or use `sys"),
    (lambda: any_tm.dump(TREATY, "a.json"), "not str: `write` takes the path of a file"),
    (lambda: any_tm.dump(TREATY, Path("a.json")), "`write` takes the path of a file"),
    (lambda: any_tm.dump(TREATY, None), "dump takes a binary stream, not None$"),
    (lambda: any_tm.dumps([TREATY]), "a document is a report or a treaty, not list"),
    (lambda: any_tm.dumps(TREATY.article(2)), "a document is a report or a treaty, not Article"),
    (lambda: any_tm.validate(TREATY), "validate takes bytes or the path of a file, not Treaty: `dumps` checks"),
    (lambda: any_tm.validate(None), "validate takes bytes or the path of a file, not None"),
    (lambda: any_tm.validate([b"{}"]), "not list"),
    (lambda: any_tm.Summary.of(None), "a summary is made of what `validate` returns, not None"),
    (lambda: TREATY.article("4"), r"an article is asked for by its number, as in `article\(4\)`, not str$"),
    (lambda: TREATY.article(True), "not bool$"),
    (lambda: TREATY.article(None), "not None$"),
    (lambda: TREATY.article(4.0), "not float$"),
    (lambda: TREATY.status_on(None), "a day is a date or its ISO 8601 text, as in '2031-05-04', not None"),
    (lambda: TREATY.status_on(2031), "not int"),
    (lambda: TREATY.status_on(datetime.time(12)), "not time"),
    (lambda: TREATY.support(None), "support takes a clause, not None"),
    (lambda: TREATY.support(TREATY.article(2).provisions[0]), "support takes a clause, not MutualAid"),
    (lambda: TREATY.placement(None, "gazette.p1"), "a clause is placed as `iter_clauses` gives it, not None"),
    (lambda: TREATY.placement(PLACED, GAZETTE.source.passages[0]), "a passage is named by its identifier, not Passage"),
    (lambda: TREATY.placement(PLACED, None), "a passage is named by its identifier, not None"),
    (lambda: any_iteration(None), "^clauses are those of a report or a treaty, not None$"),
    (lambda: any_iteration([TREATY]), "^clauses are those of a report or a treaty, not list$"),
    (lambda: any_tm.Corpus(None), "^a corpus is a folder, given by its path, not None$"),
    (lambda: any_tm.Corpus(7), "given by its path, not int$"),
    (lambda: any_tm.Corpus(b"folder"), "given by its path, not bytes$"),
    (
        lambda: any_tm.Corpus(".").find("a.txt"),
        "a text, not str: give the `document` of a source",
    ),
    (lambda: any_tm.Corpus(".").find(GAZETTE.source), "find takes the description of a text, not Source"),
    (lambda: any_tm.Corpus(".").find(None), "find takes the description of a text, not None"),
    *(
        (lambda call=call, wrong=wrong: call(wrong), f"^`max_bytes` is a number of bytes, as an int, not {kind}$")
        for call in LIMITED
        for wrong, kind in ((None, "None"), ("1", "str"), (float("nan"), "float"), (True, "bool"))
    ),
    (lambda: any_sum([tm.Summary(), "a"]), "unsupported operand"),
    (lambda: TREATY.compared("mutual-aid"), "compared takes a provision, not str"),
    (lambda: TREATY.article(2).provisions[0].select("x"), "clauses are selected by their classes"),
    (lambda: TREATY.model_copy(update={"artikles": ()}), "no field of Treaty 'artikles'; did you mean articles"),
    (
        lambda: TREATY.model_copy(update={"events": None}),
        r"^events of Treaty takes a list or a tuple, or \(\) for none, not None$",
    ),
    (lambda: TREATY.model_copy(update={"events": TREATY.events[0]}), "takes a list or a tuple, or .*, not "),
    (lambda: TREATY.model_copy(update={"events": "signing"}), "takes a list or a tuple, or .*, not str"),
    (lambda: TREATY.model_copy(update={"events": iter(TREATY.events)}), "not tuple_iterator"),
    (
        lambda: TREATY.article(2).provisions[0].model_copy(update={"clauses": None}),
        "^clauses of MutualAid takes a list or a tuple, not None$",
    ),
    (lambda: GAZETTE.model_copy(update={"source": None}), "^source of Report is always there, and cannot be None$"),
    (lambda: TREATY.model_copy(update={"id": None}), "^id of Treaty is always there, and cannot be None$"),
    (lambda: any_tm.dumps(TREATY, schema=7), "^`schema` is the text of `\\$schema`, not int$"),
    (lambda: any_tm.write(TREATY, "x.json", schema=b"a"), "is the text of `\\$schema`, not bytes"),
]

VALUE_ERRORS: list[tuple[Callable[[], object], str]] = [
    (lambda: tm.validate(JSON), "the text of a document, not the path of a file: `loads"),
    (lambda: tm.loads("a.json"), "this is the path of a file, not the text of a document: `read` reads it"),
    (lambda: tm.loads("a.XML", "xml"), "this is the path of a file, not the text of a document: `read` reads it"),
    (lambda: tm.validate(XML), "the text of a document, not the path of a file"),
    (lambda: tm.read("\n" + JSON), "the text of a document, not the path of a file"),
    (lambda: any_tm.dumps(TREATY, "yaml"), "no format 'yaml'; there are json and xml"),
    (lambda: any_tm.dumps(TREATY, None), "no format None"),
    (lambda: tm.dumps(TREATY, "xml", schema="a"), "`schema` is for JSON only"),
    (lambda: tm.write(TREATY, "no/x.xml", schema="a"), "`schema` is for JSON only"),
    (lambda: tm.dumps(TREATY, schema="a\ud800"), "^`schema` has an unpaired surrogate"),
    (lambda: any_tm.json_schema(tm.Treaty), "no document of kind"),
    (lambda: any_tm.json_schema([]), "no document of kind"),
    (
        lambda: TREATY.status_on("19 June 2031"),
        "a day is a date or its ISO 8601 text, as in '2031-05-04', not '19 June 2031'",
    ),
    (lambda: TREATY.status_on(""), "a day is a date"),
    (lambda: TREATY.status_on(LONG), "a day is a date"),
    (lambda: any_tm.dumps(TREATY, LONG), "no format 'xxx.*…'; there are json and xml"),
    (lambda: any_tm.dumps(TREATY, [LONG]), "no format list; there are json and xml"),
    (lambda: tm.merge([]), "there is nothing to merge: give at least one report or treaty"),
    (
        lambda: tm.merge([DANGLING]),
        r"no source has the passage \S+, to which a clause of the treaty kestrel-accord \(/",
    ),
    (lambda: tm.compare(DANGLING, GAZETTE.model_copy(update={"facts": ()})), "no source has the passage kurier"),
]

LOOKUP_ERRORS: list[tuple[Callable[[], object], str]] = [
    (lambda: TREATY.event("sining"), r"no event 'sining'; did you mean signing\?"),
    (lambda: TREATY.source("gazete"), r"no source 'gazete'; did you mean gazette\?"),
    (lambda: TREATY.source("zzz"), "no source 'zzz'; there are gazette, "),
    (lambda: TREATY.source([]), "no source list: it is asked for by its identifier, which is a text"),
    (lambda: TREATY.source(None), "no source None"),
    (lambda: TREATY.passage("gazette.p99"), "no passage 'gazette.p99'; did you mean gazette.p"),
    (lambda: TREATY.passage({}), "no passage dict"),
    (lambda: TREATY.event(None), "no event None"),
    (lambda: tm.without_source(TREATY, "gazete"), "did you mean gazette"),
    (lambda: tm.without_source(TREATY, TREATY.sources[0]), "no source Source: it is asked for by its identifier"),
    *(
        (call, "no passage '.*', to which a clause refers: the treaty is not consistent; `tm.validate")
        for call in (DANGLING.claims, DANGLING.coverage)
    ),
    *(
        (lambda ask=ask: ask(LONG), "no [a-z]+ 'x{79}…'; there are")
        for ask in (TREATY.event, TREATY.source, TREATY.passage)
    ),
    (lambda: TREATY.placement(PLACED, "gazette.p99"), "no passage 'gazette.p99'; did you mean"),
    (lambda: DANGLING.placement(PLACED, "gazette.p1"), "no passage 'gazette.p1'; there is none"),
]


def named(cases: list[tuple[Callable[[], object], str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("call", "message"), cases, ids=[message for _, message in cases])


@named(TYPE_ERRORS)
def test_another_type(call: Callable[[], object], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        call()


@named(VALUE_ERRORS)
def test_another_value(call: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        call()


@named(LOOKUP_ERRORS)
def test_what_is_not_there(call: Callable[[], object], message: str) -> None:
    with pytest.raises(LookupError, match=message) as caught:
        call()
    assert not isinstance(caught.value, KeyError | IndexError)


def test_a_message_is_one_line() -> None:
    for call, _ in (*TYPE_ERRORS, *VALUE_ERRORS, *LOOKUP_ERRORS):
        with pytest.raises((TypeError, ValueError, LookupError)) as caught:
            call()
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 300


def test_a_folder_is_given_by_its_path_or_as_a_corpus(tmp_path: Path) -> None:
    expected = tm.verify(TREATY, tm.Corpus(tmp_path))
    assert tm.verify(TREATY, tmp_path) == tm.verify(TREATY, str(tmp_path)) == expected
    with pytest.raises(FileNotFoundError):
        tm.verify(TREATY, tmp_path / "none")


def test_a_file_can_have_the_name_of_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("{a}.json").write_bytes(BYTES)
    assert tm.read("{a}.json") == TREATY
    assert tm.validate("{a}.json").ok


def test_a_list_does_for_a_tuple_in_a_copy() -> None:
    copied = TREATY.model_copy(update={"articles": list(TREATY.articles)})
    assert copied == TREATY
    assert hash(copied) == hash(TREATY)
    assert isinstance(copied.articles, tuple)


def test_each_field_of_a_copy_takes_what_it_can_be() -> None:
    """Lists are those of the specification, and what can be absent is what is not required."""
    for cls in {type(model) for model in (TREATY, GAZETTE, GAZETTE.source, *GAZETTE.source.passages, *TREATY.events)}:
        some = cls.model_construct()
        for field in spec_of(cls).fields:
            taken = not field.many and not field.required
            with nullcontext() if taken else pytest.raises(TypeError, match=f"^{field.name} of {cls.__name__} "):
                some.model_copy(update={field.name: None})
            some.model_copy(update={field.name: ()})


def test_a_day_is_a_date_a_time_or_a_text() -> None:
    day = datetime.date(2031, 5, 4)
    states = {
        TREATY.status_on(when).state for when in (day, datetime.datetime(2031, 5, 4, 12), "2031-05-04", "20310504")
    }
    assert len(states) == 1


class Four:
    """A whole number as other libraries have them."""

    def __index__(self) -> int:
        return 4


def test_integers_of_other_libraries_are_accepted() -> None:
    four: Any = Four()
    assert tm.bundled().article(four) == tm.bundled().article(4)
    with pytest.raises(tm.InvalidDocument, match="too-large"):
        tm.dumps(TREATY, max_bytes=four)


def test_placement_is_that_of_a_passage_that_reports_the_clause() -> None:
    other = tm.bundled()
    for placed in iter_clauses(TREATY):
        for source in TREATY.sources:
            for passage in source.passages:
                found = TREATY.placement(placed, passage.id)
                if passage.id not in placed.clause.reported_by:
                    assert found is None
                elif placed.article is not None:
                    assert found is not None
                    assert found.article == placed.article
    foreign = next(placed for placed in iter_clauses(other) if placed.provision)
    renamed = foreign._replace(clause=foreign.clause.model_copy(update={"reported_by": ("gazette.p1",)}))
    assert TREATY.placement(renamed, "gazette.p1") is None
    with pytest.raises(LookupError, match="no passage"):
        TREATY.placement(foreign, foreign.clause.reported_by[0])


def test_placement_takes_what_an_equal_treaty_has() -> None:
    equal = tm.loads(BYTES)
    for placed, same in zip(iter_clauses(TREATY), iter_clauses(equal), strict=True):
        for id in placed.clause.reported_by:
            assert TREATY.placement(same, id) == TREATY.placement(placed, id)


def test_summaries_are_summed() -> None:
    found = [tm.Summary.of(tm.validate(BYTES)), tm.Summary.of(tm.validate(b"{"))]
    assert sum(found) == sum(found, tm.Summary()) == found[0] + found[1]


def test_arguments_of_the_right_type_are_accepted() -> None:
    placed = next(iter(iter_clauses(TREATY)))
    assert isinstance(placed, LocatedClause)
    TREATY.placement(placed, placed.clause.reported_by[0])
    assert tm.merge(document for document in DOCUMENTS) == TREATY
    assert tm.read_all(iter(list[str]())) == ()
