"""A treaty as one page of HTML, for people: it needs no script and no network, and holds no word of the reports.

The parts follow the reader: overview, matrix, timeline, content (articles, events, facts), disagreements, sources.
Every part makes markup of `html.py` only, in which a string is always text.
"""
