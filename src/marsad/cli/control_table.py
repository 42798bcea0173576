"""What `marsad control` found, for a person: tables of answers and lanes, and the chain of reasons."""

from collections.abc import Iterable
from datetime import date, timedelta

from rich.table import Table

from marsad.cli.chain import Link
from marsad.cli.control_row import asked_sentences
from marsad.cli.naming import Names
from marsad.cli.options import Language
from marsad.record.control.assessed import Assessed
from marsad.record.control.rules import reasons
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Tenure
from marsad.verbs import PlaceHistory, Sentence


def answer_table(history: PlaceHistory, names: Names) -> Table:
    """Return the assessed layer: the answer of the day asked about, or all of them."""
    table = _table("from", "to", "status", "holder", "sure", "who says so")
    for tenure in (history.assessed.tenure,) if history.assessed else history.tenures:
        sure = history.assessed.confidence if history.assessed else tenure.confidence
        sentences = "\n".join(sentence_line(each) for each in history.behind(tenure))
        table.add_row(*_days(tenure), *status_and_holder(tenure, names), f"{sure:.2f}", sentences)
    return table


def lane_table(history: PlaceHistory, names: Names) -> Table:
    """Return the claimed layer: what each publisher and each side says."""
    table = _table("lane", "name", "from", "to", "status", "holder", "statements")
    for lane in history.lanes:
        on = history.on and holder_on(lane.tenures, history.on)
        for tenure in [on] if on else [] if history.on else lane.tenures:
            name = names.party(lane.side) if lane.side else lane.name or "nobody named"
            table.add_row(
                lane.voice.value, name, *_days(tenure), *status_and_holder(tenure, names), str(len(tenure.statements))
            )
    return table


def age_line(assessed: Assessed) -> str:
    """Return how old the news is, where it is old."""
    last = assessed.tenure.last_evidence
    ar, en = reason_words("old", None).split(" · ")
    return f"{ar} · {en} ({assessed.age_days} days" + (f", {last})" if last else ")")


def chain(history: PlaceHistory, names: Names) -> Link:
    """Return why the record says what it says: the answers, their rules, the sentences, and what each of them means."""
    tenures = (history.assessed.tenure,) if history.assessed else history.tenures
    of_none = [s for s in asked_sentences(history) if all(s.statement_id not in t.statements for t in tenures)]
    aside = (Link(text="beside it", below=tuple(sentence_link(each, names) for each in of_none)),) if of_none else ()
    return Link(text=names.place(history.place), below=(*(_answer_link(history, t, names) for t in tenures), *aside))


def reason_words(reason: str, language: Language | None) -> str:
    """Return the words for a rule."""
    en, ar = reasons()[reason]
    return {Language.EN: en, Language.AR: ar}[language] if language else f"{ar} · {en}"


def sentence_line(sentence: Sentence) -> str:
    """Return who says it, when, where, and in which words."""
    return f"{_teller(sentence)}: {' '.join(sentence.quote.split())}"


def _answer_link(history: PlaceHistory, tenure: Tenure, names: Names) -> Link:
    status, holder = status_and_holder(tenure, names)
    start, end = _days(tenure)
    sure = history.assessed.confidence if history.assessed else tenure.confidence
    aged = (_rule_link("ageing", names),) if history.assessed and history.assessed.age_days else ()
    old = (_rule_link("old", names),) if history.assessed and history.assessed.is_old else ()
    sentences = tuple(sentence_link(each, names) for each in history.behind(tenure))
    rule = Link(text=f"{tenure.reason}: {reason_words(tenure.reason, names.language)}", below=sentences)
    return Link(text=f"{start or '…'} – {end or '…'}: {status} {holder} ({sure:.2f})", below=(rule, *aged, *old))


def _rule_link(reason: str, names: Names) -> Link:
    return Link(text=f"{reason}: {reason_words(reason, names.language)}")


def sentence_link(sentence: Sentence, names: Names) -> Link:
    """Return the sentence as the end of a chain: who says it, what it means alone, its words."""
    meaning = reason_words(sentence.rule, names.language)
    return Link(text=f"{_teller(sentence)} [{sentence.rule}: {meaning}]", words=sentence.quote)


def _teller(sentence: Sentence) -> str:
    who = sentence.publisher or "unknown"
    speaker = f" quoting {sentence.speaker}" if sentence.speaker not in (None, sentence.publisher) else ""
    return f"{who}{speaker}, {sentence.said or 'undated'}, {sentence.source}"


def _table(*columns: str) -> Table:
    table = Table(show_lines=True)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _days(tenure: Tenure) -> tuple[str, str]:
    """Return the first and the last day of the tenure, "" where it is open."""
    return _told(tenure.start), _told(tenure.end - timedelta(days=1) if tenure.end else None)


def status_and_holder(tenure: Tenure, names: Names) -> tuple[str, str]:
    """Return the status, and who holds it, with the besiegers or those of whom one holds it."""
    besiegers = f" (besieged by {names.parties(tenure.by)})" if tenure.by else ""
    one_of = f" (one of {names.parties(tenure.candidates)})" if tenure.candidates else ""
    return tenure.status.value, names.parties(tenure.holder) + besiegers + one_of


def _told(day: date | None) -> str:
    return day.isoformat() if day else ""


def namesakes_line(history: PlaceHistory) -> str:
    """Return which place of the name this is, and the others."""
    others: Iterable[str] = (place.id for place in history.namesakes)
    return f"marsad: this is {history.place.id} in {history.place.admin1}; called so too: {', '.join(others)}"
