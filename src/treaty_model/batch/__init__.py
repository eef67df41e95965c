"""Many documents at once: finding, reading and checking them, and rendering what was found, for people and CI."""
