"""How a theatre's reports call the parties: the shared names, with the theatre's own words over them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from marsad.errors import TheatreError
from marsad.text.folding import folded
from marsad.theatre.entries import WordsEntry
from marsad.theatre.party import Party, Weak


def spoken(where: str, parties: Sequence[Party], words: Sequence[WordsEntry]) -> tuple[Party, ...]:
    """Return `parties` as the theatre's `words`, read from file `where`, name them.

    A word that the theatre gives to parties is theirs alone there: others lose it, unless they need to have been named
    before it. One given between days only takes from nobody.

    Raises:
        TheatreError: a row is of no party.
    """
    known = {party.id for party in parties}
    for entry in words:
        if entry.id not in known:
            raise TheatreError(f"{where}: there is no party {entry.id!r}")
    taken = frozenset(folded(word for entry in words for word in _given(entry)))
    own = {entry.id: entry for entry in words}
    return tuple(_spoken(party, taken, own) for party in parties)


def _given(entry: WordsEntry) -> Iterator[str]:
    yield from entry.forms
    yield from (word.form for word in entry.weak if word.start is None and word.end is None)


def _spoken(party: Party, taken: frozenset[str], own: Mapping[str, WordsEntry]) -> Party:
    forms = tuple(form for form, key in zip(party.forms, folded(party.forms), strict=True) if key not in taken)
    keys = folded(cue.form for cue in party.cues)
    cues = tuple(cue for cue, key in zip(party.cues, keys, strict=True) if key not in taken or cue.after)
    entry = own.get(party.id)
    if entry is not None:
        forms = (*forms, *entry.forms)
        cues = _joined(entry.cues(), cues, frozenset(folded(entry.forms)))
    return replace(party, forms=forms, weak=tuple(cue.form for cue in cues), cues=cues)


def _joined(cues: Sequence[Weak], more: Sequence[Weak], strong: frozenset[str]) -> tuple[Weak, ...]:
    """Return the theatre's own weak words, then the others that are not of them nor of its strong ones."""
    held = strong | frozenset(folded(cue.form for cue in cues))
    return (*cues, *(cue for cue, key in zip(more, folded(c.form for c in more), strict=True) if key not in held))
