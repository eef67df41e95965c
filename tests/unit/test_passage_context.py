"""Passages in their context, and the addresses at which a browser shows them."""

from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given, strategies as st

from kestrel import KURIER
from treaty_model.view.passage_context import CLOSE, OPEN, fragment_url, in_context

PASSAGE = KURIER.source.passages[1]


def test_a_passage_is_marked_among_whole_words() -> None:
    text = " ".join(f"word{n}" for n in range(100))
    start = text.index("word50")
    shown = in_context(text, start, start + 13)
    assert f" {OPEN}word50 word51{CLOSE} " in shown
    words = [word.strip(OPEN + CLOSE) for word in shown.strip("… ").split()]
    assert words == text.split()[42:60]
    assert (shown[:2], shown[-2:]) == ("… ", " …")


def test_nothing_is_cut_off_at_the_ends_of_a_text() -> None:
    assert in_context("a b\r\n\u00a0c", 2, 3) == f"a {OPEN}b{CLOSE} c"


def test_a_text_commands_no_terminal() -> None:
    assert in_context("\x1b[31ma\x9b \u202eb\u2066\x07", 0, 11) == f"{OPEN}[31ma b{CLOSE}"


def test_marks_of_the_text_itself_are_not_shown() -> None:
    assert in_context("a ⟦b⟧ c", 2, 5) == f"a {OPEN}\ufffdb\ufffd{CLOSE} c"


@given(st.text(), st.data())
def test_any_range_is_shown_in_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    shown = in_context(text, start, data.draw(st.integers(start, len(text))))
    assert OPEN in shown
    assert CLOSE in shown
    assert len(shown.splitlines()) == 1


@pytest.mark.parametrize(
    ("changes", "directive"),
    [
        ({}, "Wird eine Seite,sogleich."),
        ({"text_start": "a-b, c&d", "end": PASSAGE.start + 90}, "a-b, c&d,sogleich."),
        ({"text_start": "at once", "text_end": "at once", "end": PASSAGE.start + 7}, "at once"),
        ({"text_start": "one two", "text_end": "two three", "end": PASSAGE.start + 13}, "one two three"),
    ],
)
def test_the_address_of_a_passage(changes: dict[str, Any], directive: str) -> None:
    url = fragment_url("https://kurier.example/a?b=c", PASSAGE.model_copy(update=changes))
    address, _, found = url.partition("#:~:text=")
    assert (address, unquote(found)) == ("https://kurier.example/a?b=c", directive)
    assert found.count(",") == directive.count(",") - directive.count(", ")
    assert not set(found) & set("-& ")


def test_an_address_keeps_its_fragment() -> None:
    assert fragment_url("https://kurier.example/a#top", PASSAGE).startswith(
        "https://kurier.example/a#top:~:text=Wird%20eine"
    )


def test_a_directive_that_an_address_has_already_gives_way() -> None:
    for url in ("https://kurier.example/a#top:~:text=other", "https://kurier.example/a#top:~:selector(x)"):
        assert fragment_url(url, PASSAGE) == fragment_url("https://kurier.example/a#top", PASSAGE)
    assert fragment_url("https://kurier.example/a#:~:text=other", PASSAGE) == fragment_url(
        "https://kurier.example/a", PASSAGE
    )
