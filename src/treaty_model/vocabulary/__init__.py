"""The vocabulary: terms with meanings, as data files, and functions that look them up."""
