"""The normal form of passages as another language makes it, from the published data alone."""

import json
import subprocess
import unicodedata
from pathlib import Path
from random import Random

import pytest

from kestrel import TEXTS
from treaty_model.passages.characters import IGNORABLE, UNASSIGNED, WHITE_SPACE, is_assigned, members
from treaty_model.passages.digests import words_digest

from .conftest import ROOT, SCHEMAS, require_command

DATA = SCHEMAS / "normal-form.json"
PROGRAM = ROOT / "examples" / "javascript" / "words-sha256.mjs"

# Reads a list of texts, and prints the normal form and the digest of each.
MANY = """
import { normalFormOf, wordsDigest } from %s;
import { readFileSync } from "node:fs";
const normalForm = normalFormOf(JSON.parse(readFileSync(%s, "utf8")));
const texts = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map((text) => [normalForm(text), wordsDigest(normalForm, text)])));
"""


def in_javascript(texts: list[str]) -> list[tuple[str, str]]:
    node = require_command("node", "nodejs")
    program = MANY % (json.dumps(PROGRAM.as_uri()), json.dumps(str(DATA)))
    command = [node, "--input-type=module", "-e", program]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [tuple(pair) for pair in json.loads(done.stdout)]


def test_all_vectors() -> None:
    vectors = json.loads(DATA.read_bytes())["vectors"]
    made = in_javascript([vector["text"] for vector in vectors])
    assert made == [(vector["normal_form"], vector["sha256"]) for vector in vectors]


@pytest.mark.parametrize("seed", range(4))
def test_digests_of_random_texts(seed: int) -> None:
    random = Random(f"normal form {seed}")
    assigned = [c for c in map(chr, range(0x11000)) if not 0xD800 <= ord(c) < 0xE000 and is_assigned(c)]
    composing = [c for c in assigned if unicodedata.decomposition(c) or unicodedata.combining(c)]
    newer = [c for c in members(UNASSIGNED) if ord(c) < 0x12000]
    some = [*("ab", "e\u0301", "\u1100\u1161\u11a8", *members(IGNORABLE)[:50], *members(WHITE_SPACE))]
    kinds = [assigned, composing, newer, some, list("\u0301\u0323\u0334")]
    texts = ["".join(random.choice(random.choice(kinds)) for _ in range(random.randrange(1, 200))) for _ in range(500)]
    assert [digest for _, digest in in_javascript(texts)] == list(map(words_digest, texts))


def test_the_program_prints_the_digest_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "kurier.txt"
    file.write_bytes(TEXTS["kurier"].encode())
    node = require_command("node", "nodejs")
    done = subprocess.run([node, PROGRAM, DATA, file], capture_output=True, text=True, check=True)
    assert done.stdout == f"{words_digest(TEXTS['kurier'])} {file}\n"


def test_the_program_rejects_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    node = require_command("node", "nodejs")
    for name, data in (("old.txt", "Äther".encode("latin-1")), ("kurier.txt", TEXTS["kurier"].encode())):
        (tmp_path / name).write_bytes(data)
    files = [tmp_path / name for name in ("old.txt", "none.txt", "kurier.txt")]
    done = subprocess.run([node, PROGRAM, DATA, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout == f"{words_digest(TEXTS['kurier'])} {files[2]}\n"
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == list(map(str, files[:2]))
