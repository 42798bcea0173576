"""A report to the reasons for what is read out of it."""

from marsad.extract.model.asking import Model
from marsad.report.document import Document


def explain(
    document: Document,
    *,
    theatre: str | None = None,
    guesses: bool = True,
    why_not: str | None = None,
    model: Model | None = None,
    both: bool = False,
    html: bool = False,
) -> str:
    """Return what the report's words were taken for, and the rule and the words behind each of its statements.

    As lines for a terminal, or as an HTML page; `why_not`: why these words of it gave no statement. `theatre` and
    `guesses` are those of `extract`; with a `model` it reads, or `both` do, and what was left out of its
    answer is told, too.

    Raises:
        TheatreError: there is no such theatre.
    """
    from marsad.explain.account import account
    from marsad.explain.listing import answer, listing
    from marsad.explain.nearest import why_not as asked
    from marsad.explain.page import page

    found = account(document, theatre, guesses=guesses, model=model, both=both)
    if html:
        return page(found, why_not, () if why_not is None else asked(found, why_not))
    return listing(found) if why_not is None else answer(found, why_not)
