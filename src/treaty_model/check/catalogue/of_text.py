"""Mistakes of files, and of their text before it is a document."""

from .entry import Entry

FILES = (
    Entry(
        "unreadable",
        "The file cannot be read",
        "this cannot be read: {reason}",
        "name a file that is there and may be read",
        "There is no such file, it is a folder, or its permissions forbid reading it. Nothing is known of its "
        "contents.",
        "(the name of a folder)",
    ),
    Entry(
        "too-large",
        "The document is too large",
        "this has more than {limit} bytes",
        "split the document, or allow more with --max-bytes",
        "A document of thousands of reports stays far below the limit of 16 MiB, and what is read is held in memory "
        "several times over.",
        "(a file of 17 MiB)",
    ),
    Entry(
        "too-many-parts",
        "The document has too many parts",
        "this has more than {limit} {what}",
        "split the document, or allow more with --max-bytes",
        "Every object, value, tag and attribute costs memory and time, however short it is. The limits are those of a "
        "treaty of some 1,400 reports, and rise with --max-bytes.",
        "(a list of a million zeros)",
    ),
    Entry(
        "empty-file",
        "The file is empty",
        "there is nothing in this but white space",
        "write a document: an object in JSON, an element in XML",
        "An empty file is often one that was never finished, or the output of a command that failed.",
        "(a file of no bytes)",
    ),
    Entry(
        "compressed",
        "The file is compressed",
        "this is {what} data, and not text",
        "unpack it first",
        "Only text is read, so that a small file cannot grow without bound. Streams of documents, one a line, may be "
        "compressed with gzip.",
        "(a file that gzip has made)",
    ),
    Entry(
        "not-utf-8",
        "The text is not UTF-8",
        "{found}",
        "save the document as UTF-8",
        "JSON and XML documents are UTF-8, and nothing else: the same bytes are other text in another encoding. An XML "
        "declaration may name UTF-8, or no encoding at all.",
        '"text_start": "Schl\xf6sse sie"',
        '"text_start": "Schlösse sie"',
    ),
    Entry(
        "byte-order-mark",
        "A byte order mark stands before the document",
        "a byte order mark stands before the document",
        "save it as UTF-8 without a byte order mark",
        "UTF-8 has no byte order, and many readers of JSON refuse the mark (RFC 8259, section 8.1).",
        '\ufeff{\n  "kind"',
        '{\n  "kind"',
    ),
)

SYNTAX = (
    Entry(
        "not-json",
        "The text is not JSON",
        "this is not JSON: {reason}",
        "look before this place for a comma, a quotation mark or a bracket that is missing or too much",
        "JSON as RFC 8259 has it: no comments, no comma after the last item, names and texts in double quotation "
        "marks, "
        "no line breaks within them, and no halves of surrogate pairs.",
        '"number": 2,}',
        '"number": 2}',
    ),
    Entry(
        "not-a-number",
        "JSON has no NaN and no infinity",
        "JSON has no {name}",
        "write a number, or leave the field out",
        "NaN and Infinity are words of some programming languages, which their JSON writers let pass.",
        '"length": NaN',
        '"length": 100',
    ),
    Entry(
        "not-xml",
        "The text is not XML",
        "this is not well-formed XML: {reason}",
        "look before this place for a tag, a quotation mark or a `&` that is missing or too much",
        "XML 1.0, well-formed, with namespaces. XML 1.1 reads the same bytes in another way, and is refused.",
        "</parties",
        "</parties>",
    ),
    Entry(
        "undeclared-entity",
        "An entity that is not declared",
        "there is no entity {name}",
        "write the character itself, or its number as in &#233;",
        "A document has no document type, and so no entities but the five of XML itself: &lt; &gt; &amp; &quot; and "
        "&apos;.",
        "<text_end>at&nbsp;once.</text_end>",
        "<text_end>at&#160;once.</text_end>",
    ),
    Entry(
        "doctype",
        "A document type declaration",
        "a document has no document type declaration",
        "remove everything from <!DOCTYPE to its closing >",
        "Document types can declare entities that read other files or grow without bound, so they are refused before "
        "any XML parser sees them.",
        "<!DOCTYPE treaty>",
        "<!-- -->",
    ),
    Entry(
        "too-deep",
        "The document nests too deep",
        "this is nested more than {limit} levels deep",
        "a document has eight levels; look for brackets or tags that are never closed",
        "Readers give up between 100 and 200 levels, and a document needs eight.",
        "(a list in a list in a list, and so on, 65 times)",
    ),
    Entry(
        "duplicate-field",
        "A field is given twice",
        "the field {name} is given twice",
        "keep one of the two",
        "Which of the two counts differs from reader to reader (RFC 7493, section 2.3).",
        '"file": "gazette.txt", "file": "gazette.txt"',
        '"file": "gazette.txt"',
        part="last",
    ),
)
