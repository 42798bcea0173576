"""The map of a day, and what changed, for a person."""

from rich.table import Table

from marsad.cli.chain import Link
from marsad.cli.control_table import reason_words, status_and_holder
from marsad.cli.naming import Names
from marsad.verbs import Changes, DayMap


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
            str(tenure.last_evidence or "") if each.assessed.is_old else "",
        )
    return table


def map_chain(found: DayMap, names: Names) -> Link:
    """Return why each place is as the map has it: the rule, and the ids of the statements."""
    return Link(
        text=f"{found.on}",
        below=tuple(
            Link(
                text=f"{names.place(each.place)}: {' '.join(status_and_holder(each.assessed.tenure, names))}",
                below=(
                    Link(
                        text=f"{each.assessed.tenure.reason}: "
                        f"{reason_words(each.assessed.tenure.reason, names.language)}",
                        below=tuple(Link(text=key) for key in each.assessed.tenure.statements),
                    ),
                ),
            )
            for each in found.answers
        ),
    )


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
