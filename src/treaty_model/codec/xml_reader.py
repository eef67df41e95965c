"""Convert XML to equivalent JSON, so that the same validator checks both formats.

Errors that only XML can have (order, repetition, stray text, foreign names) are reported beside the JSON. Comments and
processing instructions are allowed anywhere and ignored. The caller must already have checked that the bytes are safe
to parse.
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
    """The bytes are not well-formed XML with namespaces: type and message of libxml2's error, and its position.

    Lines and columns count from 1, and columns count code points. It is the position at which the parser failed.
    """

    def __init__(self, type: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.type, self.message, self.line, self.column = type, message, line, column


class UnexpectedContent(NamedTuple):
    """Content that is not allowed in the XML: its JSON pointer, a code, its name or text, and the allowed names."""

    pointer: str
    code: str
    found: str
    known: tuple[str, ...] = ()


class _TooMany(Exception):
    """Reading stops: there is more unexpected content than anyone reads, or it is nested too deeply."""


# At most so much unexpected content is reported. Reading stops at the next one.
UNEXPECTED_LIMIT = 10_000


def read(data: bytes, models: tuple[ModelSpec, ...] | None = None) -> tuple[bytes | None, list[UnexpectedContent]]:
    """The JSON of a document in XML, or of one of the given models, and all unexpected content.

    There is no JSON if the root is in another namespace, or if reading stopped early because of too much or too deeply
    nested unexpected content. Raises NotXml.
    """
    root = parsed(data)
    reader = _Reader()
    try:
        text = reader.document(root, root_plan(models or roots()))
    except _TooMany:
        return None, reader.unexpected
    return text.encode() or None, reader.unexpected


def parser(**more: Any) -> "etree.XMLParser[Any]":
    """A parser of XML that is safe to parse; `more` are further arguments of lxml's."""
    made: etree.XMLParser[Any] = etree.XMLParser(
        # All options that affect security or the result are given, because other code can change lxml's defaults.
        encoding="UTF-8",
        remove_comments=True,
        remove_pis=True,
        strip_cdata=True,
        remove_blank_text=False,
        resolve_entities="internal",  # only `&amp;` and the like: documents with a DOCTYPE were rejected
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        no_network=True,
        recover=False,
        collect_ids=False,
        huge_tree=True,  # documents have limits of their own, the same as in JSON
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
    """Reads elements by their plans and collects unexpected content. `steps` is the path of a JSON pointer."""

    def __init__(self) -> None:
        self.unexpected: list[UnexpectedContent] = []

    def document(self, root: Element, plan_of_document: Plan) -> str:
        """The JSON of the root; empty if it is in another namespace."""
        plan = plan_of_document.children.get(_tag(root))
        if plan is not None:
            return self._element(root, plan, ())
        self._unknown(root, plan_of_document, (), is_root=True)
        return "" if local_name(_tag(root)).startswith("{") else _of_kind(root)

    def _element(self, element: Element, plan: Plan, steps: Steps) -> str:
        """The JSON of an expected element."""
        start = ""
        if plan.model:
            members = self._members(element, plan, steps)
            start = plan.start + (members if plan.kind else members[1:])
        else:
            for name in element.attrib:
                if name not in HINTS:
                    self._report_attribute(name, (), steps)
        if plan.content is ElementContent.PARTS:
            return _joined(start, self._parts(element, plan, steps)) + "}"
        if plan.content is ElementContent.ITEMS:
            return self._list(start, self._items(element, plan, steps), plan)
        for child in element:
            self._unknown(child, plan, steps)
        text = (element[-1].tail if len(element) else element.text) or ""
        if plan.content is ElementContent.NOTHING:
            if text:
                self._report(steps, "stray-text", text)
            return start + "}"
        if plan.model:  # without text, the field is absent
            return _joined(start, [plan.content_start + quoted(text)] if text else []) + "}"
        return quoted(text)

    def _parts(self, element: Element, plan: Plan, steps: Steps) -> list[str]:
        """The JSON members for the fields of a model that are elements, which must occur once and in order."""
        members: list[str] = []
        seen = 0
        self._no_text(element.text, steps)
        for child in element:
            part = plan.children.get(_tag(child))
            if part is None:
                self._unknown(child, plan, steps)
            elif seen & part.order_bit:
                self._report((*steps, part.name), "duplicate-field", part.name)
                self._skip(child)
            else:
                if seen > part.order_bit:
                    known = tuple(other.name for other in plan.children.values())
                    self._report((*steps, part.name), "wrong-order", part.name, known)
                seen |= part.order_bit
                members.append(part.key + self._element(child, part, (*steps, part.name)))
            self._no_text(child.tail, steps)
        return members

    def _items(self, element: Element, plan: Plan, steps: Steps) -> list[str]:
        """The JSON of the items of a list, or of the one item of a single model."""
        items: list[str] = []
        list_steps = (*steps, plan.content_field) if plan.model else steps
        self._no_text(element.text, steps)
        for child in element:
            item = plan.children.get(_tag(child))
            if plan.single and items and (item or not local_name(_tag(child)).startswith(XINCLUDE)):
                self._report(steps, "duplicate-field", plan.name)
                self._skip(child)
            elif item is None:
                self._unknown(child, plan, steps)
                if plan.by_kind and not local_name(_tag(child)).startswith(XINCLUDE):
                    items.append(_of_kind(child))
            else:
                items.append(self._element(child, item, steps if plan.single else (*list_steps, len(items))))
            self._no_text(child.tail, steps)
        return items

    def _list(self, start: str, items: list[str], plan: Plan) -> str:
        """The JSON of items: a member of their model, a list, or a single item."""
        if plan.model:
            return _joined(start, [f"{plan.content_start}{','.join(items)}]"] if items else []) + "}"
        return (items[0] if items else "{}") if plan.single else f"[{','.join(items)}]"

    def _members(self, element: Element, plan: Plan, steps: Steps) -> str:
        """The JSON members for the attributes, each with a comma before it."""
        members = ""
        unexpected: list[str] = []
        for name, value in element.items():
            if name not in plan.attributes:
                unexpected.append(name)
                continue
            key, is_list, to_number = plan.attributes[name]
            if to_number is not None:
                members += key + to_number(value)
            elif is_list:  # no item contains a space
                members += key + ("[" + quoted(value).replace(" ", '","') + "]" if value else "[]")
            else:
                members += key + quoted(value)
        for name in sorted(set(unexpected) - HINTS):
            if name in plan.fields:
                known = ("the element's name",) if name == "kind" else ("an element",)
                self._report((*steps, name), "misplaced-field", name, known)
            else:
                self._report_attribute(name, plan.fields, steps)
        return members

    def _unknown(self, element: Element, plan: Plan, steps: Steps, *, is_root: bool = False) -> None:
        """Report an unexpected element in another one, whose plan is given."""
        name = local_name(_tag(element))
        if name.startswith(XINCLUDE):
            self._report((*steps, name), "xinclude", name)
        elif is_root and name.startswith("{"):
            self._report(steps, "wrong-namespace", name)
        elif plan.content is ElementContent.ITEMS and plan.by_kind:
            pass  # an item of an unknown kind: the models report it
        elif name in plan.attributes:
            self._report((*steps, name), "misplaced-field", name, ("an attribute",))
        else:
            known = plan.fields or tuple(local_name(tag) for tag in plan.children)
            self._report((*steps, name), "unknown-field", name, known)
        self._skip(element)

    def _skip(self, element: Element) -> None:
        """Skip an unexpected element, but check how deeply it is nested."""
        pending = [(element, sum(1 for _ in element.iterancestors()) + 1)]
        while pending:
            current, depth = pending.pop()
            if depth > DEPTH_LIMIT:
                self.unexpected[:] = [UnexpectedContent("", "too-deep", "")]
                raise _TooMany
            pending.extend((child, depth + 1) for child in current)

    def _no_text(self, text: str | None, steps: Steps) -> None:
        if text and (stray_text := text.strip(BLANKS)):
            self._report(steps, "stray-text", stray_text)

    def _report_attribute(self, name: str, known: tuple[str, ...], steps: Steps) -> None:
        self._report((*steps, name), "instance-type" if name.startswith(XSI) else "unknown-field", name, known)

    def _report(self, steps: Steps, code: str, content: str, known: tuple[str, ...] = ()) -> None:
        self.unexpected.append(UnexpectedContent(json_pointer(steps), code, content, known))
        if len(self.unexpected) > UNEXPECTED_LIMIT:
            raise _TooMany


def _tag(element: Element) -> str:
    """The name of an element. Nodes without a name, such as comments, are not in the tree."""
    return cast(str, element.tag)


def _of_kind(element: Element) -> str:
    """The JSON of an item of an unknown kind, which the models reject."""
    return f'{{"kind":{quoted(local_name(_tag(element)))}}}'


def _joined(start: str, members: list[str]) -> str:
    """The start of a JSON object with more members."""
    return start + ("," if members and start != "{" else "") + ",".join(members)
