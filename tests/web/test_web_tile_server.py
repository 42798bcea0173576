"""The map over tiles of the reader's own server, which is a real one: pictures, and lines and surfaces."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page
from web_browser import Watched
from web_record import readings
from web_server import serving

from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.tiles import Tiles

pytestmark = pytest.mark.browser
SIZE, EXTENT = 256, 4096
PINK, SEA = "#f0a0c8", "#dfe6e3"
# A good part of the map, which is about 1000 pixels wide and 600 high.
MUCH = 50_000


def picture() -> bytes:
    """Return a PNG that is pink all over."""
    row = b"\0" + bytes.fromhex(PINK[1:]) * SIZE
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(row * SIZE)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks
    )


def water() -> bytes:
    """Return a vector tile (Mapbox's specification, 2.1) that is water all over."""

    def number(value: int) -> bytes:
        low = b""
        while value > 127:
            low += bytes([value & 127 | 128])
            value >>= 7
        return low + bytes([value])

    def field(at: int, body: bytes) -> bytes:
        return number(at << 3 | 2) + number(len(body)) + body

    def zigzag(value: int) -> int:
        return value << 1 ^ value >> 63

    # Move to the corner; three lines to the right, down, to the left; close.
    commands = (9, 0, 0, 26, *(zigzag(each) for each in (EXTENT, 0, 0, EXTENT, -EXTENT, 0)), 15)
    polygon = b"\x18\x03" + field(4, b"".join(number(each) for each in commands))
    layer = field(1, b"water") + field(2, polygon) + b"\x28" + number(EXTENT) + b"\x78\x02"
    return field(3, layer)


@contextmanager
def tile_server(tile: bytes, sort: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server that has `tile` everywhere, and the paths that were asked for."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", sort)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(tile)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("tile", "sort", "end", "colour"),
    [
        pytest.param(picture(), "image/png", "png", PINK, id="pictures"),
        pytest.param(water(), "application/vnd.mapbox-vector-tile", "pbf", SEA, id="surfaces"),
    ],
)
def test_the_readers_own_tiles_lie_under_the_places(
    page: Page, theatre: Theatre, tmp_path: Path, *, tile: bytes, sort: str, end: str, colour: str
) -> None:
    with Store.open(tmp_path / "record.db") as store:
        for reading in readings(theatre):
            store.add(reading)
    with tile_server(tile, sort) as (origin, asked):
        tiles = Tiles(url=f"{origin}/{{z}}/{{x}}/{{y}}.{end}")
        with serving(tmp_path / "record.db", theatre, tiles=tiles) as address:
            page.emulate_media(reduced_motion="reduce")
            watched = Watched(page, address)
            watched.open("?lang=en&day=2017-11-20&areas=off")
            watched.drawn("2017-11-20")
            assert watched.pixels(colour) > MUCH
    assert asked
    assert all(path.endswith(f".{end}") for path in asked)
    assert all(complaint.startswith(f"asked {origin}/") for complaint in watched.amiss)
