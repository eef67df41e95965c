"""Merges reports into a treaty, splits a treaty, compares a report with it, and drafts a new report."""
