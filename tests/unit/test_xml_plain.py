"""The quick reader of XML: what it takes is read by it, and what is not plain is left to the other one."""

import pytest
from pydantic import ValidationError

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.codec import json_reader, xml_plain, xml_reader

XML = tm.dumps(tm.merge(DOCUMENTS), "xml").decode()
ATTRIBUTES = 'format_version="1.0" id="kestrel-accord"'


def test_what_the_package_writes_is_plain() -> None:
    assert (xml_plain.read(XML.encode()), []) == xml_reader.read(XML.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n", "\r\n"),
        ("\n", "\r"),
        ("\n", ""),
        ("\n", "\t\n"),
        ("/>", " />"),
        ('<article number="1"/>', '<article number="1"></article>'),
        ('<article number="1"/>', '<article number="1">\n</article>'),
        (ATTRIBUTES, 'id="kestrel-accord" format_version="1.0"'),
        ('<treaty xmlns="urn:treaty-model:1" ' + ATTRIBUTES, f'<treaty {ATTRIBUTES} xmlns="urn:treaty-model:1"'),
        ('<article number="1"/>', '<article xmlns="urn:treaty-model:1" number="1"/>'),
        ('<source id="gazette"', r'<source id="gazette" url="https://localhost/\u0041\\"'),
        ('<source id="gazette"', '<source id="gazette" url="https://localhost/&amp;&quot;&lt;a"'),
        (">Kingdom of Ruritania<", '>Kingdom "of" &lt;Ruritania&gt; \\n &amp;lt;<'),
    ],
)
def test_other_layouts_are_plain(old: str, new: str) -> None:
    text = XML.replace(old, new)
    assert text != XML
    assert (xml_plain.read(text.encode()), []) == xml_reader.read(text.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *(
            (XML, text)
            for text in ("", " ", "a", "<", ">", "<>", "</>", "</treaty>", "<treaty", "<treaty/>", "<treaty>")
        ),
        ("</treaty>", ""),
        ("</treaty>", "</treaty"),
        ("</treaty>", "</treaty></treaty>"),
        ("</treaty>", "</treaty><treaty/>"),
        ("</treaty>", "</treaty>a"),
        ("</treaty>", "</treaty></>"),
        ("</treaty>", "<a></treaty>"),
        (' xmlns="urn:treaty-model:1"', ""),
        (' xmlns="urn:treaty-model:1"', ' xmlns="urn:treaty-model:2"'),
        (' xmlns="urn:treaty-model:1"', ' xmlns="urn:treaty-model:1" xmlns="urn:treaty-model:1"'),
        (' xmlns="urn:treaty-model:1"', ' a="b xmlns="urn:treaty-model:1""'),
        (ATTRIBUTES, ATTRIBUTES + ' id="kestrel-accord"'),
        (ATTRIBUTES, ATTRIBUTES + '"'),
        (ATTRIBUTES, ATTRIBUTES + '""'),
        (ATTRIBUTES, ATTRIBUTES.removesuffix('"')),
        (ATTRIBUTES, ATTRIBUTES.replace('"', "'")),
        (ATTRIBUTES, ATTRIBUTES.replace(" ", "")),
        (ATTRIBUTES, ATTRIBUTES + ' xml:lang="en"'),
        (ATTRIBUTES, ATTRIBUTES + ' a=">"'),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', "<?xml?>"),
        ('<?xml version="1.0" encoding="UTF-8"?>\n', ' <?xml version="1.0"?>'),
        ('<article number="1"/>', '<article number="1"><!-- a --></article>'),
        ('<article number="1"/>', '<article number="1"><?a b?></article>'),
        ('<article number="1"/>', '<article number="1">a</article>'),
        ('<article number="1"/>', '<article number="1">\u00a0</article>'),
        ('<article number="1"/>', '<article number="1"></articles>'),
        ('<article number="1"/>', '<article number="1"/><unknown/>'),
        ("</articles>", "</articles><articles></articles>"),
        (">Kingdom of Ruritania<", ">Kingdom ]]> of Ruritania<"),
        (">Kingdom of Ruritania<", ">Kingdom &#32; of Ruritania<"),
        (">Kingdom of Ruritania<", ">Kingdom &of; Ruritania<"),
        (">Kingdom of Ruritania<", ">Kingdom & Ruritania<"),
        (">Kingdom of Ruritania<", "><<"),
        *(('number="1"', f'number="{number}"') for number in ("1.0", "1e0", "01", "+1", "-0", " 1", "1 ", "", "&#49;")),
        ('<article number="1"/>', '<article xmlns="urn:treaty-model:2" number="1"/>'),
        ('<article number="1"/>', '<article number="1"/>\x0b'),
        *(("</treaty>", f"</treaty>{more}") for more in ('"', '""', '"a"', "&#32;")),
        *(
            ('names_articles="2"', f'names_articles="{several}"')
            for several in ("2 x", "2  3", " 2", "2 ", "", "2.0 3")
        ),
        ("</stated>", "</stated><stated>a</stated>"),
        ("</names>", "</names><names></names>"),
        ("<file>gazette.txt</file>", "<file/>"),
        ("<file>gazette.txt</file>", "<file></file>"),
        ("kestrel-accord", "kestrel<accord"),
        ("kestrel-accord", "&quot;kestrel<accord"),
        (">Kingdom of Ruritania<", ">Kingdom > Ruritania<"),
    ],
)
def test_anything_else_is_left_to_the_other_reader(old: str, new: str) -> None:
    text = XML.replace(old, new)
    assert text != XML
    assert xml_plain.read(text.encode()) is None


