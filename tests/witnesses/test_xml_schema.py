"""XML Schema as xmlschema, xmllint, xjc and xsdata read it: all take it, and give the same verdicts on documents."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import treaty_model as tm
from treaty_model.fixtures.files import MANIFEST, fixtures

from .conftest import ROOT, SCHEMAS, Case, require_command, require_package

XSD = SCHEMAS / "treaty-model.xsd"
XSI = b"http://www.w3.org/2001/XMLSchema-instance"


def judged_otherwise_by_xmlschema(case: Case) -> bool:
    """What xmlschema takes and XML Schema does not: more characters than XML's four count as white space to it.

    And what hygiene refuses: an instance that speaks of its own types.
    """
    between_elements = r">\s*[\x85\xa0\u2028\u3000\u200b\ufeff]\s*<"
    return XSI in case.data or re.search(between_elements, case.data.decode()) is not None


def test_xmlschema(xml_cases: list[Case]) -> None:
    require_package("xmlschema")
    import xmlschema  # noqa: PLC0415  # it may not be there

    schema = xmlschema.XMLSchema(str(XSD))
    asked = [case for case in xml_cases if not judged_otherwise_by_xmlschema(case)]
    assert len(asked) > len(xml_cases) * 0.9
    for case in asked:
        assert schema.is_valid(case.data.decode()) is case.taken, case.data


def test_xmllint_says_of_fixtures_what_their_manifest_says(tmp_path: Path) -> None:
    xmllint = require_command("xmllint", "libxml2-utils")
    files = fixtures(tm.bundled())
    expected = {}
    for n, one in enumerate(json.loads(files[MANIFEST])["files"]):
        if one.get("schema") == XSD.name:
            path = tmp_path / f"{n}.xml"
            path.write_bytes(files[one["path"]])
            expected[str(path)] = one["schema_valid"]
    assert {True, False} == set(expected.values())
    command = [xmllint, "--noout", "--nonet", "--schema", str(XSD), *expected]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    valid = set(re.findall(r"^(.*) validates$", done.stderr, re.MULTILINE))
    assert {path: path in valid for path in expected} == expected


def test_xmllint(xml_cases: list[Case], tmp_path: Path) -> None:
    xmllint = require_command("xmllint", "libxml2-utils")
    paths = []
    for n, case in enumerate(xml_cases):
        if XSI not in case.data:
            paths.append((tmp_path / f"{n}.xml", case))
            paths[-1][0].write_bytes(case.data)
    command = [xmllint, "--noout", "--nonet", "--schema", str(XSD), *(str(path) for path, _ in paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    valid = set(re.findall(r"^(.*) validates$", done.stderr, re.MULTILINE))
    assert len(re.findall(r" (?:validates|fails to validate)$", done.stderr, re.MULTILINE)) == len(paths)
    for path, case in paths:
        assert (str(path) in valid) is case.taken, case.data


def test_xjc(tmp_path: Path) -> None:
    xjc = require_command("xjc", "jaxb")
    done = subprocess.run(
        [xjc, "-quiet", "-d", str(tmp_path), "-p", "treaty", str(XSD)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")
    classes = {path.stem for path in (tmp_path / "treaty").glob("*.java")}
    assert {"Treaty", "Report", "MutualAid", "Passage", "Manner"} <= classes


def test_xmlschema_reads_what_the_models_hold() -> None:
    """Elements of one name are a list in a dictionary, and those of others stand in other lists."""
    require_package("xmlschema")
    import xmlschema  # noqa: PLC0415  # it may not be there

    treaty = tm.bundled()
    read: Any = xmlschema.XMLSchema(str(XSD)).to_dict(tm.dumps(treaty, "xml").decode())
    assert [int(article["@number"]) for article in read["articles"]["article"]] == [a.number for a in treaty.articles]
    for article, told in zip(treaty.articles, read["articles"]["article"], strict=True):
        reported = {
            (provision, kind, clause["@reported_by"])
            for provision, provisions in told.items()
            if provision != "@number"
            for clauses in provisions
            for kind, several in clauses.items()
            if not kind.startswith("@")
            for clause in several
        }
        assert reported == {
            (provision.kind, clause.kind, " ".join(clause.reported_by))
            for provision in article.provisions
            for clause in provision.clauses
        }


XSDATA = """
import sys
from bindings import Report, Treaty
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.serializers import XmlSerializer

def several(holder):  # xsdata names a list by what it holds
    return next(value for value in vars(holder).values() if isinstance(value, list))

root = {"Treaty": Treaty, "Report": Report}[sys.argv[1]]
document = XmlParser().from_bytes(sys.stdin.buffer.read(), root)
for article in document.articles.article if document.articles else ():
    for provision in several(article):
        for clause in several(provision):
            print(article.number, type(provision).__name__, type(clause).__name__, clause.reported_by, file=sys.stderr)
sys.stdout.buffer.write(XmlSerializer().render(document).encode())
"""


def test_xsdata_reads_what_the_models_hold_and_writes_it_again(tmp_path: Path) -> None:
    require_package("xsdata")
    generate = [sys.executable, "-m", "xsdata", "generate", str(XSD), "--package", "bindings"]
    done = subprocess.run(
        [*generate, "--structure-style", "single-package", "--compound-fields"],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},  # it calls ruff
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for document in (tm.bundled(), *map(tm.read, sorted((ROOT / "seeds").glob("*.report.json")))):
        run = subprocess.run(
            [sys.executable, "-c", XSDATA, type(document).__name__],
            cwd=tmp_path,
            input=tm.dumps(document, "xml"),
            capture_output=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr.decode()
        assert run.stderr.decode().splitlines() == [
            f"{article.number} {type(provision).__name__} {type(clause).__name__} {' '.join(clause.reported_by)}"
            for article in document.articles
            for provision in article.provisions
            for clause in provision.clauses
        ]
        assert tm.loads(run.stdout, "xml") == document
