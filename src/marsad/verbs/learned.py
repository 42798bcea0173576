"""What a reader knows before its first report; whoever imports this has learned it, for those that are forked of it.

Names and rules are made ready when they are first asked for, so it reads the example reports.
"""

import gc

from marsad import examples
from marsad.extract.reading import read
from marsad.report.document import Metadata
from marsad.report.reading import written

for _path in sorted(examples.folder().glob("*.txt")):
    read(written(_path.name, _path.read_text("utf-8"), _path.read_bytes(), Metadata()))
# Nothing of it is garbage, and what nobody looks through stays shared between those that are forked.
gc.freeze()
