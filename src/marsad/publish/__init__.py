"""Exports of the record."""

from marsad.publish.control import control_csv
from marsad.publish.statements import statements_jsonl

__all__ = ["control_csv", "statements_jsonl"]
