"""How far fetching goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Our choices, but where a precedent is named.

    Seconds: `connect_s` for a connection, `idle_s` for the next bytes, `whole_s` for an answer from its request to
    its last byte, `apart_s` from the end of one request to the beginning of the next to the same host, `most_apart_s`
    what of a robots.txt's Crawl-delay is obeyed, `patience_s` what a host may ask to wait within one run.

    `redirects`: hops, as many as RFC 9309 wants followed at the least. `tries`: of one address where its host is busy.
    `links`: pages that one feed or listing leads to in one run. `robots_bytes`: read of a robots.txt (RFC 9309 wants
    500 KiB at the least). `large_bytes`: the most of a table or an archive.
    """

    connect_s: float = 10.0
    idle_s: float = 30.0
    whole_s: float = 120.0
    apart_s: float = 2.0
    most_apart_s: float = 300.0
    patience_s: float = 60.0
    redirects: int = 5
    tries: int = 3
    links: int = 200
    robots_bytes: int = 524_288
    large_bytes: int = 200_000_000
