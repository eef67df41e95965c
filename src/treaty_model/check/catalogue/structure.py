"""Entries for documents of an invalid structure: what the published schemas reject too."""

from ..entry import Entry

STRUCTURE = (
    Entry(
        "format-version",
        title="A document of another version of the format",
        message="this document has format {found}, and this release reads format {known}",
        hint="{instead}",
        why=(
            "The contents of a document depend on the version of its format, so this is the only issue of a document "
            "whose version this release does not read."
        ),
        wrong='"format_version": "1.1"',
        right='"format_version": "1.0"',
    ),
    Entry(
        "missing-field",
        title="A missing field",
        message="the field {name} is missing",
        hint="add it: {doc}",
        why="Every field that is not optional is required. The place is the object or element that lacks the field.",
        wrong='{"id": "gazette.p1", "end": 60,',
        right='{"id": "gazette.p1", "start": 10, "end": 60,',
    ),
    Entry(
        "unknown-field",
        title="An unknown field",
        message="there is no field {name} here",
        hint="{nearest}",
        why=(
            "Unknown fields are rejected, because an unknown field is most often a known one with a mistake in its "
            "name."
        ),
        wrong='"nubmer": 1, "number": 2',
        right='"number": 2',
        points_at="name",
    ),
    Entry(
        "misplaced-field",
        title="An attribute in place of an element, or an element in place of an attribute",
        message="the field {name} is {wanted} in XML",
        hint="write it as {wanted}",
        why=(
            "In XML, identifiers, numbers, dates, digests and choices are attributes, and free text and models are "
            "elements. The page about formats lists them."
        ),
        wrong="<party><id>ruritania</id></party>",
        right='<party id="ruritania"/>',
        points_at="name",
    ),
    Entry(
        "wrong-order",
        title="An element in the wrong order",
        message="the element {name} comes too late",
        hint="move it up; the order is: {order}",
        why="XML Schema requires elements in one order, which is the order of the fields in the models.",
        wrong="<origin><unknown/></origin><publisher><unknown/></publisher>",
        right="<publisher><unknown/></publisher><origin><unknown/></origin>",
        points_at="name",
    ),
    Entry(
        "wrong-namespace",
        title="The wrong namespace",
        message="the root element is in {found}",
        hint='write xmlns="{namespace}" in the root element',
        why=("The namespace identifies the elements of these documents and contains the major version of the format."),
        wrong='<treaty xmlns="urn:other"',
        right='<treaty xmlns="urn:treaty-model:1"',
    ),
    Entry(
        "stray-text",
        title="Text between elements",
        message="{found} is in a place that has only elements",
        hint=(
            "remove it, or move it into the element that it belongs to; an empty element must not contain white space"
        ),
        why=(
            "White space and comments may stand between elements. An empty element may contain comments only, as "
            "XML Schema requires."
        ),
        wrong="<parties>two ",
        right="<parties>",
    ),
    Entry(
        "xinclude",
        title="An XInclude element",
        message="a document cannot include other files",
        hint="copy the contents here, or merge the documents with treaty-model build",
        why="A document is complete. No file or address in it is read.",
        wrong='<include xmlns="http://www.w3.org/2001/XInclude" href="other.xml"/>',
        right="<!-- -->",
        points_at="name",
    ),
    Entry(
        "instance-type",
        title="xsi:type or xsi:nil",
        message="{name} is not allowed in a document",
        hint="remove the attribute; the name of the element states its kind",
        why="With xsi:type and xsi:nil an XML Schema could accept what the models reject.",
        wrong='xsi:type="Party" ',
        points_at="name",
    ),
    Entry(
        "not-followed",
        title="A reference to another file, which is not read",
        message="{name} is ignored",
        hint="nothing to do",
        why=(
            "Schema locations and stylesheets are for editors and browsers. The check uses its own schema and "
            "opens no other file or connection."
        ),
        wrong='<?xml-stylesheet href="treaty.css"?>',
        severity="note",
    ),
    Entry(
        "missing-kind",
        title="A missing kind",
        message="the kind is missing",
        hint="{kinds}",
        why="If several kinds are allowed, one is named: by the field `kind` in JSON, by the element in XML.",
        wrong='"publisher": {}',
        right='"publisher": {"kind": "unknown"}',
    ),
    Entry(
        "unknown-kind",
        title="An unknown kind",
        message="there is no kind {kind} here",
        hint="{nearest}",
        why=(
            "Each place allows certain kinds: a provision of mutual aid has no date. `treaty-model kinds` lists all "
            "kinds, and so do the schemas."
        ),
        wrong='{"kind": "asistance", "form": "military"',
        right='{"kind": "assistance", "form": "military"',
    ),
    Entry(
        "wrong-type",
        title="A value of the wrong type",
        message="{found} is not {expected}",
        hint="{instead}",
        why='Values are never converted: "7" is not 7, and null is not an absent field.',
        wrong='"length": "0100"',
        right='"length": 100',
    ),
    Entry(
        "not-a-choice",
        title="A value that is not one of the choices",
        message="{found} is not one of the choices for {field}",
        hint="{nearest}",
        why="The field has one of a few values, exactly as they are listed.",
        wrong='"status": "Done"',
        right='"status": "done"',
    ),
    Entry(
        "wrong-form",
        title="A string of the wrong form",
        message="{found} does not have the form of {type}",
        hint="expected: {doc}",
        why=(
            "Identifiers, dates, digests, addresses and lines of text each have one form, the same in JSON and XML. "
            "The first and the last words of a passage are at most five each, because the text is its publisher's."
        ),
        wrong='"text_start": "Should one of the two parties"',
        right='"text_start": "Should one"',
    ),
    Entry(
        "out-of-range",
        title="A number out of range",
        message="{found} is not between {least} and {greatest}",
        hint="expected: {doc}",
        why="Every number has a least and a greatest value, in both schemas.",
        wrong='"number": 0',
        right='"number": 1',
    ),
    Entry(
        "empty-list",
        title="An empty list",
        message="this list is empty",
        hint="{instead}",
        why="In both formats an absent field is the only way to leave something out.",
        wrong='"facts": [],',
    ),
    Entry(
        "schema",
        title="The published schema rejects this",
        message="the {schema} rejects this: {reason}",
        hint="check it without `--engine schema`, which says what to write instead",
        why=(
            "`treaty-model validate --engine schema` asks only the JSON Schema or the XML Schema. The reason is in the "
            "words of jsonschema or libxml2, and differs between their releases."
        ),
        wrong="(a treaty without an identifier, checked with `--engine schema`)",
    ),
)
