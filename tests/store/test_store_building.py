"""Who waits for an index of PostgreSQL is told how far it is."""

from collections.abc import Callable
from threading import Event, Thread

import psycopg
from store_server import Server, connected

from marsad.address import Address
from marsad.progress import Progress, Stage
from marsad.store.engine.building import watched
from marsad.store.engine.kinds import kind_at
from marsad.store.transaction import writing

# Whoever waits for it, in a function by which an index is made.
_DOOR = 7
_WAITS = f"""
CREATE FUNCTION waits(number bigint) RETURNS bigint LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN PERFORM pg_advisory_xact_lock_shared({_DOOR}); RETURN number; END $$
"""


def test_how_far_an_index_is_is_told_while_it_is_made(server: Server) -> None:
    url = server.fresh()
    address, heard, is_heard = Address.of(url), list[Progress](), Event()
    engine = kind_at(address).made(address, 60)

    def tell(progress: Progress) -> None:
        heard.append(progress)
        is_heard.set()

    def make() -> None:
        with writing(engine) as connection, watched(engine, connection, tell):
            connection.exec_driver_sql("CREATE INDEX made ON many (waits(number))")

    with connected(url) as connection:
        connection.execute("CREATE TABLE many AS SELECT generate_series(1::bigint, 1000) AS number")
        connection.execute(_WAITS)
        maker = held(connection, make, is_heard)
    maker.join(60)
    engine.dispose()
    assert {each.stage for each in heard} == {Stage.INDEX}
    assert heard[-1].done == heard[-1].total > 0


def held(connection: "psycopg.Connection[tuple[object, ...]]", make: Callable[[], None], is_heard: Event) -> Thread:
    """Return the thread that makes the index, which could not go on before something was told of it."""
    connection.execute("SELECT pg_advisory_lock(%s)", (_DOOR,))
    maker = Thread(target=make, daemon=True)
    maker.start()
    assert is_heard.wait(60)
    connection.execute("SELECT pg_advisory_unlock(%s)", (_DOOR,))
    return maker
