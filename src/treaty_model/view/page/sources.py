"""The sources with their records, and their passages: the range, the end words and the digests of each."""

from collections import defaultdict

from ...model.iteration import LocatedClause
from ...model.keys import provision_key
from ...model.source import DateOfSource, Passage, Recorded, Source, StatedDate, StatedText, TextOfSource, Unknown
from ...spelling import counted
from ..passage_context import CLOSE, OPEN, in_context
from .anchors import article_anchor, event_anchor, passage_anchor, source_anchor
from .html import Content, Html, element, joined, markup
from .parts import at_source, code, data, foreign, link, manner, section, words
from .subject import Subject

_Uses = dict[str, dict[str, str]]


def sources(subject: Subject) -> Html:
    """All sources. Passages are quoted only if the user's copies have them."""
    if not subject.treaty.sources:
        return section("sources", "Sources and passages", element("p", "There are no sources yet."))
    uses = _uses(subject)
    return section(
        "sources",
        "Sources and passages",
        element(
            "p",
            "For each passage: its range in code points of the document’s text, its first and last words, and the "
            "SHA-256 of its text, unchanged and in normal form.",
        ),
        [_source(subject, source, uses) for source in subject.treaty.sources],
    )


def _uses(subject: Subject) -> _Uses:
    """For each passage the places of the clauses that it reports: anchors with names."""
    uses: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for placed in subject.clauses:
        anchor, name = _place(placed)
        for id in placed.clause.reported_by:
            uses[id][anchor] = name
    return uses


def _place(placed: LocatedClause) -> tuple[str, str]:
    if placed.event:
        return event_anchor(placed.event.id), words(placed.event.id)
    if placed.provision is None:
        return "facts", "Facts"
    if placed.article is None:
        return provision_key(placed.provision, None), words(placed.provision.label)
    return article_anchor(placed.article), f"Article {placed.article}"


def _source(subject: Subject, source: Source, uses: _Uses) -> Html:
    anchor, document = source_anchor(source.id), source.document
    rows: list[tuple[str, Content]] = [
        ("Title", foreign(source.title, source.language) if source.title else None),
        ("Language", source.language),
        ("Publisher", _known(source.publisher, source.language)),
        ("Origin", _known(source.origin, source.language)),
        ("Published", _known(source.published, None)),
        ("Written", _written(source.recorded) if source.recorded else None),
        ("Document", [foreign(document.file), f", {counted(document.length, 'code point')}"]),
        ("SHA-256", code(document.sha256)),
        ("Address", _address(source.url) if source.url else None),
        ("Note", foreign(source.note) if source.note else None),
    ]
    passages = [_passage(subject, source, passage, uses) for passage in source.passages]
    return element(
        "section",
        element("h3", link(anchor, code(source.id)), id=f"{anchor}-heading"),
        data(rows),
        element("p", counted(len(passages), "passage"), class_="about"),
        element("ol", passages, class_="passages") if passages else None,
        id=anchor,
        class_="source",
        aria_labelledby=f"{anchor}-heading",
    )


def _address(url: str) -> Html:
    return element("a", url, href=url, rel="external noreferrer", class_="out")


def _known(value: TextOfSource | DateOfSource, language: str | None) -> Html:
    """A name or a date; if the document does not state it, also how it is known."""
    if isinstance(value, Unknown):
        return markup("not known")
    basis = None if isinstance(value, StatedText | StatedDate) else value.basis
    return markup(foreign(value.value, language), [f" ({value.kind}: ", foreign(basis), ")"] if basis else None)


def _written(recorded: Recorded) -> Html:
    """The days between which a text was written, and the evidence."""
    days = [("not before ", recorded.not_before), ("not after ", recorded.not_after)]
    limits = joined([f"{when}{day}" for when, day in days if day])
    return markup(limits, " (recorded: ", foreign(recorded.basis), ")")


def _passage(subject: Subject, source: Source, passage: Passage, uses: _Uses) -> Html:
    named = joined(
        [
            link(article_anchor(n), f"Article {n}") if n in subject.numbers else f"Article {n}"
            for n in passage.names_articles
        ]
    )
    used = [link(anchor, name) for anchor, name in uses.get(passage.id, {}).items()]
    anchor = passage_anchor(passage.id)
    about: list[Content] = [
        f"{passage.start}–{passage.end}",
        manner(passage, source),
        ["names ", named] if passage.names_articles else "names no article",
    ]
    if source.url:
        about.append(at_source(source.url, passage))
    ends = element("span", passage.text_start, " … ", passage.text_end, lang=source.language, dir="auto", class_="ends")
    return element(
        "li",
        element("p", link(anchor, code(passage.id)), " ", joined(about, " · "), class_="about"),
        element("p", ends),
        _quotation(subject, source, passage),
        element("p", "Note: ", foreign(passage.note)) if passage.note else None,
        element("p", "Reports content of: ", joined(used)) if used else element("p", "No clause refers to it."),
        _digests(passage),
        id=anchor,
    )


def _digests(passage: Passage) -> Html:
    if passage.sha256 == passage.words_sha256:
        return element("p", "SHA-256, also in normal form ", code(passage.sha256), class_="digest")
    both = ("SHA-256 ", passage.sha256), ("in normal form ", passage.words_sha256)
    return markup(element("p", name, code(sha256), class_="digest") for name, sha256 in both)


def _quotation(subject: Subject, source: Source, passage: Passage) -> Html | None:
    """A passage with the words around it; if the copies do not have it, the reason why it is not shown."""
    if passage.id not in subject.results:
        return None
    result, source_result = subject.results[passage.id]
    if source_result.file is None or result.state not in ("exact", "moved"):
        return element("p", f"Not quoted: this passage is {result.state} in your copies.", class_="about")
    before, marked = in_context(source_result.file.copy.text, *result.places[0]).split(OPEN)
    text, after = marked.split(CLOSE)
    quotation = element("blockquote", before, element("mark", text), after, lang=source.language, dir="auto")
    moved = element("p", "In this copy it is at another place.", class_="about") if result.state == "moved" else None
    return markup(quotation, moved)
