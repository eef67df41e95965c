"""Whether a passage stands where its record says."""

from typing import Any

import pytest

from kestrel import GAZETTE, KURIER, TEXTS
from treaty_model.anchor import digest, document_faults, passage_faults
from treaty_model.model import Passage

PASSAGE = KURIER.source.passages[1]  # behind an emoji, so that code points and UTF-16 units differ
TEXT = TEXTS["kurier"]


def changed(**changes: Any) -> Passage:
    return PASSAGE.model_copy(update=changes)


def test_offsets_are_code_points() -> None:
    assert TEXT[PASSAGE.start : PASSAGE.end].startswith("Wird eine Seite")
    assert TEXT.encode()[PASSAGE.start :].decode(errors="replace") != TEXT[PASSAGE.start :]
    assert passage_faults(PASSAGE, TEXT) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"start": PASSAGE.start - 1}, "begins or ends with white space"),
        ({"end": PASSAGE.end + 2}, "begins or ends with white space"),
        ({"start": PASSAGE.start + 1}, "does not start with its first words"),
        ({"end": PASSAGE.end - 1}, "does not end with its last words"),
        ({"start": PASSAGE.end}, "is no range"),
        ({"end": len(TEXT) + 1}, "is no range"),
        ({"sha256": "0" * 64}, "another digest"),
        ({"text_start": "Wird eine Seit"}, "does not start with its first words"),
        ({"text_end": "ogleich."}, "does not end with its last words"),
    ],
)
def test_faults(changes: dict[str, Any], fault: str) -> None:
    assert any(fault in found for found in passage_faults(changed(**changes), TEXT))


def test_a_changed_letter_is_seen() -> None:
    assert passage_faults(PASSAGE, TEXT.replace("andere", "Andere"))


def test_a_document_is_known_by_its_bytes() -> None:
    document = GAZETTE.source.document
    data = TEXTS["gazette"].encode()
    assert document_faults(document, data) == []
    assert len(document_faults(document, data + b"\n")) == 2
    assert len(document_faults(document, data.replace(b"Ruritania", b"Sylvaniaa"))) == 1
    assert digest("é") == digest("é".encode()) != digest("e\u0301")
