"""Leaf types: each accepts and rejects what it says, the same in every engine at hand."""

import calendar
import datetime
import re
from typing import Annotated, Any

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

from treaty_model import Report, Treaty, json_schema
from treaty_model.check.validation import validate
from treaty_model.leaf import IntegerLeaf, TextLeaf, require_portable
from treaty_model.lexical import Date, recommended_tag
from treaty_model.spec import spec_of, types_of

LEAVES = {
    name: leaf
    for name, leaf in types_of(spec_of(Treaty), spec_of(Report)).items()
    if isinstance(leaf, TextLeaf | IntegerLeaf)
}
TEXT_LEAVES = {name: leaf for name, leaf in LEAVES.items() if isinstance(leaf, TextLeaf)}
INTEGER_LEAVES = {name: leaf for name, leaf in LEAVES.items() if isinstance(leaf, IntegerLeaf)}
DEFINITIONS = {kind: json_schema(kind)["$defs"] for kind in ("treaty", "report")}


def by_pydantic(leaf: TextLeaf | IntegerLeaf, value: object) -> bool:
    base: Any = str if isinstance(leaf, TextLeaf) else int
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[base, leaf])
    try:
        assert adapter.validate_python(value) == value
    except ValidationError:
        return False
    return True


def by_json_schema(leaf: TextLeaf | IntegerLeaf, value: object) -> bool:
    return jsonschema.Draft202012Validator(DEFINITIONS["treaty"][leaf.name]).is_valid(value)


@pytest.mark.parametrize(
    ("leaf", "sample", "is_valid"),
    [
        pytest.param(leaf, sample, is_valid, id=f"{name}-{'accepts' if is_valid else 'rejects'}-{n}")
        for name, leaf in LEAVES.items()
        for is_valid, samples in ((True, leaf.accepts), (False, leaf.rejects))
        for n, sample in enumerate(samples)
    ],
)
def test_samples(leaf: TextLeaf | IntegerLeaf, sample: object, is_valid: bool) -> None:
    assert by_pydantic(leaf, sample) is is_valid
    assert by_json_schema(leaf, sample) is is_valid


@pytest.mark.parametrize("value", [None, True, 1.5, b"a", ["a"], "7", float("nan"), float("inf")])
def test_no_leaf_converts(value: object) -> None:
    for leaf in LEAVES.values():
        if not (isinstance(leaf, TextLeaf) and isinstance(value, str)):
            assert not by_pydantic(leaf, value), leaf.name


@pytest.mark.parametrize("leaf", INTEGER_LEAVES.values(), ids=INTEGER_LEAVES)
def test_an_integer_is_the_same_however_json_writes_it(leaf: IntegerLeaf) -> None:
    adapter: TypeAdapter[int] = TypeAdapter(Annotated[int, leaf])
    assert [adapter.validate_json(text) for text in ("7", "7.0", "70e-1")] == [7, 7, 7]
    assert all(type(adapter.validate_json(text)) is int for text in ("7.0", "7"))
    for text in ("7.5", '"7"', "true", "null", "1e400", "NaN", "1" + "0" * 40):
        with pytest.raises(ValidationError):
            adapter.validate_json(text)


@pytest.mark.parametrize("leaf", INTEGER_LEAVES.values(), ids=INTEGER_LEAVES)
def test_an_integer_as_text_has_the_same_bounds(leaf: IntegerLeaf) -> None:
    near = {leaf.least, leaf.greatest, 9, 10, 99, 100, 5000}
    for number in {n + step for n in near for step in (-1, 0, 1)}:
        within = leaf.least <= number <= leaf.greatest
        assert (re.fullmatch(leaf.body, str(number)) is not None) is within, number
    for text in ("", "+7", "007", "7.0", "-0", " 7", "7\n", "٧", "1_0"):
        assert not re.fullmatch(leaf.body, text)


def test_a_date_is_a_day_of_the_calendar_and_nothing_else() -> None:
    date = Date.__metadata__[0]  # type: ignore[attr-defined]  # what Annotated holds
    body = re.compile(date.body)
    for year in [*range(1, 410), 999, 1000, 1582, 1899, *range(1900, 2105), 9996, 9999]:
        for month in range(14):
            days = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
            for day in range(33):
                text = f"{year:04}-{month:02}-{day:02}"
                assert (body.fullmatch(text) is not None) is (1 <= day <= days), text
    assert body.fullmatch(datetime.date.max.isoformat())
    assert not body.fullmatch("0000-01-01")


@pytest.mark.parametrize("leaf", TEXT_LEAVES.values(), ids=TEXT_LEAVES)
def test_a_long_hostile_string_does_not_hang(leaf: TextLeaf) -> None:
    for unit in ("a", "a ", "a-", "0", "2024-", "a.", "é", "🕊", "https://a"):
        hostile = unit * 10_000 + "\n"
        assert not by_pydantic(leaf, hostile)
        assert not by_json_schema(leaf, hostile)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        *(("EN", "en"), ("ZH-HANT-tw", "zh-Hant-TW"), ("mn-cyrl-MN", "mn-Cyrl-MN"), ("ES-419", "es-419")),
        *(("en-ca-x-CA", "en-CA-x-ca"), ("AZ-latn-X-LATN", "az-Latn-x-latn"), ("sl-ROZAJ-1994", "sl-rozaj-1994")),
        *(("en-T-JP", "en-t-jp"), ("de_at", "de-AT"), ("", ""), ("é ß", "é ß"), ("-", "-"), ("a-b", "a-b")),
    ],
)
def test_the_recommended_case_of_language_tags(text: str, tag: str) -> None:
    """RFC 5646, section 2.1.1, with its own examples."""
    assert recommended_tag(text) == tag
    assert recommended_tag(tag) == tag


def test_a_tag_in_another_case_is_rejected_with_the_right_one() -> None:
    source = b'{"kind":"report","format_version":"1.0","treaty":"a","source":{"id":"a","language":"ZH-hant"}}'
    (issue,) = [issue for issue in validate(source).issues if issue.code == "wrong-form"]
    assert issue.message == '"ZH-hant" does not have the form of LanguageTag'
    assert issue.hint.startswith("expected: zh-Hant. A BCP 47 language tag in its recommended case: ")


@pytest.mark.parametrize(
    "body",
    [
        *(
            "a.b",
            "^a",
            "a$",
            r"\d",
            r"\w+",
            r"[\d]",
            r"\p{L}",
            r"\bx",
            "(?:a)",
            "(?=a)",
            "a*?",
            "a++",
            "a{2,}",
            "a{,2}",
        ),
        *("[^a]", "[a[b]]", r"[\]-~]", r"[!-\]]", r"(a)\1", r"\Z", "[]", "{", "a{1,2}?"),
    ],
)
def test_what_engines_read_differently_cannot_be_a_pattern(body: str) -> None:
    with pytest.raises(ValueError, match="not portable"):
        TextLeaf("T", "", body, (), ())


@pytest.mark.parametrize("body", ["a", "[a-z]+", "(a|b)?", "[0-9]{2,4}", r"\.", r"[a\]b]", "x*", "é", "[À-ž]"])
def test_the_portable_subset(body: str) -> None:
    require_portable(body)


@pytest.mark.parametrize(("body", "token"), [("[a-z]+", True), ("[a-z ]+", False), ("[a-zé]+", False), ("a|é", False)])
def test_a_token_is_ascii_without_blanks(body: str, token: bool) -> None:
    assert TextLeaf("Body", "A leaf.", body, accepts=("a",), rejects=()).token is token
