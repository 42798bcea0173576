"""The rows of events brought up to date: what the reports that are due tell, and all that links lead to from there."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection

from marsad.record.filed import Filed
from marsad.record.incident.across import Grown, Tale, event, linked
from marsad.record.incident.brief import brief
from marsad.record.incident.composing import composed
from marsad.record.incident.group import Group, paired
from marsad.record.incident.lifespan import OPEN, Begun, Lifespan, Lived, lifespans
from marsad.record.incident.neighbours import Key, asked_keys, askers, most, neighbours, own_keys
from marsad.record.incident.rules import score
from marsad.record.incident.told import NEVER, told
from marsad.record.incident.voice import recounted
from marsad.record.incident.within import within
from marsad.store import event_rows, judgement_rows, telling_rows
from marsad.store.event_rows import Event, Kept
from marsad.store.judgement_rows import Docket
from marsad.store.linker import UNDECIDED, Linker, blocks, same_texts
from marsad.store.telling_rows import Telling

Scores = dict[tuple[int, int], float]
_encode = msgspec.json.Encoder(order="deterministic").encode


class Update:
    """One step: of the reports that are due, in one transaction that sees and changes all rows that it touches.

    `scores` has what speaks for two tellings, by number, as far as steps before this one weighed them.
    """

    def __init__(self, connection: Connection, linker: Linker, scores: Scores) -> None:
        self._connection = connection
        self._linker = linker
        self._docket: Docket = judgement_rows.docket(connection)
        self._decided = linker.decided(connection, self._docket)
        self._blocks = blocks(connection, self._docket)
        self._scores = scores
        self._filed: dict[str, Filed] = {}

    def run(self, reports: Iterable[str]) -> None:
        """Leave the rows as they would be if they were made anew of what these reports state now."""
        due = tuple(sorted({each for report in reports for each in self._blocks.get(report, (report,))}))
        there = telling_rows.of_reports(self._connection, due)
        gone, new = _changed(there, list(self._tellings(due)), telling_rows.last_number(self._connection))
        touched = {each.kin for each in there if each.kin is not None}
        touched |= self._shifted([each for each in (*gone, *new) if not each.lived.tale.is_turn])
        events = [each for each in new if not each.lived.tale.is_turn]
        touched |= self._linked(events)
        lost = {each.number for each in gone}
        kept = [each for each in telling_rows.of_kin(self._connection, touched) if each.number not in lost]
        telling_rows.remove(self._connection, gone)
        telling_rows.add(self._connection, new)
        since = min((_since(each) for each in (*gone, *new)), default=OPEN)
        self._relink(sorted((*kept, *events), key=_place), touched, since)

    def _tellings(self, due: Sequence[str]) -> Iterator[Telling]:
        """Yield what the reports tell of each event, and how long; what merges join is of the first of its reports."""
        stated = self._linker.stated(self._connection, due)
        read = {item.id: item for item in stated}
        judged = {item.report_id for item in stated if item.id in self._docket.about}
        reports: dict[str, list[Filed]] = defaultdict(list)
        self._filed = {item.id: item for item in self._linker.left(self._docket, stated)}
        for item in self._filed.values():
            reports[self._blocks.get(item.report_id, (item.report_id,))[0]].append(item)
        alone: dict[int, list[Filed]] = defaultdict(list)
        for report, items in sorted(reports.items()):
            days = {_known(item) for item in items}
            if len(days) == 1 and report not in self._blocks and report not in judged:
                alone[days.pop()] += items
            else:
                yield from self._of_block(report, sorted(items, key=lambda item: item.id), read)
        for day, items in sorted(alone.items()):
            yield from self._of_one_day(sorted(items, key=lambda item: item.id), day, read)

    def _of_one_day(self, items: Sequence[Filed], day: int, read: Mapping[str, Filed]) -> Iterator[Telling]:
        filed = {item.id: item for item in items}
        for group in within(list(told(items, self._linker.known)), UNDECIDED):
            report = (group.members or group.context)[0].report
            yield Telling.of(report, Lived(Tale.of(group), day), self._stamp(group, filed, read))

    def _of_block(self, block: str, items: Sequence[Filed], read: Mapping[str, Filed]) -> Iterator[Telling]:
        """Yield what a block tells on each day of knowledge on which something of it came out, as long as it stood."""
        filed = {item.id: item for item in items}
        standing: dict[Group, int] = {}
        for day in (*sorted({_known(item) for item in items}), OPEN):
            out = [item for item in items if _known(item) <= day < OPEN]
            decided = self._decided(day)
            now = dict.fromkeys(within(list(told(out, self._linker.known, decided.merged)), decided), day)
            for group, since in standing.items():
                if group not in now:
                    yield Telling.of(block, Lived(Tale.of(group), since, day), self._stamp(group, filed, read))
            standing = {group: standing.get(group, day) for group in now}

    def _stamp(self, group: Group, filed: Mapping[str, Filed], read: Mapping[str, Filed]) -> str:
        """Return what changes with what people decided on the statements of the group."""
        ids = (*group.ids, *(turn.id for turn in group.context))
        judged = [[each.id for each in self._docket.about.get(key, ())] for key in ids]
        changed = [filed[key].statement for key in ids if filed[key] != read[key]]
        if not any(judged) and not changed and ids[0] not in self._blocks:
            return ""
        return hashlib.sha256(_encode((judged, changed))).hexdigest()[:16]

    def _shifted(self, tellings: Sequence[Telling]) -> set[int]:
        """Return the kin of all who may be compared with others than before, as more come or go than are compared."""
        profiles = [each.lived.tale.profile for each in tellings]
        owned = [(key, each) for each in profiles for key in own_keys(each)]
        many = Counter(key for key, _ in owned)
        there = telling_rows.counted(self._connection, many)
        crowded = frozenset(key for key, number in many.items() if number + there.get(key, 0) > most(key))
        asked = {key for own, each in owned if own in crowded for key in askers(own, each)}
        return {each.kin for each in self._under(asked) if each.kin is not None}

    def _under(self, keys: Iterable[Key]) -> list[Telling]:
        under = telling_rows.under(self._connection, keys)
        return telling_rows.of_numbers(self._connection, {number for numbers in under.values() for number in numbers})

    def _linked(self, new: Sequence[Telling]) -> set[int]:
        """Return the kin of all to which links lead from the new."""
        there = self._under({key for each in new for key in asked_keys(each.lived.tale.profile)})
        every, ours = (*new, *there), len(new)
        pairs = neighbours([each.lived.tale.profile for each in every])
        return {
            every[b].kin or 0
            for a, b in (sorted(pair) for pair in pairs)
            if a < ours <= b and self._score(every[a], every[b]) > 0
        }

    def _score(self, one: Telling, other: Telling) -> float:
        """Return how much speaks for one event; each pair is weighed once."""
        key = (one.number, other.number)
        if key not in self._scores:
            found = score(paired(one.lived.tale.profile, other.lived.tale.profile))
            self._scores[key] = self._scores[key[::-1]] = found
        return self._scores[key]

    def _relink(self, tellings: Sequence[Telling], touched: Iterable[int], since: int) -> None:
        """Make the events of the tellings, which are in order of id, again; those that stay the same are kept.

        As known before day `since` they are what they were.
        """
        pairs = self._pairs(tellings)
        # Those that had ended before the eve of that day are left unread: of a kin that grew for years they are most.
        there = {each.is_same_as: each for each in event_rows.of_kin(self._connection, touched, since)}
        kin: dict[int, int] = {}
        moved: dict[int, int] = {}
        due: list[tuple[int, Lifespan]] = []
        lived = [each.lived for each in tellings]
        begun = Begun(since, _stood(there.values(), tellings, since))
        weighed = partial(self._weighed, tellings)
        for places, spans in lifespans(lived, linked(pairs), weighed, self._decided, begun=begun):
            least = min(tellings[place].number for place in places)
            kin |= {tellings[place].number: least for place in places if tellings[place].kin != least}
            for span in spans:
                kept = there.pop(_same(span, tellings), None)
                if kept is None:
                    due.append((least, span))
                elif kept.kin != least:
                    moved[kept.number] = least
        moved |= self._ended({each.kin for each in tellings if each.number in kin and each.kin is not None}, since, kin)
        telling_rows.relate(self._connection, kin)
        self._forget(there.values())
        event_rows.relate(self._connection, sorted(moved.items()))
        self._make(due, tellings)

    def _ended(self, left: Iterable[int], since: int, kin: Mapping[int, int]) -> dict[int, int]:
        """Return the kin now of those events of the kin `left` that had ended before the eve of day `since`."""
        ended = event_rows.of_kin(self._connection, left, until=since)
        return {each.number: kin[each.kept.members[0]] for each in ended if each.kept.members[0] in kin}

    def _weighed(self, tellings: Sequence[Telling], one: int, other: int) -> float:
        return self._score(tellings[one], tellings[other])

    def _pairs(self, tellings: Sequence[Telling]) -> list[tuple[int, int]]:
        """Return which of the tellings may be of one event, by their places."""
        profiles = [each.lived.tale.profile for each in tellings]
        owned, asked = ({key for each in profiles for key in keys(each)} for keys in (own_keys, asked_keys))
        crowds = telling_rows.crowds(self._connection, owned & asked)
        return [
            (a, b)
            for a, b in neighbours(profiles, crowds)
            if tellings[a].lived.meets(tellings[b].lived) and self._score(tellings[a], tellings[b]) > 0
        ]

    def _forget(self, events: Iterable[Event]) -> None:
        gone = sorted(events, key=lambda each: each.number)
        names = (name for each in gone for name in event_rows.names(each, self._linker.known))
        event_rows.remove(self._connection, [each.number for each in gone], names)

    def _make(self, due: Sequence[tuple[int, Lifespan]], tellings: Sequence[Telling]) -> None:
        tales = [each.lived.tale for each in tellings]
        groups = [event(tales, span.event) for _, span in due]
        ids = {key for group in groups for key in (*group.ids, *_turns(group))}
        filed = self._filed | self._linker.statements(self._connection, self._docket, ids - self._filed.keys())
        numbers = count(event_rows.last_number(self._connection) + 1)
        made = []
        for (kin, span), group in zip(due, groups, strict=True):
            if len(group.members) == 1 and group.members[0].is_over_days:
                continue
            kept = self._kept(span, group, tellings=tellings, filed=filed)
            row = Event(number=next(numbers), kin=kin, known_from=span.known_from, known_to=span.known_to, kept=kept)
            made.append(row)
        names = [name for row in made for name in event_rows.names(row, self._linker.known)]
        event_rows.add(self._connection, made, names)

    def _kept(self, span: Lifespan, group: Group, *, tellings: Sequence[Telling], filed: Mapping[str, Filed]) -> Kept:
        # A line says nothing of the links, and to weigh them takes half the time.
        bare = replace(group, joined=())
        decided = self._decided(min(span.known_to - 1, NEVER))
        record = composed(bare, filed, decided, known=self._linker.known, same={})
        if record.independent > 1:
            (record,) = recounted(
                (record,), (filed[key] for key in group.ids), same_texts(self._connection, record.reports)
            )
        members, joined = _numbers(span, tellings)
        return Kept(brief(record, filed), record.statements, members, joined)


def _known(item: Filed) -> int:
    return NEVER if item.known is None else item.known.toordinal()


def _place(each: Telling) -> tuple[str, int]:
    return (each.lived.tale.profile.id, each.lived.known_from)


def _since(each: Telling) -> int:
    """Return the first day of knowledge on which anything may be other for it."""
    return min(each.lived.known_from, each.lived.tale.profile.known)


def _stood(events: Iterable[Event], tellings: Sequence[Telling], since: int) -> dict[Grown, int]:
    """Return those that stood on the eve of day `since`, each with the day from which on."""
    place = {each.number: place for place, each in enumerate(tellings)}
    return {
        Grown(
            tuple(place[number] for number in each.kept.members),
            tuple((place[a], place[b]) for a, b in each.kept.joined),
        ): each.known_from
        for each in events
        if each.known_from < since
    }


def _turns(group: Group) -> tuple[str, ...]:
    return tuple(turn.id for turn in group.context)


def _changed(there: Sequence[Telling], made: Sequence[Telling], last: int) -> tuple[list[Telling], list[Telling]]:
    """Return which rows are gone, and which are new, with their numbers; what people judged is always made anew."""
    now = {each.is_same_as: each for each in made}
    same = {each.is_same_as for each in there if each.is_same_as in now and not each.stamp}
    new = [each for each in made if each.is_same_as not in same]
    numbered = [replace(each, number=number) for number, each in enumerate(new, last + 1)]
    return [each for each in there if each.is_same_as not in same], numbered


def _numbers(span: Lifespan, tellings: Sequence[Telling]) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
    members = tuple(tellings[place].number for place in span.event.members)
    return members, tuple((tellings[a].number, tellings[b].number) for a, b in span.event.joined)


def _same(span: Lifespan, tellings: Sequence[Telling]) -> tuple[object, ...]:
    return (span.known_from, span.known_to, *_numbers(span, tellings))
