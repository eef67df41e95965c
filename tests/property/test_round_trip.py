"""Documents go out and come back unchanged, and the schema takes what the models take."""

import json
from typing import Any

import jsonschema
from hypothesis import given, strategies as st

import treaty_model as tm
from treaty_model.testing import reports, treaties

DOCUMENTS = reports() | treaties()
SCHEMAS = {
    "treaty": jsonschema.Draft202012Validator(tm.json_schema("treaty")),
    "report": jsonschema.Draft202012Validator(tm.json_schema("report")),
}


@given(DOCUMENTS, st.text())
def test_out_and_back(document: tm.Report | tm.Treaty, schema: str) -> None:
    in_json, in_xml = tm.dumps(document), tm.dumps(document, "xml")
    assert tm.loads(in_json) == tm.loads(in_xml, "xml") == document
    assert tm.dumps(tm.loads(in_xml, "xml")) == in_json
    assert tm.dumps(tm.loads(in_json), "xml") == in_xml
    named = tm.dumps(document, schema=schema)
    assert json.loads(named) == {"$schema": schema, **json.loads(in_json)}
    assert tm.dumps(tm.loads(named)) == in_json
    for data in (in_json, named):
        SCHEMAS[document.kind].validate(json.loads(data))


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [path, *(place for key, child in children for place in places(child, (*path, key)))]


SPOILT: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, -1, 1.5, 10**20, "", " ", "a\n", "x", "É", [], {}, [[]], {"kind": "x"}]
)


@given(DOCUMENTS, st.data())  # tests/parity asks the same of many more documents
def test_model_and_schema_are_of_one_mind_on_spoilt_documents(
    document: tm.Report | tm.Treaty, data: st.DataObject
) -> None:
    tree = json.loads(tm.dumps(document))
    *above, last = data.draw(st.sampled_from(places(tree)[1:]))
    holder = tree
    for step in above:
        holder = holder[step]
    if data.draw(st.booleans()):
        del holder[last]
    else:
        holder[last] = data.draw(SPOILT)
    try:
        tm.loads(json.dumps(tree).encode())
        taken = True
    except tm.InvalidDocument as error:
        # the rules and the hygiene say what no schema can
        taken = not ({issue.code for issue in error.issues} & STRUCTURE)
    assert SCHEMAS[document.kind].is_valid(tree) is taken


STRUCTURE = {
    *("missing-field", "unknown-field", "unknown-kind", "missing-kind", "not-a-choice", "wrong-form", "wrong-type"),
    "format-version",
    *("out-of-range", "empty-list"),
}
