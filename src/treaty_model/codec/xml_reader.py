"""XML to the JSON that says the same, in one pass over the parser's events, so that one reader judges both formats.

What XML alone can get wrong (order, repetition, stray text, foreign names) is told beside the JSON. Comments and
processing instructions may stand anywhere and change nothing. The bytes must be safe to parse already.
"""

from collections.abc import Mapping
from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple, cast

from lxml import etree

from ..spec import ModelSpec
from .document import DEPTH_LIMIT, roots
from .pointer import json_pointer
from .xml_layout import BLANKS, HINTS, XINCLUDE, XSI
from .xml_plan import SKIPPED, Attribute, Content, Plan, local_name, root_plan


class NotXml(ValueError):
    """Bytes that are no well-formed XML with namespaces: libxml2's type of error and message, and the place.

    Lines and columns count from 1, columns are code points, and the place is where the parser noticed.
    """

    def __init__(self, type: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.type, self.message, self.line, self.column = type, message, line, column


class Stray(NamedTuple):
    """Something that has no place in a document's XML: JSON pointer, code, its name or text, and what has a place."""

    pointer: str
    code: str
    found: str
    known: tuple[str, ...] = ()


class _Enough(Exception):
    """What is wrong already is more than anybody reads."""


# How many things without a place are told; reading ends at the next one.
STRAY_LIMIT = 10_000


def read(data: bytes, models: tuple[ModelSpec, ...] | None = None) -> tuple[bytes | None, list[Stray]]:
    """The JSON of a document in XML, or of one of the given models, and all that has no place in the XML.

    There is no JSON where the root is of another namespace, and where reading ended early, because things without a
    place were too many or lay too deep. Raises NotXml.
    """
    reading = _Reading(root_plan(models or roots()))
    parser = etree.XMLParser(
        # Every option that decides what a document is or may do is said, because others can change lxml's defaults.
        target=cast(Any, reading),  # whose methods are made one by one
        encoding="UTF-8",
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        remove_blank_text=False,
        resolve_entities="internal",  # with no document type there are none, and without this `&amp;` stays undone
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        recover=False,
        collect_ids=False,
        huge_tree=True,  # the limits are those of the document, the same as in JSON
    )
    text = None
    try:
        text = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if not parser.error_log:
            raise NotXml("", error.msg or "", 1, 1) from None
    except _Enough:
        return None, reading.strays
    for entry in parser.error_log:  # names without a namespace are an error only to those who build a tree
        if entry.level >= etree.ErrorLevels.ERROR:
            raise NotXml(entry.type_name, entry.message, entry.line, entry.column)
    return text, reading.strays


class _Reading:
    """One pass over a document: the target of lxml's parser."""

    def __init__(self, root: Plan) -> None:
        self.strays: list[Stray] = []
        pieces: list[str] = []
        self.data = pieces.append
        self.start, self.end, self.close = _events(root, pieces, self.strays)


def _events(root: Plan, pieces: list[str], strays: list[Stray]) -> Any:  # noqa: PLR0915  # one state, see below
    """What to do where an element starts, where it ends, and at the end of the document.

    `pieces` is the text since the last event. Of the element that is open there are its `plan`; what the JSON needs
    `before` the next thing in it; and what was `seen` in it: the number of its items, or the places of its parts added
    up. `above` holds the same of the elements around it. Most elements are leaves, which leave all that as it is, and
    only `outer` remembers the plan around it.

    These are closures, and the JSON is put together from strings, because each element pays for every step here.
    """
    nothing, text, parts, items, anything = Content
    plan, outer, before, seen = root, root, "", 0
    above: list[tuple[Plan, str, int]] = []
    written: list[str] = []
    add = written.append

    def start(tag: str, attributes: Mapping[str, str]) -> None:  # noqa: PLR0912, PLR0915  # a call costs as much as a branch
        nonlocal plan, outer, before, seen
        child = plan.children.get(tag)
        if child is None:
            start_unknown(local_name(tag))
            return
        if pieces:
            if "".join(pieces).strip(BLANKS):
                stray("stray-text", "".join(pieces).strip(BLANKS))
            pieces.clear()
        made = before
        if plan.content is items:
            if seen and plan.single:
                stray("duplicate-field", plan.name)
                skip()
                return
            seen += 1
        else:
            if seen >= child.place:
                if seen & child.place:
                    stray("duplicate-field", child.name, child.name)
                    skip()
                    return
                stray("wrong-order", child.name, child.name, known=tuple(part.name for part in plan.children.values()))
            seen |= child.place
            made += child.key
        before = ","
        if child.leaf:
            outer, plan = plan, child
        else:
            above.append((plan, before, seen))
            plan, seen = child, 0
        if child.model:
            try:
                members = _members(attributes, child.attributes)
            except KeyError:
                members = members_and_strays(attributes)
            if child.kind is None:
                members = members[1:]
            made += child.start + members
            if child.content is nothing:
                made += "}"
            else:
                before = "," if child.kind or members else ""
                if child.content is text:
                    made += before + child.makes
                    before = ","
                elif child.content is items:
                    before += child.makes
        else:
            for name in attributes.keys() - HINTS if attributes else ():
                stray_attribute(name, ())
            if child.content is items:
                before = ""
                if not child.single:
                    made += "["
        add(made)

    def end(_: str) -> None:
        nonlocal plan, before, seen
        if plan.leaf:
            if plan.content is text and (pieces or not plan.model):
                add(quoted("".join(pieces)) + plan.end)
            elif plan.content is text:  # it says nothing, so the member that was begun is not there
                written[-1] = written[-1].removesuffix(plan.makes).removesuffix(",")
                add(plan.end)
            elif pieces:
                stray("stray-text", "".join(pieces))
            pieces.clear()
            plan = outer
            return
        if pieces:
            if "".join(pieces).strip(BLANKS) and plan is not SKIPPED:
                stray("stray-text", "".join(pieces).strip(BLANKS))
            pieces.clear()
        if plan.content is parts or (plan.model and not seen):
            add("}")
        elif plan.content is items:
            if plan.model:
                add("]}")
            elif not plan.single:
                add("]")
            elif not seen:
                add("{}")
        plan, before, seen = above.pop()

    def close() -> bytes | None:
        return "".join(written).encode() or None

    def start_unknown(name: str) -> None:
        nonlocal before, seen
        if pieces and "".join(pieces).strip(BLANKS) and plan.content in (parts, items):
            stray("stray-text", "".join(pieces).strip(BLANKS))
        pieces.clear()
        if name.startswith(XINCLUDE):
            stray("xinclude", name, name)
        elif plan is root and name.startswith("{"):
            stray("wrong-namespace", name)
        elif plan.content is items and plan.single and seen:
            stray("duplicate-field", plan.name)
        elif plan.content is items and plan.by_kind:
            add(f'{before}{{"kind":{quoted(name)}}}')
            before, seen = ",", seen + 1
        elif name in plan.attributes:
            stray("misplaced-field", name, name, known=("an attribute",))
        elif plan.content is not anything:
            known = plan.fields or tuple(local_name(tag) for tag in plan.children)
            stray("unknown-field", name, name, known=known)
        elif len(above) >= DEPTH_LIMIT:
            strays[:] = [Stray("", "too-deep", "")]
            raise _Enough
        skip()

    def skip() -> None:
        nonlocal plan
        above.append((plan, before, seen))
        plan = SKIPPED

    def members_and_strays(attributes: Mapping[str, str]) -> str:
        """The members that attributes make, where some are none of the model's; what JSON can have too is one."""
        known = {name: value for name, value in attributes.items() if name in plan.attributes}
        members = _members(known, plan.attributes)
        for name in sorted(attributes.keys() - known.keys() - HINTS):
            if name in plan.fields:
                stray(
                    "misplaced-field", name, name, known=("an element",) if name != "kind" else ("the element's name",)
                )
            else:
                stray_attribute(name, plan.fields)
        return members

    def stray_attribute(name: str, known: tuple[str, ...]) -> None:
        stray("instance-type" if name.startswith(XSI) else "unknown-field", name, name, known=known)

    def stray(code: str, found: str, *below: str, known: tuple[str, ...] = ()) -> None:
        around = [(frame[0], frame[2]) for frame in above] + ([(outer, seen)] if plan.leaf else [])
        strays.append(Stray(_pointer(around, plan, below), code, found, known))
        if len(strays) > STRAY_LIMIT:
            raise _Enough

    return start, end, close


def _members(attributes: Mapping[str, str], known: Mapping[str, Attribute]) -> str:
    """The JSON members that attributes make, each with a comma before it. KeyError for an attribute not known."""
    members = ""
    for name, value in attributes.items():
        key, listed, number = known[name]
        if number is not None:
            members += key + number(value)
        elif listed:  # no item holds a blank, so none is cut in two
            members += key + ("[" + quoted(value).replace(" ", '","') + "]" if value else "[]")
        else:
            members += key + quoted(value)
    return members


def _pointer(around: list[tuple[Plan, int]], plan: Plan, below: tuple[str, ...]) -> str:
    """A JSON pointer for the open element, or what is below: `around` are the elements around it, and their items."""
    steps: list[object] = []
    for (element, count), child in zip(around, [*(element for element, _ in around[1:]), plan], strict=False):
        if element.content is Content.PARTS:
            steps.append(child.name)
        elif not element.single:
            steps += [element.holds, count - 1] if element.model else [count - 1]
    return json_pointer([*steps, *below])
