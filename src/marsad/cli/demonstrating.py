"""`marsad demo`: the example reports on the map."""

import tempfile
from pathlib import Path

from marsad import examples, verbs
from marsad.cli.options import Host, NoBrowser, Port
from marsad.cli.output import Messages
from marsad.cli.serving import serve_db
from marsad.verbs.showing import HOST, PORT

DEMO_EXAMPLES = (
    "marsad demo",
    "marsad demo --port 8700 --no-browser",
)


def demo(*, port: Port = PORT, host: Host = HOST, no_browser: NoBrowser = False) -> None:
    """Show the map of thirty example reports.

    They were written for Marsad, and are read into a database of their own, which is gone afterwards.
    """
    messages = Messages()
    with messages.usage():
        verbs.refuse_others(host, port)
    with tempfile.TemporaryDirectory(prefix="marsad-demo-", ignore_cleanup_errors=True) as folder:
        db = Path(folder) / "demo.db"
        paths = [examples.folder()]
        expected = verbs.expected(paths)
        with messages.counting(expected) as kept:
            done = verbs.ingest(verbs.documents(paths), db=db, expected=expected, kept=kept)
        messages.say(f"{done.read} example reports read, {done.statements} statements found")
        serve_db(db, port=port, host=host, no_browser=no_browser)
