"""Models to the schemas that others validate with, generated from their specification."""
