"""XML to the JSON that says the same, so that one reader judges both formats.

What XML alone can get wrong (order, repetition, stray text, foreign names) is told beside the JSON. Comments and
processing instructions may stand anywhere and change nothing. The bytes must be safe to parse already.
"""

from json.encoder import encode_basestring as quoted
from typing import Any, NamedTuple, cast

from lxml import etree

from ..spec import ModelSpec
from .document import DEPTH_LIMIT, roots
from .pointer import json_pointer
from .xml_layout import BLANKS, HINTS, XINCLUDE, XSI
from .xml_plan import ElementContent, Plan, local_name, root_plan

Element = etree._Element
Steps = tuple[str | int, ...]


class NotXml(ValueError):
    """Bytes that are no well-formed XML with namespaces: libxml2's type of error and message, and the place.

    Lines and columns count from 1, columns are code points, and the place is where the parser noticed.
    """

    def __init__(self, type: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.type, self.message, self.line, self.column = type, message, line, column


class UnexpectedContent(NamedTuple):
    """Something that has no place in a document's XML: JSON pointer, code, its name or text, and what has a place."""

    pointer: str
    code: str
    found: str
    known: tuple[str, ...] = ()


class _Enough(Exception):
    """What is wrong already is more than anybody reads."""


# How many things without a place are told; reading ends at the next one.
STRAY_LIMIT = 10_000


def read(data: bytes, models: tuple[ModelSpec, ...] | None = None) -> tuple[bytes | None, list[UnexpectedContent]]:
    """The JSON of a document in XML, or of one of the given models, and all that has no place in the XML.

    There is no JSON where the root is of another namespace, and where reading ended early, because things without a
    place were too many or lay too deep. Raises NotXml.
    """
    root = parsed(data)
    reader = _Reader()
    try:
        text = reader.document(root, root_plan(models or roots()))
    except _Enough:
        return None, reader.strays
    return text.encode() or None, reader.strays


def parser(**more: Any) -> "etree.XMLParser[Any]":
    """A parser of XML that is safe to parse; `more` are further arguments of lxml's."""
    made: etree.XMLParser[Any] = etree.XMLParser(
        # Every option that decides what a document is or may do is said, because others can change lxml's defaults.
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
        **more,
    )
    return made


def parsed(data: bytes) -> Element:
    """The root of a document. Raises NotXml."""
    safe = parser()
    root: Element | None = None
    message = ""
    try:
        root = etree.fromstring(data, safe)
    except etree.XMLSyntaxError as error:
        message = error.msg or ""
    for entry in safe.error_log:
        if entry.level >= etree.ErrorLevels.ERROR:
            raise NotXml(entry.type_name, entry.message, entry.line, entry.column)
    if root is None:
        raise NotXml("", message, 1, 1)
    return root


class _Reader:
    """Reads the elements of a document by their plans, and notes what has no place. `steps` are those of a pointer."""

    def __init__(self) -> None:
        self.strays: list[UnexpectedContent] = []

    def document(self, root: Element, around: Plan) -> str:
        """The JSON of the root; none where it is of another namespace."""
        plan = around.children.get(_tag(root))
        if plan is not None:
            return self._element(root, plan, ())
        self._unknown(root, around, (), is_root=True)
        return "" if local_name(_tag(root)).startswith("{") else _of_kind(root)

    def _element(self, element: Element, plan: Plan, steps: Steps) -> str:
        """The JSON of an element that has its place."""
        made = ""
        if plan.model:
            members = self._members(element, plan, steps)
            made = plan.start + (members if plan.kind else members[1:])
        else:
            for name in element.attrib:
                if name not in HINTS:
                    self._stray_attribute(name, (), steps)
        if plan.content is ElementContent.PARTS:
            return _joined(made, self._parts(element, plan, steps)) + "}"
        if plan.content is ElementContent.ITEMS:
            return self._list(made, self._items(element, plan, steps), plan)
        for child in element:
            self._unknown(child, plan, steps)
        text = (element[-1].tail if len(element) else element.text) or ""
        if plan.content is ElementContent.NOTHING:
            if text:
                self._stray(steps, "stray-text", text)
            return made + "}"
        if plan.model:  # which says nothing where it holds no text
            return _joined(made, [plan.makes + quoted(text)] if text else []) + "}"
        return quoted(text)

    def _parts(self, element: Element, plan: Plan, steps: Steps) -> list[str]:
        """The members that stand as elements in a model's, each once and in their order."""
        found: list[str] = []
        seen = 0
        self._no_text(element.text, steps)
        for child in element:
            part = plan.children.get(_tag(child))
            if part is None:
                self._unknown(child, plan, steps)
            elif seen & part.place:
                self._stray((*steps, part.name), "duplicate-field", part.name)
                self._skip(child)
            else:
                if seen > part.place:
                    known = tuple(other.name for other in plan.children.values())
                    self._stray((*steps, part.name), "wrong-order", part.name, known)
                seen |= part.place
                found.append(part.key + self._element(child, part, (*steps, part.name)))
            self._no_text(child.tail, steps)
        return found

    def _items(self, element: Element, plan: Plan, steps: Steps) -> list[str]:
        """The items of a list, or the one that stands for a single model."""
        found: list[str] = []
        around = (*steps, plan.holds) if plan.model else steps
        self._no_text(element.text, steps)
        for child in element:
            item = plan.children.get(_tag(child))
            if plan.single and found and (item or not local_name(_tag(child)).startswith(XINCLUDE)):
                self._stray(steps, "duplicate-field", plan.name)
                self._skip(child)
            elif item is None:
                self._unknown(child, plan, steps)
                if plan.by_kind and not local_name(_tag(child)).startswith(XINCLUDE):
                    found.append(_of_kind(child))
            else:
                found.append(self._element(child, item, steps if plan.single else (*around, len(found))))
            self._no_text(child.tail, steps)
        return found

    def _list(self, made: str, items: list[str], plan: Plan) -> str:
        """What items are in JSON: a member of their model, a list, or the one of them."""
        if plan.model:
            return _joined(made, [f"{plan.makes}{','.join(items)}]"] if items else []) + "}"
        return (items[0] if items else "{}") if plan.single else f"[{','.join(items)}]"

    def _members(self, element: Element, plan: Plan, steps: Steps) -> str:
        """The members that attributes make, each with a comma before it; what JSON can have too is one of them."""
        members = ""
        strays: list[str] = []
        for name, value in element.items():
            if name not in plan.attributes:
                strays.append(name)
                continue
            key, listed, number = plan.attributes[name]
            if number is not None:
                members += key + number(value)
            elif listed:  # no item holds a blank, so none is cut in two
                members += key + ("[" + quoted(value).replace(" ", '","') + "]" if value else "[]")
            else:
                members += key + quoted(value)
        for name in sorted(set(strays) - HINTS):
            if name in plan.fields:
                known = ("the element's name",) if name == "kind" else ("an element",)
                self._stray((*steps, name), "misplaced-field", name, known)
            else:
                self._stray_attribute(name, plan.fields, steps)
        return members

    def _unknown(self, element: Element, plan: Plan, steps: Steps, *, is_root: bool = False) -> None:
        """Note an element that has no place in another one, whose plan is given."""
        name = local_name(_tag(element))
        if name.startswith(XINCLUDE):
            self._stray((*steps, name), "xinclude", name)
        elif is_root and name.startswith("{"):
            self._stray(steps, "wrong-namespace", name)
        elif plan.content is ElementContent.ITEMS and plan.by_kind:
            pass  # it is an item of a kind that the models do not know
        elif name in plan.attributes:
            self._stray((*steps, name), "misplaced-field", name, ("an attribute",))
        else:
            known = plan.fields or tuple(local_name(tag) for tag in plan.children)
            self._stray((*steps, name), "unknown-field", name, known)
        self._skip(element)

    def _skip(self, element: Element) -> None:
        """Look through what stands in an element without a place only for how deep it goes."""
        waiting = [(element, sum(1 for _ in element.iterancestors()) + 1)]
        while waiting:
            below, depth = waiting.pop()
            if depth > DEPTH_LIMIT:
                self.strays[:] = [UnexpectedContent("", "too-deep", "")]
                raise _Enough
            waiting.extend((child, depth + 1) for child in below)

    def _no_text(self, text: str | None, steps: Steps) -> None:
        if text and (found := text.strip(BLANKS)):
            self._stray(steps, "stray-text", found)

    def _stray_attribute(self, name: str, known: tuple[str, ...], steps: Steps) -> None:
        self._stray((*steps, name), "instance-type" if name.startswith(XSI) else "unknown-field", name, known)

    def _stray(self, steps: Steps, code: str, found: str, known: tuple[str, ...] = ()) -> None:
        self.strays.append(UnexpectedContent(json_pointer(steps), code, found, known))
        if len(self.strays) > STRAY_LIMIT:
            raise _Enough


def _tag(element: Element) -> str:
    """The name of an element; comments and the like, which have another kind of name, are not in the tree."""
    return cast(str, element.tag)


def _of_kind(element: Element) -> str:
    """An item of an unknown kind, for the models to reject."""
    return f'{{"kind":{quoted(local_name(_tag(element)))}}}'


def _joined(made: str, members: list[str]) -> str:
    """The start of an object with more members."""
    return made + ("," if members and made != "{" else "") + ",".join(members)
