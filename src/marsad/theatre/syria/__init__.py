"""Syria: its places, parties and sources, as data."""
