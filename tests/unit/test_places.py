"""Lines and columns are those of the mistake, however a document is laid out.

Small writers of JSON and XML lay documents out at random and note where everything stands; what the package finds is
compared with that.
"""

import html
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from lxml import etree

import treaty_model as tm
from parity.generator import document
from treaty_model.check.json_places import Position, positions
from treaty_model.check.location import line_columns
from treaty_model.check.xml_places import positions as xml_positions
from treaty_model.codec.pointer import json_pointer, pointer_steps
from treaty_model.codec.xml_layout import NAMESPACE, hyphenated

Steps = tuple[str, ...]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Where a place is, in the plainest way."""
    line, column = 1, 1
    for n, character in enumerate(text[:offset]):
        if character == "\n" or (character == "\r" and text[n + 1 : n + 2] != "\n"):
            line, column = line + 1, 1
        elif character != "\r":
            column += 1
    return line, column


# Lines and columns


@given(st.text(st.sampled_from("\r\n\t a\u2028\x85\x0cé🕊")), st.data())
def test_lines_and_columns(text: str, data: st.DataObject) -> None:
    inside = [n for n in range(len(text) + 1) if text[n - 1 : n + 1] != "\r\n"]  # nothing stands between CR and LF
    offsets = data.draw(st.lists(st.sampled_from(inside), max_size=6))
    expected = [line_and_column(text, offset) for offset in offsets]
    assert line_columns(text, offsets) == expected
    assert line_columns(text.encode(), [len(text[:offset].encode()) for offset in offsets]) == expected


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("", 0, (1, 1)),
        ("a", 1, (1, 2)),
        ("\n", 1, (2, 1)),
        ("\r", 1, (2, 1)),
        ("\r\n", 2, (2, 1)),
        ("\n\r", 2, (3, 1)),
        ("\r\r\n\n", 4, (4, 1)),
        ("a\tb", 2, (1, 3)),
        ("🕊é\u0301x", 3, (1, 4)),
        ("\u2028\x85\x0c\x0bx", 4, (1, 5)),
        ("\n" * 100_000 + "a" * 80_000, 180_000, (100_001, 80_001)),
    ],
)
def test_a_line_and_a_column(text: str, offset: int, expected: tuple[int, int]) -> None:
    assert line_columns(text, [offset]) == [expected] == [line_and_column(text, offset)]
    assert line_columns(text.encode(), [len(text[:offset].encode())]) == [expected]


def test_lines_and_columns_come_in_the_order_in_which_they_are_asked() -> None:
    assert line_columns("ab\ncd", [4, 0, 4, 3]) == [(2, 2), (1, 1), (2, 2), (2, 1)]


# JSON


_RANDOM = st.integers(0, 9_999_999).map(Random)  # one that hypothesis need not shrink


class Object(list[tuple[str, Any]]):
    """The members of a JSON object, of which several may have one name."""


_NAMES = st.text(st.sampled_from('ab01/~\\"\n é🕊{[,:'), max_size=3)
_TREES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _NAMES,
    lambda inner: st.lists(inner, max_size=4) | st.lists(st.tuples(_NAMES, inner), max_size=4).map(Object),
    max_leaves=25,
)


@dataclass
class JsonWriter:
    """Writes a tree with white space and escapes at random, and notes where names and values start."""

    random: Random
    text: str = ""
    first: dict[Steps, Position] = field(default_factory=dict)
    last: dict[Steps, Position] = field(default_factory=dict)

    def write(self, tree: Any) -> None:
        self.blank()
        self.note((), len(self.text), first=True)
        self.value(tree, (), first=True)
        self.blank()

    def blank(self) -> None:
        self.text += "".join(
            self.random.choices([" ", "\t", "\n", "\r", "\r\n", ""], k=self.random.choice((0, 0, 1, 3)))
        )

    def note(self, steps: Steps, name: int, *, first: bool) -> None:
        span = Position(name, len(self.text))
        self.last[steps] = span
        if first:
            self.first.setdefault(steps, span)

    def value(self, tree: Any, steps: Steps, *, first: bool) -> None:
        if not isinstance(tree, list):
            self.text += self.string(tree) if isinstance(tree, str) else json.dumps(tree)
            return
        seen = set[str]()
        self.text += "{" if isinstance(tree, Object) else "["
        for n, item in enumerate(tree):
            self.text += "," if n else ""
            self.blank()
            at, (name, held) = len(self.text), item if isinstance(tree, Object) else (str(n), item)
            if isinstance(tree, Object):
                self.text += self.string(name)
                self.blank()
                self.text += ":"
                self.blank()
            below, is_first = (*steps, name), first and name not in seen
            seen.add(name)
            for steps_below in [known for known in self.last if known[: len(below)] == below]:
                del self.last[steps_below]  # of the member before of that name
            self.note(below, at, first=is_first)
            self.value(held, below, first=is_first)
            self.blank()
        if not tree:
            self.blank()
        self.text += "}" if isinstance(tree, Object) else "]"

    def string(self, text: str) -> str:
        written = "".join(
            f"\\u{ord(c):04x}"
            if c < "\u0100" and self.random.random() < 0.3
            else json.dumps(c, ensure_ascii=False)[1:-1]
            for c in text
        )
        return f'"{written}"'


def nearest_above(known: dict[Steps, Position], steps: Steps) -> Position:
    """The place of what is asked for, or of what should hold it."""
    return next(known[steps[:n]] for n in range(len(steps), -1, -1) if steps[:n] in known)


@settings(max_examples=300)
@given(_TREES, _RANDOM, st.data())
def test_places_in_json(tree: Any, random: Random, data: st.DataObject) -> None:
    writer = JsonWriter(random)
    writer.write(tree)
    json.loads(writer.text)
    some = st.sampled_from(sorted(writer.last))
    beyond = st.tuples(some, _NAMES).map(lambda two: (*two[0], two[1]))
    wanted = data.draw(st.sets(some | beyond, max_size=5))
    assert positions(writer.text, wanted) == {steps: nearest_above(writer.first, steps) for steps in wanted}
    every = set(writer.first)
    assert positions(writer.text, every) == writer.first
    for steps in wanted & writer.last.keys():
        assert positions(writer.text, [steps], last=True) == {steps: writer.last[steps]}


@pytest.mark.parametrize(
    ("text", "steps", "expected"),
    [
        ('{"\\u006eumber": 1}', ("number",), Position(1, 16)),
        ('{"n\\u0075mber":\t1}', ("number",), Position(1, 16)),
        ('{"a/b": {"c~d": 1}}', ("a/b", "c~d"), Position(9, 16)),
        ('{"a~1b": 1, "a/b": 2}', ("a/b",), Position(12, 19)),
        ('{"🕊": 1, "\\ud83d\\udd4a": 2}', ("🕊",), Position(1, 6)),
        ('{"": {"": 1}}', ("", ""), Position(6, 10)),
        ("[[1, 2], [3, [4]]]", ("1", "1", "0"), Position(14, 14)),
        ('{"0": [7]}', ("0", "0"), Position(7, 7)),
        ('["}", "]", {"a": "\\"}"}, 1]', ("3",), Position(25, 25)),
        ("\r\n\t {}", (), Position(4, 4)),
        ('{"a": 1}', ("a", "b"), Position(1, 6)),
        ("[0]", ("7",), Position(0, 0)),
        ('{"a": 9' + "9" * 5_000 + ', "b": -1.5e+7, "c": 0}', ("c",), Position(5023, 5028)),
    ],
)
def test_a_place_in_json(text: str, steps: Steps, expected: Position) -> None:
    assert positions(text, [steps]) == {steps: expected}


def test_of_two_members_of_one_name_either_can_be_asked_for() -> None:
    text = '{"a": [1], "b": 0, "\\u0061": [2, 3]}'
    assert positions(text, [("a",), ("a", "0")]) == {("a",): Position(1, 6), ("a", "0"): Position(7, 7)}
    assert positions(text, [("a",), ("a", "1")], last=True) == {("a",): Position(19, 29), ("a", "1"): Position(33, 33)}


def test_a_field_given_twice_is_reported_at_its_last_name() -> None:
    (issue,) = (
        i for i in tm.validate(b'{"kind": "treaty",\r "id": "a",\r\n  "id": "a"}').issues if i.code == "duplicate-field"
    )
    assert (issue.line, issue.column, issue.pointer) == (3, 3, "/id")


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\n\r", "\r\r\n"])
@pytest.mark.parametrize("before", ["", "\t", "  ", '"🕊": 0, ', '"\\ud83d\\udd4a": 0, ', '"é\u0301": [{}], '])
def test_issues_in_json(end: str, before: str) -> None:
    """A wrong name, a wrong value, and what is missing, in documents with all sorts of lines."""
    text = (
        f'{end}{{"kind": "treaty",{end}{before}"\\u0069d": "A"{end},"parties": [{end}{{}}, {{"id": 7,"idd": 7}}]}}{end}'
    )
    expected = {
        ("missing-field", "/parties/0/id"): text.index("{}, "),
        ("wrong-type", "/parties/1/id"): text.index("7"),
        ("unknown-field", "/parties/1/idd"): text.index('"idd"'),
        ("wrong-form", "/id"): text.index('"A"'),
        ("missing-field", "/format_version"): text.index("{"),
    }
    found = {(i.code, i.pointer): (i.line, i.column) for i in tm.validate(text.encode(), "json").issues}
    assert {at: found[at] for at in expected} == {at: line_and_column(text, n) for at, n in expected.items()}


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("[\r\n1,\r ,]", -2),
        ('["🕊🕊" 1]', -2),
        ("[" + "\r" * 100_000 + "x]", -2),
        ('["' + "🕊" * 80_000 + '" x]', -2),
        ('[\t"a\nb"]', -4),
        ("[\r\n\t🕊]", -2),
        ('["\\\\ud800 \\ud800"]', -8),
        ('["NaN\\"", NaN]', -4),
        ('["[", ' + "[" * 64, -1),
        ('{"a":\r\r\n1}}', -1),
    ],
)
def test_places_of_what_is_no_json(text: str, offset: int) -> None:
    (issue,) = tm.validate(text.encode(), "json").issues
    assert (issue.line, issue.column) == line_and_column(text, len(text) + offset)


@settings(max_examples=40)
@given(st.integers(0, 300), _RANDOM)
def test_places_of_wrong_values_in_json(seed: int, random: Random) -> None:
    """Any value of any generated document, made wrong."""
    pointers: list[Steps] = []

    def objects(value: Any, steps: Steps) -> Any:
        if isinstance(value, dict):
            return Object((name, objects(held, (*steps, name))) for name, held in value.items())
        if isinstance(value, list):
            return [objects(item, (*steps, str(n))) for n, item in enumerate(value)]
        pointers.append(steps)
        return value

    tree = objects(document(seed), ())
    wrong = random.choice([steps for steps in pointers if steps[-1] != "kind"])
    holder = tree
    for step in wrong[:-1]:
        holder = dict(holder)[step] if isinstance(holder, Object) else holder[int(step)]
    if isinstance(holder, Object):
        holder[:] = [(name, None if name == wrong[-1] else value) for name, value in holder]
    else:
        holder[int(wrong[-1])] = None
    writer = JsonWriter(random)
    writer.write(tree)
    (issue,) = tm.validate(writer.text.encode(), "json").issues
    at = line_and_column(writer.text, writer.first[wrong].value)
    assert (issue.code, issue.pointer, issue.line, issue.column) == ("wrong-type", json_pointer(wrong), *at)


# XML


@dataclass
class XmlWriter:
    """Writes an element with another layout, and notes where elements, names and values of attributes start."""

    random: Random
    text: str = ""
    elements: dict[str, int] = field(default_factory=dict)
    names: dict[tuple[str, str], int] = field(default_factory=dict)
    values: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.prefix = self.random.choice(["", "t:", "조약:"])
        self.end = self.random.choice(["\n", "\r", "\r\n"])

    def write(self, root: etree._Element) -> None:
        self.text += self.random.choice(["", '<?xml version="1.0"?>', "<!-- 🕊 <a b='c'> -->", "<?a <b>?>"])
        self.text += self.end * self.random.choice((0, 1, 2))
        self.element(root, root.getroottree())

    def blank(self, least: int = 0) -> str:
        return "".join(self.random.choices([" ", "\t", self.end], k=self.random.choice((least, 1, 2))))

    def between(self) -> str:
        """What may stand between elements."""
        return "".join(self.random.choices([self.blank(), "<!-- <é🕊/> -->", "<?a 'b\"?>", "", ""], k=2))

    def element(self, element: etree._Element, tree: "etree._ElementTree[etree._Element]") -> None:
        path = tree.getpath(element)
        name = self.prefix + etree.QName(element).localname
        self.elements[path] = len(self.text)
        self.text += f"<{name}"
        attributes = [*map(str, element.attrib)]
        if path == tree.getpath(tree.getroot()):
            attributes.append(f"xmlns:{self.prefix}"[:-1] if self.prefix else "xmlns")
        self.random.shuffle(attributes)
        for attribute in attributes:
            self.text += self.blank(1)
            self.names[path, attribute] = len(self.text)
            quote = self.random.choice("\"'")
            self.text += f"{attribute}{self.blank()}={self.blank()}{quote}"
            self.values[path, attribute] = len(self.text)
            value = NAMESPACE if attribute.startswith("xmlns") else element.get(attribute) or ""
            self.text += html.escape(value).replace("&gt;", self.random.choice(["&gt;", ">"])) + quote
        self.text += self.blank()
        if not len(element) and not element.text and self.random.random() < 0.5:
            self.text += "/>"
            return
        self.text += f">{html.escape(element.text or '') if not len(element) else self.between()}"
        for child in element:
            self.element(child, tree)
            self.text += self.between()
        self.text += f"</{name}{self.blank()}>"


def _some(root: etree._Element, random: Random, fits: Callable[[etree._Element], Any]) -> etree._Element | None:
    found = [element for element in root.iter(etree.Element) if fits(element)]
    return random.choice(found) if found else None


def _path(element: etree._Element) -> str:
    return element.getroottree().getpath(element)


def wrong_attribute(root: etree._Element, random: Random) -> Any:
    """The value of an attribute is wrong, and if it is a list, one of its items."""
    element = _some(root, random, lambda e: e.attrib)
    assert element is not None
    name = random.choice([*map(str, element.attrib)])
    listed = name in {"reported_by", "names_articles"}
    items = (element.get(name) or "").split(" ") if listed else [""]
    n = random.randrange(len(items))
    items[n] = "🕊!"
    before = len(html.escape("".join(f"{item} " for item in items[:n])))
    element.set(name, " ".join(items))
    return lambda writer: (writer.values[_path(element), name] + before, element, name)


def wrong_text(root: etree._Element, random: Random) -> Any:
    """An element has a text that it must not have."""
    element = _some(root, random, lambda e: e.text and e.text.strip() and not len(e))
    if element is None:
        return None
    element.text = random.choice(["", " ", "a  b"])
    return lambda writer: (writer.elements[_path(element)], element, None)


def unknown_attribute(root: etree._Element, random: Random) -> Any:
    """An attribute that there is not."""
    element = _some(root, random, lambda e: "id" in e.attrib or "number" in e.attrib)
    assert element is not None
    element.set("surplus", random.choice(["", "🕊", "a='b'"]))
    return lambda writer: (writer.names[_path(element), "surplus"], element, "surplus")


def unknown_element(root: etree._Element, random: Random) -> Any:
    """An element that there is not."""
    within = {"treaty", "report", "source", "passage"}
    element = _some(root, random, lambda e: etree.QName(e).localname in within and len(e))
    assert element is not None
    added = etree.Element(f"{{{NAMESPACE}}}surplus")
    element.insert(random.randint(0, len(element)), added)
    return lambda writer: (writer.elements[_path(added)], added, None)


def unknown_kind(root: etree._Element, random: Random) -> Any:
    """A clause of a kind that there is not."""
    element = _some(root, random, lambda e: e.get("reported_by"))
    if element is None:
        return None
    element.tag = f"{{{NAMESPACE}}}surplus"
    return lambda writer: (writer.elements[_path(element)], element, None)


def missing_attribute(root: etree._Element, random: Random) -> Any:
    """An attribute that must be there is not."""
    required = {"reported_by", "sha256", "manner", "start", "format_version"}
    element = _some(root, random, lambda e: required & {*map(str, e.attrib)})
    assert element is not None
    del element.attrib[random.choice(sorted(required & {*map(str, element.attrib)}))]
    return lambda writer: (writer.elements[_path(element)], element, None)


def element_twice(root: etree._Element, random: Random) -> Any:
    """An element that may stand once stands twice."""
    element = _some(root, random, lambda e: etree.QName(e).localname in {"file", "text_start", "sources", "publisher"})
    assert element is not None
    second = etree.fromstring(etree.tostring(element, with_tail=False))
    element.addnext(second)
    return lambda writer: (writer.elements[_path(second)], second, None)


CHANGES = [
    wrong_attribute,
    wrong_text,
    unknown_attribute,
    unknown_element,
    unknown_kind,
    missing_attribute,
    element_twice,
]


def by_path(root: etree._Element, path: str) -> list[Any]:
    """What a path of an issue leads to, in XPath's own understanding."""
    return list(root.xpath(re.sub(r"/(?=[^@])", "/t:", path), namespaces={"t": NAMESPACE}))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@settings(max_examples=40)
