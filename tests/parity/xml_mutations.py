"""XML with something changed that only XML has: order, names, namespaces, stray text, comments, prefixes, encodings."""

import re
from collections.abc import Callable
from random import Random

from lxml import etree

from treaty_model.codec.xml_layout import NAMESPACE

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_STRAY = ["a", "0", " ", "\n\t", "\xa0", "\u200b", "\u2028", "\x85", "\u3000", "\ufeff", "🕊", " a ", "]]"]
_TEXTS = [
    "",
    " ",
    "a",
    " a",
    "a ",
    "7",
    "007",
    "+7",
    " 7",
    "7\n",
    "a.b",
    "a.b  c.d",
    "a.b c.d",
    " a.b",
    "A",
    "1.0",
    "true",
]


def changed_xml(data: bytes, random: Random) -> tuple[bytes, bool | None]:
    """XML with one thing changed: whether it says the same, is no document, or may be either."""
    if random.random() < 0.4:
        return random.choice(_OF_BYTES)(data, random)
    root = etree.fromstring(data)
    change = random.choice([*_OF_TREES, *_NEUTRAL])
    change(root, random)
    return etree.tostring(root, encoding="UTF-8"), True if change in _NEUTRAL else None


def _some(root: etree._Element, random: Random) -> etree._Element:
    return random.choice(list(root.iter(etree.Element)))


def _inner(root: etree._Element, random: Random) -> etree._Element:
    """An element other than the root."""
    return random.choice(list(root.iter(etree.Element))[1:] or [root[0]])


def _drop(root: etree._Element, random: Random) -> None:
    element = _inner(root, random)
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _repeat(root: etree._Element, random: Random) -> None:
    element = _inner(root, random)
    element.addnext(_copy(element))


def _move(root: etree._Element, random: Random) -> None:
    element, place = _inner(root, random), _some(root, random)
    if place is not element and element not in list(place.iterancestors()):
        place.insert(random.randint(0, len(place)), element)


def _swap(root: etree._Element, random: Random) -> None:
    parent = random.choice([element for element in root.iter(etree.Element) if len(element) > 1] or [root])
    parent.append(parent[random.randrange(len(parent))])


def _insert(root: etree._Element, random: Random) -> None:
    other = _inner(root, random)
    _some(root, random).insert(random.randint(0, 2), _copy(other))


def _rename(root: etree._Element, random: Random) -> None:
    other = etree.QName(_some(root, random)).localname
    _some(root, random).tag = f"{{{NAMESPACE}}}{random.choice([other, other.upper(), 'surplus', 'kind', 'treaty'])}"


def _renamespace(root: etree._Element, random: Random) -> None:
    element = _some(root, random)
    name = etree.QName(element).localname
    space = random.choice(["urn:treaty-model:2", "urn:treaty-model:1 ", "URN:treaty-model:1", "", "http://other.test"])
    element.tag = f"{{{space}}}{name}" if space else name


def _drop_attribute(root: etree._Element, random: Random) -> None:
    element = _with_attribute(root, random)
    del element.attrib[random.choice(element.keys())]


def _rename_attribute(root: etree._Element, random: Random) -> None:
    element = _with_attribute(root, random)
    name = random.choice(element.keys())
    value = element.attrib.pop(name)
    element.set(
        random.choice([name.upper(), f"{{{NAMESPACE}}}{name}", f"{{urn:x}}{name}", "kind", "clauses", "value"]), value
    )


def _add_attribute(root: etree._Element, random: Random) -> None:
    names = [
        "surplus",
        "kind",
        "id",
        "value",
        "number",
        "clauses",
        "names",
        "{urn:x}a",
        f"{{{_XSI}}}type",
        f"{{{_XSI}}}nil",
    ]
    space = "{http://www.w3.org/XML/1998/namespace}"
    name = random.choice([*names, *(space + name for name in ("lang", "space", "id", "base")), f"{{{_XSI}}}surplus"])
    _some(root, random).set(name, random.choice(["a", "true", "default", "en", "Treaty"]))


def _retell_attribute(root: etree._Element, random: Random) -> None:
    element = _with_attribute(root, random)
    name = random.choice(element.keys())
    value = element.attrib[name]
    element.set(
        name, random.choice([*_TEXTS, f" {value}", f"{value} ", value.replace(" ", "  "), value + "\n", f"+{value}"])
    )


