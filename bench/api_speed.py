"""Print how long every GET route of the API takes to answer over HTTP.

    python bench/api_speed.py --db FILE [--rounds 40] [--seed 1] [--only PART]

The server is `marsad serve` in a process of its own, asked over one connection of localhost, one question at a time, as
one reader asks. What is asked is drawn from the API's own description: places, events, reports and sources that the
record has, days and windows in it, every choice of an enumeration; half of the questions as known on some day. The
first question of each route, which may have to compute what is then kept, is told apart from the others. An answer with
status 202 says that figures are being computed: it is counted, and is none. `cpu` is the processor's time of the server
a question, by `/proc`; the load is that of the machine, of the last minute.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import quote, urlencode

# How often an optional parameter is given, and a question is as known on a day.
OFTEN, AS_KNOWN = 0.3, 0.5
# Words of the simulated reports, for searches.
WORDS = ("قصف", "معارك", "المشفى", "مدنيين", "السوق", "سيطرة")
# How long the server may take to start, and to answer, in seconds.
PATIENCE_S = 900.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """What may be asked for: ids of the record, and its first and last day."""

    places: Sequence[str]
    events: Sequence[str]
    statements: Sequence[str]
    reports: Sequence[str]
    parties: Sequence[str]
    sources: Sequence[str]
    first: date
    last: date


class Asker:
    """One connection to the server."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)

    def ask(self, path: str) -> tuple[int, bytes, float]:
        """Return the status, the whole answer, and how long it took in seconds."""
        begun = time.perf_counter()
        self._connection.request("GET", path, headers={"accept-encoding": "gzip"})
        response = self._connection.getresponse()
        body = response.read()
        return response.status, body, time.perf_counter() - begun

    def json(self, path: str) -> Any:  # noqa: ANN401 (any JSON)
        """Return the answer as JSON."""
        self._connection.request("GET", path)
        return json.loads(self._connection.getresponse().read())


def pool(asker: Asker, chance: Random) -> Pool:
    """Return what there is to ask for: of a thousand events, of reports and names."""
    days = [day["day"] for day in asker.json("/api/days")["days"]]
    total = asker.json("/api/events?limit=1")["total"]
    offset = chance.randrange(max(1, total - 1000))
    events = asker.json(f"/api/events?limit=1000&offset={offset}")["events"]
    sentences = _sentences(asker, events[:20])
    known = {party["id"] for party in asker.json("/api/names")["parties"]}
    return Pool(
        places=_each(place["id"] for each in events for place in each["places"]),
        events=_each(each["id"] for each in events),
        statements=_each(told["statement"]["id"] for told in sentences),
        reports=_each(told["report"]["id"] for told in sentences),
        parties=_each(party for each in events for party in each["actors"] if party in known),
        sources=_each(source for each in events for source in each["publishers"]),
        first=date.fromisoformat(days[0]),
        last=date.fromisoformat(days[-1]),
    )


