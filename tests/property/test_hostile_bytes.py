"""Whatever bytes come in, the answer is a document or its problems, and nothing else."""

import contextlib

import pytest
from hypothesis import example, given, settings, strategies as st

import treaty_model as tm
from kestrel import DOCUMENTS

WHOLE = tm.dumps(tm.merge(DOCUMENTS))


def read(data: bytes) -> None:
    with contextlib.suppress(tm.InvalidDocument):
        tm.loads(data)


@given(st.binary() | st.text().map(str.encode))
@example(b"")
@example(b"null")
@example(b"{}")
@example(b"[]")
@example(b'{"kind": {}}')
@example(b'{"kind": "treaty", "treaty": {"kind": "treaty"}}')
@example(b"9" * 10_000)
@example(b"1e999999")
@example(b'"\\ud800"')
@example(b'{"\\ud800": 1, "kind": "treaty"}')
@example(b"[" * 100_000)
@example(("{" + ", ".join(f'"k{n}": 1' for n in range(200_000)) + ', "k199999": 1}').encode())
def test_any_bytes(data: bytes) -> None:
    with pytest.raises(tm.InvalidDocument) as caught:
        tm.loads(data)
    assert str(caught.value)


@settings(max_examples=300)
@given(st.integers(0, len(WHOLE) - 2))
def test_a_part_of_a_document(length: int) -> None:
    with pytest.raises(tm.InvalidDocument):
        tm.loads(WHOLE[:length])


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_changed_bytes(changes: list[tuple[int, int]]) -> None:
    data = bytearray(WHOLE)
    for place, byte in changes:
        data[place] = byte
    read(bytes(data))
