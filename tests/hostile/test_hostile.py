"""Every hostile file ends with a `Validation` that can be printed, and nothing but the file itself is opened for it."""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

import treaty_model as tm
from treaty_model.check.catalogue import CATALOGUE
from treaty_model.codec.document import Format
from treaty_model.spelling import EXCERPT

from .files import JSON, XML, File, large, small

# What stands before an excerpt within one value of a message.
_WORDS = re.compile(r"the namespace (?=\")|the declaration says that this is text in (?=\")|one of ")


@cache
def groups() -> dict[str, list[File]]:
    """The small files by the first part of their names; of very many much alike, one in seven."""
    ordered = sorted(small(), key=lambda file: file[0].partition("/")[0])
    found = {group: list(of) for group, of in groupby(ordered, key=lambda file: file[0].partition("/")[0])}
    return {group: of[:: 7 if len(of) > 1_000 else 1] for group, of in found.items()}


def test_there_are_many_and_each_has_a_name_of_its_own() -> None:
    names = [name for of in groups().values() for name, _, _ in of]
    assert len(set(names)) == len(names) >= 300


@pytest.mark.parametrize("group", sorted(groups()))
def test_every_file_has_an_answer(group: str) -> None:
    wrong = {name: found for name, format, data in groups()[group] if (found := list(faults(name, format, data)))}
    assert wrong == {}


def faults(name: str, format: Format | None, data: bytes) -> Iterator[str]:
    """What is wrong with the answer to a file."""
    try:
        validation = tm.validate(data, format)
    except Exception as error:
        yield f"no Validation: {error!r}"
        return
    if validation.ok != (validation.document is not None):
        yield "a document and errors, or neither"
    if not name.startswith("either/") and validation.ok != name.startswith("good/"):
        yield f"ok: {validation.ok}"
    text = data.decode(errors="replace")
    lines = re.split("\r\n|\r|\n", text)
    for issue in validation.issues:
        if issue.code not in CATALOGUE:
            yield f"no such code: {issue.code}"
        if issue.line is None or issue.column is None or not 1 <= issue.line <= len(lines):
            yield f"line {issue.line} of {len(lines)}"
        elif not 1 <= issue.column <= len(lines[issue.line - 1]) + 1:
            yield f"column {issue.line}:{issue.column} of {len(lines[issue.line - 1])}"
        if not (issue.message.isprintable() and issue.hint.isprintable() and issue.message and issue.hint):
            yield f"not one line: {issue.message!r}, {issue.hint!r}"
        yield from (f"{len(excerpt)} characters: {excerpt!r}" for excerpt in excerpts(issue) if len(excerpt) > EXCERPT)


def excerpts(issue: tm.Issue) -> list[str]:
    """What the message of an issue repeats of its document."""
    pieces = re.split(r"\{\w+\}", CATALOGUE[issue.code].message)
    match = re.fullmatch("(.*)".join(map(re.escape, pieces)), issue.message)
    assert match is not None, issue
    return [_WORDS.sub("", found, count=1) for found in match.groups()]


# One whose tag is misspelt too, because names that are alike are looked for with a module that nothing else needs.
_FIRST = {
    "good": (JSON, XML),
    "bad": (JSON[:-20], XML[:-20]),
    "wrong": (JSON * 2, "<a/>"),
    "misspelt": (JSON.replace("sources", "surces", 1), XML.replace("<sources>", "<surces>", 1)),
}


