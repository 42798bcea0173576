"""What is kept, read again by the rules of this program."""

from collections.abc import Mapping

from msgspec import Struct

from marsad.address import Where
from marsad.errors import Issue
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.judgement import Judgement
from marsad.verbs.keeping import default_db


class Rereadings(Struct, frozen=True, kw_only=True):
    """What came of reading `reports` again by `rules`: `changed` is how many of them state something else now.

    `added` are new statements, `again` those that older rules made, too, and `gone` those that stand no more: how many
    of each kind. `carried` judgements hold of the statements that take the same words now; of `left` a statement is
    gone of which nothing took the place. `failed` reports stay as they were: the process that read them died of it.
    """

    rules: str
    reports: int
    changed: int
    added: Mapping[str, int]
    again: Mapping[str, int]
    gone: Mapping[str, int]
    carried: tuple[Judgement, ...]
    left: tuple[Judgement, ...]
    failed: tuple[Issue, ...]


def reread(
    *, db: Where | None = None, upto: str | None = None, tell: Tell = untold, jobs: int | None = 1
) -> Rereadings:
    """Return what has changed: every report that other rules read last states now what this program's rules read.

    Of what it stated before, what these rules do not is kept and stands no more. With `upto`, a version or the
    beginning of one, only reports that were last read by it, or by rules older than it. Interrupted, it goes on where
    it was when it is called again. `jobs` is as in `ingest`.

    Raises:
        StoreError: the database is not there, or refused a write.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store
    from marsad.verbs.crew import cores, everything, read_ahead
    from marsad.verbs.reread_total import Total
    from marsad.verbs.window import THINGS, windows

    total = Total()
    with Store.read(db or default_db(), tell=tell) as store:
        rereading = store.custody.rereading
        keys = rereading.due(upto)
        parts = (keys[at : at + THINGS] for at in range(0, len(keys), THINGS))
        documents = (document for part in parts for document in rereading.documents(part))
        for arrivals in read_ahead(windows(documents), everything, jobs=jobs or cores(), expected=len(keys)):
            readings = total.readable(arrivals)
            total.add(rereading.take(readings), len(readings))
            tell(Progress(stage=Stage.REREAD, done=total.reports, total=len(keys)))
        renew(store, tell)
    return total.told()
