"""JSON Schema as jsonschema-rs and ajv read it: in every word, with ajv in strict mode, and to the same verdicts."""

import json
import subprocess

import treaty_model as tm
from treaty_model.fixtures.files import MANIFEST, fixtures

from .conftest import NODE, SCHEMAS, Case, require_module, require_package


def kind_of(case: Case) -> str:
    """By which schema a document is judged."""
    tree = json.loads(case.data)
    return "report" if isinstance(tree, dict) and tree.get("kind") == "report" else "treaty"


def test_jsonschema_rs(json_cases: list[Case]) -> None:
    require_package("jsonschema_rs")
    import jsonschema_rs  # noqa: PLC0415  # it may not be there

    validators = {kind: jsonschema_rs.validator_for(tm.json_schema(kind)) for kind in ("treaty", "report")}
    for case in json_cases:
        assert validators[kind_of(case)].is_valid(json.loads(case.data)) is case.taken, case.data


def verdicts_of_ajv(cases: list[Case]) -> list[bool]:
    require_module("ajv")
    lines = [json.dumps({"kind": kind_of(case), "document": json.loads(case.data)}) for case in cases]
    done = subprocess.run(
        ["node", NODE / "verdicts.mjs", SCHEMAS], input="\n".join(lines), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return [verdict == "taken" for verdict in done.stdout.split()]


def test_ajv_in_strict_mode(json_cases: list[Case]) -> None:
    for case, taken in zip(json_cases, verdicts_of_ajv(json_cases), strict=True):
        assert taken is case.taken, case.data


def test_ajv_says_of_fixtures_what_their_manifest_says() -> None:
    files = fixtures(tm.bundled())
    listed = [one for one in json.loads(files[MANIFEST])["files"] if one.get("schema", "").endswith(".json")]
    cases = [Case(files[one["path"]], one["schema_valid"]) for one in listed]
    assert sum(case.taken for case in cases) > 50
    assert sum(not case.taken for case in cases) > 200
    for one, case, taken in zip(listed, cases, verdicts_of_ajv(cases), strict=True):
        assert taken is case.taken, one["path"]
