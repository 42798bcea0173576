"""What `marsad diff` found, as lines: each change, what it was and is, and the sentences behind what is new."""

from collections.abc import Iterable

from marsad.cli.chain import Link
from marsad.cli.filed_row import contradiction_link, filed_link
from marsad.cli.naming import Names
from marsad.record.control.tenure import Tenure
from marsad.record.counter.series import Counter
from marsad.record.difference import Development, Movement, Revision
from marsad.record.incident.happening import IncidentRecord
from marsad.verbs import Lesson


def lesson_chain(found: Lesson, names: Names) -> Link:
    """Return what was learned, under a heading of how much there is of each."""
    learned = found.difference
    where = f" · {names.place(found.place)}" if found.place else ""
    parts = (
        ("control told otherwise", [_revision(each, found, names) for each in learned.control]),
        ("counters moved", [_movement(each, found, names) for each in learned.counters]),
        ("events", [_development(each, found, names) for each in learned.events]),
        ("contradictions appeared", [contradiction_link(each, found.sentences) for each in learned.appeared]),
        ("contradictions ended", [contradiction_link(each, found.sentences) for each in learned.ended]),
    )
    new = f"{len(learned.statements)} new statements of {len(learned.reports)} reports"
    return Link(
        text=f"learned after {found.earlier}, up to {found.later}{where}: {new}",
        below=tuple(Link(text=f"{title}: {len(links)}", below=tuple(links)) for title, links in parts if links),
    )


def _revision(revision: Revision, found: Lesson, names: Names) -> Link:
    place = found.places.get(revision.place_id)
    called = names.place(place) if place else revision.place_id
    days = f"from {revision.start or 'ever'} until {revision.end or 'now'}"
    before, after = (_tenure(each, names) for each in (revision.before, revision.after))
    new = set(revision.after.statements if revision.after else ()) - set(
        revision.before.statements if revision.before else ()
    )
    return Link(text=f"{called}, {days}: {before} → {after}", below=_sentences(sorted(new), found))


def _tenure(tenure: Tenure | None, names: Names) -> str:
    if tenure is None:
        return "nothing known"
    besieged = f" by {names.parties(tenure.by)}" if tenure.by else ""
    return f"{tenure.status.value} {names.parties(tenure.holder or tenure.candidates)}".strip() + besieged


def _movement(movement: Movement, found: Lesson, names: Names) -> Link:
    counter = movement.after or movement.before
    if counter is None:
        return Link(text="")
    known = {key for point in (movement.before.points if movement.before else ()) for key in point.statements}
    new = [key for point in counter.points for key in point.statements if key not in known]
    about = f"{counter.outcome} {names.parties(counter.groups)}".strip()
    origin = counter.origin or "unknown"
    text = f"{origin}, {about}, since {counter.start or 'ever'}: {_last(movement.before)} → {_last(movement.after)}"
    return Link(text=text, below=_sentences(new, found))


def _last(counter: Counter | None) -> str:
    if counter is None or not counter.points:
        return "nothing"
    point = counter.points[-1]
    low, high = point.low or 0, point.high
    return str(low) if low == high else f"{low} or more" if high is None else f"{low}–{high}"


def _development(development: Development, found: Lesson, names: Names) -> Link:
    known = {key for event in development.before for key in event.statements}
    event = development.after or development.before[0]
    new = [key for key in event.statements if key not in known]
    of = f" (of {len(development.before)})" if len(development.before) > 1 else ""
    return Link(text=f"{development.turn.value}{of}: {_event(event, names)}", below=_sentences(new, found))


def _event(event: IncidentRecord, names: Names) -> str:
    places = ", ".join(names.both(place.name_ar or place.text, place.name or "") for place in event.places)
    sort = event.type.value if event.type else event.family
    sides = " > ".join(side for side in (names.parties(event.actors), names.parties(event.targets)) if side)
    return ", ".join(part for part in (sort, sides, places, str(event.days.start or "undated")) if part)


def _sentences(ids: Iterable[str], found: Lesson) -> tuple[Link, ...]:
    return tuple(filed_link(found.sentences[key]) for key in ids if key in found.sentences)
