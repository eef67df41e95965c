"""The HTML that a notebook shows for a treaty: articles against reports.

All styles are inline, because notebooks remove style sheets from untrusted output. The colours are readable on light
and on dark backgrounds.
"""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from ..spelling import counted
from .iteration import DocumentContent

# At most so many are shown.
_ARTICLES, _SOURCES, _UNPLACED = 60, 20, 20

_CELL = "padding:2px 8px;text-align:left;border:1px solid rgba(128,128,128,.4)"
_LOOKS = {
    "explicit": ("●", "rgba(40,130,220,.45)", "a passage of the report names the article's number"),
    "inferred": ("◐", "rgba(40,130,220,.22)", "passages of other reports name the number"),
    "external": ("○", "rgba(220,150,40,.25)", "only a comparison places the content of the report there"),
    "none": ("", "transparent", ""),
}


def matrix(name: str, treaty: DocumentContent, coverage: Mapping[int, Mapping[str, str]]) -> str:
    """A table of articles against reports, as HTML, given the coverage of the treaty."""
    articles, sources = treaty.articles[:_ARTICLES], treaty.sources[:_SOURCES]
    head = ["article", "reported provisions", *(source.id for source in sources)]
    titles = ["", "", *(source.publisher.value or "" for source in sources)]
    rows = ["".join(_cell("th", name, title=title) for name, title in zip(head, titles, strict=True))]
    for article in articles:
        labels = ", ".join(provision.label for provision in article.provisions)
        kinds = [coverage[article.number][source.id] for source in sources]
        rows.append("".join([_cell("th", str(article.number)), _cell("td", labels), *map(_coverage_cell, kinds)]))
    lines = [
        f"<p><b>{escape(name)}</b>: {counted(len(treaty.articles), 'article')}, "
        f"{counted(len(treaty.sources), 'report')}, {counted(len(treaty.events), 'event')}</p>",
        '<table style="border-collapse:collapse">',
        *(f"<tr>{row}</tr>" for row in rows if len(rows) > 1),
        "</table>",
        *_notes(treaty, {kind for row in coverage.values() for kind in row.values()}),
    ]
    return f"<div>{''.join(lines)}</div>"


def _notes(treaty: DocumentContent, kinds: Iterable[str]) -> Sequence[str]:
    notes = [f"{sign} {kind}: {meaning}" for kind, (sign, _, meaning) in _LOOKS.items() if meaning and kind in kinds]
    if treaty.unplaced:
        labels = [provision.label for provision in treaty.unplaced[:_UNPLACED]]
        more = ["..."] if len(treaty.unplaced) > _UNPLACED else []
        notes.append(f"under no article: {', '.join(labels + more)}")
    if len(treaty.articles) > _ARTICLES or len(treaty.sources) > _SOURCES:
        notes.append(f"the first {_ARTICLES} articles and the first {_SOURCES} reports are shown")
    return [f'<p style="margin:4px 0;font-size:90%">{escape(note)}</p>' for note in notes]


def _coverage_cell(kind: str) -> str:
    sign, colour, meaning = _LOOKS[kind]
    return _cell("td", f"{sign} {kind}" if sign else "", style=f";background:{colour}", title=meaning)


def _cell(tag: str, text: str, *, style: str = "", title: str = "") -> str:
    hover = f' title="{escape(title)}"' if title else ""
    return f'<{tag} style="{_CELL}{style}"{hover}>{escape(text)}</{tag}>'
