"""How much of anything is read before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that one run takes of what comes in; memory stays within some ten times `report_bytes`.

    `report_bytes`: one report, or one row of a table: fifty times the longest report that was met.

    What a file on disk may give, with all that is packed into it, is the least of `unpacked_bytes` and `ratio` times
    its own size, but `free_bytes` where that is more. Arabic text shrinks to an eighth, pages to a twentieth, the same
    page saved every day to a hundredth; an archive made to fill a disk to less than a thousandth.

    `laid_down_bytes`: one packed archive or workbook inside another, which can only be read from its end and so lies
    in a nameless temporary file meanwhile. `depth`: packages within packages, of which an archive of years has three.
    `members`: things in one file on disk, with all packed into it. `listing_bytes`: what an archive's list of its
    members may take, which is held whole; some 200,000 names. `reading_bytes` and `reading_seconds` (of the processor)
    are those of a process that reads what no reader bounds, such as a workbook.
    """

    report_bytes: int = 10_000_000
    unpacked_bytes: int = 1_000_000_000_000
    free_bytes: int = 200_000_000
    ratio: int = 200
    laid_down_bytes: int = 4_000_000_000
    depth: int = 5
    members: int = 2_000_000
    listing_bytes: int = 30_000_000
    reading_bytes: int = 1_000_000_000
    reading_seconds: int = 1_800
