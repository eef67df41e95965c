"""XML Schema as xmlschema, xmllint, xjc and xsdata read it: all take it, and give the same verdicts on documents."""

import os
import re
import subprocess
import sys
from pathlib import Path

import treaty_model as tm

from .conftest import SCHEMAS, Case, require_command, require_package

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


def test_xsdata(tmp_path: Path) -> None:
    require_package("xsdata")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "xsdata",
            "generate",
            str(XSD),
            "--package",
            "bindings",
            "--structure-style",
            "single-package",
        ],
        cwd=tmp_path,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},  # it calls ruff
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    program = (
        "import sys; from xsdata.formats.dataclass.parsers import XmlParser; from bindings import Treaty\n"
        "treaty = XmlParser().from_bytes(sys.stdin.buffer.read(), Treaty)\n"
        "print(treaty.id, len(treaty.articles.article), len(treaty.sources.source))"
    )
    read = subprocess.run(
        [sys.executable, "-c", program],
        cwd=tmp_path,
        input=tm.dumps(tm.load(), "xml"),
        capture_output=True,
        check=False,
    )
    assert read.stdout.decode().split() == ["russia-dprk-partnership-2024", "23", "5"], read.stderr.decode()
