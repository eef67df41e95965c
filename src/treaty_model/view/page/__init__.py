"""Writes a treaty as one HTML page for people, without scripts and without requests to any server.

There is one module for each part of the page: overview, matrix, timeline, content (articles, events, facts),
disagreements, sources. All markup is built with `html.py`, which escapes every string. Without the user's copies the
page quotes no more of the reports than their records do.
"""