@given(st.integers(0, 500), _RANDOM)
def test_places_of_mistakes_in_xml(change: Any, seed: int, random: Random) -> None:
    written = tm.dumps(tm.loads(json.dumps(document(seed)).encode()), "xml")
    root = etree.fromstring(written, etree.XMLParser(remove_blank_text=True))
    expected = change(root, random)
    if expected is None:
        return
    writer = XmlWriter(random)
    writer.write(root)
    validation = tm.validate(writer.text.encode(), "xml")
    offset, element, attribute = expected(writer)
    line, column = line_and_column(writer.text, offset)
    found = [issue for issue in validation.issues if (issue.line, issue.column) == (line, column)]
    assert found, (validation.issues, line, column)
    for issue in validation.issues:
        assert issue.path is not None
        led_to = by_path(root, issue.path)
        assert (element if attribute is None else element.get(attribute)) in led_to, issue
        assert len(led_to) == 1 or issue.code == "duplicate-field", issue
        assert ("@" in issue.path) is (attribute is not None)


@settings(max_examples=40)
@given(st.integers(0, 500), _RANDOM)
def test_a_document_of_another_layout_says_the_same(seed: int, random: Random) -> None:
    """Otherwise the writer here would be the mistake."""
    model = tm.loads(json.dumps(document(seed)).encode())
    writer = XmlWriter(random)
    writer.write(etree.fromstring(tm.dumps(model, "xml"), etree.XMLParser(remove_blank_text=True)))
    assert tm.loads(writer.text.encode(), "xml") == model


