"""JSON Schema as jsonschema-rs and ajv read it: in every word, with ajv in strict mode, and to the same verdicts."""

import json
import subprocess

import treaty_model as tm

from .conftest import NODE, SCHEMAS, Case, require_module, require_package


def kind_of(case: Case) -> str:
    """By which schema a document is judged."""
    kind = json.loads(case.data).get("kind")
    return kind if kind in ("treaty", "report") else "treaty"


def test_jsonschema_rs(json_cases: list[Case]) -> None:
    require_package("jsonschema_rs")
    import jsonschema_rs  # noqa: PLC0415  # it may not be there

    validators = {kind: jsonschema_rs.validator_for(tm.json_schema(kind)) for kind in ("treaty", "report")}
    for case in json_cases:
        assert validators[kind_of(case)].is_valid(json.loads(case.data)) is case.taken, case.data


def test_ajv_in_strict_mode(json_cases: list[Case]) -> None:
    require_module("ajv")
    lines = [json.dumps({"kind": kind_of(case), "document": json.loads(case.data)}) for case in json_cases]
    done = subprocess.run(
        ["node", NODE / "verdicts.mjs", SCHEMAS], input="\n".join(lines), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    for case, verdict in zip(json_cases, done.stdout.split(), strict=True):
        assert verdict == ("taken" if case.taken else "refused"), case.data
