"""Files for the tests of other programs: a treaty in whole and in parts, the schemas, and documents with one mistake.

Everything is made anew from the treaty, the same bytes every time. The manifest lists every other file with its digest
and with what a test needs to know of it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..check.catalogue import CATALOGUE, RULES, SHAPE
from ..check.documents import dumps
from ..check.foreign import FIXTURES
from ..check.mistakes import FORMATS, Mistake, example, mistakes
from ..codec.document import Document, Format
from ..model.report import FORMAT_VERSION
from ..model.treaty import Treaty
from ..parting import apart, by_article
from ..schema import schema_files
from .claims import claims_ndjson

MANIFEST = "manifest.json"


class Fixture(NamedTuple):
    """A file: where it stands in the folder, with slashes; what it holds; and what the manifest has of it."""

    path: str
    data: bytes
    about: Mapping[str, Any]


def fixtures(treaty: Treaty, parts: Iterable[str] = ()) -> dict[str, bytes]:
    """The files of a folder of fixtures by their paths: those of some parts, or else of all, and the manifest.

    Raises InvalidDocument where a report of the treaty is no document by itself, and ValueError for a part that there
    is not.
    """
    wanted = set(parts or PARTS)
    if unknown := wanted - PARTS.keys():
        raise ValueError(f"no part {min(unknown)!r}; there are {', '.join(PARTS)}")
    made = [fixture for part, make in PARTS.items() if part in wanted for fixture in make(treaty)]
    return {fixture.path: fixture.data for fixture in made} | {MANIFEST: _manifest(treaty, made)}


def _manifest(treaty: Treaty, made: Iterable[Fixture]) -> bytes:
    files = [
        {
            "path": fixture.path,
            "bytes": len(fixture.data),
            "sha256": hashlib.sha256(fixture.data).hexdigest(),
            **fixture.about,
        }
        for fixture in sorted(made)
    ]
    return _json({"kind": FIXTURES, "format_version": FORMAT_VERSION, "treaty": treaty.id, "files": files})


def listed(folder: Path) -> dict[str, str]:
    """The files that the manifest of a folder lists, with their digests, and itself; none where there is no manifest.

    A manifest that is not one of ours lists nothing. Raises OSError.
    """
    path = folder / MANIFEST
    if not path.is_file() or path.is_symlink():
        return {}
    try:
        tree = json.loads(path.read_bytes())
        if tree["kind"] == FIXTURES:
            return {str(one["path"]): str(one["sha256"]) for one in tree["files"]} | {MANIFEST: ""}
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return {}


def intention(files: Mapping[str, bytes], known: Mapping[str, str]) -> dict[str, bytes]:
    """The manifest of a folder that is about to be filled: it lists what is there and what will be."""
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != MANIFEST}
    digests |= {name: digest for name, digest in known.items() if name != MANIFEST}
    both = [{"path": name, "sha256": digest} for name, digest in sorted(digests.items())]
    return {MANIFEST: _json({"kind": FIXTURES, "format_version": FORMAT_VERSION, "files": both})}


def _whole(treaty: Treaty) -> Iterator[Fixture]:
    yield from _both(treaty, "treaty", "the whole treaty")


def _articles(treaty: Treaty) -> Iterator[Fixture]:
    excerpts, outside = by_article(treaty)
    width = max(2, len(str(len(treaty.articles))))
    for article, excerpt in zip(treaty.articles, excerpts, strict=False):  # of many articles there are the first
        name = f"articles/article-{article.number:0{width}}"
        about = f"article {article.number}" if article.provisions else f"article {article.number}, which is empty"
        yield from _both(excerpt, name, f"the treaty with nothing but {about}")
    rest = ", and in the articles after these" if len(excerpts) < len(treaty.articles) else ""
    yield from _both(outside, "articles/outside", f"the treaty with all that stands in no article{rest}")


def _claims(treaty: Treaty) -> Iterator[Fixture]:
    lines = "".join(f"{line}\n" for line in claims_ndjson(treaty))
    yield Fixture("claims.ndjson", lines.encode(), {"what": "a row for each clause and each passage that reports it"})


def _reports(treaty: Treaty) -> Iterator[Fixture]:
    frame, reports = apart(treaty)
    yield from _both(frame, "reports/frame", "the treaty before any report: its parties and empty articles")
    for report in reports:
        yield from _both(report, f"reports/{report.source.id}.report", f"what {report.source.id} reports")


def _schemas(_: Treaty) -> Iterator[Fixture]:
    for name, data in schema_files().items():
        if not name.endswith(".ts"):
            what = "the normal form of passages" if name == "normal-form.json" else "a schema of documents"
            yield Fixture(f"schemas/{name}", data, {"what": what})


def _types(_: Treaty) -> Iterator[Fixture]:
    for name, data in schema_files().items():
        if name.endswith(".ts"):
            yield Fixture(f"types/{name}", data, {"what": "types of documents for TypeScript"})


def _invalid(_: Treaty) -> Iterator[Fixture]:
    """Documents with a mistake each, and those that are valid and of which something is remarked, in two folders."""
    yield from _both(example(), "example", "the invented treaty of which the documents with mistakes are made")
    found: dict[str, list[dict[str, Any]]] = {"invalid": [], "remarked": []}
    for made in mistakes(example()):
        folder = "invalid" if made.severity == "error" else "remarked"
        name = f"{made.name}.{made.format}"
        expected = {"code": made.code, "pointer": made.pointer, "severity": made.severity} | _by_schema(made)
        found[folder].append({"file": name, **expected})
        about = {"what": CATALOGUE[made.code].title, "valid": folder == "remarked", **expected}
        yield Fixture(f"{folder}/{name}", made.data, about)
    for folder, list_ in found.items():
        list_.sort(key=lambda one: one["file"])
        what = "what is wrong with each document of this folder"
        yield Fixture(f"{folder}/expected.json", _json(list_), {"what": what})


PARTS: dict[str, Callable[[Treaty], Iterator[Fixture]]] = {
    "treaty": _whole,
    "articles": _articles,
    "claims": _claims,
    "reports": _reports,
    "schemas": _schemas,
    "types": _types,
    "invalid": _invalid,
}

_CODES_OF_SHAPE = {entry.code for entry in SHAPE}
_CODES_OF_RULES = {entry.code for entry in RULES}


def _both(document: Document, path: str, what: str) -> Iterator[Fixture]:
    for format in FORMATS:
        about = {"what": what, "valid": True, "schema": _schema(document.kind, format), "schema_valid": True}
        yield Fixture(f"{path}.{format}", dumps(document, format), about)


def _schema(kind: str, format: Format) -> str:
    return f"{kind}.schema.json" if format == "json" else "treaty-model.xsd"


def _by_schema(made: Mistake) -> dict[str, Any]:
    """What the schema says of a mistake; nothing where no schema is asked, or where processors differ."""
    if made.code not in _CODES_OF_SHAPE | _CODES_OF_RULES or made.code == "instance-type":
        return {}
    taken = made.code in _CODES_OF_RULES or made.code == "not-followed"
    return {"schema": _schema("treaty", made.format), "schema_valid": taken}


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
