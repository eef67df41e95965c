"""Mistakes of shape: those that schemas see too."""

from ..entry import Entry

SHAPE = (
    Entry(
        "format-version",
        title="A document of another version of the format",
        message="this document is of format {found}, and this release knows {known}",
        hint="{instead}",
        why=(
            "What a document may hold depends on the version of its format, so nothing else is said of one that "
            "this release does not know."
        ),
        wrong='"format_version": "1.1"',
        right='"format_version": "1.0"',
    ),
    Entry(
        "missing-field",
        title="A field is missing",
        message="the field {name} is missing",
        hint="add it: {doc}",
        why="Every field that is not optional must be there. The place is that of the object or element that lacks it.",
        wrong='{"id": "gazette.p1", "end": 60,',
        right='{"id": "gazette.p1", "start": 10, "end": 60,',
    ),
    Entry(
        "unknown-field",
        title="A field that there is not",
        message="there is no field {name} here",
        hint="{nearest}",
        why=(
            "Documents are closed: a field that is not known is refused, because it is most often a known one with "
            "a mistake in its name."
        ),
        wrong='"nubmer": 1, "number": 2',
        right='"number": 2',
        points_at="name",
    ),
    Entry(
        "misplaced-field",
        title="An attribute that should be an element, or the other way round",
        message="the field {name} is {wanted} in XML",
        hint="write it as {wanted}",
        why=(
            "In XML, identifiers, numbers, dates, digests and choices are attributes, and free text and models are "
            "elements. The page about formats has the table."
        ),
        wrong="<party><id>ruritania</id></party>",
        right='<party id="ruritania"/>',
        points_at="name",
    ),
    Entry(
        "wrong-order",
        title="An element stands too late",
        message="the element {name} stands behind one that belongs after it",
        hint="move it up; the order here is: {order}",
        why="XML Schema asks for elements in one order, which is that of the fields in the models.",
        wrong="<origin><unknown/></origin><publisher><unknown/></publisher>",
        right="<publisher><unknown/></publisher><origin><unknown/></origin>",
        points_at="name",
    ),
    Entry(
        "wrong-namespace",
        title="The elements are of another namespace",
        message="the root element is of {found}",
        hint='write xmlns="{namespace}" in the root element',
        why=(
            "The namespace tells the elements of documents from all others, and carries the major version of the "
            "format."
        ),
        wrong='<treaty xmlns="urn:other"',
        right='<treaty xmlns="urn:treaty-model:1"',
    ),
    Entry(
        "stray-text",
        title="Text where there is none",
        message="{found} stands where only elements do",
        hint=(
            "remove it, or put it into the element that it belongs to; an element that holds nothing holds no "
            "blank either"
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
        title="Another file is to be included",
        message="a document does not include others",
        hint="put the contents here, or merge the documents with treaty-model build",
        why="A document is complete in itself. Nothing that it names is read or fetched.",
        wrong='<include xmlns="http://www.w3.org/2001/XInclude" href="other.xml"/>',
        right="<!-- -->",
        points_at="name",
    ),
    Entry(
        "instance-type",
        title="The document speaks of its own types",
        message="{name} is not for documents",
        hint="remove the attribute; the name of the element tells its kind",
        why="xsi:type and xsi:nil could make an XML Schema accept what the models refuse.",
        wrong='xsi:type="Party" ',
        points_at="name",
    ),
    Entry(
        "not-followed",
        title="Another file is named, and not read",
        message="{name} is not followed",
        hint="nothing to do: it is read over",
        why=(
            "Schema locations and stylesheets are for editors and browsers. The check uses its own schema and "
            "opens no other file and no connection."
        ),
        wrong='<?xml-stylesheet href="treaty.css"?>',
        severity="note",
    ),
    Entry(
        "missing-kind",
        title="The kind is missing",
        message="this does not say of what kind it is",
        hint="{kinds}",
        why="Where several kinds can stand, the kind tells which: in JSON the field `kind`, in XML the element's name.",
        wrong='"publisher": {}',
        right='"publisher": {"kind": "unknown"}',
    ),
    Entry(
        "unknown-kind",
        title="A kind that there is not",
        message="there is no kind {kind} here",
        hint="{nearest}",
        why=(
            "What kinds can stand in a place is fixed: a provision of mutual aid holds no date. `treaty-model "
            "schemas` writes the schemas, which list all kinds."
        ),
        wrong='{"kind": "asistance", "form": "military"',
        right='{"kind": "assistance", "form": "military"',
    ),
    Entry(
        "wrong-type",
        title="Another type of value",
        message="{found} is not {expected}",
        hint="{instead}",
        why='Values are never converted: "7" is not 7 and null is not the absence of a field.',
        wrong='"length": "0100"',
        right='"length": 100',
    ),
    Entry(
        "not-a-choice",
        title="None of the choices",
        message="{found} is none of the choices for {field}",
        hint="{nearest}",
        why="The field takes one of a few words, exactly as they are listed.",
        wrong='"status": "Done"',
        right='"status": "done"',
    ),
    Entry(
        "wrong-form",
        title="A text of another form",
        message="{found} is not of the form of {type}",
        hint="expected: {doc}",
        why=(
            "Identifiers, dates, digests, addresses and lines of text each have one form, which is the same in "
            "JSON and XML. The end words of a passage are five at the most, because the words belong to their "
            "publisher."
        ),
        wrong='"text_start": "Should one of the two parties"',
        right='"text_start": "Should one"',
    ),
    Entry(
        "out-of-range",
        title="A number out of range",
        message="{found} is not between {least} and {greatest}",
        hint="expected: {doc}",
        why="Every number has bounds, which both schemas know.",
        wrong='"number": 0',
        right='"number": 1',
    ),
    Entry(
        "empty-list",
        title="An empty list",
        message="this list is empty",
        hint="{instead}",
        why="There is one way to say nothing, in both formats: the field is not there.",
        wrong='"facts": [],',
    ),
)