def test_the_cache_is_bounded_and_does_not_change_results(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_plain, "_MOST_CACHED", 50)
    for blanks in ["\n" * n for n in range(1, 20)]:
        text = XML.replace("\n", blanks)
        assert (xml_plain.read(text.encode()), []) == xml_reader.read(text.encode())
        machine = xml_plain._machine()
        assert len(machine._states) + machine._cached <= 100
        assert sum(len(state.steps) + len(state.to_text) for state in machine._states.values()) <= 50
    long = XML.replace("\n", "\n" * xml_plain._LONGEST)
    assert (xml_plain.read(long.encode()), []) == xml_reader.read(long.encode())
    assert xml_plain._machine()._cached < 50


# What takes longer than its length would take hours here.
@pytest.mark.parametrize("between", [">", "> ", " ", "a>", '"', '"a', '">', "a", " a", '<a b="', "</names><names>"])
@pytest.mark.parametrize("behind", ["</party-name>", "<a", ""])
def test_no_markup_takes_long(between: str, behind: str) -> None:
    start = XML[: XML.index(">Kingdom of Ruritania<") + 1]
    assert xml_plain.read((start + between * 1_000_000 + behind).encode()) is None
    assert xml_plain.read((start + "a" + between * 1_000_000 + behind).encode()) is None


@pytest.mark.parametrize("element", ["<party-name>a</party-name>", "<party-name></party-name>", "<party-name/>"])
def test_no_number_of_elements_takes_long(element: str) -> None:
    start, end = XML[: XML.index("<party-name")], XML[XML.index("</names>") :]
    made = xml_plain.read((start + element * 200_000 + end).encode())
    assert made is None or made.count(b"{") > 200_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<stated>Riverton Gazette</stated>", ""),
        ('<party id="sylvania"/>', '<party id="sylvania"><names></names></party>'),
    ],
)
def test_what_is_no_document_is_left_to_the_models(old: str, new: str) -> None:
    made = xml_plain.read(XML.replace(old, new, 1).encode())
    assert made is not None
    with pytest.raises(ValidationError):
        json_reader.decode(made)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<source id="gazette"', '<source id="gazette" url="a?>b"'),  # which does not end the declaration
        ('names_articles="2"', 'names_articles="2 3 4"'),
        (">Kingdom of Ruritania<", ">King&amp;dom\\ of Ruritania<"),
    ],
)
def test_what_looks_like_markup_is_plain(old: str, new: str) -> None:
    assert XML.count(old) == 1
    text = XML.replace(old, new)
    assert (xml_plain.read(text.encode()), []) == xml_reader.read(text.encode())


def test_a_bracket_in_a_value_is_not_plain_beside_references_either() -> None:
    text = XML.replace('<source id="gazette"', '<source id="gazette" url="https://localhost/&amp;<a"')
    assert text != XML
    assert xml_plain.read(text.encode()) is None


def test_an_element_for_a_text_without_text_is_read_as_the_other_reader_does() -> None:
    text = XML.replace("Kingdom of Ruritania</party-name>", "</party-name>").replace('en"></party-name>', 'en"/>')
    assert text != XML
    assert (xml_plain.read(text.encode()), []) == xml_reader.read(text.encode())
