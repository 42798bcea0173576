"""Proxies that the environment names: they are not used, which whoever gets nowhere without one must know."""

from urllib.request import getproxies


def unused(scheme: str) -> str:
    """Return a remark that a proxy is named for the scheme and was not used, nothing where none is named."""
    named = getproxies()
    is_named = any(each in named for each in (scheme, "all"))
    return "; a proxy is named by the environment, and none is used (docs/sources.md says why)" if is_named else ""
