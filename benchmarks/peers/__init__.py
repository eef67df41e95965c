"""The same documents in other libraries' hands.

The models of a peer are made from the specification, so that they say the same: every field, kind and union, and of
patterns, lengths and bounds what the peer has a place for.
"""
