"""Kill Marsad, or take the room from under it, as often as wanted: seeded, going on from where the last soak stopped.

    PYTHONPATH=tools:tests/store python tests/faults/soak_faults.py --cases 350

Run N is drawn from the seed N (`fault_plan.py`): on SQLite or PostgreSQL some folder of reports is taken in, read
again, withdrawn, erased, backed up or carried over, and the command is killed (-9) at some moment, or its server is,
or it finds no room to write. After each time nothing is lost that anybody saw there, the same command does the rest,
and in the end the store answers as one that was never struck, `verify` finds nothing, and SQLite its file whole.

`docs/soak-faults.jsonl` has a line for each run, is committed, and tells where to go on. To which moment a number of
seconds or a call comes depends on the machine; the line says what was struck. Every commit is on the disk before it is
told: on a busy one `TMPDIR=/dev/shm` is several times as quick.
"""

import argparse
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, nullcontext
from pathlib import Path
from time import monotonic

from fault_command import Command, warm
from fault_log import Log, Told
from fault_plan import Engine, Plan, Room, Verb, drawn
from fault_room import Want, can_mount, disks, tablespace, want
from fault_state import damaged, differences, look, lost, state
from fault_strike import Extent, injection, moment, struck
from fault_work import Site, copied, expected, prepare, rival_words, words
from store_server import Server, programs, served

from marsad import verbs
from marsad.address import Address

LOG = Path(__file__).parent.parent.parent / "docs" / "soak-faults.jsonl"


def attempt(plan: Plan, server: Server | None) -> Told:
    """Return what came of the run."""
    told = Told()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="faults-")))
        site, places = _site(plan, folder, server, stack)
        target, made = prepare(plan, site), expected(plan)
        before = look(site.where).links
        extent = Extent(seconds=made.seconds, before=before, after=max(made.links, before + 2))
        given = words(plan, site, target)
        try:
            if plan.room:
                _without_room(site, given, want(plan, extent, places), told)
            else:
                _under_strikes(plan, site, given, (extent, server), told)
            told.faults += _afterwards(plan, site)
        except (AssertionError, TimeoutError) as error:
            told.faults.append(f"{type(error).__name__}: {error}")
    return told


def _site(plan: Plan, folder: Path, server: Server | None, stack: ExitStack) -> tuple[Site, Mapping[Room | None, Path]]:
    """Return where all of it is, and the places of small disks."""
    if plan.engine is Engine.SQLITE or server is None:
        db = folder / "disk" / "marsad.db"
        db.parent.mkdir()
        return Site(where=Address(path=db), folder=folder), stack.enter_context(disks(plan, db))
    if plan.room is Room.SERVER and can_mount():
        url, place = stack.enter_context(tablespace(server))
        return Site(where=Address.of(url), folder=folder), {Room.SERVER: place}
    url = server.fresh() if plan.looked else server.bare()
    stack.callback(server.drop, url)
    return Site(where=Address.of(url), folder=folder), {}


def _without_room(site: Site, given: list[str], hindered: Want, told: Told) -> None:
    """Call the command where it finds no room, then where there is room again."""
    hindered.take_room()
    command = Command(given, site.folder, injection=hindered.injection, largest=hindered.largest)
    code = command.wait()
    hindered.make_room()
    if not command.found:
        told.met += 1
        told.faults += [] if code == 1 else [f"ends with {code}: {command.said}"]
        told.faults += [] if f"marsad: {site.where}: " in command.said else [f"names no place: {command.said}"]
        said = command.said.splitlines()[-1].removeprefix(f"marsad: {site.where}: ")
        told.moments.append(said.replace(f"{(site.where.path or site.folder).parent}/", ""))
    told.faults += _unclear(command)
    told.faults += _looked_over(site)
    told.faults += _finished(site, given)


def _under_strikes(plan: Plan, site: Site, given: list[str], under: tuple[Extent, Server | None], told: Told) -> None:
    """Call the command and strike it, each time again, then let it end."""
    extent, server = under
    rival = Command(rival_words(site), site.folder) if plan.rival else None
    for strike in plan.strikes:
        command = Command(given, site.folder, injection=injection(plan.engine, strike, extent))
        seen = struck(command, strike, extent, (site.where, server))
        told.moments.append(moment(plan.engine, strike, extent))
        told.met += not command.found
        told.faults += [*_unclear(command), *lost(site.where, seen)]
        told.faults += _looked_over(site) if plan.looked else []
    told.faults += _finished(site, given) if not site.copy.exists() or plan.verb is Verb.IMPORT else []
    if rival:
        rival.wait()
        told.faults += [*_unclear(rival), *([] if rival.found else _finished(site, rival_words(site)))]


def _finished(site: Site, given: list[str]) -> Iterator[str]:
    """Yield what is wrong where the command is called and let be."""
    command = Command(given, site.folder)
    code = command.wait()
    yield from _unclear(command)
    if not command.found:
        yield f"called again it ends with {code}: {command.said}"


def _unclear(command: Command) -> Iterator[str]:
    if "Traceback" in command.said:
        yield f"says: {command.said[-600:]}"


def _looked_over(site: Site) -> Iterator[str]:
    """Yield what is wrong with the store where it was left, if it is there yet."""
    if not look(site.where):
        return
    yield from (f"verify: {fault.subject} {fault.what}" for fault in verbs.verify(db=site.where).faults)
    yield from damaged(site.where.path) if site.where.path else ()


def _afterwards(plan: Plan, site: Site) -> Iterator[str]:
    """Yield in what the store, or the copy of it, is not as one that was never struck."""
    made = expected(plan).state
    yield from _looked_over(site)
    yield from differences(made, state(site.where))
    if plan.verb is Verb.BACKUP:
        yield from (f"the copy: {each}" for found in copied(site) for each in differences(made, found))


def main() -> None:
    """Soak as the command line says, and exit 1 where a run failed."""
    parser = argparse.ArgumentParser(description="Kill Marsad, going on from where the last soak stopped.")
    parser.add_argument("--cases", type=int, default=350)
    parser.add_argument("--seeds", type=int, nargs="+", help="these runs and no others")
    parser.add_argument("--log", type=Path, default=LOG)
    asked = parser.parse_args()
    log = Log(asked.log)
    failed = 0
    warm()
    with served(is_hasty=False) if programs() else nullcontext() as server:
        for seed in asked.seeds or log.next_seeds(asked.cases):
            plan, start = drawn(seed), monotonic()
            told = attempt(plan, server)
            log.write(plan, told)
            failed += bool(told.faults)
            room = f" without room ({plan.room.value})" if plan.room else ""
            said = "; ".join(told.faults) or "whole"
            strikes = ", ".join(told.moments)
            print(
                f"{seed} {plan.engine.value} {plan.verb.value}{room} [{strikes}] met {told.met}: {said} "
                f"({monotonic() - start:.1f} s)",
                flush=True,
            )
    raise SystemExit(bool(failed))


if __name__ == "__main__":
    main()