def in_xml(before: str, wrong: str, after: str = "</parties></treaty>") -> tuple[str, int]:
    """A document with something wrong in it, and where that begins."""
    start = f'<treaty xmlns="{NAMESPACE}" format_version="1.0" id="a">{before}'
    return start + wrong + after, len(start)


def told_at(text: str, code: str) -> list[tuple[int | None, int | None, str | None]]:
    return [(i.line, i.column, i.path) for i in tm.validate(text.encode(), "xml").issues if i.code == code]


FAR = {
    "100,000 lines": "\n" * 100_000,
    "100,000 lines of CR LF": "\r\n" * 100_000,
    "100,000 lines of CR": "\r" * 100_000,
    "65,535 lines": "\n" * 65_534,
    "65,536 lines": "\n" * 65_535,
    "a long line": " " * 80_000,
    "a long line of astral characters": f"<!--{'🕊' * 80_000}-->",
    "lines and astral characters": "<!--" + "🕊\n" * 70_000 + "--><?a " + "é🕊" * 40_000 + "?>",
}


@pytest.mark.parametrize("far", FAR)
def test_far_away_elements(far: str) -> None:
    text, at = in_xml(f"{FAR[far]}<parties>{FAR[far]}", "<party/>")
    assert told_at(text, "missing-field") == [(*fast(text, at), "/treaty/parties/party[1]")]


