"""Checks many documents: finds, reads and checks them, and renders their issues for people and CI."""
