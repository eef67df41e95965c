"""JSON with something changed that only JSON has: types of values, names given twice, escapes, layout, encoding."""

import json
from random import Random
from typing import Any

from treaty_model.fixtures.random_documents import Tree

from . import hostile

_TEXTS = list(hostile.json_texts())
_MARK = "a value to be replaced"


def changed_json(tree: Tree, random: Random) -> tuple[bytes, bool | None]:  # noqa: PLR0911  # a list of changes
    """JSON for a document with one thing changed: whether it says the same, is no document, or may be either."""
    text = json.dumps(tree, ensure_ascii=False)
    indents: list[int | str] = ["\t", 1, " \r\n "]
    match random.randrange(16):
        case 0:
            return json.dumps(tree).encode(), True
        case 1:
            return json.dumps(tree, ensure_ascii=False, indent=random.choice(indents)).encode(), True
        case 2:
            return json.dumps(_shuffled(tree, random), ensure_ascii=False, separators=(",", " \n:\t")).encode(), True
        case 3:
            added = random.choice(["\x00", "\ufeff", " ", ",", "/**/", "NaN", "'", "0"])
            return _at_random(text, random, added).encode(), None
        case 4:
            return text[: random.randrange(len(text))].encode(), False
        case 5:
            return text.encode(random.choice(["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])), False
        case 6:
            return _twice(tree, random).encode(), False
        case _:
            return _retyped(tree, random).encode("utf-8", "surrogatepass"), None


def _retyped(tree: Tree, random: Random) -> str:
    """Another JSON value in the place of one that is there."""
    tree = json.loads(json.dumps(tree))
    holder, key = random.choice(_places(tree))
    holder[key] = _MARK
    return json.dumps(tree, ensure_ascii=False).replace(json.dumps(_MARK), random.choice(_TEXTS), 1)


def _twice(tree: Tree, random: Random) -> str:
    """A name given twice in one object."""
    text = json.dumps(tree, ensure_ascii=False)
    holder, key = random.choice([(holder, key) for holder, key in _places(tree) if isinstance(key, str)])
    value = random.choice([holder[key], "a", None, 1])
    whole = json.dumps(holder, ensure_ascii=False)
    name = random.choice([json.dumps(key), f'"\\u{ord(key[0]):04x}{key[1:]}"'])
    apart = random.choice(["", " ", "\n"])
    return text.replace(whole, f"{whole[:-1]}, {name}{apart}: {json.dumps(value, ensure_ascii=False)}}}", 1)


def _shuffled(value: Any, random: Random) -> Any:
    if isinstance(value, dict):
        names = random.sample(list(value), len(value))
        return {name: _shuffled(value[name], random) for name in names}
    return [_shuffled(item, random) for item in value] if isinstance(value, list) else value


def _places(value: Any) -> list[tuple[Any, Any]]:
    if not isinstance(value, dict | list):
        return []
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    return [(value, key) for key in keys] + [place for key in keys for place in _places(value[key])]


def _at_random(text: str, random: Random, added: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + added + text[at:]
