"""Who says so, in the end."""

from collections.abc import Iterable

from marsad.extract.statement import Speaker


def origin(attribution: Iterable[Speaker]) -> str:
    """Return the last speaker who has a name, "" where none has.

    Sources without a name ("local sources", "activists") are written in small letters; what they say is laid
    to whoever quotes them.
    """
    named = [speaker.source for speaker in attribution if not speaker.source[:1].islower()]
    return named[-1] if named else ""