@pytest.mark.parametrize("far", ["100,000 lines", "100,000 lines of CR", "100,000 lines of CR LF", "a long line"])
def test_far_away_attributes(far: str) -> None:
    text, at = in_xml(f"<parties><party{FAR[far]}id{FAR[far]}={FAR[far]}'", "A'/>")
    assert told_at(text, "wrong-form") == [(*fast(text, at), "/treaty/parties/party[1]/@id")]
    text, at = in_xml(f"<parties{FAR[far]}>", "<party/>")
    assert told_at(text, "missing-field") == [(*fast(text, at), "/treaty/parties/party[1]")]


@pytest.mark.parametrize("far", FAR)
def test_far_away_entities_and_document_types(far: str) -> None:
    text, at = in_xml(f"{FAR[far]}<parties>🕊&amp;", "&nbsp;&nbsp;")
    assert told_at(text, "undeclared-entity") == [(*fast(text, at), None)]
    before = FAR[far] if "<" in FAR[far] else f"<!--{FAR[far]}-->"
    text = f"{before}<!DOCTYPE a>"
    assert told_at(text, "doctype") == [(*fast(text, len(before)), None)]


@pytest.mark.parametrize("far", FAR)
def test_far_away_xml_that_is_none(far: str) -> None:
    """The parser notices a wrong end tag behind its name."""
    text, at = in_xml(f"{FAR[far]}<parties>{FAR[far]}", "</partie>", "")
    ((line, column, _),) = told_at(text, "not-xml")
    assert (line, column is not None) == (fast(text, at)[0], True)
    assert 0 <= (column or 0) - fast(text, at)[1] <= len("</partie>")


