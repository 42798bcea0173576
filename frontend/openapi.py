"""Write the API's OpenAPI document to frontend/openapi.json, from which the page's types are made.

python frontend/openapi.py && npm --prefix frontend run types
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from marsad.store import Store
from marsad.theatre.loading import load
from marsad.web.app import create

with TemporaryDirectory() as folder, Store.open(Path(folder) / "empty.db") as store:
    document = create(store, load("syria")).openapi()
text = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)
Path(__file__).with_name("openapi.json").write_text(text + "\n", "utf-8")
