"""Formats that hold many reports: each an item to documents and issues, in bounded memory."""
