"""What a store computes, brought up to date."""

from marsad.store import Store
from marsad.theatre.loading import load


def renew(store: Store) -> None:
    """Leave the rows of control and of events as they would be if they were made anew.

    Raises:
        StoreError: the store refuses a write.
    """
    store.record(load("syria")).update()
    store.events().update()