def _retell_text(root: etree._Element, random: Random) -> None:
    element = random.choice([element for element in root.iter(etree.Element) if not len(element)])
    element.text = random.choice([*_TEXTS, f" {element.text}", f"{element.text}\n"])


def _attribute_to_element(root: etree._Element, random: Random) -> None:
    element = _with_attribute(root, random)
    name = random.choice(element.keys())
    child = etree.Element(f"{{{NAMESPACE}}}{name}")
    child.text = element.attrib.pop(name)
    element.insert(random.randint(0, len(element)), child)


def _element_to_attribute(root: etree._Element, random: Random) -> None:
    element = _inner(root, random)
    parent = element.getparent()
    assert parent is not None
    parent.set(etree.QName(element).localname, element.text or "")
    if random.random() < 0.8:
        parent.remove(element)


def _stray_text(root: etree._Element, random: Random) -> None:
    element, text = _some(root, random), random.choice(_STRAY)
    if random.random() < 0.5:
        element.text = text + (element.text or "")
    elif element is not root:
        element.tail = (element.tail or "") + text


def _comment(root: etree._Element, random: Random) -> None:
    """A comment or an instruction anywhere: within a value, between elements, before and after the root."""
    node = etree.Comment(" a ") if random.random() < 0.5 else etree.ProcessingInstruction("a", "b")
    element = _some(root, random)
    match random.randrange(3):
        case 0:
            text = element.text or ""
            at = random.randint(0, len(text))
            element.text, node.tail = text[:at] or None, text[at:] or None
            element.insert(0, node)
        case 1:
            element.addprevious(node)
        case _:
            if element is root:
                root.addnext(node)
            else:
                node.tail, element.tail = element.tail, None
                element.addnext(node)


def _cdata(root: etree._Element, random: Random) -> None:
    texts = [(element, element.text) for element in root.iter(etree.Element) if not len(element) and element.text]
    for element, text in random.sample(texts, min(1, len(texts))):
        if "]]>" not in text:
            element.text = etree.CDATA(text)


def _hint(root: etree._Element, random: Random) -> None:
    name = random.choice(["schemaLocation", "noNamespaceSchemaLocation"])
    _some(root, random).set(f"{{{_XSI}}}{name}", random.choice([f"{NAMESPACE} treaty-model.xsd", "a", "file:///a b"]))


def _blanks(root: etree._Element, random: Random) -> None:
    element = _inner(root, random)
    element.tail = random.choice(["\n", " \t", "\n\n  "])


def _with_attribute(root: etree._Element, random: Random) -> etree._Element:
    return random.choice([element for element in root.iter(etree.Element) if element.attrib])


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


_OF_TREES = [
    *(_drop, _repeat, _move, _swap, _insert, _rename, _renamespace, _drop_attribute, _rename_attribute, _add_attribute),
    *(_retell_attribute, _retell_text, _attribute_to_element, _element_to_attribute, _stray_text),
]
_NEUTRAL = [_comment, _cdata, _hint, _blanks]


def _prefixed(data: bytes, _: Random) -> tuple[bytes, bool]:
    data = re.sub(rb"<(/?)(?=[a-z])", rb"<\1t:", data)
    return data.replace(b" xmlns=", b" xmlns:t=", 1), True


def _references(data: bytes, _: Random) -> tuple[bytes, bool]:
    root = etree.fromstring(data)
    return etree.tostring(root, encoding="us-ascii", xml_declaration=False), True


def _reference_in_value(data: bytes, random: Random) -> tuple[bytes, bool]:
    places = [match.start() for match in re.finditer(rb'(?<==")[0-9a-z]', data)][2:]
    at = random.choice(places)
    return data[:at] + f"&#{random.choice(['x%x', '%d']) % data[at]};".encode() + data[at + 1 :], True


def _body(data: bytes) -> bytes:
    """The document behind its declaration."""
    return data[data.index(b"\n") + 1 :]


def _declaration(data: bytes, random: Random) -> tuple[bytes, bool]:
    good = [
        b"",
        b"<?xml version='1.0'?>",
        b'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n',
        b"<!-- a -->",
    ]
    return random.choice(good) + _body(data), True


