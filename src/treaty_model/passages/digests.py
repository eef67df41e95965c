"""Digests: how bytes and words are recognised without being kept."""

import hashlib

from .normal_form import normal_form


def digest(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text's UTF-8, in lower-case hexadecimal."""
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def words_digest(text: str) -> str:
    """The SHA-256 of a text's normal form: the same for texts that have the same words."""
    return digest(normal_form(text).text)
