"""Many small documents at once: whatever is found good together is good by itself, and what is told stays the same."""

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from pydantic import ValidationError

from benchmarks.documents import claim
from parity.generator import document
from parity.json_mutations import changed_json
from parity.mutations import Unsayable, as_json, changed_values
from treaty_model import batch, streams
from treaty_model.check import small
from treaty_model.check.renderings import RENDERINGS
from treaty_model.check.renderings.checked import Checked, by_file
from treaty_model.check.survey import Survey
from treaty_model.check.validation import validate_text
from treaty_model.codec import json_reader
from treaty_model.codec.json_trees import fields_given, tree_decoder
from treaty_model.listing import Listed

LIMIT = 10_000
VALID = sorted(Path("tests/corpus/valid").glob("*.json"))
INVALID = sorted(Path("tests/corpus/invalid").glob("*.json"))


def tree(seed: int) -> Any:
    """A report of one claim, and of more that one passage can report, by the number."""
    made = json.loads(claim(seed))
    passage, article = made["source"]["passages"][0], made["articles"][0]
    only = {"reported_by": [passage["id"]]}
    if seed % 2:
        passage["names_articles"] = [article["number"]] if seed % 4 == 1 else [article["number"], 60]
    if seed % 3 == 1:
        passage["speaker"] = {"kind": "person", "name": "\"an\" <envoy>: 'yes'", "party": "sylvania"}
    if seed % 5 == 1:
        made["facts"] = [{"kind": "number-of-articles", "value": 5, **only}]
    if seed % 7 == 1:
        made["unplaced"] = made.pop("articles")[0]["provisions"]
        del passage["names_articles"]  # else there is a note
    if seed % 11 == 1:
        article["provisions"][0]["clauses"].append({"kind": "other", "value": "🕊 <script> ':' عهد", **only})
    if seed % 13 == 1:
        made["$schema"] = "schemas/v1/report.schema.json"
    return made


def line(seed: int) -> bytes:
    """A line of a stream: a good small document, one with something changed, or something else."""
    random = Random(seed)
    made = tree(seed)
    while True:
        try:
            match random.randrange(8):
                case 0 | 1 | 2:
                    data = json.dumps(made, ensure_ascii=random.random() < 0.5).encode()
                case 3 | 4:
                    data = as_json(changed_values(made, random))
                case 5:
                    data, _ = changed_json(made, random)
                case 6:
                    data = as_json(document(seed % 50))
                case _:
                    odd = (b"", b" \t", b"\r", b"{}", b"null", b"\xff", b"\xef\xbb\xbf{}", b"[" * 99, b" " * 5000)
                    data = random.choice(odd)
        except Unsayable:
            continue
        return data.replace(b"\n", b" ") + random.choice((b"", b"", b"\r"))


def is_good(data: bytes) -> bool:
    validation = validate_text(data, "json", None, max_bytes=LIMIT)
    return validation.ok and not validation.issues


@settings(max_examples=150)
@given(st.lists(st.integers(0, 10**6).map(line), max_size=12))
def test_what_is_surely_good_is_good(lines: list[bytes]) -> None:
    good = small.surely_good(lines, LIMIT)
    assert len(good) == len(lines)
    for sure, data in zip(good, lines, strict=True):
        assert is_good(data) or not sure


def test_reports_of_one_passage_are_surely_good() -> None:
    lines = [json.dumps(tree(seed)).encode() for seed in range(200)]
    assert all(map(is_good, lines))
    assert all(small.surely_good(lines, LIMIT))


@pytest.mark.parametrize("limit", [0, 1, 1999, 2000, 2001, 5000])
def test_nothing_longer_than_the_limit_is_good(limit: int) -> None:
    lines = [json.dumps(tree(seed)).encode().ljust(100 * seed) for seed in range(60)]
    assert small.surely_good(lines, limit) == [len(data) <= min(limit, 4096) for data in lines]


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made["source"]["passages"][0].update(end=0),
        lambda made: made["source"]["passages"][0].update(end=901),
        lambda made: made["source"]["passages"][0].update(names_articles=[60]),
        lambda made: made["source"].update(id="elsewhere"),
        lambda made: made["source"].update(passages=made["source"]["passages"] * 2),
        lambda made: made["source"].pop("passages"),
        lambda made: made.pop("articles"),
        lambda made: made.update(articles=made["articles"] * 2),
        lambda made: made["articles"].append({"number": made["articles"][0]["number"]}),
        lambda made: made["articles"][0].update(provisions=made["articles"][0]["provisions"] * 2),
        lambda made: made["articles"][0]["provisions"][0]["clauses"][0].update(reported_by=["s0.p0", "s0.p0"]),
        lambda made: made["articles"][0]["provisions"][0]["clauses"][0].update(reported_by=["s0.p1"]),
        lambda made: made.update(facts=[{"kind": "number-of-articles", "value": 5, "reported_by": ["s0.p1"]}]),
        lambda made: made.update(
            events=[
                {
                    "kind": "signing",
                    "id": "signed",
                    "status": "done",
                    "clauses": [{"kind": "place", "value": "riverton", "reported_by": ["s0.p0"]}],
                }
            ]
        ),
    ],
)
def test_whatever_a_rule_or_a_remark_says_something_of_is_not_good(change: Any) -> None:
    made = json.loads(claim(0))
    change(made)
    data = json.dumps(made).encode()
    assert not is_good(data)
    good = claim(1)
    assert small.surely_good([good, data, good], LIMIT) == [True, False, True]


