"""Places without room to write: small disks, files that may not grow, calls that fail."""

import os
import pwd
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fault_command import Injection
from fault_plan import Plan, Room
from fault_strike import Extent, call_number
from store_server import Server

# Bytes of a disk on which there is room.
AMPLE = 256_000_000
# Bytes that a whole store of these runs takes on a disk, with its journal; its originals, a page each at least; its
# rows, where a server has its journal elsewhere; and the largest of files that are too small for any store.
_WHOLE, _ORIGINALS, _TABLES, _SMALLEST = 4_000_000, 50_000, 1_500_000, 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """How a command is hindered: by a call that fails, by how large a file may be, by disks that are small meanwhile.

    `disks` are their places and how many bytes more each takes.
    """

    injection: Injection | None = None
    largest: int | None = None
    disks: Mapping[Path, int] | None = None

    def take_room(self) -> None:
        """Leave every disk with as little room as it is to have."""
        for path, more in (self.disks or {}).items():
            found = os.statvfs(path)
            _mount(path, f"remount,size={(found.f_blocks - found.f_bfree) * found.f_frsize + more}")

    def make_room(self) -> None:
        """Leave every disk with room again."""
        for path in self.disks or ():
            _mount(path, f"remount,size={AMPLE}")


@cache
def can_mount() -> bool:
    """Return whether this process may mount disks of its own."""
    return os.geteuid() == 0 and subprocess.run(["unshare", "-m", "true"], check=False).returncode == 0


def want(plan: Plan, extent: Extent, places: Mapping[Room | None, Path]) -> Want:
    """Return how the command of the plan is hindered; `places` are those of small disks."""
    strike, room = plan.strikes[0], plan.room
    if room is Room.CALL:
        number = call_number(plan.engine, strike, extent)
        what = f"error={plan.error}"
        return Want(injection=Injection(call=strike.call, what=what, nth=number, is_lasting=plan.is_lasting))
    if room and room in places:
        most = {Room.ORIGINALS: _ORIGINALS, Room.SERVER: _TABLES}.get(room, _WHOLE)
        return Want(disks={places[room]: int(strike.share * (1 - plan.begun) * most)})
    return Want(largest=_SMALLEST + int(strike.share * _WHOLE / 3))


@contextmanager
def disks(plan: Plan, db: Path) -> Iterator[Mapping[Room | None, Path]]:
    """Yield the places of disks of their own, with room still, for a store in the file `db`; none where none may be."""
    folder, originals = db.parent, db.with_name(f"{db.name}.originals")
    wanted = {Room.DISK: (folder,), Room.ORIGINALS: (originals,), Room.DATABASE: (folder, originals)}
    places = wanted.get(plan.room or Room.LIMIT, ()) if can_mount() else ()
    with ExitStack() as stack:
        for place in places:
            stack.enter_context(mounted(place))
        yield {plan.room: places[0]} if places else {}


@contextmanager
def mounted(place: Path, owner: str | None = None) -> Iterator[None]:
    """Have a disk at the place in the block."""
    place.mkdir(parents=True, exist_ok=True)
    _mount(place, f"size={AMPLE}")
    if owner:
        os.chown(place, pwd.getpwnam(owner).pw_uid, pwd.getpwnam(owner).pw_gid)
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


@contextmanager
def tablespace(server: Server) -> Iterator[tuple[str, Path]]:
    """Yield the address of a new store whose tables are on a disk of their own, and that disk's place."""
    place = server.folder / "small"
    with mounted(place, "nobody"):
        inner = place / "tables"
        inner.mkdir()
        os.chown(inner, pwd.getpwnam("nobody").pw_uid, -1)
        server.do(f"CREATE TABLESPACE small LOCATION '{inner}'")
        url = server.fresh("small")
        try:
            yield url, place
        finally:
            server.drop(url)
            server.do("DROP TABLESPACE small")


def _mount(place: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "marsad", str(place)], check=True)
