"""Documents with one thing changed. A change of the values is said in both formats; others are of one format alone."""

import copy
import json
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any, NamedTuple

from lxml import etree

from treaty_model.codec.document import roots
from treaty_model.codec.xml_layout import NAMESPACE, XmlForm, element_name, forms
from treaty_model.fixtures.random_documents import Tree
from treaty_model.leaf import IntegerLeaf, TextLeaf
from treaty_model.spec import Enumeration, FieldSpec, ModelSpec, UnionSpec, types_of

from . import hostile

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_TYPES = types_of(*roots())
_MODELS = [type for type in _TYPES.values() if isinstance(type, ModelSpec)]
_KINDS = sorted({model.kind for model in _MODELS if model.kind})
_FIELDS = sorted({field.name for model in _MODELS for field in model.fields})


class Unsayable(Exception):
    """What a format has no way to say."""


class _Slot(NamedTuple):
    """A value in a document: what holds it, under which name or number, and its field."""

    holder: Any
    key: Any
    field: FieldSpec

    @property
    def value(self) -> Any:
        return self.holder[self.key]


def changed_values(tree: Tree, random: Random) -> Tree:
    """The document with one value, field, item or kind changed, in a way that both formats could say."""
    tree = copy.deepcopy(tree)
    slots = list(_slots(tree, _root(tree)))
    change = random.choice(
        (_drop, _add, _rename, _retell, _retell, _retell, _repeat, _reorder, _empty, _change_kind, _replace_model)
    )
    change(slots, random)
    return tree


def _root(tree: Tree) -> ModelSpec:
    return next(root for root in roots() if root.kind == tree["kind"])


def _slots(tree: Tree, spec: ModelSpec) -> Iterator[_Slot]:
    """Every value below a model, the lists and their items too."""
    for field in spec.fields:
        if field.name in tree:
            value = tree[field.name]
            yield _Slot(tree, field.name, field)
            if field.many:
                yield from (_Slot(value, n, field) for n in range(len(value)))
            if isinstance(field.type, ModelSpec | UnionSpec):
                for item in value if field.many else [value]:
                    yield from _slots(item, _member(field, item))


def _member(field: FieldSpec, item: Tree) -> ModelSpec:
    return next(member for member in field.members if member.kind is None or member.kind == item["kind"])


def _some(
    slots: list[_Slot], random: Random, *, fields: bool = False, items: bool = False, models: bool = False
) -> _Slot:
    """A slot: of a field other than the kind, an item of a list, or a model, as asked for."""
    fitting = [
        slot
        for slot in slots
        if slot.key != "kind"
        and (not fields or isinstance(slot.key, str))
        and (not items or isinstance(slot.key, int))
        and (not models or isinstance(slot.value, dict))
    ]
    if not fitting:
        raise Unsayable
    return random.choice(fitting)


def _drop(slots: list[_Slot], random: Random) -> None:
    slot = _some(slots, random)
    del slot.holder[slot.key]


def _add(slots: list[_Slot], random: Random) -> None:
    model = random.choice([slot.holder for slot in slots if isinstance(slot.holder, dict)])
    model.setdefault(random.choice([*_FIELDS, "surplus", "Kind", "xmlns-a"]), random.choice(["a", "1", "", 1]))


def _rename(slots: list[_Slot], random: Random) -> None:
    slot = _some(slots, random, fields=True)
    slot.holder[random.choice([*_FIELDS, slot.key.upper(), slot.key + "s"])] = slot.holder.pop(slot.key)


def _retell(slots: list[_Slot], random: Random) -> None:
    slot = random.choice([slot for slot in slots if not isinstance(slot.value, dict | list) and slot.key != "kind"])
    type = slot.field.type
    if isinstance(type, IntegerLeaf):
        near = (type.least - 1, type.least, type.greatest, type.greatest + 1, 0, -1, 7, 2**53, 10**40)
        slot.holder[slot.key] = random.choice(near)
    elif isinstance(type, TextLeaf):
        slot.holder[slot.key] = random.choice(_hostile(type.name))
    elif isinstance(type, Enumeration):
        value = random.choice(type.values)
        slot.holder[slot.key] = random.choice([value, value.upper(), value + " ", value[:-1], "", "other"])


@cache
def _hostile(name: str) -> list[str]:
    leaf = _TYPES[name]
    assert isinstance(leaf, TextLeaf)
    return hostile.strings(leaf)


