"""What the claims of a voice come to beside each other: computed while others write, and kept a few rows at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, Engine

from marsad.record.counter.claim import Claim
from marsad.record.counter.headline import joined
from marsad.record.counter.series import current, numbered
from marsad.store import figure_rows
from marsad.store.figure_rows import Fall, Laid, Voice
from marsad.store.figure_update import trees
from marsad.store.linker import Linker
from marsad.store.transaction import breathe, reading, writing

# Rows that are written in one go: how long another writer waits, some tenths of a second.
AT_ONCE = 10_000
_Row = tuple[int, Claim, bytes | None, bytes | None]


class Layout(Struct, frozen=True, kw_only=True):
    """Voices that count parts of each other laid anew: which rows change, and where counts fall, by voice.

    It holds for as long as each voice was marked so often.
    """

    marks: Mapping[Voice, int]
    rows: Sequence[Laid]
    falls: Mapping[str, Sequence[Fall]]


def lay(made: Engine, linker: Linker) -> bool:
    """Return whether a voice was due. Its rows, with those of voices that count parts with it, are laid anew.

    Where one of the voices is marked meanwhile it stays due.
    """
    with reading(made) as connection:
        due = figure_rows.due_voices(connection)
        if not due:
            return False
        marks = figure_rows.marks(connection, _together(connection, due[0]))
        rows = [row for voice in marks for row in figure_rows.of_voice(connection, voice)]
    _keep(made, _laid_out(marks, rows, linker))
    return True


def _keep(made: Engine, layout: Layout) -> None:
    """Leave the rows as laid; until the last is, a voice is due, so that none is taken for current."""
    last = max(len(layout.rows) - 1, 0) // AT_ONCE
    for step in range(last + 1):
        with writing(made) as connection:
            if figure_rows.marks(connection, layout.marks) != layout.marks:
                return
            figure_rows.lay(connection, layout.rows[step * AT_ONCE : (step + 1) * AT_ONCE])
            if step == last:
                for voice in layout.marks:
                    figure_rows.settle(connection, voice, layout.falls.get(voice[1], ()))
        if step < last:
            breathe()


def _laid_out(marks: Mapping[Voice, int], rows: Sequence[_Row], linker: Linker) -> Layout:
    values = numbered(joined((claim for _, claim, _, _ in rows), trees(linker).places))
    left = current(values)
    counters = {claim.id: claim.counter or "" for claim in values}
    falls: dict[str, list[Fall]] = defaultdict(list)
    for each in left.contradictions:
        falls[each.origin].append(Fall(counters[each.statements[-1]], each))
    return Layout(marks=marks, rows=_changed(rows, values, left.claims), falls=falls)


def _together(connection: Connection, first: Voice) -> list[Voice]:
    found = {first: None}
    for voice in (row := [first]):
        fresh = [(voice[0], each) for each in figure_rows.beside(connection, voice) if (voice[0], each) not in found]
        found |= dict.fromkeys(fresh)
        row.extend(fresh)
    return sorted(found)


def _changed(rows: Iterable[_Row], values: Iterable[Claim], left: Iterable[Claim]) -> list[Laid]:
    """Return the rows that say something else than before."""
    now, kept = {claim.id: claim for claim in values}, {claim.id: claim for claim in left}
    made = ((figure_rows.laid(n, now[c.id], kept.get(c.id)), value, rest) for n, c, value, rest in rows)
    return [each for each, value, rest in made if (each.value, each.left) != (value, rest)]
