"""The command `marsad`: JSON on stdout, messages on stderr, one module a verb."""

from marsad.cli.command import main

__all__ = ["main"]
