"""Merging reports into a treaty, splitting it again, comparing a report with it, and drafting a new report."""
