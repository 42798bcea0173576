"""The map of a day, and what changed, for a person."""

from collections.abc import Mapping

from rich.table import Table

from marsad.cli.chain import Link
from marsad.cli.control_table import reason_words, sentence_link, status_and_holder
from marsad.cli.naming import Names
from marsad.record.control.tenure import Tenure
from marsad.verbs import Changes, DayMap, Sentence


def map_table(found: DayMap, names: Names) -> Table:
    """Return every place with its answer."""
    table = _table("place", "governorate", "status", "holder", "since", "sure", "last known")
    for each in found.answers:
        tenure = each.assessed.tenure
        table.add_row(
            names.place(each.place),
            each.place.admin1,
            *status_and_holder(tenure, names),
            str(tenure.start or ""),
            f"{each.assessed.confidence:.2f}",
            str(tenure.last_evidence or "no news yet") if each.assessed.is_old else "",
        )
    return table


def map_chain(found: DayMap, sentences: Mapping[str, Sentence], names: Names) -> Link:
    """Return why each place is as the map has it: the rule, the sentences, and what each of them means alone."""
    return Link(
        text=f"{found.on}",
        below=tuple(_reasons(names.place(p.place), p.assessed.tenure, sentences, names) for p in found.answers),
    )


def change_chain(found: Changes, sentences: Mapping[str, Sentence], names: Names) -> Link:
    """Return why each place changed: the rule that made the later answer, and its sentences."""
    return Link(
        text=f"{found.start or '…'} – {found.end or '…'}",
        below=tuple(
            _reasons(f"{c.change.day} {names.place(c.place)}", c.change.after, sentences, names) for c in found.changes
        ),
    )


def turnover_chain(found: Changes, sentences: Mapping[str, Sentence], names: Names) -> Link:
    """Return why each handover of the places that changed hands is one."""
    return Link(
        text=f"{found.start or '…'} – {found.end or '…'}",
        below=tuple(
            Link(
                text=f"{each.turnover.count} × {names.place(each.place)}",
                below=tuple(_reasons(f"{h.after.start}", h.after, sentences, names) for h in each.turnover.handovers),
            )
            for each in found.turnovers
        ),
    )


def _reasons(head: str, tenure: Tenure, sentences: Mapping[str, Sentence], names: Names) -> Link:
    told = tuple(sentence_link(sentences[key], names) for key in tenure.statements if key in sentences)
    rule = Link(text=f"{tenure.reason}: {reason_words(tenure.reason, names.language)}", below=told)
    return Link(text=f"{head}: {' '.join(status_and_holder(tenure, names))}", below=(rule,))


def change_table(found: Changes, names: Names) -> Table:
    """Return each change, with what was before and what came after."""
    table = _table("day", "place", "governorate", "before", "after", "rule")
    for each in found.changes:
        before, after = each.change.before, each.change.after
        table.add_row(
            str(each.change.day),
            names.place(each.place),
            each.place.admin1,
            " ".join(status_and_holder(before, names)) if before else "",
            " ".join(status_and_holder(after, names)),
            reason_words(after.reason, names.language),
        )
    return table


def turnover_table(found: Changes, names: Names) -> Table:
    """Return the places that changed hands, the most often changed first, with each handover."""
    table = _table("times", "place", "governorate", "handovers")
    for each in found.turnovers:
        lines = (
            f"{h.after.start}: {names.parties(h.before.holder)} → {names.parties(h.after.holder)}"
            for h in each.turnover.handovers
        )
        table.add_row(str(each.turnover.count), names.place(each.place), each.place.admin1, "\n".join(lines))
    return table


def _table(*columns: str) -> Table:
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    return table
