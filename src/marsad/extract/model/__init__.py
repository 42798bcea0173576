"""The second reader: a language model that points at words of a report, and what becomes of its answers."""
