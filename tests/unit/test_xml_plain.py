"""The quick reader of XML: what it takes is read by it, and what is not plain is left to the other one."""

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.codec import xml_plain, xml_reader

XML = tm.dumps(tm.merge(DOCUMENTS), "xml").decode()
ATTRIBUTES = 'format_version="1.0" id="kestrel-accord"'


def test_what_the_package_writes_is_plain() -> None:
    assert (xml_plain.read(XML), []) == xml_reader.read(XML.encode())


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
        (">Kingdom of Ruritania<", '>Kingdom "of" &lt;Ruritania&gt; > \\n &amp;lt;<'),
    ],
)
def test_other_layouts_are_plain(old: str, new: str) -> None:
    text = XML.replace(old, new)
    assert text != XML
    assert (xml_plain.read(text), []) == xml_reader.read(text.encode())


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
    ],
)
def test_anything_else_is_left_to_the_other_reader(old: str, new: str) -> None:
    text = XML.replace(old, new)
    assert text != XML
    assert xml_plain.read(text) is None
