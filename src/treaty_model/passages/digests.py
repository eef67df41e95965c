"""SHA-256 digests, which identify bytes and words without storing them."""

import hashlib

from .normal_form import normal_form


def digest(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def words_digest(text: str) -> str:
    """The SHA-256 of the normal form of a text; texts with the same words have the same one."""
    return digest(normal_form(text).text)
