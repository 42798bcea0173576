"""What is kept, read again by the rules of this program, or by another reader."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing

from msgspec import Struct

from marsad.address import Where
from marsad.errors import Issue
from marsad.extract.consulted import Consulted
from marsad.progress import Progress, Stage, Tell, untold
from marsad.record.judgement import Judgement
from marsad.report.document import Document
from marsad.verbs.keeping import ByModel, default_db

# Reports that are held in memory to be read.
_AT_ONCE = 64


class Rereadings(Struct, frozen=True, kw_only=True):
    """What came of reading `reports` again by `rules`: `changed` is how many of them state something else now.

    `reader` is who read, None: whoever read each before, that is the rules; `left_by_model` are reports that a model
    read by other rules or asked otherwise, which were left as they are, since nobody chose who reads them now.
    `added` are new statements, `again` those that older rules made, too, and `gone` those that stand no more: how many
    of each kind. `carried` judgements hold of the statements that take the same words now; of `left` a statement is
    gone of which nothing took the place. `failed` reports stay as they were: the process that read them died of it, or
    what they state now is such as no store takes.
    """

    rules: str
    reader: Consulted | None
    left_by_model: int
    reports: int
    changed: int
    added: Mapping[str, int]
    again: Mapping[str, int]
    gone: Mapping[str, int]
    carried: tuple[Judgement, ...]
    left: tuple[Judgement, ...]
    failed: tuple[Issue, ...]


def reread(
    *,
    db: Where | None = None,
    upto: str | None = None,
    tell: Tell = untold,
    jobs: int | None = 1,
    by: ByModel | None = None,
    take_back: bool = False,
    failed: bool = False,
) -> Rereadings:
    """Return what has changed: every report that other rules read last states now what this program's rules read.

    Of what it stated before, what these rules do not is kept and stands no more. With `upto`, a version or the
    beginning of one, only reports that were last read by it, or by rules older than it. Interrupted, it goes on where
    it was when it is called again. `jobs` is as in `ingest`. Where `by` a model, it reads every report that it did not
    read last by these rules; with `failed` only what it was to read and did not. A report of which it reads nothing
    keeps what a model read before. What a model has read the rules read again only to `take_back`.

    Raises:
        StoreError: the database is not there, refused a write, or its team allows no such model.
    """
    from marsad.inquiry.renewal import renew
    from marsad.store import Store
    from marsad.verbs.crew import everything
    from marsad.verbs.reader import reader_of
    from marsad.verbs.reread_total import Total

    with Store.read(db or default_db(), tell=tell) as store:
        reader, rereading = reader_of(store, by, jobs), store.custody.rereading
        chosen = reader.by if by or take_back else None
        total = Total(chosen, 0 if chosen else rereading.by_others())
        keys = rereading.failed() if failed else rereading.due(upto, by=chosen)
        documents = _in_parts(keys, rereading.documents)
        with closing(reader.read_ahead(documents, everything, len(keys))) as ahead:
            for readings in map(total.readable, ahead):
                total.take(rereading, readings)
                tell(Progress(stage=Stage.REREAD, done=total.reports, total=len(keys)))
        renew(store, tell)
    return total.told()


def _in_parts(keys: Sequence[str], documents: Callable[[Sequence[str]], Iterable[Document]]) -> Iterator[Document]:
    for at in range(0, len(keys), _AT_ONCE):
        yield from documents(keys[at : at + _AT_ONCE])