@pytest.mark.parametrize("far", FAR)
def test_far_away_depth(far: str) -> None:
    text, at = in_xml(f"{FAR[far]}{'<a>' * 63}", "<a>", "<a/>" + "</a>" * 64 + "</treaty>")
    assert told_at(text, "too-deep") == [(*fast(text, at), None)]


def test_both_formats_nest_equally_deep() -> None:
    for levels, codes in ((64, {"wrong-type", "unknown-field"}), (65, {"too-deep"})):
        in_json = "[" * levels + "]" * levels
        elements, _ = in_xml("<a>" * (levels - 1), "", "</a>" * (levels - 1) + "</treaty>")
        for text in (in_json, elements):
            assert codes & {issue.code for issue in tm.validate(text.encode()).issues}, (levels, text[:9])


def fast(text: str, offset: int) -> tuple[int, int]:
    """The same as `line_and_column`, for long texts."""
    lines = re.split("\r\n|\r|\n", text[:offset])
    return len(lines), len(lines[-1]) + 1


def test_the_fast_way_is_the_plain_way() -> None:
    text = "a\r\nb\r\r\n\n🕊é\rx"
    for offset in (0, 1, 3, 4, 5, 7, 8, 9, 10, 11, 12):
        assert fast(text, offset) == line_and_column(text, offset)


