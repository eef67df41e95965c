"""Whatever bytes come in, the answer is a document or its problems, and nothing else."""

import contextlib

import pytest
from hypothesis import example, given, settings, strategies as st

import treaty_model as tm
from kestrel import DOCUMENTS
from treaty_model.codec.document import Format

FORMATS: tuple[Format, ...] = ("json", "xml")
WHOLE = {format: tm.dumps(tm.merge(DOCUMENTS), format) for format in FORMATS}


def read(data: bytes, format: Format) -> None:
    with contextlib.suppress(tm.InvalidDocument):
        tm.loads(data, format)


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
@example(b"<" * 100_000)
@example(b"<a>" * 100_000)
@example(b"<a " + b"b='' " * 100_000 + b"/>")
@example(b"<treaty xmlns='urn:treaty-model:1'>" + b"<facts/>" * 100_000 + b"</treaty>")
@example(b"<treaty xmlns='urn:treaty-model:1'><parties>" + b"x<y/>" * 100_000 + b"</parties></treaty>")
@example(b"<!--" * 100_000)
@example(b"<?a ?>" * 100_000 + b"<!DOCTYPE a>")
@example(b"<a>" + b"&#65;" * 100_000 + b"</a>")
@example(b"\xff\xfe<\x00a\x00/\x00>\x00")
@example(b"\x1f\x8b\x08\x00")
def test_any_bytes(data: bytes) -> None:
    for format in FORMATS:
        with pytest.raises(tm.InvalidDocument) as caught:
            tm.loads(data, format)
        assert str(caught.value)


@settings(max_examples=300)
@given(st.sampled_from(FORMATS), st.data())
def test_a_part_of_a_document(format: Format, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(WHOLE[format]) - 2))
    with pytest.raises(tm.InvalidDocument):
        tm.loads(WHOLE[format][:length], format)


@settings(max_examples=300)
@given(
    st.sampled_from(FORMATS),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=4),
)
def test_changed_bytes(format: Format, changes: list[tuple[float, int]]) -> None:
    data = bytearray(WHOLE[format])
    for place, byte in changes:
        data[int(place * len(data))] = byte
    read(bytes(data), format)
