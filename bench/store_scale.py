"""How long questions take over a million reports that state ten million things, on either engine, and how large it is.

    python bench/store_scale.py --db FILE|postgresql://… [--reports 1000000] [--questions 200] [--only WORDS] [--sizes]

Fills the store first where there is none: our example reports, cut in blocks and put together anew with other places,
days, publishers and further words, over ten years (`bench/archive`). Nothing is read: rows are made in bulk, as the
store makes them, with ids, hashes and log, so that `marsad verify` holds; tables get their indexes at the end.
Originals are not kept. Who held what is told by a simpler rule than the record's; events and figures are left for
whoever asks for them. A store of an older program gets the rows that this one computes with `--compute`.

Each question is drawn, and put twice. The first time is cold where the engine is a file: what the system remembers of
it is let go before each class. Times are by the clock and, put again, of the processor: this process's and, where it is
on this machine, the server's for it. That is about what it takes by the clock of a machine that does nothing else.
"""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter, process_time

from sqlalchemy import Connection, func, select, text

from archive import computed
from archive.filling import compute, cut, engine_of, examples, fill
from archive.press import Press
from archive.questions import Ask, Drawn, Questions, of_keys, of_places, of_reports, of_sheet, of_statements
from archive.spot import spots
from archive.vocabulary import Vocabulary
from marsad.address import Address
from marsad.store import Store
from marsad.store.schema import REPORT
from marsad.store.transaction import reading, writing

_DRAWN = 400
PLACES = 8_500
_PARTIES = ("REGIME", "IS", "SDF", "CIVILIANS", "REBELS", "HTS", "RUSSIA", "YPG")
_SIZES = {
    # Its sum of bytes ends at four thousand million; that of pages does not.
    "sqlite": "SELECT name, pageno * page_size AS bytes FROM dbstat, pragma_page_size WHERE aggregate = TRUE "
    "ORDER BY 2 DESC",
    "postgresql": "SELECT relname AS name, pg_relation_size(oid) AS bytes FROM pg_class "
    "WHERE relkind IN ('r', 'i', 't') ORDER BY 2 DESC",
}


def ask(questions: Questions, address: Address, times: int, seed: int) -> Iterator[str]:
    """Yield a line for each class: how long its questions took, put once and put again."""
    for name, question in questions.items():
        forget(address)
        parts = [taken(question, times, seed, backends(address)) for _ in range(2)]
        yield (
            f"{name:44}"
            + "".join(f"{median(part):10.1f}{quantiles(part, n=20)[-1]:10.1f}{max(part):10.1f}" for part, _ in parts)
            + "".join(f"{told:8.1f}" for told in (median(parts[1][1]), quantiles(parts[1][1], n=20)[-1]))
        )


def backends(address: Address) -> Sequence[Path]:
    """Return where the system says what each process of the server has used that answers this one, if it does."""
    if address.path is not None:
        return ()
    with engine_of(address) as engine, reading(engine) as connection:
        query = text("SELECT pid FROM pg_stat_activity WHERE application_name = 'marsad' AND pid <> pg_backend_pid()")
        told = [Path(f"/proc/{pid}/schedstat") for pid in connection.execute(query).scalars()]
    return [each for each in told if each.exists()]


def processor(servers: Sequence[Path]) -> float:
    """Return the seconds of the processor that this process and these of the server have used."""
    return process_time() + sum(int(each.read_text().split()[0]) for each in servers if each.exists()) / 1e9


def taken(question: Ask, times: int, seed: int, servers: Sequence[Path] = ()) -> tuple[list[float], list[float]]:
    """Return how long each question took by the clock, and how long of the processor, in milliseconds."""
    chance, clock, used = Random(seed), [], []
    for _ in range(times):
        at, begun = perf_counter(), processor(servers)
        question(chance)
        clock.append(1000 * (perf_counter() - at))
        used.append(1000 * (processor(servers) - begun))
    return clock, used


def forget(address: Address) -> None:
    """Have the system let go of what it remembers of the file."""
    if address.path is not None:
        with Path(address.path).open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def drawn(connection: Connection, seed: int) -> Drawn:
    """Return what questions are drawn from."""
    chance = Random(seed)
    many = connection.execute(select(func.count()).select_from(REPORT)).scalar_one()
    numbers = [chance.randrange(many) + 1 for _ in range(_DRAWN)]
    query = text("SELECT key, text FROM report WHERE rowid = :number")
    found = [connection.execute(query, {"number": number}).one() for number in numbers]
    return Drawn(
        texts=[row.text for row in found],
        keys=[row.key for row in found],
        publishers=Press((), spots(1), seed=seed, reports=0).publishers,
        parties=_PARTIES,
        spots=spots(PLACES),
        vocabulary=Vocabulary(seed),
    )


def sizes(connection: Connection, reports: int) -> Iterator[str]:
    """Yield what the store's tables and indexes come to, in all and a report."""
    rows = connection.execute(text(_SIZES[connection.dialect.name])).all()
    total = sum(row.bytes for row in rows)
    yield f"{'all':44}{total / 1e9:9.2f} GB{total / reports:9,.0f} bytes a report"
    for row in rows:
        if row.bytes > total / 400:
            yield f"  {row.name:42}{row.bytes / 1e9:9.2f} GB{row.bytes / reports:9,.0f}"


def main() -> None:
    """Fill the store where there is none, ask, and print how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", required=True)
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="classes of which the name has these words")
    parser.add_argument("--compute", action="store_true", help="first what an older program did not compute")
    parser.add_argument("--sizes", action="store_true", help="also what each table and index comes to")
    asked = parser.parse_args()
    address = Address.of(asked.db)
    if is_empty(address):
        fill(address, cut(examples()), spots(PLACES), reports=asked.reports, seed=asked.seed)
    with Store.open(address), engine_of(address) as engine, writing(engine) as connection:
        computed.settle(connection)
    if asked.compute:
        compute(address)
    with engine_of(address) as engine, reading(engine) as connection:
        known = drawn(connection, asked.seed)
        reports = connection.execute(select(func.count()).select_from(REPORT)).scalar_one()
        print(f"{reports:,} reports; load {os.getloadavg()[0]:.1f}")
        for line in sizes(connection, reports) if asked.sizes else ():
            print(line)
    heads = ("first p50", "p95", "longest", "again p50", "p95", "longest")
    print(f"{'milliseconds':44}{''.join(f'{head:>10}' for head in heads)}  of it processor, p95")
    every: tuple[Callable[[Store, Drawn], Questions], ...] = (of_places, of_reports, of_statements, of_keys, of_sheet)
    with Store.open(address) as store:
        for part in every:
            questions = {name: each for name, each in part(store, known).items() if asked.only in name}
            for line in ask(questions, address, asked.questions, asked.seed):
                print(line, flush=True)


def is_empty(address: Address) -> bool:
    """Return whether there are no reports at the address."""
    if address.path is not None and not address.path.exists():
        return True
    with Store.open(address) as store:
        return not store.counts().reports


if __name__ == "__main__":
    main()
