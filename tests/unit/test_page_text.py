"""The text of a saved page is what a browser shows. Chromium is asked in tests/witnesses/test_saved_pages.py."""

import pytest
from hypothesis import given, strategies as st

from saved_pages import BLOCKS, EMPTY, IN_LINES, NO_DISPLAYS, NOT_SHOWN, SEVERAL_STYLES, SHOWN, STYLES
from treaty_model.passages.html_text import page_text


def text(html: str) -> str:
    return page_text(html.encode("utf-8-sig"))


@pytest.mark.parametrize("tag", BLOCKS)
def test_a_block_has_lines_of_its_own(tag: str) -> None:
    assert text(f"<div>a<{tag}>b</{tag}>c").removesuffix("</plaintext>c") == (
        "a\nb" if tag == "plaintext" else "a\nb\nc"
    )
    assert text(f"<div>a<{tag} hidden>b</{tag}>c") == ("a" if tag == "plaintext" else "ac")


@pytest.mark.parametrize("tag", IN_LINES)
def test_what_stands_in_a_line_parts_no_word(tag: str) -> None:
    assert text(f"<p>Syl<{tag}>van</{tag}>ia") == "Sylvania"


@pytest.mark.parametrize("tag", EMPTY)
def test_what_has_no_text_parts_no_word(tag: str) -> None:
    assert text(f"<p>Syl<{tag} value=x alt=y>vania") == "Sylvania"


@pytest.mark.parametrize("tag", NOT_SHOWN)
def test_what_is_not_shown_is_left_out(tag: str) -> None:
    assert text(f"<div>Syl<{tag}>x</{tag}>vania") == "Sylvania"


@pytest.mark.parametrize("tag", ["canvas", "iframe", "meter", "progress", "textarea", "video"])
def test_what_is_shown_in_place_of_an_element_can_be_a_block(tag: str) -> None:
    assert text(f"<div>a<{tag} style='display:block'>x</{tag}>b") == "a\nb"


@pytest.mark.parametrize(("html", "shown"), SHOWN.items(), ids=SHOWN.keys())
def test_a_page_is_read_as_it_is_shown(html: str, shown: str) -> None:
    assert text(html) == shown


@pytest.mark.parametrize(("style", "shown"), STYLES.items(), ids=STYLES.keys())
def test_style_attributes(style: str, shown: str) -> None:
    assert text(f'<div>a<span style="{style}">b</span>c') == shown


IN_A_LINE = [style for style, shown in STYLES.items() if style.startswith("display:") and shown == "abc"]


@pytest.mark.parametrize("style", [style for style in IN_A_LINE if style not in (*NO_DISPLAYS, "display:revert")])
def test_blocks_that_stand_in_a_line(style: str) -> None:
    assert text(f'<div>a<div style="{style}">b</div>c') == "abc"


@pytest.mark.parametrize(("html", "shown"), SEVERAL_STYLES)
def test_styles_of_several_elements(html: str, shown: str) -> None:
    assert text(html) == shown


@pytest.mark.parametrize("tag", ["b", "x-a", "table", "svg", "select", "blockquote"])
def test_depth_loses_nothing(tag: str) -> None:
    assert text(f"a{f'<{tag}>' * 5_000}<p>b") == "a\nb"


def test_the_deepest_page() -> None:
    assert text(f"a{'<div>' * 100_000}b") == "a\nb"


def test_many_attributes() -> None:
    assert text("<p " + " ".join(f"a{n}=1" for n in range(80_000)) + ">a") == "a"


def test_what_describes_a_picture_or_stands_between_options_is_not_shown() -> None:
    assert text("<svg><text>a<desc>x</desc><metadata>x</metadata></text></svg>") == "a"
    assert text("<select>x<optgroup label=x>x<option>a</select>") == "a"


PIECES = [
    *("<p>", "<b>", "</b>", "<table>", "<tr>", "<td>", "</table>", "<svg>", "<text>", "<math>", "<mi>", "<select>"),
    *(
        "<option>",
        "<details>",
        "<summary>",
        "<pre>",
        "<div hidden>",
        "<br>",
        "<script>",
        "</script>",
        "</body>",
        "<!--",
    ),
    *("<i style='display:", "none'>", "block'>", "\0", "&#0;", "\r\n", "\u2028", "a", "é", " ", "<", "<plaintext>"),
]


@given(st.lists(st.sampled_from(PIECES) | st.text()).map("".join))
def test_any_page_has_a_text_in_lines(html: str) -> None:
    shown = text(html)
    assert "\0" not in shown
    assert shown.split("\n") == [" ".join(line.split()) or line for line in shown.split("\n")]
    assert "" not in shown.split("\n") or shown == ""
