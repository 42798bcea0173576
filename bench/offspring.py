"""The processes that this one started, and those that these did: what they took and what they hold. Linux tells."""

import os
import re
import resource
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import process_time

_PROC = Path("/proc")
# What a process holds of what it shares with others is its part of it (proc_pid_smaps(5)).
_PSS = re.compile(r"^Pss:\s+(\d+) kB$", re.MULTILINE)
# proc_pid_stat(5), behind the name in brackets: its parent, and what it and those it waited for took, in ticks.
_PARENT, _TICKS = 1, slice(11, 15)


def spent_s() -> float:
    """Return the seconds of the processor that this process and its offspring took."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    tick = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
    living = sum(sum(map(int, _stat(each)[_TICKS])) for each in offspring())
    return process_time() + ended.ru_utime + ended.ru_stime + living / tick


def held_mb() -> float:
    """Return how many MB this process and its offspring hold, what they share counted once; nought if nobody tells."""
    found = [_PROC / str(each) / "smaps_rollup" for each in (os.getpid(), *offspring())]
    shares = [_PSS.search(each.read_text("ascii")) for each in found if each.exists()]
    return sum(int(share[1]) for share in shares if share) / 1024


def offspring() -> Iterator[int]:
    """Yield the number of each process that lives and descends from this one."""
    children: dict[int, list[int]] = defaultdict(list)
    for place in _PROC.glob("[0-9]*"):
        # Others end meanwhile.
        with suppress(OSError):
            children[int(_stat(int(place.name))[_PARENT])].append(int(place.name))
    found = children[os.getpid()]
    for each in found:
        yield each
        found += children[each]


def _stat(process: int) -> list[str]:
    return (_PROC / str(process) / "stat").read_text("utf-8", "replace").rpartition(") ")[2].split()
