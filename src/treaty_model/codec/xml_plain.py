"""Plain XML to the JSON that says the same: what programs write, read in a third of the time that all of XML takes.

Plain is a document in the one default namespace, declared at the root, with attributes in double quotation marks and
no comments, instructions, sections of characters, or references by number; its layout is free. Of anything else `read`
says nothing, and xml_reader.py has to: it is the one that knows all of XML and tells mistakes.
For each document that the models take from here, xml_reader.py must give the same JSON, and nothing that is stray;
tests/parity compares the two.

It is quick because strings are cut by C and each start tag is one look into a dictionary. The key is what stands
outside the quotation marks, so the same names in the same order are understood once, and become a function.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from json.encoder import encode_basestring as quoted
from typing import NamedTuple

from ..spec import ModelSpec
from .document import roots
from .xml_layout import BLANKS, NAMESPACE
from .xml_plan import Content, Plan, namespaced, root_plan


class _NotPlain(Exception):
    """The other reader is to be asked."""


class _Tag(NamedTuple):
    """What a start tag is that stands in a certain element."""

    json: Callable[[str, list[str]], str]  # makes the start of its JSON, of a comma and the tag cut at quotation marks
    place: int  # what must not yet have been seen around it, and
    mark: int  # what has been seen with it
    inner: "_Element | None" = None  # what can stand in it, where that is elements, and
    comma: str = ""  # what comes before the first of them
    end: str = ""  # its end tag, where that follows at once
    holds: str | None = None  # what ends its JSON behind its text, where it holds text


class _Element:
    """An element that holds elements: its plan, its end tag, the end of its JSON without and with anything in it."""

    __slots__ = ("empty", "end", "full", "plan", "tags")

    def __init__(self, plan: Plan, end: str) -> None:
        self.tags: dict[str | tuple[str, ...], _Tag] = {}  # that can stand in it, as far as any were met
        self.plan = plan
        self.end = end
        self.empty, self.full = ("}", "]}" if plan.content is Content.ITEMS else "}") if plan.model else ("[]", "]")
        if plan.single:
            self.empty, self.full = "{}", ""


def read(text: str, models: tuple[ModelSpec, ...] | None = None) -> bytes | None:
    """The JSON of a document in XML, or None where another reader is to be asked.

    The text must be safe to parse already, and its declaration, if it has one, be right.
    """
    if "]" in text and "]]>" in text:  # looking for one character takes a fortieth of the time
        return None
    if text.startswith("<?xml "):
        text = text[text.find("?>") + 2 :]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")  # as XML 1.0 demands (2.11)
    try:
        return "".join(_pieces(text, _element(root_plan(models or roots()), ""))).encode()
    except (_NotPlain, StopIteration):
        return None


def _pieces(text: str, element: _Element) -> list[str]:  # noqa: PLR0912, PLR0915  # calls take time
    """The pieces of JSON that a text makes. `seen` and `comma` are those of the element that is open."""
    pieces = iter(text.split("<"))
    has_backslash, blank = "\\" in text, {""}
    has_special = has_backslash or "&" in text
    ends: dict[str, str] = {}
    _require_blank(next(pieces), blank)
    written: list[str] = []
    no_parts: list[str] = []
    key: str | tuple[str, ...]
    add = written.append
    above: list[tuple[_Element, int]] = []
    tags, seen, comma = element.tags, 0, ""
    for piece in chain([_plain_root(next(pieces))], pieces):
        if piece[:1] == "/":
            if (ends.get(piece) or _end_tag(piece, ends)) != element.end:
                raise _NotPlain
            add(element.full if seen else element.empty)
            element, seen = above.pop()
            tags, comma = element.tags, ","
            continue
        tag, bracket, rest = piece.partition(">")
        if not bracket:
            raise _NotPlain
        if '"' in tag:
            parts = tag.split('"')
            if not len(parts) % 2:  # a quotation mark too many or too few
                raise _NotPlain
            key = tuple(parts[::2])
        else:
            parts, key = no_parts, tag
        try:
            json, place, mark, inner, first, end, holds = tags[key]
        except KeyError:
            json, place, mark, inner, first, end, holds = tags[key] = _understood(key, element.plan)
        if seen >= place:
            raise _NotPlain
        seen = mark
        if has_special and (has_backslash or "&" in tag):
            parts = [quoted(_unescaped(part))[1:-1] for part in parts]
        if holds is not None:
            if not rest:
                raise _NotPlain
            add(json(comma, parts) + quoted(_unescaped(rest) if "&" in rest else rest) + holds)
        else:
            if rest and end:
                raise _NotPlain
            add(json(comma, parts))
            if rest not in blank:
                _require_blank(rest, blank)
        comma = ","
        if end:
            ending = next(pieces)
            if (ends.get(ending) or _end_tag(ending, ends)) != end:
                raise _NotPlain
        elif inner is not None:
            above.append((element, seen))
            element, tags, seen, comma = inner, inner.tags, 0, first
    if above or not seen:
        raise _NotPlain
    return written


def _plain_root(piece: str) -> str:
    """The root's start tag, and what follows it, without the namespace that it must declare."""
    parts = piece.split('"')
    for n in range(0, len(parts) - 2, 2):
        if parts[n].endswith(" xmlns=") and parts[n + 1] == NAMESPACE:
            parts[n : n + 3] = [parts[n].removesuffix(" xmlns=") + parts[n + 2]]
            return '"'.join(parts)
    raise _NotPlain