def _bad_start(data: bytes, random: Random) -> tuple[bytes, bool]:
    bad = [
        *(
            b'<?xml version="1.1"?>',
            b'<?xml version="1.0" encoding="latin-1"?>',
            b'<?xml encoding="UTF-8"?>',
            b" <?xml version='1.0'?>",
        ),
        *(
            b"<!DOCTYPE treaty>",
            b"<!-- --><!DOCTYPE treaty [<!ENTITY a 'b'>]>",
            b"<?a <!-- ?><!DOCTYPE a SYSTEM 'a'>",
            b"\xef\xbb\xbf",
        ),
        *(
            b"<!doctype treaty>",
            b"a",
            b"&amp;",
            b"<a/>",
            b"<!---->\x00",
            b'<?xml version="1.0" encoding="UTF-16"?>',
            b"<![CDATA[]]>",
        ),
    ]
    return random.choice(bad) + _body(data), False


def _reencoded(data: bytes, random: Random) -> tuple[bytes, bool]:
    encoding = random.choice(["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037"])
    return _body(data).decode().encode(encoding, "replace"), False


def _cut(data: bytes, random: Random) -> tuple[bytes, bool]:
    return data[: random.randrange(len(data) - 1)], False


def _inserted(data: bytes, random: Random) -> tuple[bytes, None]:
    at = random.randrange(len(data))
    added = [
        b"&a;",
        b"&#0;",
        b"&#xFFFE;",
        b"<",
        b"&",
        b"\x01",
        b"\xff",
        b"&#10;",
        b"&#13;",
        b"\r",
        b"<!--",
        b"--",
        b"]]>",
        b'"',
    ]
    return data[:at] + random.choice(added) + data[at:], None


_MARKS = (
    b"<",
    b">",
    b"</",
    b"/>",
    b"/",
    b'"',
    b"'",
    b"=",
    b" ",
    b"\n",
    b"&",
    b";",
    b"&lt;",
    b"&gt;",
    b"]]>",
    b"xmlns=",
    b":",
)


def _remarked(data: bytes, random: Random) -> tuple[bytes, None]:
    """One of the characters that XML is made of, gone, given twice, or another one."""
    after = random.choice([b"", b"/?>"])  # a tag's end is where a mark more is most easily overlooked
    places = [match.span(1) for match in re.finditer(rb"([<>/\"=&; \n])" + after, data)]
    start, end = random.choice(places)
    mark = data[start:end]
    return data[:start] + random.choice([b"", mark * 2, *_MARKS]) + data[end:], None


def _relaid(data: bytes, random: Random) -> tuple[bytes, bool]:
    """The same in a layout that other programs write."""
    head, body = data.split(b"\n", 1)
    return head + b"\n" + random.choice(_LAYOUTS)(body), True


def _each_tag(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    return re.sub(rb"<[^<>]*>", lambda match: change(match[0]), data)


def _turned(tag: bytes) -> bytes:
    attributes = re.findall(rb' [a-z][^=]*="[^"]*"', tag)
    return tag.replace(b"".join(attributes), b"".join(reversed(attributes))) if attributes else tag


_LAYOUTS: list[Callable[[bytes], bytes]] = [
    lambda data: data.replace(b"/>", b" />"),
    lambda data: re.sub(rb"<([a-z_-]+)([^<>]*)/>", rb"<\1\2></\1>", data),
    lambda data: data.replace(b"\n", b"\r\n"),
    lambda data: data.replace(b"\n", b"\r"),
    lambda data: re.sub(rb">[ \n]+<", b"><", data).strip(),
    lambda data: _each_tag(data, _turned),
    lambda data: _each_tag(data, lambda tag: tag.replace(b'" ', b'"\n\t')),
    lambda data: _each_tag(data, lambda tag: tag if b"'" in tag else tag.replace(b'"', b"'")),
    lambda data: data.replace(b"]]&gt;", b"]]&amp;gt;").replace(b"&gt;", b">").replace(b"]]&amp;gt;", b"]]&gt;"),
    lambda data: re.sub(rb">[^<]*<", lambda match: match[0].replace(b"&quot;", b'"'), data),
]

_OF_BYTES = [
    *(_prefixed, _references, _reference_in_value, _declaration, _bad_start, _reencoded, _cut, _inserted),
    *(_remarked, _remarked, _relaid, _relaid),
]
