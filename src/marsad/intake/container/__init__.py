"""Packages: each an item to the items in it, in bounded memory and without a file on disk of any of their names."""