def watched(folder: Path, files: list[tuple[str, Format | None]], *, proof: bool = False) -> dict[str, Any]:
    """What a process of its own says of files in a folder, having seen a good and a bad document of either format."""
    first = []
    for name, data in _FIRST.items():
        for format, text in zip(("json", "xml"), data, strict=True):
            (folder / f"{name}.{format}").write_text(text, "utf-8")
            first.append((f"{name}.{format}", format))
    for format, text in (("json", JSON), ("xml", XML)):
        (folder / f"number.{format}").write_text(
            text.replace("100", "-1").replace("gazette.p2", "gazette.p3", 1), "utf-8"
        )
        first.append((f"number.{format}", format))
    (folder / "list.json").write_text(json.dumps({"first": first, "files": files, "proof": proof}), "utf-8")
    program = Path(__file__).with_name("watched.py")
    done = subprocess.run(
        [sys.executable, str(program), str(folder)], capture_output=True, check=False, timeout=300, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def test_nothing_else_is_opened(tmp_path: Path) -> None:
    files, names = list[tuple[str, Format | None]](), []
    for of in groups().values():
        for name, format, data in of[:: 3 if len(of) > 80 else 1]:
            (tmp_path / str(len(files))).write_bytes(data)
            files.append((str(len(files)), format))
            names.append(name)
    told = watched(tmp_path, files, proof=True)
    assert {name: one["seen"] for name, one in zip(names, told["told"], strict=True) if one["seen"]} == {}
    assert any("list.json" in event for event in told["proof"]), "the hook hears nothing"


SECRET = "Wendehals-4711"


def naming(target: str) -> Iterator[tuple[str, str]]:
    """Documents in XML that name something elsewhere, in every way that there is."""
    body = XML[XML.index("<treaty") :]
    entity = body.replace("Should one", "&secret;", 1)
    xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    for start in ("", "<!-- a -->", "<?a b?>", '<?xml version="1.0"?>\n'):
        yield "entity", f'{start}<!DOCTYPE treaty [<!ENTITY secret SYSTEM "{target}">]>{entity}'
        yield "parameter entity", f'{start}<!DOCTYPE treaty [<!ENTITY % secret SYSTEM "{target}"> %secret;]>{entity}'
        yield "document type", f'{start}<!DOCTYPE treaty SYSTEM "{target}">{entity}'
        yield "public document type", f'{start}<!DOCTYPE treaty PUBLIC "-//A//B//EN" "{target}">{entity}'
    for parse in ("xml", "text"):
        include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{target}" parse="{parse}"/>'
        for place in ("<text_start>", "<parties>", "<file>"):
            yield f"XInclude of {parse}", body.replace(place, place + include, 1)
        yield f"root that is an XInclude of {parse}", include
    yield (
        "schema location",
        body.replace("<treaty ", f'<treaty {xsi} xsi:schemaLocation="urn:treaty-model:1 {target}" '),
    )
    yield "schema of no namespace", body.replace("<treaty ", f'<treaty {xsi} xsi:noNamespaceSchemaLocation="{target}" ')
    yield "stylesheet", f'<?xml-stylesheet type="text/xsl" href="{target}"?>{body}'
    yield "model", f'<?xml-model href="{target}"?>{body}'
    yield "base", body.replace("<treaty ", f'<treaty xml:base="{target}" ')
    yield "namespace", body.replace("urn:treaty-model:1", target)
    yield "Schema", f'<schema xmlns="http://www.w3.org/2001/XMLSchema"><include schemaLocation="{target}"/></schema>'
    yield "JSON Schema", JSON.replace("{", f'{{"$schema": {json.dumps(target)},', 1)


def test_what_a_document_names_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(SECRET, "utf-8")
    (tmp_path / "secret.xml").write_text(f"<a>{SECRET}</a>", "utf-8")
    os.mkfifo(tmp_path / "pipe")  # who opens it waits for ever, in whatever language
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        targets = [
            *("secret.txt", "secret.xml", "pipe", (tmp_path / "secret.txt").as_uri(), (tmp_path / "pipe").as_uri()),
            *(f"http://127.0.0.1:{port}/a", f"ftp://127.0.0.1:{port}/a", f"//127.0.0.1:{port}/a"),
        ]
        files, names = list[tuple[str, Format | None]](), []
        for target in targets:
            for name, text in naming(target):
                (tmp_path / f"{len(files)}").write_text(text, "utf-8")
                files.append((str(len(files)), "json" if name == "JSON Schema" else "xml"))
                names.append(f"{name}, {target}")
        told = watched(tmp_path, files)["told"]
        server.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody has called
            server.accept()
    assert [name for name, one in zip(names, told, strict=True) if SECRET in one["said"] or one["seen"]] == []


def test_large_files_have_names_of_their_own_and_keep_to_the_limit() -> None:
    """They are measured by `python -m tests.hostile`; here it is only seen that the first of them can be made."""
    made = large()
    names = [next(made)[0] for _ in range(3)]
    assert len(set(names)) == 3
