"""The language data of extraction: what the rules look for."""