def spot_cases() -> Iterator[tuple[str, Steps, str, str, str]]:
    """Documents, the steps to something in them, the text at its name and at its value, and its path."""
    root = f'<treaty xmlns="{NAMESPACE}" id = "a" format_version=\'1.0\''
    yield f"{root}/>", (), "<treaty", "<treaty", "/treaty"
    yield f"<!--<treaty-->{root}/>", ("id",), 'id = "a"', 'a" format', "/treaty/@id"
    yield f"{root}/>", ("format_version",), "format_version", "1.0", "/treaty/@format_version"
    parties = f'{root}><parties><party id="id"/><!--<party id="x"/>--><party\n\tid=\'c\'/></parties></treaty>'
    yield parties, ("parties", "1"), "<party\n", "<party\n", "/treaty/parties/party[2]"
    yield parties, ("parties", "1", "id"), "id='c'", "c'", "/treaty/parties/party[2]/@id"
    yield parties, ("parties", "1", "names"), "<party\n", "<party\n", "/treaty/parties/party[2]"
    yield parties, ("parties", "7"), "<parties", "<parties", "/treaty/parties"
    quoted = f"{root}><parties><party x='id=\"y\"' y = '>' id=\"z\"/></parties></treaty>"
    yield quoted, ("parties", "0", "id"), 'id="z"', 'z"', "/treaty/parties/party[1]/@id"
    listed = f"{root}><events><visit id='v'><occurrence reported_by='a.b  a.bb a.b'/></visit></events></treaty>"
    steps = ("events", "0", "clauses", "0", "reported_by")
    at = "/treaty/events/visit[1]/occurrence[1]/@reported_by"
    yield listed, (*steps, "1"), "a.bb", "a.bb", at
    yield listed, (*steps, "2"), "a.b'", "a.b'", at
    yield listed, steps, "reported_by", "a.b  ", at