def _sentences(asker: Asker, events: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return [told for each in events for told in asker.json(f"/api/events/{each['id']}")["sentences"]]


def _each(ids: Iterable[str | None]) -> list[str]:
    return sorted(filter(None, {*ids}))


class Mix:
    """Random questions of one route, as the API describes it."""

    def __init__(self, path: str, parameters: Sequence[Mapping[str, Any]], pool: Pool, chance: Random) -> None:
        self.path, self._parameters, self._pool, self._chance = path, parameters, pool, chance
        self._window = (pool.first, pool.last)

    def draw(self) -> str | None:
        """Return a path with its query, None where a parameter that must be given is of no kind known here."""
        start = self._day()
        self._window = (start, min(self._pool.last, start + timedelta(days=self._chance.choice((0, 7, 30, 90)))))
        given = {each["name"]: self._value(each) for each in self._parameters if self._is_given(each)}
        if any(given.get(each["name"]) is None for each in self._parameters if each.get("required")):
            return None
        path = self.path
        for name in [each["name"] for each in self._parameters if each["in"] == "path"]:
            path = path.replace(f"{{{name}}}", quote(str(given.pop(name)), safe=":"))
        query = urlencode([(name, value) for name, value in given.items() if value is not None])
        return f"{path}?{query}" if query else path

    def _is_given(self, parameter: Mapping[str, Any]) -> bool:
        """Return whether it is given in this question; both ends of a window always are."""
        name = parameter["name"]
        often = {"as_of": AS_KNOWN, "from": 1.0, "to": 1.0}.get(name, OFTEN)
        return bool(parameter.get("required")) or self._chance.random() < often

    def _value(self, parameter: Mapping[str, Any]) -> str | None:
        draw = self._drawn().get(parameter["name"])
        if draw:
            return draw()
        choices = _choices(parameter.get("schema", {}))
        return str(self._chance.choice(choices)) if choices else None

    def _drawn(self) -> Mapping[str, Callable[[], str]]:
        some, there = self._chance.choice, self._pool
        kinds: tuple[tuple[Sequence[str], Sequence[str]], ...] = (
            (("place", "place_id", "places"), there.places),
            (("event_id",), there.events),
            (("statement_id", "statement"), there.statements),
            (("report_id",), there.reports),
            (("party",), there.parties),
            (("source", "publisher", "one", "other"), there.sources),
            (("q", "text"), WORDS),
        )
        found = {name: partial(some, values) for names, values in kinds for name in names if values}
        days = dict.fromkeys(("day", "on", "as_of", "before", "after", "until"), lambda: str(self._day()))
        bounds = {
            **dict.fromkeys(("from", "earlier"), lambda: str(self._window[0])),
            **dict.fromkeys(("to", "later"), lambda: str(self._window[1])),
        }
        pages: dict[str, Callable[[], str]] = {
            "offset": partial(some, ("0", "0", "100", "1000")),
            "limit": lambda: "100",
        }
        return {**found, **days, **bounds, **pages}

    def _day(self) -> date:
        return self._pool.first + timedelta(days=self._chance.randrange((self._pool.last - self._pool.first).days + 1))


def _choices(schema: Mapping[str, Any]) -> list[Any]:
    """Return every value that the parameter may have, none where they are without end; CSV is a download, not asked."""
    for part in (schema, *schema.get("anyOf", ()), schema.get("items", {})):
        if "enum" in part:
            return [value for value in part["enum"] if value != "csv"]
    return []


def routes(description: Mapping[str, Any]) -> dict[str, list[Mapping[str, Any]]]:
    """Return the parameters of every GET route, those of a choice with its values."""
    schemas = description.get("components", {}).get("schemas", {})

    def whole(node: Any) -> Any:  # noqa: ANN401 (any JSON)
        if isinstance(node, dict):
            named = node.get("$ref", "").rpartition("/")[2]
            return whole(schemas[named]) if named else {key: whole(value) for key, value in node.items()}
        return [whole(each) for each in node] if isinstance(node, list) else node

    return {
        path: [whole(each) for each in methods["get"].get("parameters", [])]
        for path, methods in description["paths"].items()
        if "get" in methods
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a route answered: the first question's time, those of the answers after it, and what was no answer."""

    path: str
    first: float
    took: Sequence[float]
    cpu: float
    size: float
    computing: int
    refused: int

    def line(self) -> str:
        """Return the row of the table."""
        times = (self.first, median(self.took), share(self.took, 0.95), max(self.took), self.cpu)
        counted = (str(each or "") for each in (self.computing, self.refused))
        return " ".join((f"{self.path:44}", *map(_ms, times), f"{self.size:>6.0f}", *map("{:>9}".format, counted)))


def measure(asker: Asker, server: int, rounds: int, *, seed: int, only: str) -> Iterator[Asked]:
    """Yield for each route how it answered, those whose parameters are not known here left out and named."""
    there = pool(asker, Random(seed))
    for path, parameters in sorted(routes(asker.json("/api/openapi.json")).items()):
        mix = Mix(path, parameters, there, Random(f"{seed}{path}"))
        drawn = [mix.draw() for _ in range(rounds + 1)]
        if only not in path or None in drawn:
            print(f"{path:44} not asked")
            continue
        begun = busy(server)
        found = [asker.ask(str(each)) for each in drawn]
        answers = [took for status, _, took in found[1:] if status == HTTPStatus.OK]
        yield Asked(
            path=path,
            first=found[0][2],
            took=answers or [0.0],
            cpu=(busy(server) - begun) / len(found),
            size=median(len(body) for _, body, _ in found) / 1e3,
            computing=sum(status == HTTPStatus.ACCEPTED for status, _, _ in found),
            refused=sum(status >= HTTPStatus.BAD_REQUEST for status, _, _ in found),
        )


def busy(process: int) -> float:
    """Return for how many seconds the process had a processor, 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def report(found: Iterable[Asked]) -> None:
    """Print the table as it grows, and at its end how long an answer took whichever route was asked."""
    heads = ("first", "median", "p95", "longest", "cpu")
    print(f"{'route':44} {' '.join(map('{:>8}'.format, heads))} {'kB':>6} computing   refused")
    every: list[float] = []
    for each in found:
        print(each.line(), flush=True)
        every += [took for took in each.took if took]
    if every:
        print(f"all {len(every):,}: median {_ms(median(every))} ms, p95 {_ms(share(every, 0.95))} ms", end="")
        print(f", longest {_ms(max(every))} ms; load {os.getloadavg()[0]:.1f}")


def share(times: Sequence[float], part: float) -> float:
    """Return the time below which so great a part of them is."""
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def _ms(seconds: float) -> str:
    return f"{1e3 * seconds:>8.1f}"


def serve(db: Path, port: int) -> subprocess.Popen[bytes]:
    """Return the server, which answers."""
    command = [sys.executable, "-m", "marsad", "serve", "--db", str(db), "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return server
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the server did not start")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8699)
    parser.add_argument("--rounds", type=int, default=40, help="questions of each route, the first apart")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="routes whose path has this part")
    options = parser.parse_args()
    running = serve(options.db, options.port)
    try:
        asker = Asker(options.port)
        print(f"load {os.getloadavg()[0]:.1f}")
        report(measure(asker, running.pid, options.rounds, seed=options.seed, only=options.only))
    finally:
        running.terminate()
        running.wait()
