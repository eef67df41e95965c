"""Where in an XML text things stand, by a second parser that counts exactly. The text is well-formed, with no DTD.

Only the start tags on the way to what is asked for are looked at.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple
from xml.parsers import expat

from ..codec.document import roots
from ..codec.xml_layout import BETWEEN, HINTS, START_TAG, XINCLUDE
from ..codec.xml_plan import SKIPPED, ElementContent, Plan, local_name, root_plan

Steps = tuple[str, ...]

_ATTRIBUTE = re.compile(rb"""([^\s=<>/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class Spot(NamedTuple):
    """Where something stands: the bytes before its name and before its value, and the paths of both.

    The name of a member of a union is the element of the field, and its value the element of the kind.
    """

    name: int
    value: int
    path_of_name: str
    path: str


def spots(data: bytes, pointers: Iterable[Steps], *, last: bool = False) -> dict[Steps, Spot]:
    """Where things stand in XML, by the steps of their JSON pointers.

    What is not there has the place of the element that should hold it. Of several elements of one name it is the first,
    or with `last` the last.
    """
    pointers = set(pointers)
    search = _Search(data, pointers, last)
    with suppress(_AllFound, expat.ExpatError):  # which follows an older edition of XML where it comes to names
        search.parser.Parse(data, True)
    found = search.found
    return {
        steps: next(found[steps[:n]] for n in range(len(steps), -1, -1) if steps[:n] in found) for steps in pointers
    }


def not_followed(data: bytes, limit: int) -> list[tuple[str, int]]:
    """What names another file that is not read, with its place: stylesheets and schema locations, the first of them."""
    found: list[tuple[str, int]] = []
    parser = expat.ParserCreate("UTF-8", BETWEEN)

    def instruction(target: str, _: str) -> None:
        if target == "xml-stylesheet":
            found.append(("a stylesheet", parser.CurrentByteIndex))
            if len(found) > limit:
                raise _AllFound

    def start(_: str, attributes: dict[str, str]) -> None:
        if hints := [name for name in attributes if name.endswith("Location") and f"{{{name}" in HINTS]:
            at = parser.CurrentByteIndex
            names = {local: match.start(1) for local, match in _attributes(data, at)}
            found.extend(("a schema location", names.get(name.rpartition(BETWEEN)[2], at)) for name in hints)
            if len(found) > limit:
                raise _AllFound

    parser.ProcessingInstructionHandler = instruction
    parser.StartElementHandler = start
    with suppress(_AllFound, expat.ExpatError):
        parser.Parse(data, True)
    return found


def first_below(data: bytes, depth: int) -> int:
    """Where the first element stands that has so many around it."""
    parser = expat.ParserCreate()
    around, found = 0, 0

    def start(_: str, __: object) -> None:
        nonlocal around, found
        around += 1
        if around > depth:
            found = parser.CurrentByteIndex
            raise _AllFound

    def end(_: str) -> None:
        nonlocal around
        around -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(_AllFound, expat.ExpatError):
        parser.Parse(data, True)
    return found


class _AllFound(Exception):
    """There is nothing left to look for."""


class _Open:
    """An element on the way to something: its plan, the steps to it, its path, and what was seen in it."""

    def __init__(self, plan: Plan, steps: Steps, path: str) -> None:
        self.plan, self.steps, self.path = plan, steps, path
        self.items = 0
        self.names: dict[str, int] = {}


class _Search:
    """One pass over a document, which follows the same plan as the reader."""

    def __init__(self, data: bytes, wanted: set[Steps], last: bool) -> None:
        self.data, self.last = data, last
        self.found: dict[Steps, Spot] = {(): Spot(0, 0, "", "")}
        self.left = set(wanted)
        # The ways to what is wanted, and what lies on them next, by its name without a namespace.
        self.next: dict[Steps, dict[str, Steps]] = {}
        ways = {steps[:n] for steps in wanted for n in range(1, len(steps) + 1)}
        for steps in ways:
            self.next.setdefault(steps[:-1], {})[steps[-1].rpartition("}")[2]] = steps
        self.on_the_way = wanted | self.next.keys()
        self.open = [_Open(root_plan(roots()), (), "")]
        self.beside = 0  # how deep it is in elements that lead to nothing
        self.parser = expat.ParserCreate("UTF-8", BETWEEN)
        self.parser.ordered_attributes = True  # which are cheaper to make, and not looked at
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, _: object) -> None:
        if self.beside:
            self.beside += 1
            return
        around = self.open[-1]
        if not self.left and not self.last and not around.plan.single:
            raise _AllFound
        tag = f"{{{name}" if BETWEEN in name else name
        plan = around.plan.children.get(tag, SKIPPED)
        step = _steps(around, plan, local_name(tag))
        steps = (*around.steps, *step)
        local = name.rpartition(BETWEEN)[2]
        around.names[local] = nth = around.names.get(local, 0) + 1
        if steps not in self.on_the_way and around.path:
            self.beside = 1
            return
        several = around.plan.content is ElementContent.ITEMS and not around.plan.single
        path = f"{around.path}/{local}[{nth}]" if several else f"{around.path}/{local}"
        at = self.parser.CurrentByteIndex
        if not step and around.path and sum(around.names.values()) == 1:
            self.found[steps] = self.found[steps]._replace(value=at, path=path)
        else:
            self.note(steps, Spot(at, at, path, path))
        if plan.model and plan.content is ElementContent.TEXT:
            self.note((*steps, plan.holds), Spot(at, at, path, path))
        if not around.path:
            self.found[()] = Spot(at, at, path, path)  # the root
        elif steps not in self.next and not plan.single:
            self.beside = 1
            return
        wanted = dict(self.next.get(steps, {}))
        for attribute, match in _attributes(self.data, at) if wanted else ():
            if below := wanted.pop(attribute, None):
                self.note_attribute(below, match, f"{path}/@{attribute}")
                if not wanted:
                    break
        self.open.append(_Open(plan, steps, path))

    def end(self, _: str) -> None:
        if self.beside:
            self.beside -= 1
        else:
            self.open.pop()

    def note_attribute(self, steps: Steps, match: re.Match[bytes], path: str) -> None:
        """Note an attribute, and those of its items that are wanted, if it is a list."""
        group = 2 if match[2] is not None else 3
        self.note(steps, Spot(match.start(1), match.start(group), path, path))
        for n, item in enumerate(re.finditer(rb"[^ ]+", match[group])) if steps in self.next else ():
            if (*steps, str(n)) in self.left:
                at = match.start(group) + item.start()
                self.note((*steps, str(n)), Spot(at, at, path, path))

    def note(self, steps: Steps, spot: Spot) -> None:
        if self.last or steps not in self.found:
            self.left.discard(steps)
            self.found[steps] = spot


def _steps(around: _Open, plan: Plan, name: str) -> Steps:
    """The steps of a JSON pointer from an element to one in it."""
    if around.plan.content is not ElementContent.ITEMS:
        return (name,)
    if around.plan.single:
        return ()
    if plan is SKIPPED and (not around.plan.by_kind or name.startswith(XINCLUDE)):
        return (name,)
    around.items += 1
    item = str(around.items - 1)
    return (around.plan.holds, item) if around.plan.model else (item,)


def _attributes(data: bytes, at: int) -> Iterator[tuple[str, re.Match[bytes]]]:
    """The attributes of a start tag, by their names without a prefix."""
    tag = START_TAG.match(data, at)
    if tag is not None:
        for match in _ATTRIBUTE.finditer(data, tag.end(1), tag.end()):
            yield match[1].rpartition(b":")[2].decode(), match
