"""Treaties that are hard to show: one in which every free text is hostile, and one that is large."""

import json
from typing import Any

import treaty_model as tm
from kestrel import FRAME, GAZETTE, KURIER
from treaty_model import Report, Treaty, merge
from treaty_model.model import Article

KESTREL = merge([FRAME, GAZETTE, KURIER])

HOSTILE = [
    "<script>alert(1)</script>",
    "</style></title><img src=x onerror=alert(1)>",
    "\"onmouseover='alert(1)' &amp; &lt;",
    "]]><!--",
    "\u202edesrever\u202c \u2066isolated",
    "조선 민주주의 인민 공화국",
    "معاهدة الشراكة",
    "W" * 3000,
    "e\u0301\u200b\ufeff\U0001f54a\U000e0041",
]

_FREE = ("name", "title", "note", "basis")


def hostile(text: str) -> Treaty:
    """The Kestrel Accord with this text for every free one, and an address that has signs of markup in it."""
    document = _changed(json.loads(tm.dumps(KESTREL)), text)
    for source in document["sources"]:
        source |= {"title": text, "note": text, "url": "https://kurier.example/a?b='c'&d=%22#e"}
    return Treaty.model_validate_json(json.dumps(document))


def _changed(value: Any, text: str) -> Any:
    if isinstance(value, list):
        return [_changed(item, text) for item in value]
    if not isinstance(value, dict):
        return value
    has_words = "language" in value or value.get("kind") == "stated"
    return {
        name: text if name in _FREE or (name == "value" and has_words and not one[0].isdigit()) else _changed(one, text)
        for name, one in value.items()
    }


def large(articles: int, sources: int) -> Treaty:
    """The Kestrel Accord with many articles, each reported by some of many sources, which all have another name."""
    frame = FRAME.model_copy(update={"articles": tuple(Article(number=n + 1) for n in range(articles))})
    return merge([frame, *(_report(number, articles) for number in range(sources))])


def _report(number: int, articles: int) -> Report:
    written = tm.dumps(GAZETTE if number % 2 else KURIER).decode()
    name = f"source-with-a-name-{number}" if number % 3 else f"s{number}"
    document = json.loads(written.replace('"gazette', f'"{name}').replace('"kurier', f'"{name}'))
    (first, *_) = document["articles"]
    document["articles"] = [first | {"number": n} for n in range(1, articles + 1) if n % (number + 2) == 0]
    return Report.model_validate_json(json.dumps(document))
