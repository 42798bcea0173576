"""A PostgreSQL server of one test run's own: on a socket in a folder that nobody else knows of, gone with the run."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import psycopg

from marsad.address import Address, Where
from marsad.store import Store

# Where a new, empty store may be made, or is; the name tells stores of one test apart.
Place = Callable[[str], Where]
# Nothing here outlives the run, so nothing is waited for that would make it outlive a power cut.
_ALIVE = ("fsync=off", "full_page_writes=off", "listen_addresses=", "max_connections=40")
# Nor what would make it outlive the server's sudden end, unless that is what is tested.
_HASTY = ("synchronous_commit=off",)
# Seconds until a server must answer, and between two looks whether it does.
_START_S, _LOOKED_S = 300.0, 0.05
_TEMPLATE = "empty"
_numbers = count(1)


@cache
def programs() -> Path | None:
    """Return the folder with the newest server's programs, None where there is none."""
    known = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    on_path = shutil.which("initdb")
    found = known[-1] if known else Path(on_path).resolve() if on_path else None
    return found.parent if found else None


@contextmanager
def served(*, is_hasty: bool = True) -> Iterator["Server"]:
    """Yield a server with an empty store as its template, stopped after the block.

    A hasty one forgets what it said that it kept, where it ends suddenly.
    """
    with tempfile.TemporaryDirectory(prefix="marsad-", dir="/tmp") as folder:
        server = Server(Path(folder), (*_ALIVE, *_HASTY) if is_hasty else _ALIVE)
        try:
            server.prepare()
            server.start()
            server.create(_TEMPLATE, "template0")
            Store.open(server.url(_TEMPLATE)).close()
            yield server
        finally:
            server.stop()


class Server:
    """The server whose data and socket are in `folder`; it does not run as root, which PostgreSQL refuses to."""

    def __init__(self, folder: Path, settings: Sequence[str]) -> None:
        self.folder = folder
        self._settings = settings
        self._as = ["runuser", "-u", "nobody", "--"] if os.geteuid() == 0 else []
        self._dying = self._as
        if shutil.which("setpriv"):
            # A run that is killed takes its server with it.
            one = ("--reuid", "nobody", "--regid", str(pwd.getpwnam("nobody").pw_gid), "--clear-groups")
            self._dying = ["setpriv", *(one if self._as else ()), "--pdeathsig", "QUIT", "--"]
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Make the server's data."""
        if self._as:
            shutil.chown(self.folder, "nobody")
        data = str(self.folder / "data")
        made = ("-D", data, "-A", "trust", "-U", "marsad", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")
        self._run("initdb", *made)

    def start(self) -> None:
        """Have it answer, also after a sudden end."""
        given = (*self._settings, f"unix_socket_directories={self.folder}")
        options = [word for each in given for word in ("-c", each)]
        command = [*self._dying, str((programs() or Path()) / "postgres"), "-D", str(self.folder / "data"), *options]
        with (self.folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        self.answers()

    def answers(self) -> None:
        """Return once the server answers."""
        until = monotonic() + _START_S
        while True:
            try:
                return self.do("SELECT 1")
            except psycopg.OperationalError:
                said = (self.folder / "log").read_text("utf-8", "replace")
                assert self._process is not None
                assert self._process.poll() is None, said
                assert monotonic() < until, said
                sleep(_LOOKED_S)

    def stop(self) -> None:
        """End it at once, and wait for that."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait()

    def url(self, database: str) -> str:
        """Return the address of the database."""
        return f"postgresql://marsad@/{database}?host={self.folder}"

    def create(self, database: str, template: str, tablespace: str = "pg_default") -> None:
        """Make the database, as the template is."""
        self.do(f"CREATE DATABASE {database} TEMPLATE {template} TABLESPACE {tablespace}")

    def fresh(self, tablespace: str = "pg_default") -> str:
        """Return the address of a new, empty store."""
        name = f"store{next(_numbers)}"
        self.create(name, _TEMPLATE, tablespace)
        return self.url(name)

    def bare(self) -> str:
        """Return the address of a new database in which there is no store yet."""
        name = f"bare{next(_numbers)}"
        self.create(name, "template0")
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drop the store at the address."""
        self.do(f"DROP DATABASE {urlsplit(url).path[1:]} WITH (FORCE)")

    def do(self, statement: str) -> None:
        """Do what the statement says, outside of any transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *given: str) -> None:
        command = [*self._as, str((programs() or Path()) / program), *given]
        done = subprocess.run(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        assert not done.returncode, f"{done.stdout}{done.stderr}"


def connected(address: Address | str) -> "psycopg.Connection[tuple[object, ...]]":
    """Return a connection to the database, to look behind the store's back."""
    return psycopg.connect(Address.of(address).url or "", autocommit=True)
