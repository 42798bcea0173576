"""Marsad reads Arabic conflict reports and keeps the record."""

__version__ = "0.1.0"
