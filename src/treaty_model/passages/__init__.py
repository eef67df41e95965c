"""Finds passages in the user's own copies of the reports.

Offsets are Unicode code points of the unchanged text.
"""
