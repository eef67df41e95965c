"""XML read part by part beside XML read as a whole: one verdict, and the same parts."""

import io

import treaty_model as tm
from treaty_model.check.hygiene import SIZE_LIMIT
from treaty_model.check.streaming import read_parts
from treaty_model.codec.document import Document
from treaty_model.model.base import Model
from treaty_model.spec import spec_of

# What a reading by parts takes and a reading of the whole refuses: comparisons of parts far from each other.
NOT_COMPARED = {"not-a-plan", "reported-too-early", "article-not-named"}


def streamed(data: bytes) -> tuple[str, str | None]:
    """What came of reading a document in XML part by part, in as many pieces as it has parts, and what is wrong."""
    whole = tm.validate(data, "xml")
    told = {issue.code for issue in whole.issues if issue.severity == "error"}
    try:
        found = list(read_parts(io.BytesIO(data), None, SIZE_LIMIT, least=1))
    except tm.InvalidDocument as invalid:
        wrong = None if told else f"refused only by parts: {invalid}: {data!r}"
        return "refused" if told & {issue.code for issue in invalid.issues} else "refused for another reason", wrong
    if whole.document is None:
        return "taken", None if told <= NOT_COMPARED else f"refused only as a whole: {told}: {data!r}"
    return "taken", None if found == held(whole.document) else f"not the same parts: {data!r}"


def held(document: Document) -> list[Model]:
    """The parts of a document."""
    values = [getattr(document, field.name) for field in spec_of(type(document)).fields if field.members]
    return [part for value in values for part in (value if isinstance(value, tuple) else [value])]