def _end_tag(piece: str, ends: dict[str, str]) -> str:
    """The end tag that stands before white space, which is to be remembered."""
    tag, bracket, rest = piece.partition(">")
    if not bracket or rest.strip(BLANKS):
        raise _NotPlain
    ends[piece] = tag
    return tag


def _require_blank(text: str, blank: set[str]) -> None:
    if text.strip(BLANKS):
        raise _NotPlain
    blank.add(text)


_REFERENCES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}  # the last one last


def _unescaped(text: str) -> str:
    """Character data, as far as it is plain."""
    if text.count("&") != sum(map(text.count, _REFERENCES)):
        raise _NotPlain
    for reference, character in _REFERENCES.items():
        text = text.replace(reference, character)
    return text


@cache
def _element(plan: Plan, end: str) -> _Element:
    return _Element(plan, end)


_TAG = re.compile('([A-Za-z_][A-Za-z0-9_-]*)((?: [A-Za-z_][A-Za-z0-9_]*="")*)( ?/)?')


def _understood(key: str | tuple[str, ...], around: Plan) -> _Tag:
    """What a start tag is in an element, told by what stands outside its quotation marks."""
    match = _TAG.fullmatch(key if isinstance(key, str) else '""'.join(key))
    plan = around.children.get(namespaced(match[1])) if match else None
    if match is None or plan is None:
        raise _NotPlain
    names = re.findall(" ([^=]+)=", match[2])
    if len(set(names)) < len(names) or not plan.attributes.keys() >= set(names):
        raise _NotPlain
    closed = match[3] is not None
    if not plan.model and closed:
        raise _NotPlain
    place, mark = plan.place, plan.place
    if around.content is Content.ITEMS:
        place, mark = (1 if around.single else 2), 1
    key_of_part = plan.key if around.content is Content.PARTS else ""
    if not plan.model:
        opening = "[" if plan.content is Content.ITEMS and not plan.single else ""
        json, comma = _function([repr(key_of_part + opening)], {}), ""
    else:
        json = _json_of_model(plan, key_of_part, names, closed=closed)
        comma = "," if plan.kind or names else ""
    end = f"/{match[1]}"
    if closed:
        return _Tag(json, place, mark)
    if plan.content is Content.NOTHING:
        return _Tag(json, place, mark, end=end)
    if plan.content is Content.TEXT:
        return _Tag(json, place, mark, end=end, holds=plan.end)
    return _Tag(json, place, mark, _element(plan, end), comma + plan.makes)


def _json_of_model(plan: Plan, key: str, names: list[str], *, closed: bool) -> Callable[[str, list[str]], str]:
    """Makes the start of a model's JSON, or all of it, from the values of its attributes."""
    scope: dict[str, object] = {}
    terms, members = [repr(key + plan.start)], bool(plan.kind)
    for n, name in enumerate(names):
        attribute, value = plan.attributes[name], f"p[{2 * n + 1}]"
        before = attribute.key if members else attribute.key[1:]
        members = True
        if attribute.number is not None:
            scope[f"number_{n}"] = attribute.number
            terms += [repr(before), f"f'{{number_{n}({value})}}'"]
        elif attribute.listed:
            scope["next"] = '","'
            terms += [repr(f'{before}["'), f"""f'{{{value}.replace(" ", next)}}'""", repr('"]')]
        else:
            terms += [repr(f'{before}"'), f"f'{{{value}}}'", repr('"')]
    if closed or plan.content is Content.NOTHING:
        terms.append(repr("}"))
    elif plan.content is Content.TEXT:
        terms.append(repr(("," if members else "") + plan.makes))
    return _function(terms, scope)


def _function(terms: list[str], scope: dict[str, object]) -> Callable[[str, list[str]], str]:
    """The function of a comma and the parts of a tag that puts terms together in one string, made of their source."""
    made: Callable[[str, list[str]], str] = eval(f"lambda comma, p: f'{{comma}}' {' '.join(terms)}", scope)
    return made
