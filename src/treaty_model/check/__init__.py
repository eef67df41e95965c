"""Checks one document: bytes, then structure, then the rules that no schema can express."""
