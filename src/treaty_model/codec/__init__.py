"""Models to bytes and back, one module a format. No rules beyond the models' own, and no files."""