@pytest.mark.parametrize("case", list(spot_cases()), ids=lambda case: "/".join(case[1]) or "root")
@pytest.mark.parametrize("before", ["", "<!--é🕊-->", "<?a b?>\r\n"])
def test_a_place_in_xml(case: tuple[str, Steps, str, str, str], before: str) -> None:
    text, steps, name, value, path = case
    data = (before + text).encode()
    own = data.rindex(b"<treaty xmlns")
    assert xml_positions(data, [steps])[steps] == (
        data.index(name.encode(), own),
        data.index(value.encode(), own),
        path,
        path,
    )


def test_of_two_elements_of_one_name_either_can_be_asked_for() -> None:
    data = f'<treaty xmlns="{NAMESPACE}"><parties/><articles/><parties/></treaty>'.encode()
    first, last = data.index(b"<parties"), data.rindex(b"<parties")
    both = [("parties",), ("unplaced",)]  # of which one is not there, so that the search goes on to the end
    for place, spot in ((first, xml_positions(data, both)), (last, xml_positions(data, both, last=True))):
        assert (spot["parties",].name, spot["parties",].value, spot["parties",].path) == (
            place,
            place,
            "/treaty/parties",
        )


@given(st.lists(st.text("a~/01")))
def test_the_steps_of_a_pointer_are_those_it_was_made_of(steps: list[str]) -> None:
    assert pointer_steps(json_pointer(steps)) == tuple(steps)


@pytest.mark.parametrize(
    ("name", "hyphens"),
    [("PartyName", "party-name"), ("reported_by", "reported-by"), ("Article51Basis", "article51-basis")],
)
def test_names_of_elements(name: str, hyphens: str) -> None:
    assert hyphenated(name) == hyphens
