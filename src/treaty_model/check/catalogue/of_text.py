"""Mistakes of files, and of their text before it is a document."""

from ..entry import Entry

FILES = (
    Entry(
        "unreadable",
        title="The file cannot be read",
        message="this cannot be read: {reason}",
        hint="name a file that is there and may be read",
        why=(
            "There is no such file, it is a folder, or its permissions forbid reading it. Nothing is known of its "
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
            "A document of thousands of reports stays far below the limit of 16 MiB, and what is read is held in "
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
        message="there is nothing in this but white space",
        hint="write a document: an object in JSON, an element in XML",
        why="An empty file is often one that was never finished, or the output of a command that failed.",
        wrong="(a file of no bytes)",
    ),
    Entry(
        "compressed",
        title="The file is compressed",
        message="this is {what} data, and not text",
        hint="unpack it first",
        why=(
            "Only text is read, so that a small file cannot grow without bound. Streams of documents, one a line, "
            "may be compressed with gzip."
        ),
        wrong="(a file that gzip has made)",
    ),
    Entry(
        "not-utf-8",
        title="The text is not UTF-8",
        message="{found}",
        hint="save the document as UTF-8",
        why=(
            "JSON and XML documents are UTF-8, and nothing else: the same bytes are other text in another "
            "encoding. An XML declaration may name UTF-8, or no encoding at all."
        ),
        wrong='"text_start": "Schlösse sie"',
        right='"text_start": "Schlösse sie"',
    ),
    Entry(
        "byte-order-mark",
        title="A byte order mark stands before the document",
        message="a byte order mark stands before the document",
        hint="save it as UTF-8 without a byte order mark",
        why="UTF-8 has no byte order, and many readers of JSON refuse the mark (RFC 8259, section 8.1).",
        wrong='\ufeff{\n  "kind"',
        right='{\n  "kind"',
    ),
)

SYNTAX = (
    Entry(
        "not-json",
        title="The text is not JSON",
        message="this is not JSON: {reason}",
        hint="look before this place for a comma, a quotation mark or a bracket that is missing or too much",
        why=(
            "JSON as RFC 8259 has it: no comments, no comma after the last item, names and texts in double "
            "quotation marks, no line breaks within them, and no halves of surrogate pairs."
        ),
        wrong='"number": 2,}',
        right='"number": 2}',
    ),
    Entry(
        "not-a-number",
        title="JSON has no NaN and no infinity",
        message="JSON has no {name}",
        hint="write a number, or leave the field out",
        why="NaN and Infinity are words of some programming languages, which their JSON writers let pass.",
        wrong='"length": NaN',
        right='"length": 100',
    ),
    Entry(
        "not-xml",
        title="The text is not XML",
        message="this is not well-formed XML: {reason}",
        hint="look before this place for a tag, a quotation mark or a `&` that is missing or too much",
        why="XML 1.0, well-formed, with namespaces. XML 1.1 reads the same bytes in another way, and is refused.",
        wrong="</parties",
        right="</parties>",
    ),
    Entry(
        "undeclared-entity",
        title="An entity that is not declared",
        message="there is no entity {name}",
        hint="write the character itself, or its number as in &#233;",
        why=(
            "A document has no document type, and so no entities but the five of XML itself: &lt; &gt; &amp; "
            "&quot; and &apos;."
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
            "Document types can declare entities that read other files or grow without bound, so they are refused "
            "before any XML parser sees them."
        ),
        wrong="<!DOCTYPE treaty>",
        right="<!-- -->",
    ),
    Entry(
        "too-deep",
        title="The document nests too deep",
        message="this is nested more than {limit} levels deep",
        hint="a document has eight levels; look for brackets or tags that are never closed",
        why="Readers give up between 100 and 200 levels, and a document needs eight.",
        wrong="(a list in a list in a list, and so on, 65 times)",
    ),
    Entry(
        "duplicate-field",
        title="A field is given twice",
        message="the field {name} is given twice",
        hint="keep one of the two",
        why="Which of the two counts differs from reader to reader (RFC 7493, section 2.3).",
        wrong='"file": "gazette.txt", "file": "gazette.txt"',
        right='"file": "gazette.txt"',
        points_at="last",
    ),
)
