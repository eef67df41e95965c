"""Passages and the text that they lie in: digests, end words, and whether a passage stands where it says.

Offsets are Unicode code points of the document's text, which is its bytes read as UTF-8 and nothing changed.
"""

import hashlib

from .model.source import Document, Passage


def digest(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def document_faults(document: Document, data: bytes) -> list[str]:
    """What of a document's description does not fit the bytes; empty where all of it does.

    Raises UnicodeDecodeError where the bytes are not UTF-8, and so no document.
    """
    faults = []
    if digest(data) != document.sha256:
        faults.append(f"{document.file} has another digest")
    if len(data.decode()) != document.length:
        faults.append(f"{document.file} has {len(data.decode())} code points, not {document.length}")
    return faults


def passage_faults(passage: Passage, text: str) -> list[str]:
    """What of a passage's description does not fit the text; empty where it stands exactly where it says."""
    if not passage.start < passage.end <= len(text):
        return [f"{passage.id}: {passage.start} to {passage.end} is no range of a text of {len(text)}"]
    quoted = text[passage.start : passage.end]
    words = quoted.split()
    first, last = passage.text_start.split(" "), passage.text_end.split(" ")
    faults = []
    if quoted != quoted.strip():
        faults.append(f"{passage.id}: begins or ends with white space")
    if digest(quoted) != passage.sha256:
        faults.append(f"{passage.id}: another digest")
    if words[: len(first)] != first:
        faults.append(f"{passage.id}: does not start with its first words")
    if words[-len(last) :] != last:
        faults.append(f"{passage.id}: does not end with its last words")
    return faults