def test_a_field_given_twice_is_not_made_up_for_by_another_line() -> None:
    good, twice = claim(0), claim(1).replace(b'"treaty":', b'"treaty" \t: "x", "treaty":')
    text = claim(2).replace(b'"text_end":"', b'"text_end":"a \\":')
    assert small.surely_good([good, twice, good, text, good], LIMIT) == [True, False, True, False, True]
    assert is_good(text)
    assert not is_good(twice)


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.name)
def test_trees_are_taken_where_models_are(path: Path) -> None:
    assert decoded(path.read_bytes()) in (0, 1)


@settings(max_examples=300)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_changed_trees_are_taken_where_models_are(seed: int, change: int) -> None:
    random = Random(change)
    try:
        data = as_json(changed_values(document(seed), random))
    except Unsayable:
        return
    decoded(data)


def decoded(data: bytes) -> int:
    """Whether bytes are taken: by the models, and by what makes trees, which have the same fields."""
    try:
        made, hint = json_reader.decode(data)
    except ValidationError:
        with pytest.raises(ValidationError):
            tree_decoder()(data)
        return False
    plain = tree_decoder()(data)
    assert fields_given([plain]) == Survey(made).fields + (hint is not None)
    plain.pop("$schema", None)
    assert plain == made.model_dump(exclude_unset=True)
    return True


def streamed(name: str, terms: batch.Terms, jobs: int = 1) -> list[Any]:
    return list(batch.check([Listed(name)], terms, jobs))


TERMS = st.builds(
    batch.Terms,
    max_bytes=st.sampled_from([LIMIT, 721, 4096, 10]),
    told=st.just(100),
    kind=st.sampled_from([None, "report", "treaty"]),
    strict=st.booleans(),
)


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 10**6).map(line), max_size=25).map(b"\n".join),
    st.sampled_from([b"", b"\n"]),
    TERMS,
    st.sampled_from([2, 700, 2000, 96 * 1024]),
)
def test_streams_tell_what_their_lines_tell_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, lines: bytes, end: bytes, terms: batch.Terms, read: int
) -> None:
    data = lines + end
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("streams"))
        patch.setattr(streams, "_PIECE", read)
        Path("s.ndjson").write_bytes(data)
        Path("s.ndjson.gz").write_bytes(gzip.compress(data))
        for name in ("s.ndjson", "s.ndjson.gz"):
            together = streamed(name, terms)
            with pytest.MonkeyPatch.context() as slow:
                slow.setattr(batch, "surely_good", nothing_sure)
                one_by_one = streamed(name, terms)
            assert by_file(together) == by_file(one_by_one)
            for rendering in RENDERINGS.values():
                assert list(rendering(together)) == list(rendering(one_by_one))
            assert len(together) <= len(one_by_one)


def nothing_sure(lines: Sequence[bytes], _: int) -> list[bool]:
    return [False] * len(lines)


def test_lines_are_read_as_they_always_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line as `readline` gives it, cut where it is too long, whatever the size of what is read at once."""
    random = Random(0)
    ends = (b"\n", b"\r\n", b"\n\n", b" \n")
    data = b"".join(b"x" * random.choice((0, 1, 5, 9, 10, 11, 12, 30, 300)) + random.choice(ends) for _ in range(300))
    path = tmp_path / "s.ndjson"
    for tail in (b"", b"x", b"x" * 10, b"x" * 11, b"x" * 99, b" "):
        path.write_bytes(data + tail)
        wanted = []
        with path.open("rb") as stream:
            number = 0
            while read := stream.readline(11):
                number += 1
                if read.strip(b" \t\r\n") or len(read) > 10:
                    wanted.append((number, read[:-1].removesuffix(b"\r") if read.endswith(b"\n") else read))
                while not read.endswith(b"\n") and (rest := stream.readline(64)):
                    read = rest
        for size in (2, 7, 64, 4096):
            monkeypatch.setattr(streams, "_PIECE", size)
            given: list[tuple[int, bytes]] = []

            def kept(text: batch._Text, _: batch.Terms, given: list[tuple[int, bytes]] = given) -> Checked:
                given.append((text.line, text.data))
                return Checked(text.file, 1, found=Counter())

            monkeypatch.setattr(batch, "_text_checked", kept)
            streamed(str(path), batch.Terms(10, 100))
            assert given == wanted, size


def test_several_processes_get_lines_by_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.ndjson"
    path.write_bytes(b"".join(claim(seed) + b"\n" for seed in range(40)) + b"{}\n" + claim(40))
    monkeypatch.setattr(streams, "_PIECE", 1000)
    monkeypatch.setattr(batch, "_BATCH", 5000)
    tasks = batch._tasks([Listed(str(path))], batch.Terms(LIMIT, 100))
    batches = list(batch._batches(tasks))
    assert len(batches) > 5
    assert all(sum(map(batch._size, each)) < 5000 + 1000 for each in batches)
    terms = batch.Terms(LIMIT, 100)
    alone, several = streamed(str(path), terms), streamed(str(path), terms, jobs=2)
    assert by_file(alone) == by_file(several)
    assert sum(part.documents for part in alone) == 42
    assert [issue.line for part in several for issue in part.issues] == [41]
