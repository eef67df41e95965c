"""Entries for files that cannot be read, and for text that is not JSON or XML."""

from ..entry import Entry

FILES = (
    Entry(
        "unreadable",
        title="The file cannot be read",
        message="this cannot be read: {reason}",
        hint="name a file that exists and that may be read",
        why=(
            "There is no such file, it is a folder, or its permissions forbid reading it. Nothing is known about its "
            "contents."
        ),
        wrong="(the name of a folder)",
    ),
    Entry(
        "too-large",
        title="The document is too large",
        message="this has more than {limit} bytes",
        hint="split the document, or allow more with --max-bytes",
        why=(
            "A document of thousands of reports stays far below the limit of 16 MiB, and a document is held in "
            "memory several times over."
        ),
        wrong="(a file of 17 MiB)",
    ),
    Entry(
        "too-many-parts",
        title="The document has too many parts",
        message="this has more than {limit} {what}",
        hint="split the document, or allow more with --max-bytes",
        why=(
            "Every object, value, tag and attribute costs memory and time, however short it is. The limits are "
            "those of a treaty of some 1,400 reports, and rise with --max-bytes."
        ),
        wrong="(a list of a million zeros)",
    ),
    Entry(
        "empty-file",
        title="The file is empty",
        message="this is empty, or white space only",
        hint="write a document: an object in JSON, an element in XML",
        why="An empty file is often one that was never finished, or the output of a command that failed.",
        wrong="(a file of no bytes)",
    ),
    Entry(
        "compressed",
        title="The file is compressed",
        message="this is {what} data and not text",
        hint="decompress it first",
        why=(
            "Only text is read, so that a small file cannot grow without bound. Only streams with one document on each "
            "line may be compressed with gzip."
        ),
        wrong="(a file compressed with gzip)",
    ),
    Entry(
        "not-utf-8",
        title="The text is not UTF-8",
        message="{found}",
        hint="save the document as UTF-8",
        why=(
            "JSON and XML documents are always UTF-8. In another encoding the same bytes are different text. An XML "
            "declaration may name UTF-8 or no encoding at all."
        ),
        wrong='"text_start": "Schlösse sie"',
        right='"text_start": "Schlösse sie"',
    ),
    Entry(
        "byte-order-mark",
        title="A byte order mark before the document",
        message="there is a byte order mark before the document",
        hint="save it as UTF-8 without a byte order mark",
        why="UTF-8 has no byte order, and many JSON parsers reject the mark (RFC 8259, section 8.1).",
        wrong='\ufeff{\n  "kind"',
        right='{\n  "kind"',
    ),
)

SYNTAX = (
    Entry(
        "not-json",
        title="The text is not JSON",
        message="this is not JSON: {reason}",
        hint="look before this place for a comma, a quotation mark or a bracket that is missing or not needed",
        why=(
            "JSON is as in RFC 8259: no comments, no comma after the last item, names and strings in double quotation "
            "marks, no line breaks within strings, and no unpaired surrogates."
        ),
        wrong='"number": 2,}',
        right='"number": 2}',
    ),
    Entry(
        "not-a-number",
        title="NaN or Infinity in JSON",
        message="JSON has no {name}",
        hint="write a number, or leave the field out",
        why="The JSON writers of some programming languages write NaN and Infinity, but JSON does not have them.",
        wrong='"length": NaN',
        right='"length": 100',
    ),
    Entry(
        "not-xml",
        title="The text is not XML",
        message="this is not well-formed XML: {reason}",
        hint="look before this place for a tag, a quotation mark or a `&` that is missing or not needed",
        why="Documents are well-formed XML 1.0 with namespaces. XML 1.1 is rejected: it reads bytes differently.",
        wrong="</parties",
        right="</parties>",
    ),
    Entry(
        "undeclared-entity",
        title="An undeclared entity",
        message="there is no entity {name}",
        hint="write the character itself, or its number as in &#233;",
        why=(
            "A document has no document type, so it has only the five entities of XML itself: &lt; &gt; &amp; &quot; "
            "and &apos;."
        ),
        wrong="<text_end>at&nbsp;once.</text_end>",
        right="<text_end>at&#160;once.</text_end>",
    ),
    Entry(
        "doctype",
        title="A document type declaration",
        message="a document has no document type declaration",
        hint="remove everything from <!DOCTYPE to its closing >",
        why=(
            "Document types can declare entities that read other files or grow without bound, so they are rejected "
            "before any XML parser sees them."
        ),
        wrong="<!DOCTYPE treaty>",
        right="<!-- -->",
    ),
    Entry(
        "too-deep",
        title="Too many levels",
        message="this is nested more than {limit} levels deep",
        hint="a valid document has eight levels; look for brackets or tags that are never closed",
        why="A valid document has eight levels. Many parsers stop between 100 and 200.",
        wrong="(a list in a list in a list, and so on, 65 times)",
    ),
    Entry(
        "duplicate-field",
        title="The same field twice",
        message="the field {name} is given twice",
        hint="keep one of the two",
        why="Parsers differ in which of the two they use (RFC 7493, section 2.3).",
        wrong='"file": "gazette.txt", "file": "gazette.txt"',
        right='"file": "gazette.txt"',
        points_at="last",
    ),
)
