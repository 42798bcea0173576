"""What a store computes, brought up to date."""

from marsad.progress import Tell, untold
from marsad.store import Store
from marsad.theatre.loading import load


def renew(store: Store, tell: Tell = untold) -> None:
    """Leave the rows of statements, control, events, coverage and figures as they would be if they were made anew.

    They are kept some at a time, so that what is interrupted goes on from there the next time; `tell` is called with
    how far that is, and not at all where nothing is due.

    Raises:
        StoreError: the store refuses a write.
    """
    store.sheet().update(tell)
    store.record(load("syria")).update(tell)
    store.events().update(tell)
    store.spoken().update(tell)
    store.figures().update(tell)
