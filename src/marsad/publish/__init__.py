"""Exports of the record."""
