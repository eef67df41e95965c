"""Every kind of mistake, once: its code, how grave it is, what is said of it, what helps, and an example.

`treaty-model explain` prints an entry, and docs/errors.md is made of all of them. The names in braces are values that
the check puts there. Nothing here checks anything.
"""

from dataclasses import dataclass
from typing import Literal

from .issues import Severity

# Where the place of an issue is: at a value, at the name before it, or at the last of several of that name.
Part = Literal["value", "name", "last"]


# What stands in a message that is not told in words of its own, for those who read the message without a document.
PLACEHOLDERS = {
    "nearest": "the nearest name that there is, or all of them",
    "kinds": "all kinds that can stand here",
    "instead": "what to write instead",
    "doc": "what the field is for",
    "found": "what stands there",
}


@dataclass(frozen=True)
class Entry:
    """One kind of mistake. `wrong` is a piece of a document with the mistake, `right` the same without it.

    Where the mistake is not in a piece of the text, `wrong` says it in words, in round brackets, and `right` is empty.
    """

    code: str
    title: str
    message: str
    hint: str
    why: str
    wrong: str
    right: str = ""
    severity: Severity = "error"
    part: Part = "value"


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

SHAPE = (
    Entry(
        "format-version",
        "A document of another version of the format",
        "this document is of format {found}, and this release knows {known}",
        "{instead}",
        "What a document may hold depends on the version of its format, so nothing else is said of one that this "
        "release does not know.",
        '"format_version": "1.1"',
        '"format_version": "1.0"',
    ),
    Entry(
        "missing-field",
        "A field is missing",
        "the field {name} is missing",
        "add it: {doc}",
        "Every field that is not optional must be there. The place is that of the object or element that lacks it.",
        '{"id": "gazette.p1", "end": 60,',
        '{"id": "gazette.p1", "start": 10, "end": 60,',
    ),
    Entry(
        "unknown-field",
        "A field that there is not",
        "there is no field {name} here",
        "{nearest}",
        "Documents are closed: a field that is not known is refused, because it is most often a known one with a "
        "mistake in its name.",
        '"nubmer": 1, "number": 2',
        '"number": 2',
        part="name",
    ),
    Entry(
        "misplaced-field",
        "An attribute that should be an element, or the other way round",
        "the field {name} is {wanted} in XML",
        "write it as {wanted}",
        "In XML, identifiers, numbers, dates, digests and choices are attributes, and free text and models are "
        "elements. "
        "The page about formats has the table.",
        "<party><id>ruritania</id></party>",
        '<party id="ruritania"/>',
        part="name",
    ),
    Entry(
        "wrong-order",
        "An element stands too late",
        "the element {name} stands behind one that belongs after it",
        "move it up; the order here is: {order}",
        "XML Schema asks for elements in one order, which is that of the fields in the models.",
        "<origin><unknown/></origin><publisher><unknown/></publisher>",
        "<publisher><unknown/></publisher><origin><unknown/></origin>",
        part="name",
    ),
    Entry(
        "wrong-namespace",
        "The elements are of another namespace",
        "the root element is of {found}",
        'write xmlns="{namespace}" in the root element',
        "The namespace tells the elements of documents from all others, and carries the major version of the format.",
        '<treaty xmlns="urn:other"',
        '<treaty xmlns="urn:treaty-model:1"',
    ),
    Entry(
        "stray-text",
        "Text where there is none",
        "{found} stands where only elements do",
        "remove it, or put it into the element that it belongs to; an element that holds nothing holds no blank either",
        "Between elements there may be white space and comments. In an element that holds nothing there may be only "
        "comments: so XML Schema has it.",
        "<parties>two ",
        "<parties>",
    ),
    Entry(
        "xinclude",
        "Another file is to be included",
        "a document does not include others",
        "put the contents here, or merge the documents with treaty-model build",
        "A document is complete in itself. Nothing that it names is read or fetched.",
        '<include xmlns="http://www.w3.org/2001/XInclude" href="other.xml"/>',
        "<!-- -->",
        part="name",
    ),
    Entry(
        "instance-type",
        "The document speaks of its own types",
        "{name} is not for documents",
        "remove the attribute; the name of the element tells its kind",
        "xsi:type and xsi:nil could make an XML Schema accept what the models refuse.",
        'xsi:type="Party" ',
        "",
        part="name",
    ),
    Entry(
        "not-followed",
        "Another file is named, and not read",
        "{name} is not followed",
        "nothing to do: it is read over",
        "Schema locations and stylesheets are for editors and browsers. The check uses its own schema and opens no "
        "other file and no connection.",
        '<?xml-stylesheet href="treaty.css"?>',
        "",
        severity="note",
    ),
    Entry(
        "missing-kind",
        "The kind is missing",
        "this does not say of what kind it is",
        "{kinds}",
        "Where several kinds can stand, the kind tells which: in JSON the field `kind`, in XML the element's name.",
        '"publisher": {}',
        '"publisher": {"kind": "unknown"}',
    ),
    Entry(
        "unknown-kind",
        "A kind that there is not",
        "there is no kind {kind} here",
        "{nearest}",
        "What kinds can stand in a place is fixed: a provision of mutual aid holds no date. `treaty-model schemas` "
        "writes the schemas, which list all kinds.",
        '{"kind": "asistance", "form": "military"',
        '{"kind": "assistance", "form": "military"',
    ),
    Entry(
        "wrong-type",
        "Another type of value",
        "{found} is not {expected}",
        "{instead}",
        'Values are never converted: "7" is not 7 and null is not the absence of a field.',
        '"length": "0100"',
        '"length": 100',
    ),
    Entry(
        "not-a-choice",
        "None of the choices",
        "{found} is none of the choices for {field}",
        "{nearest}",
        "The field takes one of a few words, exactly as they are listed.",
        '"status": "Done"',
        '"status": "done"',
    ),
    Entry(
        "wrong-form",
        "A text of another form",
        "{found} is not of the form of {type}",
        "expected: {doc}",
        "Identifiers, dates, digests, addresses and lines of text each have one form, which is the same in JSON and "
        "XML. "
        "The end words of a passage are five at the most, because the words belong to their publisher.",
        '"text_start": "Should one of the two parties"',
        '"text_start": "Should one"',
    ),
    Entry(
        "out-of-range",
        "A number out of range",
        "{found} is not between {least} and {greatest}",
        "expected: {doc}",
        "Every number has bounds, which both schemas know.",
        '"number": 0',
        '"number": 1',
    ),
    Entry(
        "empty-list",
        "An empty list",
        "this list is empty",
        "{instead}",
        "There is one way to say nothing, in both formats: the field is not there.",
        '"facts": [],',
        "",
    ),
)

