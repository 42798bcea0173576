"""One report's bytes, by their format: the text, and what they say of themselves. Pure functions, bounded."""
