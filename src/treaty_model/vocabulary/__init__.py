"""Words with meanings, as data, and how they are looked up."""
