"""Output for people and other programs, made from a valid treaty: lines of text, tables, and an HTML page."""