RULES = (
    Entry(
        "duplicate-party",
        "Two parties of one identifier",
        "the party {name} stands at {first} already",
        "give one of them another identifier, or put the two together",
        "References would be ambiguous.",
        '{"id": "ruritania"}, {"id": "ruritania"}',
        '{"id": "ruritania"}, {"id": "sylvania"}',
    ),
    Entry(
        "duplicate-source",
        "Two sources of one identifier",
        "the source {name} stands at {first} already",
        "give one of them another identifier",
        "The identifiers of passages start with that of their source, and clauses refer to passages.",
        "(a treaty with two sources `gazette`)",
    ),
    Entry(
        "duplicate-passage",
        "Two passages of one identifier",
        "the passage {name} stands at {first} already",
        "give one of them another identifier",
        "Clauses refer to passages, and a reference leads to one place.",
        '{"id": "gazette.p1", "start": 70',
        '{"id": "gazette.p3", "start": 70',
    ),
    Entry(
        "duplicate-event",
        "Two events of one identifier",
        "the event {name} stands at {first} already",
        "put the clauses of the two together, or give one of them another identifier",
        "What stands under one identifier is one event.",
        '"id": "signing", "status": "planned"',
        '"id": "signing-planned", "status": "planned"',
    ),
    Entry(
        "duplicate-article",
        "An article stands twice",
        "the article {name} stands at {first} already",
        "put the provisions of the two together",
        "What reports tell of an article stands in one place.",
        '{"number": 1}',
        '{"number": 2}',
    ),
    Entry(
        "duplicate-provision",
        "Two provisions of one kind",
        "the provision {name} stands at {first} already",
        "put the clauses of the two together",
        "An article has one provision of each kind, and one undertaking on each topic.",
        "(an article with two provisions `mutual-aid`)",
    ),
    Entry(
        "duplicate-reference",
        "A passage is referred to twice",
        "the reference {name} stands at {first} already",
        "keep one of the two",
        "A passage reports a clause once, however often it is named.",
        '"reported_by": ["gazette.p1", "gazette.p1"]',
        '"reported_by": ["gazette.p1"]',
    ),
    Entry(
        "article-order",
        "Articles are not in order, or one is missing",
        "article {found} stands where article {expected} belongs",
        "list every article from 1 to the last; one of which no report tells is only its number",
        "A treaty shows all of its articles, so that one can see of which of them nothing is reported.",
        '{"number": 3}',
        '{"number": 2}',
    ),
    Entry(
        "unknown-passage",
        "No such passage",
        "no source has a passage {id}",
        "{nearest}",
        "Nothing is asserted without a passage, so every reference must lead to one.",
        '"reported_by": ["gazette.p9"]',
        '"reported_by": ["gazette.p1"]',
    ),
    Entry(
        "unknown-party",
        "No such party",
        "{id} is no party to the treaty",
        "{nearest}",
        "What names a party names one that the treaty lists.",
        '"value": "ruritanja"',
        '"value": "ruritania"',
    ),
    Entry(
        "unknown-event",
        "No such event",
        "there is no event {id}",
        "{nearest}",
        "An event that is told by another one (`sequence`) needs that other one in the document.",
        '"event": "frist-visit"',
        '"event": "first-visit"',
    ),
    Entry(
        "foreign-passage",
        "A passage in another source",
        "the passage {id} stands in the source {source}",
        "start its identifier with {source}, or move it to its own source",
        "The identifier of a passage is that of its source, a full stop, and a name, so that a reference says whose "
        "it is.",
        "(a passage `kurier.p1` in the source `gazette`)",
    ),
    Entry(
        "passage-range",
        "A passage outside its document",
        "{start} to {end} is no range of a document of {length} characters",
        "count Unicode code points: start is before the first, end behind the last, at most the document's length",
        "A passage has at least one character, and lies within its document.",
        '"start": 10, "end": 160',
        '"start": 10, "end": 60',
    ),
    Entry(
        "unreported-event",
        "An event that no passage reports",
        "no passage reports that {id} took place or is planned",
        "add a clause of the kind occurrence with the passage that reports the event",
        "A date or a place may be reported of an event that did not happen. The occurrence says that it did, or is "
        "planned.",
        '{"kind": "place", "value": "capital", "reported_by": ["gazette.p2"]}',
        '{"kind": "occurrence", "reported_by": ["gazette.p2"]}',
    ),
    Entry(
        "not-a-plan",
        "A plan that is none, or a plan that fulfils one",
        "{deed} is {status} and fulfils {plan}; a deed fulfils a plan",
        "leave it out, or correct the status of one of the two events",
        "A plan and the deed that carries it out are two events, of which the deed refers to the plan.",
        '"kind": "fulfils", "event": "first-visit"',
        '"kind": "sequence", "relation": "after", "event": "first-visit"',
    ),
    Entry(
        "reported-too-early",
        "A deed is reported before its date",
        "{event} is done, and dated {date}; {source} reports it, and was published {published}",
        "correct one of the two dates, or make it a planned event",
        "A report can tell of a deed only after the deed. Dates are compared by the days that they cover, and only "
        "where "
        "not one of them fits.",
        '"value": "2031-06-02"',
        '"value": "2031-05-03"',
    ),
    Entry(
        "article-not-named",
        "A provision under an article that no passage of it names",
        "no passage that reports {provision} names article {article}",
        "if a passage names the number, add it to its `names_articles`; else move the provision to `unplaced`: merging "
        "computes where it stands",
        "A report places only what its own passages name by number. Under which article the rest stands is computed "
        "when reports are merged.",
        "(a provision under article 3, and no passage of it that names 3)",
    ),
    Entry(
        "party-or-of",
        "Both a party and somebody else, or neither",
        "this {kind} has {found} of `party` and `of`",
        "give `party` for a party to the treaty, or `of` for somebody else",
        "Who acts does so for one of the treaty's parties or for somebody else. A speaker may have neither.",
        '"party": "ruritania", "of": "freedonia"',
        '"party": "ruritania"',
    ),
    Entry(
        "recorded-without-day",
        "A time of writing without a day, or with days in the wrong order",
        "this has no first and no last day, or a first day after the last one",
        "give `not_before`, `not_after` or both",
        "`recorded` bounds the days on which a text can have been written.",
        '"recorded": {"basis": "a post in the text"}',
        '"recorded": {"basis": "a post in the text", "not_before": "2031-05-04"}',
    ),
    Entry(
        "event-order",
        "Events in an order that cannot be",
        "{later} can only have been before {earlier}, which must precede it",
        "check both dates, and whether both are deeds and about this treaty",
        "A treaty is signed before it is ratified, and enters into force after that (Vienna Convention, Articles 10 to "
        "16 and 24). It is a warning, because reports may disagree, and a treaty records what they say. The earlier "
        "event then bounds nothing.",
        '"value": "2031-04-30"',
        '"value": "2031-05-03"',
        severity="warning",
    ),
    Entry(
        "second-event",
        "A second event of a kind that happens once",
        "{id} is a second {kind}; there is {first} already",
        "use one identifier for one event; for another instrument add `concerns`",
        "A treaty is signed once and enters into force once. Reports of one event under two identifiers do not add up.",
        '"kind": "signing", "id": "signature"',
        '"kind": "visit", "id": "signature"',
        severity="warning",
    ),
    Entry(
        "event-of-one-party",
        "An entry into force or an end that has an actor",
        "{id} has an actor, so it is not the treaty's {kind}",
        "remove the actor if the treaty itself enters into force or ends",
        "A treaty enters into force or ends for all; what one party does is its own act, and says nothing of the "
        "treaty's state.",
        "(an event `termination` with a clause `actor`)",
        severity="warning",
    ),
    Entry(
        "unfounded-article",
        "An article that no passage names",
        "no passage names article {article} for what stands here",
        "merge the reports again, or say which passage names the number",
        "Provisions stand under articles because passages of reports name the numbers.",
        "(a treaty with a provision under article 3 that no passage names)",
        severity="warning",
    ),
    Entry(
        "article-beyond-last",
        "A number beyond the last article",
        "{what} names article {article}, and the treaty has {last}",
        "check whether it is an article of another instrument",
        "`names_articles` is for articles of this treaty. What such a passage reports stands under no article.",
        '"names_articles": [1, 51]',
        '"names_articles": [1]',
        severity="warning",
    ),
    Entry(
        "compared-otherwise",
        "A comparison and reports have different articles",
        "{provision} stands under {named} by what reports say, and under article {article} by a comparison",
        "check the comparison, and the number that the reports name",
        "What a treaty has once stands under one article, so one of the two is wrong.",
        '"provision": "mutual-aid", "article": 2',
        '"provision": "mutual-aid", "article": 1',
        severity="warning",
    ),
    Entry(
        "party-as-of",
        "A party where somebody else is expected",
        "`of` names {name}, which is a party to the treaty",
        "give `party` for a party",
        "`of` is for a state or an organisation that is no party to the treaty.",
        '{"kind": "actor", "of": "ruritania"',
        '{"kind": "actor", "party": "ruritania"',
        severity="warning",
    ),
    Entry(
        "named-but-unplaced",
        "Unplaced, though its passage names an article",
        "{provision} is unplaced, and the passage {id} that reports it names {named}",
        "if the passage names the number for this, put it under that article; if for something else that it reports, "
        "make two passages",
        "`names_articles` says under which article of this treaty stands what the passage reports.",
        "(an unplaced provision, reported by a passage with `names_articles`)",
        severity="note",
    ),
    Entry(
        "other-article",
        "A passage names another article",
        "the passage {id} names {named}, and the clause stands under article {article}",
        "check whether the passage names this number for this clause; if it does, leave it: reports can disagree",
        "A passage that reports a clause names one article, and other passages put the clause under another.",
        '"manner": "statement", "names_articles": [2]',
        '"manner": "statement", "names_articles": [1]',
        severity="note",
    ),
    Entry(
        "unused-passage",
        "A passage that no clause refers to",
        "no clause refers to the passage {id}",
        "refer to it in the clauses that it reports, or remove it",
        "A passage is there because it reports something.",
        "(a passage that no `reported_by` names)",
        severity="note",
    ),
)

CATALOGUE = {entry.code: entry for entry in (*FILES, *SYNTAX, *SHAPE, *RULES)}
