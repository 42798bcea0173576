"""Who vouches for the servers that are asked."""

import ssl
from functools import cache

import certifi


@cache
def authorities() -> ssl.SSLContext:
    """Return whom to believe who they are: the system's authorities, and Mozilla's, for systems that have none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