def _repeat(slots: list[_Slot], random: Random) -> None:
    slot = _some(slots, random, items=True)
    slot.holder.insert(random.randint(0, len(slot.holder)), copy.deepcopy(slot.value))


def _reorder(slots: list[_Slot], random: Random) -> None:
    random.shuffle(_some(slots, random, items=True).holder)


def _empty(slots: list[_Slot], random: Random) -> None:
    slot = _some(slots, random, fields=True)
    slot.holder[slot.key] = type(slot.value)()


def _change_kind(slots: list[_Slot], random: Random) -> None:
    model = random.choice([slot.holder for slot in slots if slot.key == "kind"])
    model["kind"] = random.choice([*_KINDS, "letter", "Treaty"])


def _replace_model(slots: list[_Slot], random: Random) -> None:
    slot = _some(slots, random, models=True)
    slot.holder[slot.key] = copy.deepcopy(_some(slots, random, models=True).value)


# --- the changed values in each format, written without the package's writers ---


def as_json(tree: Tree) -> bytes:
    """The values as JSON. Unsayable for lone surrogates, which no UTF-8 holds."""
    try:
        return json.dumps(tree, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise Unsayable from None


def as_xml(tree: Tree) -> bytes:
    """The values as XML. Unsayable for a value that XML has no form or no characters for."""
    spec = next((root for root in roots() if root.kind == tree.get("kind")), None)
    if spec is None:
        raise Unsayable
    root = etree.Element(f"{{{NAMESPACE}}}{spec.kind}", nsmap={None: NAMESPACE})
    try:
        _fill(root, tree, spec)
    except ValueError:  # lxml's word for characters that XML cannot carry
        raise Unsayable from None
    return etree.tostring(root, encoding="UTF-8")


def _fill(element: etree._Element, tree: Any, spec: ModelSpec) -> None:  # noqa: PLR0912  # a list of forms
    if not isinstance(tree, dict):
        raise Unsayable
    fields = {field.name: field for field in spec.fields}
    for name in sorted(tree, key=lambda name: list(fields).index(name) if name in fields else len(fields)):
        value = tree[name]
        if name not in fields:
            _set(element, name, value)
            continue
        field = fields[name]
        match forms(spec)[field]:
            case XmlForm.NAME:
                continue
            case XmlForm.ATTRIBUTE:
                # JSON tells numbers from strings and lists from their only item; XML does not
                if isinstance(value, list) is not field.many or any(
                    isinstance(item, int) is not isinstance(field.type, IntegerLeaf) for item in _items(value)
                ):
                    raise Unsayable
                _set(element, name, value)
            case XmlForm.TEXT:
                if not isinstance(value, str):
                    raise Unsayable
                _sub(element, name).text = value
            case XmlForm.CONTENT:
                if not isinstance(value, str) or not value:  # an element without text says nothing
                    raise Unsayable
                element.text = value
            case XmlForm.INLINE:
                if value == []:
                    raise Unsayable
                _fill_items(element, value, field)
            case XmlForm.MODEL:
                _fill(_sub(element, name), value, spec=field.members[0])
            case XmlForm.LIST:
                _fill_items(_sub(element, name), value, field)
            case XmlForm.CHOICE:
                _fill_items(_sub(element, name), [] if value == {} else [value], field)


def _fill_items(element: etree._Element, items: Any, field: FieldSpec) -> None:
    if not isinstance(items, list):
        raise Unsayable
    for item in items:
        if isinstance(field.type, ModelSpec):
            _fill(_sub(element, element_name(field.type)), item, field.type)
            continue
        kind = item.get("kind") if isinstance(item, dict) else None
        fitting = [model for model in (*field.members, *_MODELS) if model.kind == kind]
        if not isinstance(kind, str) or (not fitting and kind not in ("letter", "Treaty")):
            raise Unsayable
        _fill(_sub(element, kind), item, (fitting or field.members)[0])


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _set(element: etree._Element, name: str, value: Any) -> None:
    if isinstance(value, list):
        words = [str(item) for item in value]
        if any(isinstance(item, dict | list) for item in value) or any(" " in word or not word for word in words):
            raise Unsayable
        value = " ".join(words)
    if not isinstance(value, str | int):
        raise Unsayable
    element.set(name, str(value))


def _sub(element: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(element, f"{{{NAMESPACE}}}{name}")
