"""Passages and the texts that they lie in: where a passage stands now, in a copy that one has.

Offsets are Unicode code points of a document's text as it is, with nothing changed.
"""
