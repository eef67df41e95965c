"""Finds the positions of values in an XML text, with expat, which counts bytes exactly.

The text is well-formed and has no document type. Only start tags on the path to a wanted value are examined.
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


class Position(NamedTuple):
    """Where a name and its value start, in bytes, and the paths of both.

    For a member of a union the name is the element of the field, and the value is the element of the kind.
    """

    name: int
    value: int
    path_of_name: str
    path: str


def positions(data: bytes, pointers: Iterable[Steps], *, last: bool = False) -> dict[Steps, Position]:
    """The positions of values in XML, by the steps of their JSON pointers.

    For a missing value it is the position of the element that should contain it. If there are several elements of one
    name, it is the first of them, or with `last` the last.
    """
    pointers = set(pointers)
    search = _Search(data, pointers, last)
    with suppress(_AllFound, expat.ExpatError):  # expat follows an older edition of XML for names
        search.parser.Parse(data, True)
    found = search.found
    return {
        steps: next(found[steps[:n]] for n in range(len(steps), -1, -1) if steps[:n] in found) for steps in pointers
    }


def ignored_references(data: bytes, limit: int) -> list[tuple[str, int]]:
    """Stylesheets and schema locations, which are not read, with their positions; no more than a limit and one."""
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


def first_deeper_than(data: bytes, depth: int) -> int:
    """The position of the first element that is nested deeper than so many levels."""
    parser = expat.ParserCreate()
    depth_here, found = 0, 0

    def start(_: str, __: object) -> None:
        nonlocal depth_here, found
        depth_here += 1
        if depth_here > depth:
            found = parser.CurrentByteIndex
            raise _AllFound

    def end(_: str) -> None:
        nonlocal depth_here
        depth_here -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(_AllFound, expat.ExpatError):
        parser.Parse(data, True)
    return found


class _AllFound(Exception):
    """There is nothing left to look for."""


class Open:
    """An open element on the path to a wanted value: its plan, its steps, its path, and the children seen so far."""

    def __init__(self, plan: Plan, steps: Steps, path: str) -> None:
        self.plan, self.steps, self.path = plan, steps, path
        self.items = 0
        self.names: dict[str, int] = {}


class _Search:
    """One pass over a document, by the same plan as the reader's."""

    def __init__(self, data: bytes, wanted: set[Steps], last: bool) -> None:
        self.data, self.last = data, last
        self.found: dict[Steps, Position] = {(): Position(0, 0, "", "")}
        self.left = set(wanted)
        # The paths to wanted values, and for each path the next step by its name without a namespace.
        self.next: dict[Steps, dict[str, Steps]] = {}
        prefixes = {steps[:n] for steps in wanted for n in range(1, len(steps) + 1)}
        for steps in prefixes:
            self.next.setdefault(steps[:-1], {})[steps[-1].rpartition("}")[2]] = steps
        self.on_path = wanted | self.next.keys()
        self.open = [Open(root_plan(roots()), (), "")]
        self.skipped_depth = 0  # the depth within an element that contains nothing wanted
        self.parser = expat.ParserCreate("UTF-8", BETWEEN)
        self.parser.ordered_attributes = True  # cheaper, and not used
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, _: object) -> None:
        if self.skipped_depth:
            self.skipped_depth += 1
            return
        parent = self.open[-1]
        if not self.left and not self.last and not parent.plan.single:
            raise _AllFound
        tag = f"{{{name}" if BETWEEN in name else name
        plan = parent.plan.children.get(tag, SKIPPED)
        step = steps_to(parent, plan, local_name(tag))
        steps = (*parent.steps, *step)
        local = name.rpartition(BETWEEN)[2]
        parent.names[local] = nth = parent.names.get(local, 0) + 1
        if steps not in self.on_path and parent.path:
            self.skipped_depth = 1
            return
        several = parent.plan.content is ElementContent.ITEMS and not parent.plan.single
        path = f"{parent.path}/{local}[{nth}]" if several else f"{parent.path}/{local}"
        at = self.parser.CurrentByteIndex
        if not step and parent.path and sum(parent.names.values()) == 1:
            self.found[steps] = self.found[steps]._replace(value=at, path=path)
        else:
            self.note(steps, Position(at, at, path, path))
        if plan.model and plan.content is ElementContent.TEXT:
            self.note((*steps, plan.content_field), Position(at, at, path, path))
        if not parent.path:
            self.found[()] = Position(at, at, path, path)  # the root
        elif steps not in self.next and not plan.single:
            self.skipped_depth = 1
            return
        wanted = dict(self.next.get(steps, {}))
        for attribute, match in _attributes(self.data, at) if wanted else ():
            if attribute_steps := wanted.pop(attribute, None):
                self.note_attribute(attribute_steps, match, f"{path}/@{attribute}")
                if not wanted:
                    break
        self.open.append(Open(plan, steps, path))

    def end(self, _: str) -> None:
        if self.skipped_depth:
            self.skipped_depth -= 1
        else:
            self.open.pop()

    def note_attribute(self, steps: Steps, match: re.Match[bytes], path: str) -> None:
        """Note the position of an attribute, and of its wanted items if it is a list."""
        group = 2 if match[2] is not None else 3
        self.note(steps, Position(match.start(1), match.start(group), path, path))
        for n, item in enumerate(re.finditer(rb"[^ ]+", match[group])) if steps in self.next else ():
            if (*steps, str(n)) in self.left:
                at = match.start(group) + item.start()
                self.note((*steps, str(n)), Position(at, at, path, path))

    def note(self, steps: Steps, position: Position) -> None:
        if self.last or steps not in self.found:
            self.left.discard(steps)
            self.found[steps] = position


def steps_to(parent: Open, plan: Plan, name: str) -> Steps:
    """The steps of a JSON pointer from an element to one in it."""
    if parent.plan.content is not ElementContent.ITEMS:
        return (name,)
    if parent.plan.single:
        return ()
    if plan is SKIPPED and (not parent.plan.by_kind or name.startswith(XINCLUDE)):
        return (name,)
    parent.items += 1
    item = str(parent.items - 1)
    return (parent.plan.content_field, item) if parent.plan.model else (item,)


def _attributes(data: bytes, at: int) -> Iterator[tuple[str, re.Match[bytes]]]:
    """The attributes of a start tag, by their names without a prefix."""
    tag = START_TAG.match(data, at)
    if tag is not None:
        for match in _ATTRIBUTE.finditer(data, tag.end(1), tag.end()):
            yield match[1].rpartition(b":")[2].decode(), match
