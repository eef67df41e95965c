"""The whole page: its head, its navigation, and its parts in order."""

import base64
import hashlib
from importlib.resources import files

from ...model.treaty import Treaty
from ...passages.verification import Verification
from . import content, html
from .disagreements import disagreements
from .html import Content, Html, element
from .matrix import matrix
from .overview import overview, title
from .parts import code, foreign, link
from .sources import sources
from .subject import Subject
from .timeline import timeline

_PARTS = (
    ("overview", "At a glance", overview),
    ("coverage", "Who reports what", matrix),
    ("timeline", "Timeline", timeline),
    ("articles", "Articles", content.articles),
    ("unplaced", "Under no article", content.unplaced),
    ("events", "Events", content.events),
    ("facts", "Facts", content.facts),
    ("disagreements", "Disagreements", disagreements),
    ("sources", "Sources and passages", sources),
)

_NOTICE = (
    "This page contains third-party text: passages of the reports, quoted from your own copies. It is for your own "
    "use, and not for republication."
)


def treaty_page(treaty: Treaty, verification: Verification | None = None) -> str:
    """A treaty as one self-contained HTML document, without scripts and without requests to any server.

    With a verification, passages that are exact or moved are quoted from the user's copies, with the words around them.
    The page then contains third-party text and says so. Without one it has only as much text of the reports as the
    record: titles, and at most five words at each end of a passage.
    """
    subject = Subject(treaty, verification)
    name, language = title(treaty)
    parts = [(id, label, part(subject)) for id, label, part in _PARTS]
    contents = [(id, label) for id, label, part in parts if part is not None]
    foreign_text = any(result.state in ("exact", "moved") for result, _ in subject.results.values())
    notice = element("p", element("strong", _NOTICE), class_="notice", role="note") if foreign_text else None
    body = element(
        "body",
        link("content", "Skip to the content", class_="skip"),
        element(
            "header",
            element("p", "A treaty according to reports", class_="above"),
            element("h1", foreign(name, language)),
            element("p", code(treaty.id), class_="about"),
            notice,
        ),
        element(
            "nav",
            element("h2", "Contents", id="contents"),
            element("ul", [element("li", link(id, label)) for id, label in contents]),
            aria_labelledby="contents",
        ),
        element("main", [part for _, _, part in parts], id="content", tabindex=-1),
        element(
            "footer",
            element(
                "p",
                f"Made by treaty-model from a document of format {treaty.format_version}. Every clause links to the "
                "passages that report it; a clause without a passage is invalid.",
            ),
        ),
    )
    return html.page(element("html", _head(name, third_party=foreign_text), body, lang="en"))


def _head(name: str, *, third_party: bool) -> Html:
    css = files(__package__).joinpath("page.css").read_text("utf-8")
    allowed = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; img-src data:; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    meta: Content = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex, noarchive") if third_party else None,
        element("link", rel="icon", href="data:,"),  # without it, a browser requests one from the server
        element("title", name, " (with third-party text)" if third_party else None),
    ]
    return element("head", meta, html.style(css))
