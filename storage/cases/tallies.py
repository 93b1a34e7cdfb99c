"""How many papers were handed over, applied for anew, and forgotten with their month: counts that outlast the cases.

Law: a count is of a service, a place and a local day, and of nobody. Whoever reads them out leaves today out, rounds,
and tells none that are few (``storage.stats.cases``).
"""

from datetime import datetime
from typing import Literal

from sqlalchemy import bindparam, func, select, update

from bot.domain.rules import Rules
from storage.engine.transaction import Transaction
from storage.tables import case_tallies
from storage.tables.upsert import excluded, upsert

What = Literal["collected", "renewed", "forgotten"]

_ADD = upsert(
    case_tallies,
    list(case_tallies.primary_key.columns),
    {"number": case_tallies.c.number + excluded(case_tallies.c.number)},
)
_TAKE_BACK = (
    update(case_tallies)
    .where(
        case_tallies.c.service == bindparam("of_service"),
        case_tallies.c.place == bindparam("of_place"),
        case_tallies.c.day == bindparam("of_day"),
        case_tallies.c.what == bindparam("of_what"),
        case_tallies.c.number > 0,
    )
    .values(number=case_tallies.c.number - 1)
)
_SUMS = (
    select(case_tallies.c.service, case_tallies.c.place, case_tallies.c.what, func.sum(case_tallies.c.number))
    .where(case_tallies.c.day < bindparam("today"))
    .group_by(case_tallies.c.service, case_tallies.c.place, case_tallies.c.what)
)


def count_case(
    tx: Transaction, what: What, service: str, place: str, at: datetime, rules: Rules, number: int = 1
) -> None:
    row = {"service": service, "place": place, "day": _day(at, rules), "what": what, "number": number}
    _ADD.execute(tx.connection, row)


def uncount_case(tx: Transaction, what: What, service: str, place: str, at: datetime, rules: Rules) -> None:
    """``at``: the moment that it was counted for."""
    row = {"of_service": service, "of_place": place, "of_day": _day(at, rules), "of_what": what}
    tx.connection.execute(_TAKE_BACK, row)


def sum_tallies(tx: Transaction, before: datetime, rules: Rules) -> dict[tuple[str, str, str], int]:
    """By service, place and what; exactly, of the days before that moment's."""
    rows = tx.connection.execute(_SUMS, {"today": _day(before, rules)})
    return {(row[0], row[1], row[2]): int(row[3]) for row in rows}


def _day(at: datetime, rules: Rules) -> str:
    return at.astimezone(rules.zone).date().isoformat()
