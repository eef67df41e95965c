"""Files that nobody means well with: each ends with a `Validation`, soon, in little memory, and opens nothing else.

`python -m tests.hostile` validates all of them, the large ones too, and measures; the tests look at the small ones.
"""
