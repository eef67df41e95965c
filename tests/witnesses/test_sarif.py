"""SARIF as its published schema has it, which a package of matchers for tests brings along."""

import json
import os

import jsonschema
import pytest

from treaty_model.cli import main

from .conftest import ROOT, require_module

SCHEMA = "lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.mark.parametrize("files", ["corpus/valid", "corpus/invalid", "nowhere.json", "corpus/invalid --max=2"])
def test_sarif(capsys: pytest.CaptureFixture[str], files: str) -> None:
    schema = require_module("@microsoft/jest-sarif") / SCHEMA
    name, *options = files.split()
    main(["validate", "--format", "sarif", *options, os.fspath(ROOT / "tests" / name)])
    log = json.loads(capsys.readouterr().out)
    validator = jsonschema.Draft4Validator(json.loads(schema.read_bytes()))
    assert [error.message for error in validator.iter_errors(log)] == []
    del log["runs"][0]["tool"]
    assert not validator.is_valid(log)
