"""Java: its own XML Schema processor gives the same verdicts, and the example reads what the models hold."""

import subprocess
from pathlib import Path

import pytest

import treaty_model as tm
from kestrel import DOCUMENTS

from .conftest import ROOT, Case, absent, require_command
from .test_xml_schema import XSD, XSI

EXAMPLE = ROOT / "examples" / "java"
JARS = [
    Path("/usr/share/java") / f"{name}.jar"
    for name in ("jaxb-api", "jaxb-runtime", "javax.activation", "istack-commons-runtime")
]


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_xerces(xml_cases: list[Case], tmp_path: Path) -> None:
    java = require_command("java", "default-jdk-headless")
    require_command("javac", "default-jdk-headless")  # without it, java runs no program from its source
    asked = [case for case in xml_cases if XSI not in case.data]
    for n, case in enumerate(asked):
        (tmp_path / f"{n}.xml").write_bytes(case.data)
    done = run(java, Path(__file__).parent / "java" / "Verdicts.java", XSD, tmp_path, str(len(asked)))
    assert (done.returncode, done.stderr) == (0, "")
    for case, verdict in zip(asked, done.stdout.split(), strict=True):
        assert verdict == ("taken" if case.taken else "refused"), case.data


def require_jaxb() -> None:
    """Skip or fail where xjc, what its classes need, or a compiler is not installed."""
    require_command("xjc", "jaxb")
    require_command("javac", "default-jdk-headless")
    for jar in JARS:
        if not jar.is_file():
            absent(jar.name, "it comes with Debian's package jaxb")


@pytest.fixture(scope="module")
def classes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example and the classes that xjc makes for it, compiled."""
    require_jaxb()
    made, compiled = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("compiled")
    done = run("xjc", "-quiet", "-extension", "-b", EXAMPLE / "bindings.xjb", "-p", "treaty", "-d", made, XSD)
    assert (done.returncode, done.stdout) == (0, "")
    sources = sorted([*EXAMPLE.rglob("*.java"), *made.rglob("*.java")])
    strict = ("-Xlint:all,-path", "-Werror")
    done = run("javac", *strict, "-encoding", "UTF-8", "-cp", ":".join(map(str, JARS)), "-d", compiled, *sources)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return compiled


def read(classes: Path, document: Path) -> subprocess.CompletedProcess[str]:
    return run("java", "-cp", ":".join(map(str, [*JARS, classes])), "ReadTreaty", XSD, document)


@pytest.mark.parametrize(
    "treaty",
    [tm.bundled(), tm.read(ROOT / "seeds" / "treaty.json"), tm.merge(DOCUMENTS)],
    ids=["built", "frame", "kestrel"],
)
def test_the_example_reads_what_the_models_hold(classes: Path, tmp_path: Path, treaty: tm.Treaty) -> None:
    tm.write(treaty, tmp_path / "treaty.xml")
    told = [treaty.id]
    for article in treaty.articles:
        told.append(f"Article {article.number}")
        for provision in article.provisions:
            told.append(f"  {type(provision).__name__}")
            for clause in provision.clauses:
                told.append(f"    {type(clause).__name__}")
                for id in clause.reported_by:
                    told.append(f"      {id}, in {treaty.source(treaty.passage(id).source).language}")
    done = read(classes, tmp_path / "treaty.xml")
    assert (done.stdout.splitlines(), done.stderr) == (told, "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'number="4"', b'number="04"'),
        (b"<state-of-war ", b"<state-of-peace "),
        (b'reported_by="de-001.p10 en-002.p8', b'reported_by="de-001.p10  en-002.p8'),
        (b"<text_start>", b"<text_start>&e;"),
    ],
)
def test_the_example_rejects_what_the_schema_rejects(classes: Path, tmp_path: Path, old: bytes, new: bytes) -> None:
    (tmp_path / "secret").write_text("secret")
    document = tm.dumps(tm.bundled(), "xml")
    assert old in document
    entity = f'<!DOCTYPE treaty [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]>'.encode()
    (tmp_path / "treaty.xml").write_bytes(document.replace(old, new, 1).replace(b"?>", b"?>" + entity))
    done = read(classes, tmp_path / "treaty.xml")
    assert (done.returncode, done.stdout) == (1, "")
    assert "secret" not in done.stderr
